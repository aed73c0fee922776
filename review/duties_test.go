package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kycuong/register"
)

func TestPeriodicReports(t *testing.T) {
	day := register.MustDate
	duty := register.ReportDuty{Code: "CCHC", Name: "Báo cáo cải cách hành chính", Every: "quarter", CutOff: 14, DueDay: 16, Shift: "next", Units: register.GroupDepartments,
		Words: "cải cách hành chính", From: day("2026-01-01")}
	org := register.NewOrg([]register.Unit{
		{Code: "T", Name: "UBND tỉnh", Level: register.LevelProvince, Kind: register.KindCommittee},
		{Code: "A", Name: "Sở A", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "T"},
		{Code: "B", Name: "Sở B", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "T"},
		{Code: "C", Name: "Sở C", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "T", To: day("2026-03-15")},
		{Code: "X", Name: "UBND xã X", Level: register.LevelCommune, Kind: register.KindCommittee, Superior: "T"},
	})
	report := func(sender, date, subject string) register.Document {
		return register.Document{ID: uint64(day(date)), Direction: register.Incoming, Type: "BC", Symbol: "1/BC-" + sender, Date: day(date), Arrived: day(date),
			Sender: register.Party{Code: sender}, Subject: subject, To: []register.Party{{Code: "T"}}}
	}
	for name, c := range map[string]struct {
		docs []register.Document
		asOf string
		want string
	}{
		"both in time":                  {[]register.Document{report("A", "2026-03-13", "Báo cáo CẢI CÁCH hành chính quý I"), report("B", "2026-03-16", "Về công tác cải cách hành chính")}, "2026-04-01", ""},
		"one missing":                   {[]register.Document{report("A", "2026-03-13", "Cải cách hành chính")}, "2026-03-18", "B missing 2"},
		"one late":                      {[]register.Document{report("A", "2026-03-13", "Cải cách hành chính"), report("B", "2026-03-19", "Cải cách hành chính")}, "2026-04-01", "B late 3"},
		"another report is none":        {[]register.Document{report("A", "2026-03-13", "Cải cách hành chính"), report("B", "2026-03-13", "Công tác thanh tra")}, "2026-03-18", "B missing 2"},
		"too early for the period":      {[]register.Document{report("A", "2026-03-13", "Cải cách hành chính"), report("B", "2026-01-10", "Cải cách hành chính")}, "2026-03-18", "B missing 2"},
		"nothing on the day it is due":  {nil, "2026-03-16", ""},
		"the next round is its own":     {[]register.Document{report("A", "2026-03-13", "Cải cách hành chính"), report("B", "2026-03-13", "Cải cách hành chính"), report("A", "2026-06-15", "Cải cách hành chính")}, "2026-06-18", "B missing 2"},
		"one that ended owes no longer": {[]register.Document{report("A", "2026-03-13", "Cải cách hành chính"), report("B", "2026-03-13", "Cải cách hành chính")}, "2026-04-01", ""},
	} {
		f := Facts{Org: org, Calendar: register.NewCalendar(nil, nil), Rulebook: testFacts(t).Rulebook, AsOf: day(c.asOf), Settings: register.Settings{Office: "T", Duties: []register.ReportDuty{duty}}}
		var got []string
		for _, x := range Check(f, slices.Values(c.docs), Filter{Rule: "R23"}) {
			kind := "missing"
			if strings.Contains(x.Message, "bằng") {
				kind = "late"
			}
			words := strings.Fields(x.Message)
			got = append(got, fmt.Sprintf("%s %s %s", x.Unit, kind, words[len(words)-4]))
			if x.Subject.Kind != "report" || x.Citation == "" || strings.Contains(x.Message, "{") {
				t.Errorf("%s: %+v", name, x)
			}
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%s: %s, want %s", name, text, c.want)
		}
	}
}

func TestIncomingWithoutALead(t *testing.T) {
	day := register.MustDate
	base := register.Document{ID: 1, Direction: register.Incoming, Type: "CV", Symbol: "9/UBND-TH", Date: day("2026-03-02"), Arrived: day("2026-03-03"), Subject: "Về việc góp ý",
		Sender: register.Party{Text: "Bộ Nội vụ"}, ReplyDue: day("2026-03-20")}
	with := func(change func(*register.Document)) register.Document { d := base; change(&d); return d }
	for name, c := range map[string]struct {
		doc  register.Document
		asOf string
		want bool
	}{
		"wants an answer":        {base, "2026-03-05", true},
		"the next day":           {base, "2026-03-04", false},
		"given to somebody":      {with(func(d *register.Document) { d.Handler = register.Party{Text: "Phòng Tổng hợp"} }), "2026-03-05", false},
		"asks for nothing":       {with(func(d *register.Document) { d.ReplyDue = 0 }), "2026-03-05", false},
		"urgent":                 {with(func(d *register.Document) { d.ReplyDue, d.Urgency = 0, register.Urgent }), "2026-03-05", true},
		"returned to its sender": {with(func(d *register.Document) { d.Returned = true }), "2026-03-05", false},
		"outgoing":               {with(func(d *register.Document) { d.Direction = register.Outgoing }), "2026-03-05", false},
	} {
		f := testFacts(t)
		f.AsOf = day(c.asOf)
		found := Check(f, slices.Values([]register.Document{c.doc}), Filter{Rule: "R19"})
		if (len(found) == 1) != c.want {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

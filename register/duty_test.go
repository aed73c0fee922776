package register

import (
	"fmt"
	"strings"
	"testing"
)

func TestRoundsOfReports(t *testing.T) {
	cal := NewCalendar(nil, nil)
	for name, c := range map[string]struct {
		duty  ReportDuty
		until string
		want  string // due days
	}{
		"quarters of the administrative reform": {ReportDuty{Every: "quarter", CutOff: 14, DueDay: 20, From: MustDate("2025-12-15")}, "2026-09-30", "quý I/2026 14/03/2026 20/03/2026; quý II/2026 14/06/2026 20/06/2026; quý III/2026 14/09/2026 20/09/2026"},
		"moved to the next working day":         {ReportDuty{Every: "quarter", CutOff: 14, DueDay: 20, Shift: "next", From: MustDate("2026-04-01")}, "2026-07-01", "quý II/2026 14/06/2026 22/06/2026"},
		"moved to the one before":               {ReportDuty{Every: "quarter", CutOff: 14, DueDay: 20, Shift: "before", From: MustDate("2026-04-01")}, "2026-07-01", "quý II/2026 14/06/2026 19/06/2026"},
		"calendar months":                       {ReportDuty{Every: "month", DueDay: 5, From: MustDate("2026-01-01")}, "2026-03-10", "tháng 1/2026 31/01/2026 05/02/2026; tháng 2/2026 28/02/2026 05/03/2026"},
		"due in the month after the cut-off":    {ReportDuty{Every: "month", CutOff: 25, DueDay: 5, From: MustDate("2026-01-01")}, "2026-03-10", "tháng 1/2026 25/01/2026 05/02/2026; tháng 2/2026 25/02/2026 05/03/2026"},
		"halves":                                {ReportDuty{Every: "half", CutOff: 14, DueDay: 17, From: MustDate("2026-01-01")}, "2026-12-31", "6 tháng đầu năm 2026 14/06/2026 17/06/2026; 6 tháng cuối năm 2026 14/12/2026 17/12/2026"},
		"no longer owed":                        {ReportDuty{Every: "year", CutOff: 14, DueDay: 20, From: MustDate("2024-01-01"), Until: MustDate("2025-06-30")}, "2026-12-31", "năm 2024 14/12/2024 20/12/2024"},
		"not due yet":                           {ReportDuty{Every: "year", CutOff: 14, DueDay: 20, From: MustDate("2026-01-01")}, "2026-12-19", ""},
		"no period":                             {ReportDuty{Every: "week", DueDay: 20, From: MustDate("2026-01-01")}, "2026-12-31", ""},
	} {
		var got []string
		for _, r := range c.duty.Rounds(MustDate(c.until), cal) {
			got = append(got, fmt.Sprintf("%s %s %s", r.Name, r.End, r.Due))
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%s: %s, want %s", name, text, c.want)
		}
	}
}

func TestRoundsFollowEachOther(t *testing.T) {
	duty := ReportDuty{Every: "quarter", CutOff: 14, DueDay: 20, From: MustDate("2023-01-01")}
	rounds := duty.Rounds(MustDate("2026-12-31"), NewCalendar(nil, nil))
	for i := 1; i < len(rounds); i++ {
		if rounds[i].Start != rounds[i-1].End+1 {
			t.Errorf("%s begins on %s, the one before ends on %s", rounds[i].Name, rounds[i].Start, rounds[i-1].End)
		}
	}
	if len(rounds) != 16 {
		t.Errorf("%d rounds, want 16", len(rounds))
	}
}

func TestFaultyDutiesAreRefused(t *testing.T) {
	good := ReportDuty{Code: "CCHC", Name: "Báo cáo cải cách hành chính", Every: "quarter", CutOff: 14, DueDay: 16, Units: GroupDepartments, Words: "cải cách hành chính", From: MustDate("2026-01-01")}
	if fs := good.Validate(); len(fs) > 0 {
		t.Fatal(fs)
	}
	for field, change := range map[string]func(*ReportDuty){"name": func(r *ReportDuty) { r.Name = "" }, "every": func(r *ReportDuty) { r.Every = "week" }, "dueDay": func(r *ReportDuty) { r.DueDay = 0 }, "cutOff": func(r *ReportDuty) { r.CutOff = -1 },
		"words": func(r *ReportDuty) { r.Words = " " }, "units": func(r *ReportDuty) { r.Units = "" }, "from": func(r *ReportDuty) { r.From = 0 }} {
		r := good
		change(&r)
		if fs := r.Validate(); len(fs) != 1 || fs[0].Field != field {
			t.Errorf("%s: %v", field, fs)
		}
	}
}

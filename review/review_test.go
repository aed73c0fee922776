package review

import (
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"kycuong/register"

	"pgregory.net/rapid"
)

// Days on both sides of the reform and of the change of model rules.
var (
	dayBefore = register.MustDate("2025-06-30")
	dayAfter  = register.MustDate("2025-07-01")
	in2023    = register.MustDate("2023-10-15")
	in2026    = register.MustDate("2026-03-02")
)

// testOrg is a small province with every kind of unit.
func testOrg() *register.Org {
	u := func(code, name, abbr string, level register.Level, kind register.Kind, superior string, professional ...string) register.Unit {
		return register.Unit{Code: code, Name: name, Abbr: abbr, Level: level, Kind: kind, Superior: superior, Professional: professional}
	}
	central, province, district, commune := register.LevelCentral, register.LevelProvince, register.LevelDistrict, register.LevelCommune
	units := []register.Unit{
		u("CP", "Chính phủ", "CP", central, register.KindGovernment, ""),
		u("VPCP", "Văn phòng Chính phủ", "VPCP", central, register.KindOffice, "CP"),
		u("BTC", "Bộ Tài chính", "BTC", central, register.KindMinistry, "CP"),
		u("BYT", "Bộ Y tế", "BYT", central, register.KindMinistry, "CP"),
		u("T", "UBND tỉnh Thanh Lĩnh", "UBND", province, register.KindCommittee, "CP"),
		u("VP", "Văn phòng UBND tỉnh", "VP", province, register.KindOffice, "T"),
		u("CT", "Chủ tịch UBND tỉnh", "", province, register.KindPerson, "T"),
		u("STC", "Sở Tài chính", "STC", province, register.KindDepartment, "T", "BTC"),
		u("SNV", "Sở Nội vụ", "SNV", province, register.KindDepartment, "T"),
		u("GDTC", "Giám đốc Sở Tài chính", "", province, register.KindPerson, "STC"),
		u("CC", "Chi cục Quản lý giá", "CCG", province, register.KindBranch, "STC"),
		u("TU", "Tỉnh ủy", "TU", province, register.KindOtherSystem, ""),
		u("KB", "Kho bạc Nhà nước", "KB", province, register.KindVertical, ""),
		u("H", "UBND huyện Vân Khê", "UBND", district, register.KindCommittee, "T"),
		u("H2", "UBND huyện Hạ Lĩnh", "UBND", district, register.KindCommittee, "T"),
		u("PTC", "Phòng Tài chính huyện Vân Khê", "PTC", district, register.KindDivision, "H", "STC"),
		u("X2", "UBND xã Bình Hạ", "UBND", commune, register.KindCommittee, "H2"),
	}
	for i := range units {
		if slices.Contains([]string{"H", "H2", "PTC"}, units[i].Code) {
			units[i].To = dayBefore
		}
	}
	x := u("X", "UBND xã An Hạ", "UBND", commune, register.KindCommittee, "H")
	x.To = dayBefore
	after := u("X", "UBND xã An Hạ", "UBND", commune, register.KindCommittee, "T")
	after.From = dayAfter
	p := u("PKT", "Phòng Kinh tế xã An Hạ", "PKT", commune, register.KindDivision, "X", "STC")
	p.From = dayAfter
	return register.NewOrg(append(units, x, after, p))
}

func testFacts(t interface{ Fatal(...any) }) Facts {
	raw, err := os.Open("../assets/rulebook.json")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	rb, err := ReadRulebook(raw)
	if err != nil {
		t.Fatal(err)
	}
	return Facts{Org: testOrg(), Rulebook: rb, Calendar: register.NewCalendar(nil, []int{2023, 2025, 2026}), AsOf: register.MustDate("2026-10-31"),
		Settings: register.Settings{Office: "T", Books: register.DefaultBooks()}}
}

// parties makes addressees of codes or words separated by blanks or ";".
func parties(org *register.Org, text string, d register.Date) []register.Party {
	var list []register.Party
	for _, s := range strings.Split(text, ";") {
		if s != "" {
			list = append(list, org.ResolveParty(register.Party{Text: s}, d))
		}
	}
	return list
}

func document(f Facts, d register.Date, typ, from, to string) register.Document {
	return register.Document{ID: 1, Direction: register.Outgoing, Date: d, Type: typ, Subject: "Về việc giải ngân", Sender: register.Party{Code: from}, To: parties(f.Org, to, d)}
}

// summary writes findings as R01/violation/1/open.
func summary(found []Finding) string {
	var parts []string
	for _, x := range found {
		part := x.Rule + " " + string(x.Severity)
		if x.Levels > 0 {
			part += " " + string(rune('0'+x.Levels)) + " " + strings.Join(x.Path, ">")
		}
		if x.State != StateOpen {
			part += " " + string(x.State) + " " + x.Exception
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

func TestWayOfDocuments(t *testing.T) {
	f := testFacts(t)
	for _, c := range []struct {
		day      register.Date
		typ      string
		from, to string
		want     string
	}{
		// A commune, its district and its province, around the reform.
		{in2023, "BC", "X", "T", "R01 violation 1 X>H>T"},
		{in2023, "BC", "X", "H", ""},
		{in2023, "TTr", "X", "VP", "R01 violation 1 X>H>T"},
		{in2023, "TTr", "X", "CT", "R01 violation 1 X>H>T"},
		{dayBefore, "TTr", "X", "T", "R01 violation 1 X>H>T"},
		{dayAfter, "TTr", "X", "T", ""},
		{dayAfter, "TTr", "X", "CT", ""},
		{dayAfter, "TTr", "X", "SNV", ""},
		{in2023, "BC", "X", "SNV", "R01 violation 1 X>H>SNV"},
		{in2023, "BC", "X", "PTC", ""},
		{in2023, "BC", "X", "X2", ""},
		{in2023, "BC", "X", "H2", ""},
		{in2023, "TTr", "X", "H;T", "R05 warning 1 X>H>T"},
		// Divisions of a district, inside and outside their profession.
		{in2023, "BC", "PTC", "T", "R01 violation 1 PTC>H>T"},
		{in2023, "BC", "PTC", "STC", ""},
		{in2023, "TTr", "PTC", "STC", "R01 warning 1 PTC>H>STC"},
		{in2023, "BC", "PTC", "SNV", "R01 violation 1 PTC>H>SNV"},
		{in2026, "BC", "PKT", "STC", ""},
		{in2026, "BC", "PKT", "T", "R01 violation 1 PKT>X>T"},
		// Sub-units of a department.
		{in2026, "BC", "CC", "T", "R03 violation 1 CC>STC>T"},
		{in2026, "BC", "CC", "CT", "R03 violation 1 CC>STC>T"},
		{in2026, "BC", "CC", "STC", ""},
		{in2026, "BC", "CC", "GDTC", ""},
		{in2026, "BC", "CC", "SNV", ""},
		// The centre.
		{in2026, "TTr", "STC", "BTC", "R04 warning 1 STC>T>BTC"},
		{in2026, "BC", "STC", "BTC", ""},
		{in2026, "TTr", "STC", "BYT", "R04 violation 1 STC>T>BYT"},
		{in2026, "BC", "STC", "BYT", "R04 warning 1 STC>T>BYT"},
		{in2026, "BC", "STC", "VPCP", "R04 warning 1 STC>T>CP"},
		{in2026, "BC", "X", "BTC", "R04 violation 1 X>T>BTC"},
		{in2023, "BC", "X", "CP", "R04 violation 2 X>H>T>CP"},
		{in2026, "BC", "T", "CP", ""},
		{in2026, "BC", "T", "BTC", ""},
		{in2026, "TTr", "VP", "CP", ""},
		// Downwards, sideways, outside the tree.
		{in2023, "CV", "T", "X", ""},
		{in2026, "CV", "STC", "SNV;X", ""},
		{in2026, "BC", "X", "TU", ""},
		{in2026, "BC", "X", "KB", ""},
		{in2026, "BC", "KB", "T", ""},
		{in2023, "GM", "X", "T", ""},
		// Several competent addressees.
		{in2026, "TTr", "X", "T;STC;SNV", "R05 warning"},
		{in2026, "BC", "X", "T;STC", ""},
		{in2026, "TTr", "X", "T;CT", ""},
		{in2026, "TTr", "X", "T;TU", ""},
		// What is not known is never in order.
		{in2026, "BC", "X", "Tổ công tác số 3", "R01 warning"},
		{in2026, "BC", "X", "H", "R01 warning"},
		{in2023, "BC", "X", "T;Tổ công tác số 3", "R01 violation 1 X>H>T"},
	} {
		got := summary(CheckDocument(f, document(f, c.day, c.typ, c.from, c.to), Library{}))
		if got != c.want {
			t.Errorf("%s %s %s → %s: %q, want %q", c.day, c.typ, c.from, c.to, got, c.want)
		}
	}
}

func TestRequestsByLetter(t *testing.T) {
	f := testFacts(t)
	d := document(f, in2026, "CV", "X", "T;STC")
	for subject, want := range map[string]string{"Về việc đề nghị bổ sung kinh phí": "R05 warning", "Về việc phối hợp tổ chức lễ hội": "", "Về việc đề nghị hướng dẫn nghiệp vụ": ""} {
		d.Subject = subject
		if got := summary(CheckDocument(f, d, Library{})); got != want {
			t.Errorf("%q: %q, want %q", subject, got, want)
		}
	}
}

func TestExceptions(t *testing.T) {
	f := testFacts(t)
	order := Reference{Direction: register.Outgoing, Sender: register.Party{Code: "VP"}, Date: in2023 - 10}
	lib := Library{BySymbol: func(key string) iter.Seq[Reference] {
		return slices.Values(map[string][]Reference{
			register.SymbolKey("77/UBND-TH"): {order},
			register.SymbolKey("88/STC-VP"):  {{Direction: register.Incoming, Sender: register.Party{Code: "STC"}, Date: in2023 - 10}},
			register.SymbolKey("99/UBND-TH"): {{Direction: register.Outgoing, Sender: register.Party{Code: "T"}, Date: in2023 + 10}},
		}[key])
	}}
	for _, c := range []struct{ exception, evidence, inReplyTo, want string }{
		{"", "", "", "R01 violation 1 X>H>T"},
		{"E1", "Công văn số 77/UBND-TH ngày 05/10/2023", "", "R01 violation 1 X>H>T excused E1"},
		{"E1", "Công văn số 5/UBND-KT ngày 01/10/2023", "", "R01 violation 1 X>H>T excused E1"}, // not in the register: taken at its word
		{"E1", "theo chỉ đạo miệng", "", "R01 violation 1 X>H>T"},
		{"E1", "", "", "R01 violation 1 X>H>T"},
		{"E1", "88/STC-VP", "", "R01 violation 1 X>H>T"},
		{"E3", "Vỡ đê", "", "R01 violation 1 X>H>T excused E3"},
		{"E3", "", "", "R01 violation 1 X>H>T"},
		{"E2", "theo thông lệ", "", "R01 violation 1 X>H>T"},
		{"E99", "x", "", "R01 violation 1 X>H>T"},
		{"", "", "77/UBND-TH", "R01 violation 1 X>H>T excused E1"},
		{"", "", "88/STC-VP", "R01 violation 1 X>H>T"},
		{"", "", "99/UBND-TH", "R01 violation 1 X>H>T"}, // asked only afterwards
	} {
		d := document(f, in2023, "BC", "X", "T")
		d.Exception, d.Evidence, d.InReplyTo = c.exception, c.evidence, c.inReplyTo
		if got := summary(CheckDocument(f, d, lib)); got != c.want {
			t.Errorf("exception %q, evidence %q, in reply to %q: %q, want %q", c.exception, c.evidence, c.inReplyTo, got, c.want)
		}
	}
}

func TestIssuedLate(t *testing.T) {
	f := testFacts(t)
	friday := register.MustDate("2026-03-06")
	for days, want := range map[register.Date]string{0: "", 3: "", 4: "R13 violation"} {
		d := document(f, friday, "CV", "T", "STC")
		d.Signed, d.Issued = friday, friday+days
		if got := summary(CheckDocument(f, d, Library{})); got != want {
			t.Errorf("issued %d days after Friday: %q, want %q", days, got, want)
		}
	}
}

func TestSymbols(t *testing.T) {
	f := testFacts(t)
	for _, c := range []struct{ typ, symbol, want string }{
		{"BC", "12/BC-SNV", ""}, {"BC", "12/TTr-SNV", "R16 violation"}, {"CV", "12/SNV-VP", ""}, {"CV", "12/BC-SNV", "R16 violation"},
		{"BC", "12/BC-STC", "R16 warning"}, {"BC", "12/BC-SNVX", "R16 warning"}, {"BC", "12 / BC – snv", ""}, {"BC", "số 12", "R16 warning"},
		{"BC", "12a/BC-SNV", ""}, {"ĐA", "12/DA-SNV", "R16 violation"},
	} {
		d := document(f, in2026, c.typ, "SNV", "T")
		d.Symbol = c.symbol
		if got := summary(CheckDocument(f, d, Library{})); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.typ, c.symbol, got, c.want)
		}
	}
}

func TestNumbering(t *testing.T) {
	f := testFacts(t)
	f.Explained = func(_ register.Series, n register.Number) bool { return n.N == 5 }
	at := func(id uint64, day int, symbol string) register.Document {
		d := document(f, in2026+register.Date(day), "BC", "T", "STC")
		d.ID, d.Symbol = id, symbol
		return d
	}
	docs := []register.Document{at(1, 0, "01/BC-UBND"), at(2, 1, "02/BC-UBND"), at(3, 3, "04/BC-UBND"), at(4, 4, "06/BC-UBND"),
		at(5, 2, "07/BC-UBND"), at(6, 5, "07/BC-UBND"), at(7, 6, "8/BC-UBND"), at(8, 1, "02a/BC-UBND")}
	var got []string
	for _, x := range Check(f, slices.Values(docs), Filter{Rule: "R15"}) {
		got = append(got, x.Subject.Kind+" "+x.Subject.Symbol+" "+string(x.Severity))
	}
	slices.Sort(got)
	want := []string{"document 07/BC-UBND violation", "document 07/BC-UBND warning", "document 8/BC-UBND warning", "number 03 warning"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOverdue(t *testing.T) {
	f := testFacts(t)
	f.AsOf = register.MustDate("2026-03-20")
	incoming := register.Document{ID: 9, Direction: register.Incoming, Symbol: "7/STC-VP", Date: in2026, Arrived: in2026, Type: "CV", Subject: "x",
		Sender: register.Party{Code: "STC"}, To: []register.Party{{Code: "T"}}, Handler: register.Party{Code: "SNV"}, HandleDue: register.MustDate("2026-03-09")}
	answer := document(f, register.MustDate("2026-03-11"), "CV", "T", "STC")
	answer.InReplyTo, answer.ID = "07/STC-VP", 10
	intime := answer
	intime.Date = register.MustDate("2026-03-09")
	for name, c := range map[string]struct {
		change func(*register.Document)
		answer []register.Document
		want   string
	}{
		"open":          {func(*register.Document) {}, nil, "R20 violation"},
		"answered late": {func(*register.Document) {}, []register.Document{answer}, "R20 violation"},
		"answered":      {func(*register.Document) {}, []register.Document{intime}, ""},
		"done on day":   {func(d *register.Document) { d.Progress = "Hoàn thành 09/03/2026" }, nil, ""},
		"done late":     {func(d *register.Document) { d.Progress = "Hoàn thành ngày 10/3/2026" }, nil, "R20 violation"},
		"done some day": {func(d *register.Document) { d.Progress = "Đã xong" }, nil, ""},
		"not due yet":   {func(d *register.Document) { d.HandleDue = f.AsOf }, nil, ""},
		"returned":      {func(d *register.Document) { d.Returned = true }, nil, ""},
		"has a reply":   {func(d *register.Document) { d.Reply = "15/UBND-TH" }, nil, ""},
		"voided":        {func(d *register.Document) { d.Voided = "nhập nhầm" }, nil, ""},
	} {
		d := incoming
		c.change(&d)
		found := Check(f, slices.Values(append([]register.Document{d}, c.answer...)), Filter{Rule: "R20"})
		if got := summary(found); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for _, x := range found {
			if x.Unit != "SNV" {
				t.Errorf("%s: %s answers for it, want SNV", name, x.Unit)
			}
		}
	}
	if found := Check(f, slices.Values([]register.Document{incoming, answer}), Filter{}); !strings.Contains(found[0].Message, "chậm 2 ngày làm việc") {
		t.Errorf("message %q", found[0].Message)
	}
}

func TestSecrets(t *testing.T) {
	f := testFacts(t)
	d := document(f, in2026, "CV", "T", "STC")
	d.Subject = "Gửi tài liệu MẬT của hội nghị"
	if got := summary(CheckDocument(f, d, Library{})); got != "R24 warning" {
		t.Errorf("got %q", got)
	}
	d.Subject = "Về việc nuôi ong lấy mật"
	if got := summary(CheckDocument(f, d, Library{})); got != "" {
		t.Errorf("honey: got %q", got)
	}
	d.Secrecy = register.Secret
	if got := summary(CheckDocument(f, d, Library{})); got != "R24 violation" {
		t.Errorf("got %q", got)
	}
}

func TestDecisionsSurviveAndNoticeChange(t *testing.T) {
	f := testFacts(t)
	docs := []register.Document{document(f, in2023, "BC", "X", "T")}
	found := Check(f, slices.Values(docs), Filter{})
	decisions := map[string]Decision{found[0].Key(): {Key: found[0].Key(), State: StateConfirmed, By: "Trưởng phòng", Facts: found[0].FactsDigest()}}
	again := checkDecided(f, slices.Values(docs), decisions, Filter{})
	if again[0].State != StateConfirmed || again[0].Changed {
		t.Errorf("after a re-check: %s, changed %v", again[0].State, again[0].Changed)
	}
	docs[0].To = parties(f.Org, "SNV", in2023)
	again = checkDecided(f, slices.Values(docs), decisions, Filter{})
	if again[0].State != StateConfirmed || !again[0].Changed {
		t.Errorf("after the facts changed: %s, changed %v", again[0].State, again[0].Changed)
	}
}

func TestDecisionNeedsItsProof(t *testing.T) {
	f := testFacts(t)
	for _, c := range []struct {
		d  Decision
		ok bool
	}{
		{Decision{State: StateConfirmed, By: "A"}, true}, {Decision{State: StateConfirmed}, false},
		{Decision{State: StateRejected, By: "A"}, false}, {Decision{State: StateRejected, By: "A", Reason: "nhầm"}, true},
		{Decision{Key: "R01|document|7", State: StateExcused, By: "A", Exception: "E1", Evidence: "miệng"}, false},
		{Decision{Key: "R01|document|7", State: StateExcused, By: "A", Exception: "E1", Evidence: "12/UBND-TH"}, true},
		{Decision{Key: "R13|document|7", State: StateExcused, By: "A", Exception: "E1", Evidence: "12/UBND-TH"}, false},
		{Decision{State: StateExcused, By: "A", Exception: "E2", Evidence: "x"}, false},
		{Decision{State: "x", By: "A"}, false},
	} {
		if fs := c.d.Validate(f.Rulebook, in2023); (len(fs) == 0) != c.ok {
			t.Errorf("%+v: %v", c.d, fs)
		}
	}
}

func TestRulebookRefusesOverlap(t *testing.T) {
	r := Rule{Code: "R01", Title: "x", Citation: "y", Severity: Violation, Enabled: true}
	if err := (&Rulebook{Rules: []Rule{r, r}}).Validate(); err == nil {
		t.Error("two entries of one rule on the same day were accepted")
	}
}

// Whatever the way, a check never panics, gives the same twice, and never says
// that a document to the sender's own direct superior went over a head.
func TestCheckHoldsForAnyWay(t *testing.T) {
	f := testFacts(t)
	var all []string
	for _, u := range f.Org.Units() {
		all = append(all, u.Code)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := document(f, rapid.SampledFrom([]register.Date{in2023, dayBefore, dayAfter, in2026}).Draw(t, "day"),
			rapid.SampledFrom([]string{"BC", "TTr", "CV", "GM"}).Draw(t, "type"), rapid.SampledFrom(all).Draw(t, "from"),
			strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(all, "ai đó")), 1, 4).Draw(t, "to"), ";"))
		found := CheckDocument(f, d, Library{})
		if again := CheckDocument(f, d, Library{}); summary(found) != summary(again) {
			t.Fatalf("%q, then %q", summary(found), summary(again))
		}
		up := f.Org.Superiors(d.Sender.Code, d.Date)
		for _, x := range found {
			if len(up) > 0 && len(d.To) == 1 && d.To[0].Code == up[0].Code && x.Levels > 0 {
				t.Fatalf("%s to its direct superior: %s", d.Sender.Code, summary(found))
			}
			if x.Levels != len(x.Skipped) && x.Rule != "R05" {
				t.Fatalf("%d levels, skipped %v", x.Levels, x.Skipped)
			}
		}
	})
}

package review

import (
	"slices"
	"strings"
	"testing"

	"kycuong/register"
)

// ruleFacts are testFacts with a field led by the finance department, another by
// the department of home affairs, and an authorisation to 28/02/2026.
func ruleFacts(t *testing.T) Facts {
	f := testFacts(t)
	day := register.MustDate
	f.Rulebook.Fields = []Field{{Code: "TC", Name: "tài chính, ngân sách", Lead: "STC", Words: "ngân sách;giải ngân"}, {Code: "NV", Name: "tổ chức, cán bộ", Lead: "SNV", Words: "biên chế"}}
	f.Settings.Authorisations = []register.Authorisation{{Document: "5/GUQ-UBND", Signer: "Trần Thị Lan", From: day("2026-01-01"), Until: day("2026-02-28"), Words: "ngân sách"},
		{Document: "6/GUQ-UBND", Signer: "Lê Văn Bình", From: day("2026-01-01")}}
	return f
}

// change makes a document out of another.
type change = func(*register.Document)

// TestEachRule holds every rule about single documents to its verdict, its near
// miss and its exception.
func TestEachRule(t *testing.T) {
	f := ruleFacts(t)
	f.AsOf = register.MustDate("2026-07-31")
	f.Settings.Office = "T"
	day := register.MustDate
	after := day("2026-06-15") // the rules of 2026
	request := func(from, to string, more ...change) register.Document {
		d := document(f, after, "TTr", from, to)
		for _, c := range more {
			c(&d)
		}
		return d
	}
	field := func(code string) change { return func(d *register.Document) { d.Field = code } }
	content := func(code string) change { return func(d *register.Document) { d.Content = code } }
	signing := func(form string) change {
		return func(d *register.Document) { d.Signing, d.Signer = form, "Trần Thị Lan" }
	}
	claims := func(code, evidence string) change {
		return func(d *register.Document) { d.Exception, d.Evidence = code, evidence }
	}
	with := func(c change) change { return c }
	to := func(codes string) change { return func(d *register.Document) { d.To = parties(f.Org, codes, after) } }
	urgent := func(signed, at, issued, then string) change {
		return func(d *register.Document) {
			d.Type, d.Urgency, d.Signed, d.Issued = "CV", register.Flash, day(signed), day(issued)
			d.Date = d.Signed
			var err error
			if d.SignedAt, err = register.ParseClock(at); err != nil {
				t.Fatal(err)
			}
			if d.IssuedAt, err = register.ParseClock(then); err != nil {
				t.Fatal(err)
			}
		}
	}
	incoming := func(more ...change) register.Document {
		d := document(f, after, "BC", "SNV", "T")
		d.Direction, d.Arrived = register.Incoming, after
		for _, c := range more {
			c(&d)
		}
		return d
	}
	for _, c := range []struct {
		rule, name string
		doc        register.Document
		want       string // severity, state and a word of the sentence; "" for nothing
	}{
		{"R02", "a commune to the province past the department", request("X", "T", field("TC")), "warning open phải gửi Sở Tài chính"},
		{"R02", "to its chairman", request("X", "CT", field("TC")), "warning open Sở Tài chính"},
		{"R02", "to the department that leads", request("X", "STC", field("TC")), ""},
		{"R02", "the field was not recorded", request("X", "T"), ""},
		{"R02", "a report asks for nothing", request("X", "T", field("TC"), with(func(d *register.Document) { d.Type = "BC" })), ""},
		{"R02", "to both", request("X", "T;STC", field("TC")), "warning open đồng thời"},
		{"R02", "a department may", request("SNV", "T", field("TC")), ""},
		{"R02", "before the province's letter", request("X", "T", field("TC"), with(func(d *register.Document) { d.Date = day("2025-08-29") })), ""},
		{"R02", "an exception with its evidence", request("X", "T", field("TC"), claims("E3", "Sạt lở đê, có biên bản")), "warning excused"},
		{"R06", "to a department of another field", request("X", "SNV", field("TC")), "warning open chủ trì lĩnh vực này là Sở Tài chính"},
		{"R06", "to the leading one among others", request("X", "SNV;STC", field("TC")), ""},
		{"R06", "an unknown field", request("X", "SNV", field("??")), ""},
		{"R06", "a citizen's complaint", request("X", "SNV", field("TC"), claims("E8", "Đơn tố cáo của công dân")), "warning excused"},
		{"R07", "a deputy signs about staff", request("SNV", "T", content("TCBC"), signing("KT.")), "violation open phải trực tiếp ký"},
		{"R07", "written small", request("SNV", "T", content("tcbc"), signing("kt")), "violation open"},
		{"R07", "the head signs", request("SNV", "T", content("TCBC"), signing("")), ""},
		{"R07", "for the collective", request("X", "T", content("TCBC"), signing("TM.")), ""},
		{"R07", "another content", request("SNV", "T", content("CCNB"), signing("KT.")), ""},
		{"R07", "to a neighbour", request("SNV", "STC", content("TCBC"), signing("KT.")), ""},
		{"R07", "to the party", request("SNV", "TU", content("TCBC"), signing("KT.")), "violation open"},
		{"R07", "before the letter of 25/11/2022", request("SNV", "T", content("TCBC"), signing("KT."), with(func(d *register.Document) { d.Date = day("2022-11-24") })), ""},
		{"R08", "after the authorisation ended", request("SNV", "T", signing("TUQ."), with(func(d *register.Document) { d.Date, d.Subject = day("2026-03-05"), "Về ngân sách" })), "violation open ngoài thời hạn"},
		{"R08", "on its last day", request("SNV", "T", signing("TUQ."), with(func(d *register.Document) { d.Date, d.Subject = day("2026-02-28"), "Về ngân sách" })), ""},
		{"R08", "beyond its content", request("SNV", "T", signing("TUQ."), with(func(d *register.Document) { d.Date = day("2026-02-02") })), "violation open ngoài nội dung"},
		{"R08", "nobody authorised the signer", request("SNV", "T", signing("TUQ."), with(func(d *register.Document) { d.Signer = "Người khác" })), "violation open chưa có văn bản"},
		{"R08", "without an end", request("SNV", "T", signing("TUQ."), with(func(d *register.Document) { d.Signer = "Lê Văn Bình" })), "violation open không ghi thời hạn"},
		{"R08", "by order", request("SNV", "T", signing("TL.")), ""},
		{"R09", "an opinion is missing", request("X", "T", with(func(d *register.Document) {
			d.Consulted = parties(f.Org, "STC;SNV", after)
			d.Opinions = []string{"88/STC-NS"}
		})), "warning open ý kiến bằng văn bản của Sở Nội vụ"},
		{"R09", "all are enclosed", request("X", "T", with(func(d *register.Document) {
			d.Consulted = parties(f.Org, "STC", after)
			d.Opinions = []string{"88/STC-NS"}
		})), ""},
		{"R09", "it needs none", request("X", "T"), ""},
		{"R11", "24 pages, no summary", request("X", "T", with(func(d *register.Document) { d.Pages = 24 })), "warning open 24 trang"},
		{"R11", "10 pages", request("X", "T", with(func(d *register.Document) { d.Pages = 10 })), ""},
		{"R11", "a summary of 6", request("X", "T", with(func(d *register.Document) { d.Pages, d.Summary = 24, 6 })), ""},
		{"R11", "a summary of 7", request("X", "T", with(func(d *register.Document) { d.Pages, d.Summary = 24, 7 })), "warning open quá 06"},
		{"R11", "before the decree", request("X", "T", with(func(d *register.Document) { d.Pages, d.Date = 24, day("2026-05-28") })), ""},
		{"R12", "a department asks about leave", request("SNV", "T", content("CCNB")), "warning open thuộc thẩm quyền của đơn vị"},
		{"R12", "to a neighbour", request("SNV", "STC", content("CCNB")), ""},
		{"R12", "a sub-unit asks its department", request("CC", "STC", content("CCNB")), ""},
		{"R14", "flash, sent the next day", request("T", "STC", urgent("2026-06-15", "8:00", "2026-06-16", "")), "violation open phải phát hành ngay"},
		{"R14", "within the hour", request("T", "STC", urgent("2026-06-15", "8:00", "2026-06-15", "9:00")), ""},
		{"R14", "after two hours and a minute", request("T", "STC", urgent("2026-06-15", "8:00", "2026-06-15", "10:01")), "violation open 2 giờ 01 phút"},
		{"R14", "over midnight, within the threshold", request("T", "STC", urgent("2026-06-15", "23:30", "2026-06-16", "0:30")), ""},
		{"R14", "not urgent", request("T", "STC", urgent("2026-06-15", "8:00", "2026-06-16", "8:00"), with(func(d *register.Document) { d.Urgency = register.Normal })), ""},
		{"R17", "returned without a reason", incoming(with(func(d *register.Document) { d.Returned = true })), "warning open không ghi lý do"},
		{"R17", "with one", incoming(with(func(d *register.Document) { d.Returned, d.ReturnReason = true, "Sai thẩm quyền" })), ""},
		{"R17", "meant for others, kept a week", incoming(to("BTC")), "warning open không phải cơ quan này"},
		{"R17", "a copy came here", incoming(to("BTC"), with(func(d *register.Document) { d.CC = parties(f.Org, "VP", after) })), ""},
		{"R17", "it was given to somebody", incoming(to("BTC"), with(func(d *register.Document) { d.Handler = register.Party{Code: "SNV"} })), ""},
		{"R17", "for our chairman", incoming(to("CT")), ""},
		{"R17", "for somebody unknown", incoming(to("ai đó")), ""},
		{"R17", "came this week", incoming(to("BTC"), with(func(d *register.Document) { d.Arrived = f.AsOf - 3 })), ""},
		{"R18", "acknowledged a day late", incoming(with(func(d *register.Document) { d.Acknowledged = after + 1 })), "warning open chậm 1 ngày"},
		{"R18", "on the day", incoming(with(func(d *register.Document) { d.Acknowledged = after })), ""},
		{"R18", "not recorded", incoming(), ""},
	} {
		found := slices.DeleteFunc(CheckDocument(f, c.doc, Library{}), func(x Finding) bool { return x.Rule != c.rule })
		switch {
		case c.want == "" && len(found) > 0:
			t.Errorf("%s, %s: %s", c.rule, c.name, found[0].Message)
		case c.want == "":
		case len(found) != 1:
			t.Errorf("%s, %s: %d findings", c.rule, c.name, len(found))
		default:
			parts := strings.SplitN(c.want, " ", 3)
			x := found[0]
			if string(x.Severity) != parts[0] || string(x.State) != parts[1] || len(parts) > 2 && !strings.Contains(x.Message, strings.Replace(parts[2], "06", "6", 1)) || strings.Contains(x.Message, "{") || x.Citation == "" {
				t.Errorf("%s, %s: %s %s %s, want %s", c.rule, c.name, x.Severity, x.State, x.Message, c.want)
			}
		}
	}
}

func TestOpinionsAreAnsweredInTime(t *testing.T) {
	f := ruleFacts(t)
	day := register.MustDate
	f.AsOf = day("2026-07-31")
	ask := document(f, day("2026-06-01"), register.Letter, "T", "STC;SNV;KB")
	ask.ID, ask.Symbol, ask.Subject = 7, "12/UBND-TH", "Về việc lấy ý kiến dự thảo quy chế"
	answer := func(from, date string) register.Document {
		d := document(f, day(date), register.Letter, from, "T")
		d.ID, d.Direction, d.Symbol, d.InReplyTo, d.Subject = uint64(d.Date)*10+uint64(len(from)), register.Incoming, "9/"+from+"-TH", "12/UBND-TH", "Góp ý dự thảo"
		return d
	}
	for name, c := range map[string]struct {
		docs []register.Document
		want string
	}{
		"one late, one never": {[]register.Document{ask, answer("STC", "2026-06-10")}, "STC late 2 ngày; SNV pending"},
		"both in time":        {[]register.Document{ask, answer("STC", "2026-06-08"), answer("SNV", "2026-06-05")}, ""},
		"another's answer":    {[]register.Document{ask, answer("X2", "2026-06-05"), answer("SNV", "2026-06-05")}, "STC pending"},
	} {
		var got []string
		for _, x := range Check(f, slices.Values(c.docs), Filter{Rule: "R10"}) {
			what := "late 2 ngày"
			if x.Pending {
				what = "pending"
			} else if !strings.Contains(x.Message, "chậm 2 ngày") {
				what = x.Message
			}
			got = append(got, x.Unit+" "+what)
		}
		slices.Sort(got)
		want := strings.Split(c.want, "; ")
		slices.Sort(want)
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	earlier := ask
	earlier.Date = day("2026-05-04")
	if found := Check(f, slices.Values([]register.Document{earlier}), Filter{Rule: "R10"}); len(found) != 0 {
		t.Errorf("without a deadline, before the decree: %v", found)
	}
	earlier.ReplyDue = day("2026-05-11")
	if found := Check(f, slices.Values([]register.Document{earlier}), Filter{Rule: "R10"}); len(found) != 2 {
		t.Errorf("with a deadline: %d findings", len(found))
	}
}

func TestOneContentToSeveralLevels(t *testing.T) {
	f := ruleFacts(t)
	day := register.MustDate
	send := func(date, to, symbol, subject string) register.Document {
		d := document(f, day(date), "TTr", "X", to)
		d.ID, d.Symbol, d.Subject = uint64(d.Date), symbol, subject
		return d
	}
	const subject = "Đề nghị hỗ trợ kinh phí sửa chữa hồ chứa nước"
	for name, c := range map[string]struct {
		docs []register.Document
		n    int
	}{
		"district, then province":  {[]register.Document{send("2023-03-02", "H", "1/TTr-UBND", subject), send("2023-03-06", "T", "2/TTr-UBND", subject)}, 1},
		"marks and case":           {[]register.Document{send("2023-03-02", "H", "1/TTr-UBND", subject), send("2023-03-06", "T", "2/TTr-UBND", strings.ToUpper(subject))}, 1},
		"eleven days later":        {[]register.Document{send("2023-03-02", "H", "1/TTr-UBND", subject), send("2023-03-13", "T", "2/TTr-UBND", subject)}, 0},
		"the same level":           {[]register.Document{send("2023-03-02", "H", "1/TTr-UBND", subject), send("2023-03-06", "H2", "2/TTr-UBND", subject)}, 0},
		"another content":          {[]register.Document{send("2023-03-02", "H", "1/TTr-UBND", subject), send("2023-03-06", "T", "2/TTr-UBND", subject+" số 2")}, 0},
		"too few words to be sure": {[]register.Document{send("2023-03-02", "H", "1/TTr-UBND", "Báo cáo tuần"), send("2023-03-06", "T", "2/TTr-UBND", "Báo cáo tuần")}, 0},
	} {
		if found := Check(f, slices.Values(c.docs), Filter{Rule: "R25"}); len(found) != c.n {
			t.Errorf("%s: %d findings, want %d", name, len(found), c.n)
		}
	}
}

// TestEveryRuleIsComplete: each rule of the book has a title in two languages, a
// citation, an example and sentences without a blank that nobody fills.
func TestEveryRuleIsComplete(t *testing.T) {
	rb := testFacts(t).Rulebook
	seen := map[string]bool{}
	for _, r := range rb.Rules {
		seen[r.Code] = true
		if r.TitleEn == "" || r.Example == "" || len(r.Sentences) == 0 {
			t.Errorf("%s from %s is not complete", r.Code, r.From)
		}
	}
	for n := 1; n <= 25; n++ {
		if code := "R" + string(rune('0'+n/10)) + string(rune('0'+n%10)); !seen[code] {
			t.Errorf("%s is not in the rulebook", code)
		}
	}
	for n, e := range rb.Exceptions {
		for _, code := range e.Rules {
			if !seen[code] {
				t.Errorf("exception %d excuses %s, which is no rule", n, code)
			}
		}
	}
	if err := rb.Validate(); err != nil {
		t.Error(err)
	}
}

func TestAFieldIsGuessedFromTheSubject(t *testing.T) {
	f := ruleFacts(t)
	for subject, want := range map[string]string{"Xin bổ sung ngân sách": "TC", "Về biên chế giáo viên": "NV", "Mời họp": "", "GIẢI NGÂN quý I": "TC"} {
		got, _ := f.Rulebook.GuessField(subject, in2026)
		if got.Code != want {
			t.Errorf("%q: %q, want %q", subject, got.Code, want)
		}
	}
}

// TestCommunesHaveTheirOwnPack: a commune's document is judged by the model rules
// of communes of its day, and by those of the province when that pack is off.
func TestCommunesHaveTheirOwnPack(t *testing.T) {
	f := testFacts(t)
	cite := func(sender string, day register.Date) string {
		d := document(f, day, "TTr", sender, "STC;SNV")
		for _, x := range CheckDocument(f, d, Library{}) {
			if x.Rule == ruleManyReceived {
				rule, _ := f.Rulebook.RuleOf(x)
				if rule.Cite() != x.Citation {
					t.Errorf("%s: the rule of the finding is %s, its citation %s", sender, rule.Pack, x.Citation)
				}
				return x.Citation
			}
		}
		return ""
	}
	old, now := register.MustDate("2025-12-07"), register.MustDate("2025-12-08")
	for _, c := range []struct {
		sender string
		day    register.Date
		want   string
	}{{"X", old, "77/2006"}, {"X", now, "315/2025"}, {"CC", old, "53/2006"}, {"CC", now, "314/2025"}} {
		if got := cite(c.sender, c.day); !strings.Contains(got, c.want) {
			t.Errorf("%s on %s: %q, want %s", c.sender, c.day, got, c.want)
		}
	}
	f.Rulebook = f.Rulebook.WithPack("Mẫu NĐ 315/2025 (cấp xã)", false)
	if got := cite("X", now); !strings.Contains(got, "314/2025") {
		t.Errorf("without the pack: %q", got)
	}
	if err := f.Rulebook.Validate(); err != nil || len(f.Rulebook.Packs()) < 8 || slices.Contains(f.Rulebook.Packs(), "") {
		t.Errorf("packs %v, %v", f.Rulebook.Packs(), err)
	}
}

// TestNoAuthorisationIsRecorded: nothing can be concluded, which is a warning.
func TestNoAuthorisationIsRecorded(t *testing.T) {
	f := ruleFacts(t)
	f.Settings.Authorisations = nil
	d := document(f, register.MustDate("2026-06-15"), "TTr", "SNV", "T")
	d.Signing, d.Signer = "TUQ.", "Trần Thị Lan"
	i := slices.IndexFunc(CheckDocument(f, d, Library{}), func(x Finding) bool { return x.Rule == "R08" })
	if i < 0 {
		t.Fatal("nothing is said")
	}
	if x := CheckDocument(f, d, Library{})[i]; x.Severity != Warning || !strings.Contains(x.Message, "chưa kết luận được") {
		t.Errorf("%s %s", x.Severity, x.Message)
	}
}

package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"kycuong/store"
)

// line makes one JSON line of the command from a valid document and what is
// changed in it.
func line(t *testing.T, changed map[string]any) string {
	t.Helper()
	d := map[string]any{"type": "BC", "date": "2026-10-05", "subject": "Báo cáo kết quả công tác quý III", "sender": "H90.10", "to": []string{"H90"}}
	for k, v := range changed {
		d[k] = v
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + "\n"
}

func TestAddTakesTheNextNumbers(t *testing.T) {
	o := sampleOffice(t)
	var in strings.Builder
	for i := range 5 {
		in.WriteString(line(t, map[string]any{"subject": fmt.Sprintf("Báo cáo số %d của đợt", i), "sender": "H90.22"}))
	}
	answers := strings.Split(strings.TrimSpace(o.must(in.String(), "add", "outgoing")), "\n")
	if len(answers) != 5 {
		t.Fatalf("%d answers: %v", len(answers), answers)
	}
	seen := map[string]bool{}
	for _, a := range answers {
		var got added
		if err := json.Unmarshal([]byte(a), &got); err != nil {
			t.Fatal(err)
		}
		if got.ID == 0 || got.Number == "" || seen[got.Number] || !strings.HasPrefix(got.Symbol, got.Number) {
			t.Errorf("answer %s", a)
		}
		seen[got.Number] = true
	}
}

func TestAddedBypassIsFound(t *testing.T) {
	o := sampleOffice(t)
	const commune = "H90.31.01" // a commune of today: its superior is the province
	o.must(line(t, map[string]any{"sender": commune, "to": []string{"CP"}, "subject": "Báo cáo thẳng trung ương"}), "add", "outgoing")
	var res checkResult
	o.json(&res, "", "check", "--from", "2026-10-05", "--to", "2026-10-05", "--unit", commune, "--as-of", "2026-10-31")
	if len(res.Findings) != 1 {
		t.Fatalf("%d findings, want one: %+v", len(res.Findings), res.Findings)
	}
	f := res.Findings[0]
	if f.Levels != 1 || len(f.Skipped) != 1 || f.Skipped[0] != "H90" || f.Citation == "" || f.State != "open" || !strings.Contains(f.Message, "UBND tỉnh Thanh Lĩnh") {
		t.Errorf("%+v", f)
	}
}

// TestAddRefusesLineByLine gives every kind of bad line between two good ones.
func TestAddRefusesLineByLine(t *testing.T) {
	o := sampleOffice(t)
	bad := []struct{ in, says string }{
		{line(t, map[string]any{"date": "2026-02-31"}), "Không có ngày này"},
		{line(t, map[string]any{"date": "0026-10-05"}), "26"},
		{line(t, map[string]any{"colour": "red"}), "colour"},
		{line(t, map[string]any{"subject": strings.Repeat("Về việc ", 1250)}), "tối đa 2000"},
		{line(t, map[string]any{"type": "XX"}), "XX"},
		{line(t, map[string]any{"subject": ""}), "rích yếu"},
		{line(t, map[string]any{"sender": ""}), ""},
		{line(t, map[string]any{"to": []string{}}), ""},
		{line(t, map[string]any{"secrecy": "Mật", "subject": "Kế hoạch phòng thủ"}), "ật"},
		{line(t, map[string]any{"urgency": "gấp gáp"}), "gấp gáp"},
		{line(t, map[string]any{"number": "mười"}), "mười"},
		{"{not json\n", ""},
		{"[1,2]\n", ""},
		{`{"type":"BC"} {"type":"BC"}` + "\n", ""},
	}
	for i, b := range bad {
		in := line(t, map[string]any{"subject": fmt.Sprintf("Dòng tốt trước %d", i)}) + b.in + line(t, map[string]any{"subject": fmt.Sprintf("Dòng tốt sau %d", i)})
		a := o.run(in, "add", "outgoing")
		if a.code != ExitRefused || strings.Count(a.out, "\n") != 2 {
			t.Errorf("%s: code %d, answers %q", b.in, a.code, a.out)
		}
		if !strings.Contains(a.err, "dòng 2") || !strings.Contains(a.err, b.says) {
			t.Errorf("%s: said %q, want the row and %q", b.in, a.err, b.says)
		}
	}
	o.must("", "verify")
}

func TestAddSurvivesStrangeText(t *testing.T) {
	o := sampleOffice(t)
	long := strings.Repeat("Về việc thực hiện nhiệm vụ ", 74) // just under the 2,000 characters there is room for
	for i, subject := range []string{long, "Báo cáo 😀 kết quả 👍🏽", "Ba\u0301o ca\u0301o ke\u0302\u0301t qua\u0309 tha\u0301ng", "a\tb\u0000c\u200bd"} {
		a := o.run(line(t, map[string]any{"subject": subject, "number": 900 + i, "symbol": fmt.Sprintf("%d/BC-SYT", 900+i)}), "add", "outgoing")
		if a.code != ExitDone {
			t.Errorf("%.20q: code %d, %s", subject, a.code, a.err)
		}
	}
	var res searchResult
	o.json(&res, "", "search", "bao cao ket qua thang", "--year", "2026", "--limit", "200")
	found := false
	for _, d := range res.Documents {
		found = found || d.Subject == "Báo cáo kết quả tháng"
	}
	if !found {
		t.Error("the subject typed in NFD is not found in NFC")
	}
	o.must("", "verify")
	o.report("outgoing", "sổ.pdf")
}

func TestAddUnknownUnitIsKeptAsWordsAndWarned(t *testing.T) {
	o := sampleOffice(t)
	o.must(line(t, map[string]any{"to": []string{"Hội đồng Sao Hỏa"}, "date": "2026-10-06"}), "add", "outgoing")
	var res checkResult
	o.json(&res, "", "check", "--from", "2026-10-06", "--to", "2026-10-06", "--rule", "R01")
	warned := false
	for _, f := range res.Findings {
		warned = warned || f.Severity == "warning" && strings.Contains(f.Message, "Hội đồng Sao Hỏa")
	}
	if !warned {
		t.Errorf("an unknown addressee gives no warning: %+v", res.Findings)
	}
}

func TestASecondProgramIsTurnedAway(t *testing.T) {
	o := sampleOffice(t)
	st, err := Open(o.dir, store.Options{Who: "another window"})
	if err != nil {
		t.Fatal(err)
	}
	o.refuses(ExitFailed, "", []string{"check"}, "đang")
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	o.must("", "verify")
}

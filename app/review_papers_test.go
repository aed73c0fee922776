package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/export"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
)

// selectFinding puts the cursor on the first finding that fits.
func selectFinding(t *testing.T, s *reviewScreen, fits func(review.Finding) bool) review.Finding {
	t.Helper()
	s.narrow(func(f *findingFilter) { f.state, f.rule = "", "" })
	for row, f := range s.rows {
		if fits(f) {
			s.grid.Select(row)
			return f
		}
	}
	t.Fatal("no such finding")
	return review.Finding{}
}

func TestAFindingShowsItsReasons(t *testing.T) {
	a := openSample(t)
	s := reviewOf(t, a)
	selectFinding(t, s, func(f review.Finding) bool { return f.Rule == "R03" })
	text := shownText(s.evidence.content)
	for _, want := range []string{"Xét theo quy tắc R03", "cấp trên trực tiếp của", "E1 – Cấp trên giao trực tiếp"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %q", want, text)
		}
	}
	task := selectFinding(t, s, func(f review.Finding) bool { return f.Subject.Kind == "task" })
	if text = shownText(s.evidence.content); !strings.Contains(text, "Hạn ban đầu") || !strings.Contains(text, "ngày làm việc") {
		t.Errorf("%s: %q", task.Message, text)
	}
}

func TestPapersAreWrittenFromTheReview(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	folder := t.TempDir()
	a.fyne.Preferences().SetString(folderPreference, folder)
	bypass := selectFinding(t, s, func(f review.Finding) bool { return f.Rule == "R03" && f.State == review.StateOpen })
	s.on.paper(export.KindReminder, []review.Finding{bypass})
	if len(a.asking) != 1 {
		t.Fatal("a reminder about a bypass was written without a word")
	}
	k.press(fyne.KeyEscape)
	for _, kind := range []export.Kind{export.KindReturn, export.KindCase} {
		s.on.paper(kind, []review.Finding{bypass})
		k.write("15")
		k.press(fyne.KeyReturn)
		files, err := filepath.Glob(filepath.Join(folder, slipFiles[kind]+"_*.pdf"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: %v, %v", kind, files, err)
		}
		if info, err := os.Stat(files[0]); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", kind, err)
		}
	}
	for kind, want := range map[export.Kind]string{export.KindReturn: "Phiếu trả lại văn bản gửi ", export.KindCase: "Phiếu phân tích gửi "} {
		s.on.paper(kind, []review.Finding{bypass})
		text := shownText(a.window.Canvas().Overlays().Top())
		if !strings.Contains(text, want) || strings.Contains(text, "Phát hiện này chưa được xét.") != (kind == export.KindReturn) {
			t.Errorf("%s: %q", kind, text)
		}
		k.press(fyne.KeyEscape)
	}
	other := selectFinding(t, s, func(f review.Finding) bool { return f.Unit != bypass.Unit })
	s.on.paper(export.KindCase, []review.Finding{bypass, other})
	if len(a.asking) != 1 {
		t.Error("one paper to two agencies")
	}
}

// TestNothingIsReturnedThatNeverCame: what the agencies below sent each other is in the
// register, but not with this office.
func TestNothingIsReturnedThatNeverCame(t *testing.T) {
	a := openSample(t)
	s := reviewOf(t, a)
	a.fyne.Preferences().SetString(folderPreference, t.TempDir())
	for _, c := range []struct {
		rule string
		came bool
	}{{"R04", false}, {"R03", true}} {
		f := selectFinding(t, s, func(f review.Finding) bool { return f.Rule == c.rule && export.KindReturn.IsAbout(f) })
		s.on.paper(export.KindReturn, []review.Finding{f})
		text := shownText(a.window.Canvas().Overlays().Top())
		if refused := strings.Contains(text, "Cơ quan không nhận văn bản này nên không có gì để trả lại; hãy dùng Phiếu nhắc."); refused == c.came {
			t.Errorf("%s: %q", c.rule, text)
		}
		a.answerAsked(false)
	}
}

func TestAnExplanationLeavesTheDecision(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	f := selectFinding(t, s, func(f review.Finding) bool { return f.State == review.StateConfirmed })
	s.on.explain(f)
	k.write("15/BC-CCTL: gửi nhầm")
	k.press(fyne.KeyReturn)
	s.on.assign([]review.Finding{selectFinding(t, s, func(x review.Finding) bool { return x.Key() == f.Key() })})
	k.write("Bà Hạnh")
	k.press(fyne.KeyReturn)
	decisions, err := a.st.Decisions()
	if err != nil {
		t.Fatal(err)
	}
	d := decisions[f.Key()]
	if d.State != review.StateConfirmed || d.By != f.Decision.By || d.Facts != f.Decision.Facts || !strings.HasPrefix(d.Explanation, "15/BC-CCTL") || d.Reviewer != "Bà Hạnh" {
		t.Errorf("%+v", d)
	}
	selectFinding(t, s, func(x review.Finding) bool { return x.Key() == f.Key() })
	if text := shownText(s.evidence.content); !strings.Contains(text, "15/BC-CCTL: gửi nhầm") {
		t.Errorf("the pane does not show it: %q", text)
	}
}

func TestWhatTheRulesLookAtIsTyped(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	e := a.current.(*entry)
	d := register.Document{Direction: register.Outgoing, Type: "TTr", Date: register.MustDate("2026-10-02"), Subject: "Đề nghị giao biên chế", Sender: register.Party{Code: "H90.01"}, To: []register.Party{{Code: "H90"}},
		Content: "TCBC", Signing: "KT.", Signer: "Trần Thị Lan", Pages: 24, Consulted: []register.Party{{Code: "H90.02"}}, SignedAt: 511, IssuedAt: 541}
	e.form.fill(d)
	if !e.form.judged.box.Visible() {
		t.Error("what is filled in is folded away")
	}
	e.changed()
	advice := shownText(e.form.advice.content)
	for _, rule := range []string{"R07", "R09", "R11"} {
		if !strings.Contains(advice, rule) {
			t.Errorf("no advice on %s in %q", rule, advice)
		}
	}
	e.form.judged.signedAt.set("25:00")
	k.ctrl(fyne.KeyS)
	if a.window.Canvas().Focused() != e.form.judged.signedAt.focus() {
		t.Error("a time that is none was taken")
	}
	e.form.judged.signedAt.set("8h30")
	k.ctrl(fyne.KeyS)
	found, err := a.st.WithSymbol(e.proposed)
	if err != nil || len(found) == 0 {
		t.Fatalf("%s, %v", e.proposed, err)
	}
	if kept := found[0]; kept.Content != "TCBC" || kept.Pages != 24 || len(kept.Consulted) != 1 || kept.Consulted[0].Code != "H90.02" || kept.SignedAt.String() != "08:30" || kept.IssuedAt.String() != "09:00" {
		t.Errorf("%+v", kept)
	}
}

func TestAnInspectionIsEnteredByHand(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	s.on.inspect()
	k.write("Sở Nội vụ")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Fatal("a finding without evidence was taken")
	}
	k.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // over rule, weight, day and symbol
	k.write("Chưa công khai kết quả giải quyết thủ tục")
	k.press(fyne.KeyTab)
	k.write("Biên bản ngày 12/10/2026")
	k.press(fyne.KeyTab)
	k.write("Đoàn kiểm tra 45/QĐ-VP")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 0 {
		t.Fatal("the finding was not taken")
	}
	f := selectFinding(t, s, func(f review.Finding) bool { return f.Subject.Kind == "inspection" })
	if f.Unit != "H90.01" || !strings.Contains(shownText(s.evidence.content), "Biên bản ngày 12/10/2026") {
		t.Errorf("%+v", f)
	}
	s.on.open(f)
	k.write("Nhập nhầm")
	k.press(fyne.KeyReturn)
	for _, x := range s.all {
		if x.Subject.Kind == "inspection" {
			t.Error("a void finding is listed")
		}
	}
}

func TestTheHistoryOfDecisionsIsShown(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	f := s.rows[0]
	s.grid.Select(0)
	k.press(fyne.KeyF6)
	s.on.explain(selectFinding(t, s, func(x review.Finding) bool { return x.Key() == f.Key() }))
	k.write("20/BC-UBND")
	k.press(fyne.KeyReturn)
	selectFinding(t, s, func(x review.Finding) bool { return x.Key() == f.Key() })
	if text := shownText(s.evidence.content); !strings.Contains(text, a.w.t("History")) || strings.Count(text, "Trưởng phòng: ") < 2 {
		t.Errorf("%q", text)
	}
	if d := decisionOn(t, a, f); d.Message != f.Message {
		t.Errorf("decided on %q", d.Message)
	}
}

package app

import (
	"strings"
	"testing"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2"
)

// outgoing is what a clerk types for one document, field by field.
type outgoing struct{ kind, subject, to, signer, sender string }

// log types a document from the type to the sender; Ctrl+Enter is left to the
// caller.
func (k keyboard) log(d outgoing) {
	k.t.Helper()
	k.write(d.kind)
	k.press(times(4, fyne.KeyTab)...)
	k.write(d.subject)
	k.press(fyne.KeyTab)
	k.write(d.to)
	k.press(times(2, fyne.KeyTab)...)
	k.write(d.signer)
	k.press(times(4, fyne.KeyTab)...)
	if d.sender != "" {
		k.overwrite(d.sender)
	}
	k.press(fyne.KeyTab)
}

func (k keyboard) adviceText() string {
	k.t.Helper()
	e, ok := k.a.current.(*entry)
	if !ok {
		k.t.Fatalf("no form is open but a %T", k.a.current)
	}
	var lines []string
	for _, x := range e.form.advice.shown {
		lines = append(lines, x.title, x.text)
	}
	return strings.Join(lines, "\n")
}

// TestAClerkLogsFiveDocumentsByKeyboard is the clerk's part of the main job:
// five documents, two over a level's head, seen while typing.
func TestAClerkLogsFiveDocumentsByKeyboard(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	for _, d := range []struct {
		outgoing
		warns string
	}{
		{outgoing{"cv", "Về việc triển khai nhiệm vụ quý IV", "sxd", "Lê Hữu Phước", ""}, ""},
		{outgoing{"bc", "Báo cáo kết quả công tác tháng 10", "chinh phu", "Hồ Sỹ Lâm", "ubnd xa cam thuong"}, "bỏ qua UBND tỉnh Thanh Lĩnh"},
		{outgoing{"qd", "Phê duyệt kế hoạch năm 2027", "snv", "Lê Hữu Phước", ""}, ""},
		{outgoing{"ttr", "Đề nghị phê duyệt phương án đầu tư", "btc", "Trần Văn Bình", "snv"}, "bỏ qua UBND tỉnh Thanh Lĩnh"},
		{outgoing{"tb", "Kết luận cuộc họp giao ban tháng 10", "stc", "Lê Hữu Phước", ""}, ""},
	} {
		k.log(d.outgoing)
		advice := k.adviceText()
		if want := firstOf(d.warns, "Đúng trình tự"); !strings.Contains(advice, want) || d.warns != "" && strings.Contains(advice, "Đúng trình tự") {
			t.Errorf("%s: advice %q, want a word of %q", d.subject, advice, want)
		}
		if d.warns != "" && (!strings.Contains(advice, "Nghị định") || !strings.Contains(advice, "đúng ra phải đi theo trình tự") || !strings.Contains(advice, "ngoại lệ")) {
			t.Errorf("%s: clause, way or exceptions are not told: %q", d.subject, advice)
		}
		k.ctrl(fyne.KeyReturn)
		if e, ok := a.current.(*entry); !ok || e.dirty {
			t.Fatalf("%s: no new form is open", d.subject)
		}
	}
	k.press(fyne.KeyEscape)
	s, ok := a.current.(*registerScreen)
	if !ok {
		t.Fatalf("Esc left to a %T", a.current)
	}
	if d, _ := s.rows.at(s.grid.Current()); d.Symbol != "237/TB-UBND" {
		t.Errorf("the cursor is on %s, not on what was logged last", d.Symbol)
	}
	today := register.DateOf(sampleDay)
	res, err := a.st.Search(store.Query{From: today, To: today, Direction: register.Outgoing})
	if err != nil || res.Total != 5 {
		t.Fatalf("%d documents of today, %v", res.Total, err)
	}
	docs, err := a.st.Documents(res.IDs)
	if err != nil {
		t.Fatal(err)
	}
	symbols := map[string]bool{}
	for _, d := range docs {
		symbols[d.Symbol] = true
	}
	for _, want := range []string{"235/UBND-TH", "236/QĐ-UBND", "237/TB-UBND", "01/BC-UBND", "03/TTr-SNV"} {
		if !symbols[want] {
			t.Errorf("%s was not given: %v", want, symbols)
		}
	}
	found, _, err := a.st.Findings(today, review.Filter{From: today, To: today})
	if err != nil || len(found) != 2 {
		t.Errorf("%d findings of today, want 2 (%v): %+v", len(found), err, found)
	}
}

func TestAnExceptionIsChosenInTheForm(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	k.log(outgoing{"bc", "Báo cáo thiệt hại do bão số 9", "chinh phu", "Hồ Sỹ Lâm", "ubnd xa cam thuong"})
	e := a.current.(*entry)
	e.form.exception.set("E10")
	a.window.Canvas().Focus(e.form.evidence.entry)
	k.write("Bão số 9, mất liên lạc với tỉnh")
	if advice := k.adviceText(); !strings.Contains(advice, "E10") {
		t.Errorf("the exception changes no advice: %q", advice)
	}
	k.ctrl(fyne.KeyS)
	today := register.DateOf(sampleDay)
	found, _, err := a.st.Findings(today, review.Filter{From: today, To: today})
	if err != nil || len(found) != 1 || found[0].State != review.StateExcused || found[0].Exception != "E10" {
		t.Errorf("%v, %+v; want one finding excused by E10", err, found)
	}
}

func TestAFaultyEntryStaysOpenAndSaysWhy(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	before, err := a.st.Search(store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	typed := func(field fyne.Focusable, text string) {
		a.window.Canvas().Focus(field)
		k.overwrite(text)
	}
	for name, c := range map[string]struct {
		spoil func(f *entryForm)
		says  string
		at    func(f *entryForm) fyne.Focusable // has the keyboard afterwards
	}{
		"no type":      {func(f *entryForm) { f.kind.set("") }, "Thiếu loại văn bản", func(f *entryForm) fyne.Focusable { return f.kind.focus }},
		"unknown type": {func(f *entryForm) { typed(f.kind.focus, "hú họa") }, "“hú họa” không phải loại văn bản", func(f *entryForm) fyne.Focusable { return f.kind.focus }},
		"wrong date":   {func(f *entryForm) { typed(f.date.object, "31/02/2026") }, "Không có ngày 31/02/2026.", func(f *entryForm) fyne.Focusable { return f.date.object }},
		"no subject":   {func(f *entryForm) { f.subject.set("") }, "Thiếu trích yếu", func(f *entryForm) fyne.Focusable { return f.subject.focus() }},
		"secret":       {func(f *entryForm) { f.secrecy.set("1") }, "không được nhập trích yếu", func(f *entryForm) fyne.Focusable { return f.subject.focus() }},
		"bad number":   {func(f *entryForm) { typed(f.number.entry, "mười hai") }, "“mười hai”", func(f *entryForm) fyne.Focusable { return f.number.entry }},
		"no receiver":  {func(f *entryForm) { f.to.set(nil) }, "Thiếu nơi kính gửi", func(f *entryForm) fyne.Focusable { return f.to.focus }},
	} {
		t.Run(name, func(t *testing.T) {
			a.newEntry(register.Outgoing, nil)
			k.log(outgoing{"bc", "Báo cáo đúng", "sxd", "Lê Hữu Phước", ""})
			form := a.current.(*entry).form
			c.spoil(form)
			k.ctrl(fyne.KeyReturn)
			if advice := k.adviceText(); !strings.Contains(advice, c.says) {
				t.Errorf("advice %q, want a word of %q", advice, c.says)
			}
			if got := a.window.Canvas().Focused(); got != c.at(form) {
				t.Errorf("the keyboard is at a %T, not at the fault", got)
			}
			after, err := a.st.Search(store.Query{})
			if err != nil || after.Total != before.Total {
				t.Errorf("%d documents, %d before (%v)", after.Total, before.Total, err)
			}
		})
	}
}

func TestANumberThatIsTakenIsRefusedAndTheFormStays(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	k.log(outgoing{"bc", "Báo cáo đúng", "sxd", "Lê Hữu Phước", ""})
	e := a.current.(*entry)
	e.form.number.set("230")
	if advice := k.adviceText(); !strings.Contains(advice, "Số 230 không dùng được") || strings.Contains(advice, "Đúng trình tự") {
		t.Errorf("before saving the advice is %q", advice)
	}
	k.ctrl(fyne.KeyReturn)
	if len(a.asking) != 1 || !strings.Contains(a.shell.status.Text, "Số này đã cấp cho văn bản khác") {
		t.Fatalf("%d questions, status %q", len(a.asking), a.shell.status.Text)
	}
	k.press(fyne.KeyReturn)
	e.form.number.set("")
	k.ctrl(fyne.KeyS)
	if _, ok := a.current.(*registerScreen); !ok {
		t.Errorf("a second try does not save: %q", k.adviceText())
	}
}

// TestADayThatIsNoneIsToldWhenLeft, and not while it is typed.
func TestADayThatIsNoneIsToldWhenLeft(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.newEntry(register.Incoming, nil)
	a.window.Canvas().Focus(a.current.(*entry).form.date.object)
	k.overwrite("31/02")
	if advice := k.adviceText(); strings.Contains(advice, "Không có ngày") {
		t.Errorf("while typing the advice is %q", advice)
	}
	k.press(fyne.KeyTab)
	if advice := k.adviceText(); !strings.Contains(advice, "Không có ngày 31/02.") {
		t.Errorf("after Tab the advice is %q", advice)
	}
}

// TestOtherDaysFollowThatOfTheDocument as long as they are the same.
func TestOtherDaysFollowThatOfTheDocument(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.newEntry(register.Outgoing, nil)
	f := a.current.(*entry).form
	a.window.Canvas().Focus(f.date.object)
	k.overwrite("27/10/2026")
	k.press(fyne.KeyTab)
	if f.signed.text() != "27/10/2026" || f.issued.text() != "27/10/2026" {
		t.Errorf("signed on %s, issued on %s", f.signed.text(), f.issued.text())
	}
	f.issued.set(register.MustDate("2026-10-28"))
	a.window.Canvas().Focus(f.date.object)
	k.overwrite("26/10/2026")
	k.press(fyne.KeyTab)
	if f.signed.text() != "26/10/2026" || f.issued.text() != "28/10/2026" {
		t.Errorf("then signed on %s, issued on %s", f.signed.text(), f.issued.text())
	}
}

// TestASymbolIsProposedOfWhatIsKnown: not of a type that is half typed.
func TestASymbolIsProposedOfWhatIsKnown(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	f := a.current.(*entry).form
	k.write("cong")
	if f.symbol.text() != "" {
		t.Errorf("of half a type the symbol is %q", f.symbol.text())
	}
	k.overwrite("qd")
	k.press(fyne.KeyTab)
	if !strings.Contains(f.symbol.text(), "/QĐ-UBND") {
		t.Errorf("of a decision the symbol is %q", f.symbol.text())
	}
}

// TestADocumentIsLoggedOnce presses the keys again while the first save is
// still under way.
func TestADocumentIsLoggedOnce(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	k.log(outgoing{"bc", "Báo cáo một lần", "sxd", "Lê Hữu Phước", ""})
	var waiting []func()
	a.jobs.spawn = func(work func()) { waiting = append(waiting, work) }
	k.ctrl(fyne.KeyReturn)
	k.ctrl(fyne.KeyReturn)
	if len(waiting) != 1 {
		t.Errorf("%d saves are under way", len(waiting))
	}
	for _, work := range waiting {
		work()
	}
}

func TestANearDuplicateIsTold(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	for range 2 {
		a.newEntry(register.Outgoing, nil)
		k.log(outgoing{"bc", "Báo cáo hai lần", "sxd", "Lê Hữu Phước", ""})
		if strings.Contains(k.adviceText(), "Có thể đã nhập rồi") {
			return
		}
		k.ctrl(fyne.KeyS)
	}
	t.Error("the same document twice gives no warning")
}

// TestAnAnswerThatDoesNotCountIsTold: to a number nobody has, or to somebody else.
func TestAnAnswerThatDoesNotCountIsTold(t *testing.T) {
	a := openSample(t)
	in, err := a.st.AddDocument(register.Document{Direction: register.Incoming, Date: register.DateOf(sampleDay), Arrived: register.DateOf(sampleDay), Type: "TTr", Symbol: "4400/TTr-SYT",
		Subject: "Đề nghị cho ý kiến", Sender: register.Party{Code: "H90.20"}, To: []register.Party{{Code: "H90"}}})
	if err != nil {
		t.Fatal(err)
	}
	asked, other := in.Sender, register.Party{Code: "H90.01"}
	answer := register.Document{Direction: register.Outgoing, Date: register.DateOf(sampleDay), Type: "CV", Symbol: "999/UBND-TH", Subject: "Về việc trả lời đề nghị cho ý kiến", Sender: register.Party{Code: "H90"}}
	handled := in
	for _, c := range []struct {
		change func() register.Document
		want   string
	}{
		{func() register.Document { handled.Reply = "9999/UBND"; return handled }, "Văn bản trả lời không có trong sổ"},
		{func() register.Document {
			answer.InReplyTo, answer.To = "4400/TTr", []register.Party{asked}
			return answer
		}, "Văn bản được trả lời không có trong sổ"},
		{func() register.Document {
			answer.InReplyTo, answer.To = in.Symbol, []register.Party{other}
			return answer
		}, "Văn bản trả lời không gửi cho nơi hỏi"},
		{func() register.Document { answer.To = []register.Party{other, asked}; return answer }, ""},
	} {
		d := c.change()
		title := ""
		for _, x := range a.answerAdvice(d) {
			title += x.title
		}
		if title != c.want {
			t.Errorf("%s answering %q: told is %q, want %q", d.Symbol, d.InReplyTo+d.Reply, title, c.want)
		}
	}
}

// TestWhatCannotBeSavedIsNotCalledInOrder: a day of arrival before the day of the document.
func TestWhatCannotBeSavedIsNotCalledInOrder(t *testing.T) {
	a := openSample(t)
	day := register.DateOf(sampleDay)
	d := register.Document{Direction: register.Incoming, Date: day, Arrived: day, Type: "CV", Symbol: "77/SNV-VP", Subject: "Về việc phối hợp kiểm tra công vụ",
		Sender: register.Party{Code: "H90.01"}, To: []register.Party{{Code: "H90"}}}
	if list := a.adviceOn(d); len(list) != 1 || list[0].tone != widgets.ToneOK {
		t.Fatalf("%+v", list)
	}
	d.Date = day + 30
	list := a.adviceOn(d)
	if len(list) == 0 || list[0].tone != widgets.ToneDanger || !strings.Contains(list[0].text, d.Date.String()) {
		t.Errorf("%+v", list)
	}
	for _, x := range list {
		if x.tone == widgets.ToneOK {
			t.Errorf("called in order: %+v", x)
		}
	}
}

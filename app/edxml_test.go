package app

import (
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
)

// receivedMessage is a message of the national exchange.
func receivedMessage(from, to, number, notation, subject, more string) string {
	return `<edXML xmlns="http://www.go.vn/eDoc"><edXMLEnvelope><edXMLHeader><MessageHeader><From><OrganId>` + from + `</OrganId><Email>vt@example.vn</Email></From><To><OrganId>` + to + `</OrganId></To>
<Code><CodeNumber>` + number + `</CodeNumber><CodeNotation>` + notation + `</CodeNotation></Code><PromulgationInfo><PromulgationDate>2026/10/20</PromulgationDate></PromulgationInfo>
<Subject>` + subject + `</Subject>` + more + `</MessageHeader></edXMLHeader></edXMLEnvelope></edXML>`
}

const replyToMinistry = `<OtherInfo><Priority>1</Priority></OtherInfo><ResponseFor><OrganId>BNV</OrganId><Code>5/BNV-TCBC</Code></ResponseFor>`

// receivedSample drops three messages on the incoming register: a report, an answer,
// and one that cannot be.
func receivedSample(t *testing.T, a *App) *edxmlScreen {
	t.Helper()
	a.goTo(placeIncoming)
	drop(a, fileWith(t, "a.edxml", receivedMessage("000.00.10.H90", "H90", "901", "BC-SYT", "Báo cáo y tế cơ sở", "")),
		fileWith(t, "b.xml", receivedMessage("H90.10", "BNV", "902", "BC-SYT", "Trả lời Bộ Nội vụ", replyToMinistry)),
		fileWith(t, "c.edxml", receivedMessage("H90.10", "H90", "903", "BC-SYT", " ", "")))
	s, ok := a.current.(*edxmlScreen)
	if !ok {
		t.Fatalf("dropped messages open %T", a.current)
	}
	return s
}

// TestMessagesAreEnteredFromTheWindow looks at three messages, leaves out a proposed
// exception and enters what can be; the rest says why not.
func TestMessagesAreEnteredFromTheWindow(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := receivedSample(t, a)
	if len(s.rows) != 3 {
		t.Fatalf("%d messages", len(s.rows))
	}
	at := map[string]int{}
	for i, r := range s.rows {
		at[r.File] = i
	}
	if text := s.head.Text; text != "3 gói tin: 2 sẽ vào sổ, 0 đã có trong sổ, 1 không nhận" {
		t.Errorf("the head says %q", text)
	}
	s.grid.Select(at["a.edxml"])
	if !s.except.Disabled() || strings.Contains(s.detail.Text, "đính kèm") {
		t.Errorf("of an exception or attachments that are not there it says %q", s.detail.Text)
	}
	s.grid.Select(at["c.edxml"])
	if text := s.detail.Text; !strings.Contains(text, "phần tử MessageHeader: Thiếu trích yếu") {
		t.Errorf("c.edxml: %q", text)
	}
	s.grid.Select(at["b.xml"])
	if s.except.Disabled() {
		t.Error("the proposed exception cannot be left out")
	}
	shown := ""
	for i := range s.shown().Lines {
		for col := range 5 {
			shown += s.lineCell(i, col).Text + "|"
		}
	}
	for _, want := range []string{"From/Email|vt@example.vn|||Địa chỉ liên lạc", "ResponseFor|", "|Ngoại lệ|E1|Đề xuất: Chính nơi nhận", "Code/CodeNumber|902|Số, ký hiệu|902/BC-SYT"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in %q", want, shown)
		}
	}
	k.press(fyne.KeyF7) // no exception
	k.ctrl(fyne.KeyS)
	if a.current != s || s.rows[at["a.edxml"]].known.ID == 0 {
		t.Fatalf("at %T with %+v", a.current, s.rows)
	}
	res, err := a.st.Search(store.Query{Text: "Trả lời Bộ Nội vụ 902/BC-SYT"})
	if err != nil || len(res.IDs) != 1 {
		t.Fatalf("%+v, %v", res, err)
	}
	d, err := a.st.Document(res.IDs[0])
	if err != nil || d.Direction != register.Incoming || d.Exception != "" || d.InReplyTo != "5/BNV-TCBC" || d.Number.IsZero() || d.Urgency != register.Urgent {
		t.Errorf("%+v, %v", d, err)
	}
	k.press(fyne.KeyEscape)
	again := receivedSample(t, a)
	if text, _ := again.state(again.rows[at["a.edxml"]]); text != "Đã có trong sổ" || again.rows[at["a.edxml"]].isWanted() {
		t.Errorf("the same message again is %q", text)
	}
}

// TestAMessageIsLeftOut: what is left out is not entered, and the register opens when
// nothing else is left.
func TestAMessageIsLeftOut(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	drop(a, fileWith(t, "a.edxml", receivedMessage("H90", "H90.10", "90001", "UBND-TH", "Được giữ lại", "")), fileWith(t, "b.edxml", receivedMessage("H90", "H90.10", "90002", "UBND-TH", "Bị bỏ qua", "")))
	s := a.current.(*edxmlScreen)
	s.grid.Select(1)
	k.press(fyne.KeyF8)
	k.ctrl(fyne.KeyS)
	if _, ok := a.current.(*registerScreen); !ok || a.place != placeOutgoing {
		t.Fatalf("at %T, %s", a.current, a.place)
	}
	for text, want := range map[string]int{"Được giữ lại 90001": 1, "Bị bỏ qua 90002": 0} {
		if res, err := a.st.Search(store.Query{Text: text}); err != nil || len(res.IDs) != want {
			t.Errorf("%s: %+v, %v", text, res, err)
		}
	}
}

// TestOtherFilesAreStillAttached: an .xml that is no message goes to the document.
func TestOtherFilesAreStillAttached(t *testing.T) {
	a := openSample(t)
	drop(a, fileWith(t, "hóa đơn.xml", "<invoice/>"))
	if _, ok := a.current.(*registerScreen); !ok || len(a.asking) != 1 {
		t.Errorf("at %T with %d questions", a.current, len(a.asking))
	}
}

// TestAFileThatIsNoMessage is told in one sentence; where in it that shows helps
// nobody.
func TestAFileThatIsNoMessage(t *testing.T) {
	a := openSample(t)
	a.goTo(placeIncoming)
	drop(a, fileWith(t, "a.edxml", "<html><body/></html>"), fileWith(t, "b.edxml", receivedMessage("H90.10", "H90", "903", "BC-SYT", "Báo cáo", "")))
	s, ok := a.current.(*edxmlScreen)
	if !ok {
		t.Fatalf("dropped files open %T", a.current)
	}
	told := ""
	for i, r := range s.rows {
		if strings.HasSuffix(r.File, "a.edxml") {
			s.grid.Select(i)
			told = s.detail.Text
		}
	}
	if told != "Tệp này không phải gói tin edXML." {
		t.Errorf("told %q", told)
	}
}

package app

import (
	"strconv"
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
)

// TestAYearWithOverdueDocumentsSaysHowMany, and stays open.
func TestAYearWithOverdueDocumentsSaysHowMany(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	_, err := a.st.AddDocument(register.Document{Direction: register.Incoming, Date: register.MustDate("2021-03-01"), Arrived: register.MustDate("2021-03-02"),
		Type: "CV", Symbol: "12/SNV-VP", Subject: "Đề nghị báo cáo", Sender: register.Party{Text: "Sở Nội vụ"}, To: []register.Party{{Text: "Văn phòng"}},
		Handler: register.Party{Text: "Phòng Tổng hợp"}, HandleDue: register.MustDate("2021-03-10")})
	if err != nil {
		t.Fatal(err)
	}
	a.closeYear()
	k.press(fyne.KeyReturn)
	if text := shownText(a.window.Canvas().Overlays().Top()); !strings.Contains(text, "1 văn bản của năm 2021 còn quá hạn") {
		t.Errorf("the question says %q", text)
	}
	if years, err := a.st.ClosedYears(); err != nil || len(years) != 0 {
		t.Errorf("%+v, %v", years, err)
	}
	k.press(fyne.KeyEscape)
	s := registerOf(t, a, placeIncoming)
	if s.search.SetText("quá hạn, năm 2021"); len(s.rows.ids) != 1 {
		t.Errorf("the filter the question names finds %d", len(s.rows.ids))
	}
}

// TestTheBooksOfAYearAreClosed: from the settings, after which its documents leave the
// list and are still found, opened and read by who filters.
func TestTheBooksOfAYearAreClosed(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	first, err := a.firstYear()
	if err != nil {
		t.Fatal(err)
	}
	all, err := a.st.Search(store.Query{Direction: register.Outgoing, Year: first})
	if err != nil || all.Total == 0 {
		t.Fatal(all.Total, err)
	}
	a.openSettings(8)
	tap(t, a.shell.content, "Đóng sổ một năm …")
	k.press(fyne.KeyReturn)
	if years, err := a.st.ClosedYears(); err != nil || len(years) != 1 || years[0].Year != first {
		t.Fatalf("%+v, %v", years, err)
	}
	if text := a.shell.status.Text; !strings.Contains(text, "Đã đóng sổ năm "+strconv.Itoa(first)) {
		t.Errorf("after closing the window says %q", text)
	}
	s := registerOf(t, a, placeOutgoing)
	plain := len(s.rows.ids)
	s.search.SetText("năm " + strconv.Itoa(first))
	if got := len(s.rows.ids); got != all.Total {
		t.Errorf("%d documents of the closed year are found, %d there were", got, all.Total)
	}
	if d, ok := s.rows.at(0); !ok || d.Day().Year() != first {
		t.Errorf("the first is %+v", d)
	}
	s.grid.Select(0)
	if text := shownText(s.content); !strings.Contains(text, "đã đóng: văn bản này chỉ để đọc") || strings.Contains(text, "Sửa (Enter)") || strings.Contains(text, "Đính kèm tệp") {
		t.Errorf("a closed document is shown as %q", text)
	}
	k.press(fyne.KeyDelete)
	if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), "chỉ để đọc") {
		t.Error("a reason is asked for to void a closed document")
	}
	k.press(fyne.KeyEscape)
	s.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if _, ok := a.current.(*entry); ok || len(a.asking) != 1 {
		t.Error("a closed document opens to be changed")
	}
	k.press(fyne.KeyEscape)
	s.search.SetText("")
	if got := len(s.rows.ids); got != plain {
		t.Errorf("the plain list has %d, before %d", got, plain)
	}
}

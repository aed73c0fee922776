package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestTheHistoryOfADocument says who changed what, from what to what.
func TestTheHistoryOfADocument(t *testing.T) {
	a := openSample(t)
	s := a.current.(*registerScreen)
	d, ok := s.rows.at(0)
	if !ok {
		t.Fatal("no document")
	}
	d.Note = "bổ sung bản gốc"
	if _, err := a.st.UpdateDocument(d); err != nil {
		t.Fatal(err)
	}
	tap(t, s.detail.content, "Lịch sử …")
	text := shownText(a.window.Canvas().Overlays().Top())
	for _, want := range []string{"Trưởng phòng đã sửa", "Ghi chú", "từ (trống) thành “bổ sung bản gốc”", "đã nạp từ tệp"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// TestTheHistoryNamesPeople: an account by its full name, beside it the account, and long
// values keep most of the width.
func TestTheHistoryNamesPeople(t *testing.T) {
	a := signedIn(t)
	a.goTo(placeOutgoing)
	d, ok := a.current.(*registerScreen).rows.at(0)
	if !ok {
		t.Fatal("no document")
	}
	d.Note = "bổ sung bản gốc"
	if _, err := a.st.UpdateDocument(d); err != nil {
		t.Fatal(err)
	}
	a.showHistory(d)
	if text := shownText(a.window.Canvas().Overlays().Top()); !strings.Contains(text, "Trần Thị Lan (lan) đã sửa") {
		t.Errorf("nobody is named in\n%s", text)
	}
	names := a.accountNames()
	for who, want := range map[string]string{"minh": "minh", "lan": "Trần Thị Lan (lan)", "Trưởng phòng": "Trưởng phòng"} {
		if got := names.of(who); got != want {
			t.Errorf("%s is called %q", who, got)
		}
	}
	wide := newWideFacts()
	wide.add("Ghi chú", "từ (trống) thành “bổ sung bản gốc”")
	wide.box.Resize(fyne.NewSize(historyWidth, 40))
	if got := wide.box.Objects[1].Size().Width; got < historyWidth*0.75 {
		t.Errorf("values have %v of %v", got, historyWidth)
	}
}

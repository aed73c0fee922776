package app

import (
	"strings"
	"testing"
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

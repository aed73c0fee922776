package store

import (
	"errors"
	"testing"
)

// TestKnownSaysWhatAddDocumentWould asks for papers with and without a UID, changed
// since, void, and never seen.
func TestKnownSaysWhatAddDocumentWould(t *testing.T) {
	s := openTest(t)
	first := letter("Có định danh")
	first.UID, first.Symbol = "edxml:A,2025-01-01,1/a", "01/A-B"
	first = mustAdd(t, s, first)
	plain := letter("Không định danh")
	plain.Symbol = "02/A-B"
	plain = mustAdd(t, s, plain)
	changed := first
	changed.Subject = "Đã sửa trích yếu"
	if _, err := s.UpdateDocument(changed); err != nil {
		t.Fatal(err)
	}
	void := letter("Đã hủy")
	void.Symbol = "03/A-B"
	void = mustAdd(t, s, void)
	if err := s.VoidDocument(void.ID, "in hỏng"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		subject, symbol, uid string
		want                 uint64
	}{{"Có định danh", "01/A-B", first.UID, first.ID}, {"Không định danh", "2/A-B", "", plain.ID}, {"Không định danh", "02/A-B", "another", plain.ID}, {"Đã hủy", "03/A-B", "", 0}, {"Chưa có", "04/A-B", "", 0}} {
		d := letter(c.subject)
		d.Symbol, d.UID = c.symbol, c.uid
		known, ok, err := s.Known(d)
		if err != nil || known.ID != c.want && ok || ok != (c.want != 0) {
			t.Errorf("Known(%s) = %d, %v, %v, want %d", c.subject, known.ID, ok, err, c.want)
		}
		if _, err := s.AddDocument(d); errors.Is(err, ErrDuplicate) != ok {
			t.Errorf("AddDocument(%s) error = %v, Known said %v", c.subject, err, ok)
		}
	}
}

package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"kycuong/register"
)

// someDay is the clock of the tests: a Monday.
var someDay = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// testOptions are those of a clerk with a clock that stands.
var testOptions = Options{Who: "văn thư", Now: func() time.Time { return someDay }}

// openTest opens a fresh store in a folder that goes with the test. At the end
// the whole file is verified.
func openTest(t testing.TB) *Store {
	t.Helper()
	return openAt(t, t.TempDir())
}

func openAt(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir, testOptions)
	if err != nil {
		t.Fatalf("Open(%s) error = %v", dir, err)
	}
	t.Cleanup(func() {
		if s.db.IsReadOnly() || s.db.Path() == "" { // closed by the test
			return
		}
		wantSound(t, s)
		if err := s.Close(); err != nil {
			t.Errorf("Close() error = %v", err)
		}
	})
	return s
}

func wantSound(t testing.TB, s *Store) {
	t.Helper()
	problems, _, err := s.Verify(context.Background())
	if err != nil || len(problems) > 0 {
		t.Errorf("Verify() = %v, %v, want no problem", problems, err)
	}
}

// letter is an outgoing document with what it must have.
func letter(subject string) register.Document {
	return register.Document{Direction: register.Outgoing, Date: register.MustDate("2026-03-02"), Type: "TTr", Subject: subject,
		Sender: register.Party{Code: "H41.15"}, To: []register.Party{{Code: "H41"}}}
}

// received is an incoming one.
func received(symbol, subject string) register.Document {
	return register.Document{Direction: register.Incoming, Date: register.MustDate("2026-02-27"), Arrived: register.MustDate("2026-03-02"),
		Type: "CV", Symbol: symbol, Subject: subject, Sender: register.Party{Code: "H41"}}
}

func testUnits() []register.Unit {
	return []register.Unit{
		{Code: "H41", Name: "Ủy ban nhân dân tỉnh Nghệ An", Abbr: "UBND", Level: register.LevelProvince, Kind: register.KindCommittee},
		{Code: "H41.15", Name: "Sở Nội vụ", Abbr: "SNV; Sở NV", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "H41"},
		{Code: "H41.20", Name: "Ủy ban nhân dân xã Tam Hợp", Abbr: "UBND", Level: register.LevelCommune, Kind: register.KindCommittee, Superior: "H41"},
	}
}

func mustAdd(t testing.TB, s *Store, d register.Document) register.Document {
	t.Helper()
	added, err := s.AddDocument(d)
	if err != nil {
		t.Fatalf("AddDocument(%q) error = %v", d.Subject, err)
	}
	return added
}

func TestAddDocument(t *testing.T) {
	s := openTest(t)
	if !s.IsEmpty() {
		t.Error("IsEmpty() of a fresh store = false")
	}
	if err := s.SaveUnits(testUnits()); err != nil {
		t.Fatal(err)
	}
	first, second := mustAdd(t, s, letter("Xin chủ trương")), mustAdd(t, s, letter("Xin kinh phí"))
	if first.ID != 1 || second.ID != 2 || first.UID == "" || first.UID == second.UID {
		t.Errorf("ids = %d, %d, uids = %q, %q", first.ID, second.ID, first.UID, second.UID)
	}
	if second.Book != "DI" || second.Symbol != "02/TTr-SNV" {
		t.Errorf("book, symbol = %q, %q, want DI, 02/TTr-SNV", second.Book, second.Symbol)
	}
	in := mustAdd(t, s, received("7/UBND-NC", "V/v báo cáo"))
	if in.Number.N != 1 || in.Symbol != "7/UBND-NC" || in.Book != "DEN" {
		t.Errorf("incoming = %+v", in)
	}
	kept, err := s.Document(second.ID)
	if err != nil || kept.Subject != second.Subject || kept.Number != second.Number {
		t.Errorf("Document(%d) = %+v, %v", second.ID, kept, err)
	}
	if _, err := s.Document(99); !errors.Is(err, ErrNotFound) {
		t.Errorf("Document(99) error = %v, want ErrNotFound", err)
	}
}

func TestAddRefused(t *testing.T) {
	s := openTest(t)
	known := mustAdd(t, s, received("7/UBND-NC", "V/v báo cáo"))
	taken := letter("Trùng số")
	taken.Number = mustAdd(t, s, letter("Số một")).Number
	inserted := letter("Chèn")
	inserted.Number = register.Number{N: 9, Suffix: "a"}
	twice := received("8/UBND-NC", "Khác")
	twice.UID = known.UID
	badNumber := letter("Số lạ")
	badNumber.Number = register.Number{N: 5, Suffix: "?!"}
	secret := letter("Nội dung mật")
	secret.Secrecy = register.Secret
	noBook := letter("Sổ lạ")
	noBook.Book = "KHÔNG CÓ"
	var faults register.Faults
	for _, c := range []struct {
		name string
		doc  register.Document
		want error
	}{
		{"same paper", received("07/UBND-NC", "V/v  báo cáo"), ErrDuplicate},
		{"same uid", twice, ErrDuplicate},
		{"number taken", taken, register.ErrNumberTaken},
		{"nothing to insert after", inserted, register.ErrInsertBefore},
		{"no number", badNumber, faults},
		{"secret with subject", secret, faults},
		{"unknown book", noBook, faults},
		{"empty", register.Document{}, faults},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := s.AddDocument(c.doc)
			if c.want != nil && !errors.Is(err, c.want) && !errors.As(err, &faults) {
				t.Errorf("AddDocument() error = %v, want %v", err, c.want)
			}
			if err == nil {
				t.Error("AddDocument() error = nil")
			}
		})
	}
	if got, err := s.AddDocument(twice); got.ID != known.ID {
		t.Errorf("AddDocument(same uid) = %d, %v, want the document %d", got.ID, err, known.ID)
	}
}

func TestUpdateDocument(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, letter("Sai chính tả"))
	d.Subject = "Đúng chính tả"
	saved, err := s.UpdateDocument(d)
	if err != nil || saved.Subject != d.Subject || saved.Number != d.Number {
		t.Fatalf("UpdateDocument() = %+v, %v", saved, err)
	}
	entries, err := s.History(KindDocument, "1")
	if err != nil || len(entries) != 2 || entries[1].Op != OpUpdate {
		t.Fatalf("History() = %v, %v", entries, err)
	}
	before, err := decodeDocument(1, entries[1].Before)
	if err != nil || before.Subject != "Sai chính tả" {
		t.Errorf("journal has %q, %v before, want the old subject", before.Subject, err)
	}
	seq, _ := s.Head()
	if _, err := s.UpdateDocument(saved); err != nil {
		t.Fatal(err)
	}
	if again, _ := s.Head(); again != seq {
		t.Errorf("an update that changes nothing wrote %d entries", again-seq)
	}
	if _, err := s.UpdateDocument(register.Document{ID: 77}); !errors.Is(err, ErrNotFound) {
		t.Errorf("UpdateDocument(77) error = %v, want ErrNotFound", err)
	}
}

func TestUpdateNumber(t *testing.T) {
	s := openTest(t)
	if err := s.SaveSettings(register.Settings{Office: "H41.15", Abbr: "SNV", Books: register.DefaultBooks()}); err != nil {
		t.Fatal(err)
	}
	own := mustAdd(t, s, letter("Của ta"))
	own.Number, own.Symbol = register.Number{N: 5}, ""
	if got, err := s.UpdateDocument(own); err != nil || got.Symbol != "05/TTr-SNV" {
		t.Fatalf("UpdateDocument() = %q, %v", got.Symbol, err)
	}
	l, err := s.Ledger(register.Series{Issuer: "H41.15", Book: "DI", Year: 2026})
	if err != nil {
		t.Fatal(err)
	}
	if slot, _ := l.At(register.Number{N: 1}); slot.State != register.SlotVoid {
		t.Errorf("number 1 is %v after the document left it, want void", slot.State)
	}
	other := letter("Của người khác")
	other.Sender.Code = "H41.20"
	other = mustAdd(t, s, other)
	other.Sender.Code, other.Symbol = "H41.21", ""
	if _, err := s.UpdateDocument(other); err != nil {
		t.Fatal(err)
	}
	right := letter("Đúng của H41.20")
	right.Sender.Code, right.Number = "H41.20", register.Number{N: 1}
	mustAdd(t, s, right)
}

func TestVoidDocument(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, received("7/UBND-NC", "V/v báo cáo"))
	if err := s.VoidDocument(d.ID, "  "); !errors.Is(err, register.ErrNoReason) {
		t.Errorf("VoidDocument(blank) error = %v, want ErrNoReason", err)
	}
	if err := s.VoidDocument(d.ID, "vào sổ nhầm"); err != nil {
		t.Fatal(err)
	}
	if err := s.VoidDocument(d.ID, "lần nữa"); !errors.Is(err, ErrVoided) {
		t.Errorf("VoidDocument() twice: error = %v, want ErrVoided", err)
	}
	l, err := s.Ledger(register.Series{Book: "DEN", Year: 2026})
	if slot, _ := l.At(d.Number); err != nil || slot.State != register.SlotVoid || slot.Reason != "vào sổ nhầm" {
		t.Errorf("slot = %+v, %v, want void", slot, err)
	}
	again := mustAdd(t, s, received("7/UBND-NC", "V/v báo cáo"))
	if again.Number.N != 2 {
		t.Errorf("number after a void one = %s, want 02", again.Number)
	}
	if _, err := s.AddDocument(received("7/UBND-NC", "V/v báo cáo")); !errors.Is(err, ErrDuplicate) {
		t.Errorf("third time: error = %v, want ErrDuplicate", err)
	}
}

func TestSettingsAndCaches(t *testing.T) {
	s := openTest(t)
	fresh, err := s.Settings()
	if err != nil || fresh.LetterField != "VP" || len(fresh.Books) != 4 {
		t.Fatalf("Settings() of a fresh store = %+v, %v", fresh, err)
	}
	fresh.Abbr, fresh.ConfirmedYears = "SNV", []int{2026}
	if err := s.SaveSettings(fresh); err != nil {
		t.Fatal(err)
	}
	c, err := s.Calendar()
	if err != nil || c.Provisional(2026) {
		t.Errorf("Calendar() is provisional for a confirmed year, %v", err)
	}
	day := register.SpecialDay{Date: register.MustDate("2026-09-02"), Kind: register.Holiday, Name: "Quốc khánh"}
	if err := s.SaveDays([]register.SpecialDay{day}); err != nil {
		t.Fatal(err)
	}
	if c, _ = s.Calendar(); c.IsWorking(day.Date) {
		t.Error("a saved holiday is a working day")
	}
	if err := s.DeleteDay(day.Date); err != nil {
		t.Fatal(err)
	}
	if c, _ = s.Calendar(); !c.IsWorking(day.Date) {
		t.Error("a deleted holiday is no working day")
	}
	if err := s.DeleteDay(day.Date); !errors.Is(err, ErrNotFound) {
		t.Errorf("DeleteDay() twice: error = %v, want ErrNotFound", err)
	}
	if h, err := s.History(KindDay, "2026-09-02"); err != nil || len(h) != 2 {
		t.Errorf("History(day) = %d entries, %v, want 2", len(h), err)
	}
}

func TestUnits(t *testing.T) {
	s := openTest(t)
	if err := s.SaveUnits(testUnits()); err != nil {
		t.Fatal(err)
	}
	org, err := s.Org()
	if err != nil || org.Name("h41.15", register.MustDate("2026-01-01")) != "Sở Nội vụ" {
		t.Errorf("Org() = %v, %v", org, err)
	}
	if again, _ := s.Org(); again != org {
		t.Error("Org() was read anew without a change")
	}
	var faults register.Faults
	if err := s.SaveUnits([]register.Unit{testUnits()[0], {Code: "X"}}); !errors.As(err, &faults) {
		t.Errorf("SaveUnits(faulty) error = %v, want Faults", err)
	}
	if err := s.RemoveUnit("H41.20", 0); err != nil {
		t.Fatal(err)
	}
	if org, _ = s.Org(); len(org.Units()) != 2 {
		t.Errorf("%d units after one was removed, want 2", len(org.Units()))
	}
	if s.IsEmpty() {
		t.Error("IsEmpty() with units = true")
	}
	if h, err := s.History(KindUnit, "H41.20@"); err != nil || len(h) != 2 || h[1].Op != OpRemove || !strings.Contains(string(h[1].Before), "Tam Hợp") {
		t.Errorf("History(unit) = %v, %v", h, err)
	}
}

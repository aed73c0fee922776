package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"kycuong/register"
)

// snapshotOf fills a folder with a register large enough for a snapshot, and
// closes it.
func snapshotOf(t *testing.T) (dir string, want []Result) {
	t.Helper()
	dir = t.TempDir()
	s := openAt(t, dir)
	s.db.NoSync = true
	if err := s.SaveUnits(testUnits()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ImportDocuments(context.Background(), historic(snapshotDocuments+100), nil); err != nil {
		t.Fatal(err)
	}
	want = ask(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, snapshotName)); err != nil {
		t.Fatalf("no snapshot after Close: %v", err)
	}
	return dir, want
}

// ask puts questions that touch every part of the index.
func ask(t *testing.T, s *Store) []Result {
	t.Helper()
	var all []Result
	for _, q := range []Query{{}, {Text: "quỳ hợp"}, {Text: "nong thon m", Limit: 10}, {Text: "12/TTr"}, {Unit: "H41.3"}, {Type: "BC", Year: 2022},
		{Status: StatusOpen}, {Status: StatusVoided}, {Sort: BySubject, Limit: 20}, {Sort: ByNumber, Desc: true, Limit: 20}, {Sort: BySender, Limit: 30}} {
		r, err := s.Search(q)
		if err != nil {
			t.Fatalf("Search(%+v) error = %v", q, err)
		}
		all = append(all, r)
	}
	c, err := s.Counts(0, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return append(all, Result{Total: c.Outgoing + c.Open<<20 + len(c.ByUnit)<<40})
}

func TestSnapshot(t *testing.T) {
	dir, want := snapshotOf(t)
	s := openAt(t, dir)
	if _, err := s.loadSnapshot(); err != nil {
		t.Fatalf("loadSnapshot() error = %v", err)
	}
	if got := ask(t, s); !reflect.DeepEqual(got, want) {
		t.Error("the snapshot answers otherwise than the index it was made of")
	}
}

// TestSnapshotReplay changes the register without the index, so that the
// snapshot is behind.
func TestSnapshotReplay(t *testing.T) {
	dir, _ := snapshotOf(t)
	s := openAt(t, dir)
	d, err := s.Document(77)
	if err != nil {
		t.Fatal(err)
	}
	for _, subject := range []string{"Lần một", "Lần hai"} {
		d.Subject = subject
		if _, err := s.UpdateDocument(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.VoidDocument(78, "nhầm"); err != nil {
		t.Fatal(err)
	}
	mustAdd(t, s, letter("Mới thêm"))
	units := testUnits()
	units[0].Name = "Ủy ban nhân dân tỉnh Đổi Tên"
	if err := s.SaveUnits(units); err != nil {
		t.Fatal(err)
	}
	got := ask(t, s)
	if err := os.Remove(s.snapshotPath()); err != nil {
		t.Fatal(err)
	}
	s.index.forget()
	if want := ask(t, s); !reflect.DeepEqual(got, want) {
		t.Error("snapshot and journal answer otherwise than an index made anew")
	}
	for text, want := range map[string]int{"lan mot": 0, "lan hai": 1, "moi them": 1, "doi ten": snapshotDocuments + 100} {
		if r, err := s.Search(Query{Text: text}); err != nil || r.Total != want {
			t.Errorf("Search(%q) = %d, %v, want %d", text, r.Total, err, want)
		}
	}
}

// TestSnapshotFarBehind imports more than is replayed.
func TestSnapshotFarBehind(t *testing.T) {
	dir, _ := snapshotOf(t)
	s := openAt(t, dir)
	s.db.NoSync = true
	x, err := s.loadSnapshot()
	if err != nil || s.isFarBehind(x) {
		t.Fatalf("a snapshot at the end of the journal is far behind, or %v", err)
	}
	more := historic(snapshotDocuments + snapshotDocuments/2)
	for i := range more {
		more[i].Subject += " bổ sung"
	}
	if _, err := s.ImportDocuments(context.Background(), more, nil); err != nil {
		t.Fatal(err)
	}
	if !s.isFarBehind(x) {
		t.Error("a snapshot that lacks most documents is not far behind")
	}
	if r, err := s.Search(Query{Text: "bo sung"}); err != nil || r.Total != len(more) {
		t.Errorf("Search() = %d, %v, want %d", r.Total, err, len(more))
	}
	if err := s.catchUp(x); err != nil { // what a replay makes of it is the same
		t.Fatal(err)
	}
	want := ask(t, s)
	s.index.index.Store(x)
	if got := ask(t, s); !reflect.DeepEqual(got, want) {
		t.Error("replaying answers otherwise than an index made anew")
	}
}

// TestSnapshotSpoilt damages the snapshot in ways that must all end in an
// index made anew.
func TestSnapshotSpoilt(t *testing.T) {
	dir, want := snapshotOf(t)
	path := filepath.Join(dir, snapshotName)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	foreignDir, _ := snapshotOf(t)
	foreign, err := os.ReadFile(filepath.Join(foreignDir, snapshotName))
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte(nil), good...)
	flipped[len(flipped)/2] ^= 4
	for name, data := range map[string][]byte{"empty": nil, "short": good[:10], "half": good[:len(good)/2], "flipped": flipped, "foreign": foreign, "missing": []byte("-")} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if name == "missing" {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			}
			s, err := Open(dir, Options{ReadOnly: true, Now: testOptions.Now})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close() // was only read
			if _, err := s.loadSnapshot(); err == nil {
				t.Error("loadSnapshot() error = nil")
			}
			if got := ask(t, s); !reflect.DeepEqual(got, want) {
				t.Error("the index made anew answers otherwise")
			}
		})
	}
}

// TestSnapshotOfAnotherPast restores a backup over which a later snapshot
// lies: the journal does not have the entry it stands at.
func TestSnapshotOfAnotherPast(t *testing.T) {
	dir, _ := snapshotOf(t)
	backup := filepath.Join(t.TempDir(), "copy")
	s := openAt(t, dir)
	if _, err := s.Backup(context.Background(), backup); err != nil {
		t.Fatal(err)
	}
	for i := range snapshotChanges {
		d := letter(fmt.Sprintf("Sau sao lưu %d", i))
		d.Number = register.Number{N: i + 1}
		if _, err := s.ImportDocuments(context.Background(), []register.Document{d}, nil); err != nil {
			t.Fatal(err)
		}
		s.db.NoSync = true
	}
	if r, err := s.Search(Query{Text: "sau sao luu"}); err != nil || r.Total != snapshotChanges {
		t.Fatalf("Search() = %d, %v", r.Total, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(backup, s.path); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, dir)
	for i := range snapshotChanges + 1 {
		d := letter(fmt.Sprintf("Đường khác %d", i))
		d.Number = register.Number{N: i + 1}
		if _, err := s.ImportDocuments(context.Background(), []register.Document{d}, nil); err != nil {
			t.Fatal(err)
		}
		s.db.NoSync = true
	}
	if r, err := s.Search(Query{Text: "sau sao luu"}); err != nil || r.Total != 0 {
		t.Errorf("what came after the backup is found %d times, %v", r.Total, err)
	}
	if r, err := s.Search(Query{Text: "duong khac"}); err != nil || r.Total != snapshotChanges+1 {
		t.Errorf("what came after restoring is found %d times, %v", r.Total, err)
	}
}

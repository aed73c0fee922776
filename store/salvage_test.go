package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"kycuong/register"
)

// spoiled writes the bytes of a register into a folder of its own.
func spoiled(t *testing.T, data []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName), data, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestSalvageOfASoundRegister loses nothing.
func TestSalvageOfASoundRegister(t *testing.T) {
	data, docs := filled(t)
	dir := t.TempDir()
	result, err := Salvage(t.Context(), spoiled(t, data), dir, nil)
	if err != nil || len(result.Problems) > 0 || result.Documents != len(docs) {
		t.Fatalf("%+v, %v", result, err)
	}
	s := openAt(t, dir)
	for _, want := range docs {
		if got, err := s.Document(want.ID); err != nil || got.Subject != want.Subject || got.Note != want.Note {
			t.Fatalf("document %d is %+v, %v", want.ID, got, err)
		}
	}
}

// TestSalvageAfterDamage overwrites pages, headers too: what lies elsewhere is saved
// as it was, and what is missing is told.
func TestSalvageAfterDamage(t *testing.T) {
	data, docs := filled(t)
	r := rand.New(rand.NewPCG(1, 2))
	saved := 0
	const rounds = 40
	for round := range rounds {
		broken := bytes.Clone(data)
		for range 1 + round%3 {
			page := r.IntN(len(data) / pageSize)
			if round%4 == 0 {
				page = r.IntN(2) // the headers
			}
			for i := range pageSize {
				broken[page*pageSize+i] = byte(r.Uint32())
			}
		}
		dir := t.TempDir()
		result, err := Salvage(t.Context(), spoiled(t, broken), dir, nil)
		if errors.As(err, new(*DamageError)) {
			continue // the little there is about the file itself was hit
		}
		if err != nil {
			t.Fatal(err)
		}
		if result.Documents < len(docs) && len(result.Problems) == 0 {
			t.Errorf("round %d: %d of %d documents, and nothing is missing", round, result.Documents, len(docs))
		}
		saved += sameDocuments(t, dir, docs)
	}
	if share := float64(saved) / float64(rounds*len(docs)); share < 0.7 {
		t.Errorf("only %.2f of the documents were saved", share)
	}
}

// sameDocuments counts the documents that are as they were; one that is otherwise is
// a fault.
func sameDocuments(t *testing.T, dir string, docs []register.Document) (n int) {
	t.Helper()
	s, err := Open(dir, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range docs {
		got, err := s.Document(want.ID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil || got.Subject != want.Subject || got.Number != want.Number {
			t.Errorf("document %d is %+v, %v", want.ID, got, err)
		}
		n++
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSalvageOfWhatIsNoRegister(t *testing.T) {
	dir := t.TempDir()
	_, err := Salvage(t.Context(), spoiled(t, bytes.Repeat([]byte("không phải sổ "), 9999)), dir, nil)
	if !errors.As(err, new(*DamageError)) {
		t.Errorf("error = %v, want damage", err)
	}
	if _, err := os.Stat(filepath.Join(dir, fileName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it left a register: %v", err)
	}
}

// TestASealedRegisterIsSalvaged without being read.
func TestASealedRegisterIsSalvaged(t *testing.T) {
	s, _ := sealedTest(t)
	d := fillSealed(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	clear(raw[:2*pageSize])
	from := spoiled(t, raw)
	if err := os.CopyFS(filepath.Join(from, attachmentsName), os.DirFS(s.filesDir())); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if result, err := Salvage(t.Context(), from, dir, nil); err != nil || len(result.Problems) > 0 || !result.Shut {
		t.Fatalf("%+v, %v", result, err)
	}
	again := openAt(t, dir)
	mustSignIn(t, again, "lan")
	if got, err := again.Document(d.ID); err != nil || got.Subject != d.Subject {
		t.Errorf("%+v, %v", got, err)
	}
	wantSound(t, again)
}

// TestSalvageAfterGoingBack takes nothing for the latest that was taken back.
func TestSalvageAfterGoingBack(t *testing.T) {
	s, now := tickingStore(t)
	for i := range 10 {
		mustAdd(t, s, letter(fmt.Sprint("Trước ", i)))
	}
	at := *now
	for i := range 200 {
		mustAdd(t, s, letter(fmt.Sprint("Sau ", i)))
	}
	path := filepath.Join(t.TempDir(), "b")
	_, err := s.Backup(t.Context(), path)
	need(t, err)
	dir := filepath.Join(t.TempDir(), "r")
	need(t, Restore(t.Context(), path, dir, RestoreOptions{At: at}))
	again := openAt(t, dir)
	for i := range 5 {
		mustAdd(t, again, letter(fmt.Sprint("Mới ", i)))
	}
	need(t, again.Close())
	r, err := Salvage(t.Context(), dir, filepath.Join(t.TempDir(), "s"), nil)
	if err != nil || r.Documents != 15 || len(r.Problems) > 0 {
		t.Errorf("%d documents, %d problems, %v", r.Documents, len(r.Problems), err)
	}
}

// TestWhatLeadsToDocumentsOfASealedRegister is made again when somebody signs in after a
// salvage: of what was found, any may be of an older day.
func TestWhatLeadsToDocumentsOfASealedRegister(t *testing.T) {
	for _, between := range []int{0, 2, 8, 20, 30} {
		s, _ := sealedTest(t)
		some := func(words string) {
			for i := range between {
				mustAdd(t, s, letter(fmt.Sprint(words, i)))
			}
		}
		first := mustAdd(t, s, paperOf("Báo cáo quý"))
		some("Giữa ")
		need(t, s.VoidDocument(first.ID, "Ghi nhầm"))
		second := mustAdd(t, s, paperOf("Báo cáo quý"))
		reworded := mustAdd(t, s, paperOf("Cũ"))
		some("Sau ")
		reworded.Subject = "Mới"
		_, err := s.UpdateDocument(reworded)
		need(t, err)
		some("Cuối ")
		need(t, s.Close())
		dir := t.TempDir()
		r, err := Salvage(t.Context(), filepath.Dir(s.path), dir, nil)
		if err != nil || len(r.Problems) > 0 {
			t.Fatal(r, err)
		}
		again := openAt(t, dir)
		mustSignIn(t, again, "lan")
		sound(t, again)
		if d, err := again.AddDocument(paperOf("Báo cáo quý")); !errors.Is(err, ErrDuplicate) || d.ID != second.ID {
			t.Errorf("with %d between, the paper of document %d is %d, %v", between, second.ID, d.ID, err)
		}
		mustAdd(t, again, paperOf("Cũ"))
	}
}

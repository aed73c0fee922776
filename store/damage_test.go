package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"kycuong/register"
)

// filled returns the bytes of a small register with something in every bucket,
// and its documents.
func filled(t *testing.T) ([]byte, []register.Document) {
	t.Helper()
	dir := t.TempDir()
	s := openAt(t, dir)
	s.db.NoSync = true
	if err := s.SaveUnits(testUnits()); err != nil {
		t.Fatal(err)
	}
	var docs []register.Document
	for i := range 150 {
		docs = append(docs, letter(fmt.Sprintf("Văn bản số %d về việc xây dựng nông thôn mới", i)))
		docs[i].Number = register.Number{N: i + 1}
	}
	if _, err := s.ImportDocuments(context.Background(), docs, nil); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		d := mustAdd(t, s, received(fmt.Sprintf("%d/UBND-NC", i+1), "V/v báo cáo"))
		if i%4 == 0 {
			d.Note = "đã sửa"
			if _, err := s.UpdateDocument(d); err != nil {
				t.Fatal(err)
			}
		}
	}
	wantSound(t, s)
	docs = nil
	for d := range s.EachDocument {
		docs = append(docs, d)
	}
	compact := filepath.Join(t.TempDir(), "copy")
	if _, err := s.Backup(context.Background(), compact); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(compact)
	if err != nil {
		t.Fatal(err)
	}
	return data, docs
}

// useDamaged opens the bytes as a register and uses all of it. It returns the
// first damage told, nil when none was, and fails when something else happens.
func useDamaged(t *testing.T, dir string, data []byte, want []register.Document) error {
	t.Helper()
	path := filepath.Join(dir, fileName)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	s, err := Open(dir, testOptions)
	if err != nil {
		if _, ok := errors.AsType[*DamageError](err); !ok && !errors.Is(err, ErrTooNew) {
			t.Errorf("Open() error = %v, want a DamageError", err)
		}
		return err
	}
	defer s.Close()    // the file is thrown away
	s.db.NoSync = true // as is the disk
	problems, _, err := s.Verify(ctx)
	if err != nil {
		t.Errorf("Verify() error = %v", err)
	}
	var got []register.Document
	for d := range s.EachDocument {
		got = append(got, d)
	}
	// Nothing of this may crash or hang, whatever it answers.
	_, _ = s.Search(Query{Text: "van ban"})
	_, _ = s.AddDocument(letter("Sau khi hỏng"))
	_, _ = s.Gaps(2026)
	_, _ = s.Org()
	if len(problems) > 0 {
		return problems[0].error()
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%d documents read, want %d, and Verify found nothing", len(got), len(want))
	}
	return nil
}

func (p Problem) error() error { return errors.New(p.String()) }

func TestTruncation(t *testing.T) {
	data, docs := filled(t)
	dir := t.TempDir()
	lengths := []int{1, 15, 16, 79, 80, 100, 511, 4095, 4096, 8191, 8192, 8272, 16383, 16384, 16385, len(data) - 8192, len(data) - 4096, len(data) - 1}
	for n := 20000; n < len(data); n += 7919 {
		lengths = append(lengths, n)
	}
	for _, n := range lengths {
		if err := useDamaged(t, dir, data[:n], docs); err == nil {
			t.Errorf("a file cut to %d of %d bytes is not called damaged", n, len(data))
		}
	}
}

// TestHeaderFlips hits the parts bbolt trusts most: headers and the beginning
// of every page.
func TestHeaderFlips(t *testing.T) {
	data, docs := filled(t)
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(7, 7))
	for page := 0; page < len(data); page += pageSize {
		for range 6 {
			at, bit := page+r.IntN(96), byte(1)<<r.IntN(8)
			data[at] ^= bit
			_ = useDamaged(t, dir, data, docs)
			data[at] ^= bit
			if t.Failed() {
				t.Fatalf("the flip was bit %#x at %d", bit, at)
			}
		}
	}
}

// TestGarbage overwrites stretches of the file.
func TestGarbage(t *testing.T) {
	data, docs := filled(t)
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(11, 11))
	for range 100 {
		bad := append([]byte(nil), data...)
		at := r.IntN(len(bad))
		for i := at; i < min(at+1+r.IntN(3000), len(bad)); i++ {
			bad[i] = byte(r.Uint32())
		}
		_ = useDamaged(t, dir, bad, docs)
		if t.Failed() {
			t.Fatalf("the garbage began at %d", at)
		}
	}
}

// TestDamagedHeaderIsNoted opens a file by the header that is left, and leaves
// a trace of it.
func TestDamagedHeaderIsNoted(t *testing.T) {
	data, _ := filled(t)
	data[30] ^= 1
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName), data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	problems, _, err := s.Verify(context.Background())
	if err != nil || len(problems) != 1 {
		t.Errorf("Verify() = %v, %v, want the header", problems, err)
	}
	seq, _ := s.Head()
	var last Entry
	if err := s.Journal(seq, func(e Entry) bool { last = e; return true }); err != nil || last.Op != OpOpen {
		t.Errorf("last entry = %+v, %v, want that of the damaged header", last, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

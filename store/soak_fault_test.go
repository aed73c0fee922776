package store

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"testing"

	"kycuong/register"
)

// fault is a way for the disk to fail. fail stands for one write, mend
// makes it work again.
type fault struct {
	name string
	fail func(write writeAt, b []byte, off int64) (int, error)
	mend func()
}

// writeFaults are those of writing; the disk may have kept anything of it.
func writeFaults() []fault {
	part := func(name string, kept func(b []byte) int) fault {
		return fault{name, func(write writeAt, b []byte, off int64) (int, error) {
			n, err := write(b[:kept(b)], off)
			return n, errors.Join(err, syscall.EIO)
		}, func() {}}
	}
	return []fault{
		part("nothing is written", func([]byte) int { return 0 }),
		part("some bytes are written", func(b []byte) int { return min(40, len(b)) }),
		part("half is written", func(b []byte) int { return len(b) / 2 }),
		part("all is written", func(b []byte) int { return len(b) }),
	}
}

// failAt makes the disk fail at one write from now on, and returns what makes it
// work again and says whether it failed.
func failAt(s *Store, f fault, at int) (mend func() bool) {
	done, failed := false, false
	tap(s.db, func(write writeAt, b []byte, off int64) (int, error) {
		at--
		if at != -1 || done {
			return write(b, off)
		}
		failed = true
		return f.fail(write, b, off)
	})
	return func() bool {
		done = true
		f.mend()
		return failed
	}
}

// changes are the ones that are tried on a failing disk.
func changes(s *Store, i int) []func() error {
	return []func() error{
		func() error { _, err := s.AddDocument(letter(fmt.Sprintf("Khi đĩa hỏng %d", i))); return err },
		func() error {
			d, err := s.Document(1)
			d.Note = fmt.Sprint("sửa ", i)
			return errors.Join(err, second(s.UpdateDocument(d)))
		},
		func() error {
			docs := historic(30)
			for j := range docs {
				docs[j].Number, docs[j].Symbol = register.Number{}, fmt.Sprintf("%d-%d/QĐ", i, j)
			}
			return second(s.ImportDocuments(context.Background(), docs, nil))
		},
	}
}

func second[V any](_ V, err error) error { return err }

// outcome counts what was said of changes on a failing disk.
type outcome struct{ tried, refused, unsure int }

// tryChange makes one change while the disk fails at one write, and holds what was
// said of it against what is in the register.
func (o *outcome) tryChange(t *testing.T, s *Store, f fault, at int, change func() error) (failed bool) {
	t.Helper()
	before := stateOf(t, s)
	mend := failAt(s, f, at)
	err := change()
	failed = mend()
	same := stateOf(t, s) == before
	switch {
	case err == nil && (failed || same):
		t.Errorf("%s, write %d: said to be kept; the disk failed: %v, nothing changed: %v", f.name, at, failed, same)
	case err != nil && !failed:
		t.Errorf("refused on a sound disk: %v", err)
	case err != nil && !errors.Is(err, ErrUnsure) && !same:
		t.Errorf("%s, write %d: said not to be kept (%v), and it was", f.name, at, err)
	case errors.Is(err, ErrUnsure):
		o.unsure++
	case err != nil:
		o.refused++
	}
	o.tried++
	return failed
}

// onFailingDisk tries each change at each of its writes.
func (o *outcome) onFailingDisk(t *testing.T, faults []fault, round int) {
	t.Helper()
	dir := t.TempDir()
	s := openAt(t, dir)
	mustAdd(t, s, letter("Văn bản đầu tiên"))
	for n, f := range faults {
		for kind := range changes(s, 0) {
			for at, failed := 0, true; failed; at++ {
				failed = o.tryChange(t, s, f, at, changes(s, o.tried)[kind])
				if (at+round+n)%3 == 0 { // otherwise the store goes on as it is
					before := stateOf(t, s)
					closed(t, s)
					s = openAfterFault(t, dir, before)
				}
				mustAdd(t, s, letter(fmt.Sprintf("Sau khi đĩa lành %d", o.tried)))
				if t.Failed() {
					t.Fatalf("in round %d", round)
				}
			}
		}
	}
	wantSound(t, s)
	closed(t, s)
}

// openAfterFault opens a register that was closed after a fault: it is as it was
// read before, and all of it holds.
func openAfterFault(t *testing.T, dir, want string) *Store {
	t.Helper()
	r, err := Open(dir, Options{ReadOnly: true})
	need(t, err)
	if stateOf(t, r) != want {
		t.Error("opened again, the register is not as it was")
	}
	wantOnlyHeaders(t, r)
	closed(t, r)
	s, err := Open(dir, testOptions)
	need(t, err)
	return s
}

func TestSoakWriteErrors(t *testing.T) {
	o := outcome{}
	for round := range times(1, 20) {
		o.onFailingDisk(t, writeFaults(), round)
	}
	figure(t, o.tried, "a write fails: nothing, some bytes, half, all of it written", "%d refused and not there, %d told as unsure, nothing lost", o.refused, o.unsure)
}

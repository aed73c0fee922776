package store

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

// isTold reports an error that the user is told in words: damage, or a problem.
func isTold(err error) bool {
	var damaged *DamageError
	_, _, known := register.ProblemIn(err)
	return errors.As(err, &damaged) && damaged.What != "" || known
}

// FuzzEntry feeds the reader of the journal with anything: it refuses with damage, and
// what it takes is the same when it is written again.
func FuzzEntry(f *testing.F) {
	e := entryRecord{Time: 1, Who: "A", Op: OpUpdate, Kind: KindDocument, ID: "7", Before: []byte("b"), After: make([]byte, 32), Last: 3, Slots: []slotRef{{Key: []byte("k"), Last: 2}}}
	payload, err := encoder.Marshal(e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(append(payload, make([]byte, 32)...))
	f.Add([]byte{0xa0})
	f.Fuzz(func(t *testing.T, data []byte) {
		key := idKey(7)
		if _, _, err := splitEntry(key, data); err != nil && !isTold(err) {
			t.Fatalf("splitEntry() error = %v", err)
		}
		payload, hash, err := splitEntry(key, journalBucket.frame(key, 7, data))
		if err != nil {
			if !isTold(err) {
				t.Fatalf("splitEntry() error = %v", err)
			}
			return
		}
		if got := append(bytes.Clone(payload), hash[:]...); !bytes.Equal(got, data) {
			t.Fatalf("an entry of %x was split into %x", data, got)
		}
		var e, again entryRecord
		if err := journalBucket.decode(key, payload, &e); err != nil {
			if !isTold(err) {
				t.Fatalf("decode() error = %v", err)
			}
			return
		}
		written, err := encoder.Marshal(e)
		if err == nil {
			err = journalBucket.decode(key, written, &again)
		}
		twice, err2 := encoder.Marshal(again)
		if err := errors.Join(err, err2); err != nil || !bytes.Equal(twice, written) {
			t.Fatalf("read %+v, written and read again %+v, %v", e, again, err)
		}
	})
}

// FuzzValues feeds the readers of all other records with anything.
func FuzzValues(f *testing.F) {
	for _, v := range []any{register.Unit{Code: "H41", Name: "UBND tỉnh", Successors: []string{"A"}}, register.Settings{Office: "H41", Books: []register.Book{{ID: "đi"}}},
		register.Task{Directive: "12/CT-UBND", Item: "1"}, passwordLock{Salt: []byte("salt"), Memory: 64}, ReportRecord{}} {
		raw, err := encoder.Marshal(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, v := range []any{new(register.Unit), new(register.Settings), new(register.Task), new(register.Directive), new(register.Attachment), new(register.Slot), new(register.SpecialDay),
			new(review.Decision), new(review.Inspection), new(review.Rulebook), new(ReportRecord), new(Account), new(passwordLock)} {
			if err := unitsBucket.decode([]byte("k"), data, v); err != nil {
				if !isTold(err) {
					t.Fatalf("%T: error = %v", v, err)
				}
				continue
			}
			written, err := encoder.Marshal(v)
			if err != nil {
				t.Fatalf("%T: %v", v, err)
			}
			again := reflect.New(reflect.TypeOf(v).Elem()).Interface()
			if err := unitsBucket.decode([]byte("k"), written, again); err != nil {
				t.Fatalf("%T: written as %x, read again: %v", v, written, err)
			}
			if twice, err := encoder.Marshal(again); err != nil || !bytes.Equal(twice, written) {
				t.Fatalf("%T: written as %x, read and written again %x, %v", v, written, twice, err)
			}
		}
	})
}

// FuzzSnapshot feeds the reader of the index's snapshot with anything, behind the
// checksum that would refuse it: it ends, and what it takes is the same when it is
// written again.
func FuzzSnapshot(f *testing.F) {
	org := register.NewOrg(testUnits())
	x := newIndex(org)
	for i, d := range historic(20) {
		d.ID = uint64(i + 1)
		x.add(d, false)
	}
	f.Add(snapshotBytes(f, x))
	f.Add(snapshotBytes(f, newIndex(org)))
	f.Add(bytes.Repeat([]byte{0xff}, 60))
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := snapshotRead(org, data)
		if err != nil {
			return
		}
		var written []byte
		if guard("", func() error { written = snapshotBytes(t, x); return nil }) != nil {
			return // a set that is none; the checksum keeps it out
		}
		again, err := snapshotRead(org, written)
		if err != nil || !reflect.DeepEqual(again.cols, x.cols) || !again.all.Equals(x.all) || len(again.years) != len(x.years) || again.at != x.at {
			t.Fatalf("written and read again, the index is another: %v", err)
		}
	})
}

func snapshotBytes(t testing.TB, x *index) []byte {
	t.Helper()
	var buf bytes.Buffer
	out := &snapshotWriter{w: &buf}
	out.index(x)
	if out.err != nil {
		t.Fatal(out.err)
	}
	return buf.Bytes()
}

func snapshotRead(org *register.Org, data []byte) (x *index, err error) {
	err = guard("", func() error {
		in := &snapshotReader{r: bufio.NewReader(bytes.NewReader(data)), most: uint64(len(data))}
		x = newIndex(org)
		in.index(x)
		return in.err
	})
	return x, err
}

// FuzzRestore restores anything: it refuses in words and leaves nothing, or gives a
// register that holds. Nothing is ever written beside the folder.
func FuzzRestore(f *testing.F) {
	dir := f.TempDir()
	s := openAt(f, dir)
	d := mustAdd(f, s, letter("Để sao lưu"))
	backup := filepath.Join(f.TempDir(), "b")
	for _, attached := range []bool{false, true} {
		if attached {
			path := filepath.Join(f.TempDir(), "tệp.txt")
			if err := os.WriteFile(path, []byte("nội dung"), 0o600); err != nil {
				f.Fatal(err)
			}
			if _, err := s.AddAttachment(context.Background(), d.ID, path); err != nil {
				f.Fatal(err)
			}
		}
		if _, err := s.Backup(context.Background(), backup); err != nil {
			f.Fatal(err)
		}
		raw, err := os.ReadFile(backup)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add(zipOf(f, "register.kycuong", "no register", "../../outside", "x"))
	f.Add(zipOf(f, "attachments/aa/../../outside", "x"))
	f.Add(zipOfTwoSizes(f))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		room := t.TempDir()
		file, dir := filepath.Join(room, "b"), filepath.Join(room, "in", "it")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Restore(context.Background(), file, dir, RestoreOptions{}); err != nil {
			if !isTold(err) {
				t.Fatalf("Restore() error = %v", err)
			}
			if n := filesIn(t, room); n != 1 {
				t.Fatalf("Restore() error = %v left %d files beside the backup", err, n-1)
			}
			return
		}
		s, err := Open(dir, testOptions)
		if err != nil {
			t.Fatalf("Open() of what was restored: error = %v", err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

func zipOf(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for i := 0; i < len(pairs); i += 2 {
		out, err := w.CreateHeader(&zip.FileHeader{Name: pairs[i], Method: zip.Store})
		if err == nil {
			_, err = out.Write([]byte(pairs[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// zipOfTwoSizes has an entry that stores more bytes than it says it unpacks to.
func zipOfTwoSizes(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	out, err := w.CreateRaw(&zip.FileHeader{Name: fileName, Method: zip.Store, CompressedSize64: 8, UncompressedSize64: 4})
	if err == nil {
		_, err = out.Write([]byte("register"))
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// FuzzEncryptedBackup opens anything as an encrypted backup: it is refused in words.
func FuzzEncryptedBackup(f *testing.F) {
	const passphrase = "cụm từ khóa của bản sao lưu"
	plan, err := WithPassphrase(register.BackupPlan{}, passphrase)
	if err != nil {
		f.Fatal(err)
	}
	dir := f.TempDir()
	plain, path := filepath.Join(dir, "p"), filepath.Join(dir, "b.age")
	if err := os.WriteFile(plain, []byte("nội dung"), 0o600); err != nil {
		f.Fatal(err)
	}
	if err := encryptBackup(context.Background(), plain, path, plan); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(cryptMagic + "\x05hello"))
	f.Add([]byte(cryptMagic + "\xff\xff\xff\xff\x0f"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		file, to := filepath.Join(dir, "b"), filepath.Join(dir, "to")
		if err := errors.Join(os.WriteFile(file, data, 0o600), os.WriteFile(to, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
		err := decryptBackup(context.Background(), file, passphrase, to)
		if err != nil && !isTold(err) {
			t.Fatalf("error = %v", err)
		}
		if err == nil && !bytes.Equal(data, whole) {
			got, readErr := os.ReadFile(to)
			if readErr != nil || string(got) != "nội dung" {
				t.Fatalf("another text was read: %q, %v", got, readErr)
			}
		}
	})
}

package store

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

func attach(t testing.TB, s *Store, document uint64, name, content string) register.Attachment {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := s.AddAttachment(context.Background(), document, path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// filesIn counts the files below a folder.
func filesIn(t testing.TB, dir string) (n int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	})
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return n
}

func TestTheSameFileIsKeptOnce(t *testing.T) {
	s := openTest(t)
	one, two := mustAdd(t, s, letter("Một")), mustAdd(t, s, letter("Hai"))
	a := attach(t, s, one.ID, "tờ trình.pdf", "nội dung")
	b := attach(t, s, two.ID, "bản sao.pdf", "nội dung")
	attach(t, s, two.ID, "phụ lục.xlsx", "khác")
	if a.Hash != b.Hash || filesIn(t, s.filesDir()) != 2 {
		t.Errorf("%d files, hashes %s and %s", filesIn(t, s.filesDir()), a.Hash, b.Hash)
	}
	list, err := s.Attachments(two.ID)
	if err != nil || len(list) != 2 || list[0].Name != "bản sao.pdf" || list[0].Size != int64(len("nội dung")) || list[0].Document != two.ID || list[0].By == "" {
		t.Errorf("%+v, %v", list, err)
	}
	again := filepath.Join(t.TempDir(), "tên khác.pdf")
	if err := os.WriteFile(again, []byte("nội dung"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddAttachment(context.Background(), two.ID, again); !errors.Is(err, ErrAttachedAlready) {
		t.Errorf("the same file again: %v", err)
	}
	to := filepath.Join(t.TempDir(), "ra.pdf")
	if err := s.CopyAttachment(context.Background(), a, to); err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(to); err != nil || string(raw) != "nội dung" {
		t.Errorf("%q, %v", raw, err)
	}
	if err := s.VoidAttachment(two.ID, b.Hash, ""); !errors.Is(err, register.ErrNoReason) {
		t.Errorf("void without a reason: %v", err)
	}
	if err := s.VoidAttachment(two.ID, b.Hash, "Nhầm tệp"); err != nil {
		t.Fatal(err)
	}
	if list, err = s.Attachments(two.ID); err != nil || len(list) != 1 || filesIn(t, s.filesDir()) != 2 {
		t.Errorf("after voiding: %+v, %v", list, err)
	}
	if _, err := s.AddAttachment(context.Background(), two.ID, again); err != nil {
		t.Errorf("after voiding it cannot be attached again: %v", err)
	}
	if problems, sum, err := s.Verify(context.Background()); err != nil || len(problems) > 0 || sum.Attachments != 3 || sum.Files != 2 || sum.Unnamed != 0 {
		t.Errorf("%v, %+v, %v", problems, sum, err)
	}
}

func TestWhatIsNotAttached(t *testing.T) {
	s := openTest(t)
	open := mustAdd(t, s, letter("Một"))
	secret := letter("")
	secret.Subject, secret.Secrecy = "", register.Secret
	hidden := mustAdd(t, s, secret)
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, c := range map[string]struct {
		ctx  context.Context
		id   uint64
		path string
		want error
	}{
		"to a secret":     {context.Background(), hidden.ID, file, ErrAttachToSecret},
		"to nothing":      {context.Background(), 99, file, ErrNotFound},
		"a folder":        {context.Background(), open.ID, filepath.Dir(file), ErrNotAFile},
		"what is missing": {context.Background(), open.ID, file + "x", os.ErrNotExist},
		"cancelled":       {ctx, open.ID, file, context.Canceled},
	} {
		if _, err := s.AddAttachment(c.ctx, c.id, c.path); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if n := filesIn(t, s.filesDir()); n != 0 {
		t.Errorf("%d files were left", n)
	}
}

func TestVerifyFindsDamagedAttachments(t *testing.T) {
	s, err := Open(t.TempDir(), testOptions)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() // the file is thrown away
	d := mustAdd(t, s, letter("Một"))
	altered, missing := attach(t, s, d.ID, "sửa.pdf", "nguyên bản"), attach(t, s, d.ID, "mất.pdf", "mất")
	if err := os.WriteFile(filePath(s.filesDir(), altered.Hash), []byte("nguyên bẩn"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filePath(s.filesDir(), missing.Hash)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.filesDir(), "thừa"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	problems, sum, err := s.Verify(context.Background())
	said := ""
	for _, p := range problems {
		said += p.String() + "\n"
	}
	if err != nil || len(problems) != 2 || !strings.Contains(said, "sửa.pdf") || !strings.Contains(said, "mất.pdf") || sum.Unnamed != 1 {
		t.Errorf("%s%+v, %v", said, sum, err)
	}
	to := filepath.Join(t.TempDir(), "ra.pdf")
	for _, a := range []register.Attachment{altered, missing} {
		if err := s.CopyAttachment(context.Background(), a, to); !errors.Is(err, ErrAttachmentDamaged) || filesIn(t, filepath.Dir(to)) != 0 {
			t.Errorf("%s: %v", a.Name, err)
		}
	}
	if _, err := s.Backup(context.Background(), filepath.Join(t.TempDir(), "b.zip")); err == nil {
		t.Error("a backup without a file it names was called good")
	}
}

func TestBackupsCarryAttachments(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, letter("Một"))
	a := attach(t, s, d.ID, "tờ trình.pdf", strings.Repeat("nội dung ", 10_000))
	folder := t.TempDir()
	backup := filepath.Join(folder, "sao lưu.zip")
	if _, err := s.Backup(context.Background(), backup); err != nil {
		t.Fatal(err)
	}
	if n := filesIn(t, folder); n != 1 {
		t.Errorf("%d files beside the backup", n-1)
	}
	dir := filepath.Join(t.TempDir(), "mới")
	if err := Restore(context.Background(), backup, dir, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	r := openAt(t, dir)
	if list, err := r.Attachments(d.ID); err != nil || len(list) != 1 || list[0] != a {
		t.Errorf("%+v, %v", list, err)
	}
	if problems, sum, err := r.Verify(context.Background()); err != nil || len(problems) > 0 || sum.Files != 1 {
		t.Errorf("%v, %+v, %v", problems, sum, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Backup(ctx, filepath.Join(folder, "dở.zip")); !errors.Is(err, context.Canceled) || filesIn(t, folder) != 1 {
		t.Errorf("cancelled: %v, %d files", err, filesIn(t, folder))
	}
	if err := Restore(ctx, backup, filepath.Join(t.TempDir(), "x"), RestoreOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestHostileArchivesAreRefused: each is a backup changed in one way.
func TestHostileArchivesAreRefused(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, letter("Một"))
	attach(t, s, d.ID, "tờ trình.pdf", "nội dung")
	good := filepath.Join(t.TempDir(), "b.zip")
	if _, err := s.Backup(context.Background(), good); err != nil {
		t.Fatal(err)
	}
	in, err := zip.OpenReader(good)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close() // was only read
	register0, file := in.File[0], in.File[1]
	entry := func(w *zip.Writer, name string, method uint16, from *zip.File, content string) {
		out, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		raw := []byte(content)
		if from != nil {
			r, err := from.Open()
			if err != nil {
				t.Fatal(err)
			}
			raw = make([]byte, from.UncompressedSize64)
			for n := 0; n < len(raw); {
				k, err := r.Read(raw[n:])
				n += k
				if err != nil && n < len(raw) {
					t.Fatal(err)
				}
			}
		}
		if _, err := out.Write(raw); err != nil {
			t.Fatal(err)
		}
	}
	for name, make := range map[string]func(w *zip.Writer){
		"leads out": func(w *zip.Writer) {
			entry(w, fileName, zip.Store, register0, "")
			entry(w, "../x", zip.Store, nil, "x")
		},
		"another name":   func(w *zip.Writer) { entry(w, "sổ.kycuong", zip.Store, register0, "") },
		"packed":         func(w *zip.Writer) { entry(w, fileName, zip.Deflate, register0, "") },
		"a file is gone": func(w *zip.Writer) { entry(w, fileName, zip.Store, register0, "") },
		"a file is other": func(w *zip.Writer) {
			entry(w, fileName, zip.Store, register0, "")
			entry(w, file.Name, zip.Store, nil, "khác")
		},
		"no register":      func(w *zip.Writer) { entry(w, file.Name, zip.Store, file, "") },
		"register is text": func(w *zip.Writer) { entry(w, fileName, zip.Store, nil, "không phải sổ") },
		"empty":            func(*zip.Writer) {},
	} {
		path := filepath.Join(t.TempDir(), "x.zip")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		w := zip.NewWriter(f)
		make(w)
		if err := errors.Join(w.Close(), f.Close()); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(t.TempDir(), "mới")
		if err := Restore(context.Background(), path, dir, RestoreOptions{}); err == nil {
			t.Errorf("%s: it was restored", name)
		}
		if n := filesIn(t, filepath.Dir(dir)); n != 0 {
			t.Errorf("%s: %d files were left", name, n)
		}
	}
}

// TestNoAttachmentIsEverLost adds, voids and backs up in any order; whatever was
// acknowledged is there, and the register verifies.
func TestNoAttachmentIsEverLost(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, err := Open(t.TempDir(), testOptions)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close() // the file is thrown away
		s.db.NoSync = true
		d := mustAdd(t, s, letter("Một"))
		want := map[string]bool{} // hash to: not void
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			content := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "content")
			path := filepath.Join(t.TempDir(), content)
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			switch rapid.IntRange(0, 2).Draw(rt, "what") {
			case 0, 1:
				if a, err := s.AddAttachment(context.Background(), d.ID, path); err == nil {
					want[a.Hash] = true
				} else if !errors.Is(err, ErrAttachedAlready) {
					rt.Fatal(err)
				}
			case 2:
				for hash, living := range want {
					if living {
						if err := s.VoidAttachment(d.ID, hash, "Nhầm"); err != nil {
							rt.Fatal(err)
						}
						want[hash] = false
						break
					}
				}
			}
		}
		list, err := s.Attachments(d.ID)
		if err != nil {
			rt.Fatal(err)
		}
		living := 0
		for _, is := range want {
			if is {
				living++
			}
		}
		problems, sum, err := s.Verify(context.Background())
		if len(list) != living || sum.Files != len(want) || len(problems) > 0 || err != nil {
			rt.Fatalf("%d of %d living, %d of %d files, %v, %v", len(list), living, sum.Files, len(want), problems, err)
		}
	})
}

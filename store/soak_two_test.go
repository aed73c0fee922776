package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kycuong/register"
)

// beginTogether waits for its parent's word, opens a folder that has no register
// yet and logs a document.
func beginTogether(dir string) {
	say("ready")
	_, _ = os.Stdin.Read(make([]byte, 1)) // the word is that the input ends
	s, err := Open(dir, testOptions)
	if err != nil {
		say("refused %v", err)
		return
	}
	d := must(s.AddDocument(letter(fmt.Sprintf("Của chương trình %d", os.Getpid()))))
	must(0, s.Close())
	say("document %s", d.UID)
}

// TestSoakFirstStartTogether starts programs at the same moment over a folder that
// has no register: none may put its new register over that of another.
func TestSoakFirstStartTogether(t *testing.T) {
	const programs = 4
	rounds, logged := times(8, 400), 0
	for i := range rounds {
		dir := filepath.Join(t.TempDir(), "sổ")
		list := make([]*child, programs)
		for j := range list {
			list[j] = startChild(t, "begin", dir)
			list[j].line()
		}
		for _, c := range list {
			need(t, c.in.Close())
		}
		kept := map[string]bool{}
		for _, c := range list {
			word, rest, _ := strings.Cut(c.line(), " ")
			switch {
			case word == "document":
				kept[rest] = true
			case word != "refused" || !strings.Contains(rest, ErrInUse.Error()):
				t.Errorf("a program says %s %s", word, rest)
			}
			need(t, c.Wait())
		}
		logged += len(kept)
		s := reopened(t, dir)
		found := 0
		for d := range s.EachDocument {
			found++
			delete(kept, d.UID)
		}
		closed(t, s)
		if len(kept) > 0 {
			t.Fatalf("round %d: %d acknowledged documents are not among the %d in the register", i, len(kept), found)
		}
	}
	figure(t, rounds, fmt.Sprintf("%d programs start over an empty folder", programs), "%d documents acknowledged, none lost", logged)
}

// TestSoakOtherNames opens a register that is open, by other names of the same
// file, and writes a backup over it.
func TestSoakOtherNames(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	d := mustAdd(t, s, letter("Một tệp nhiều tên"))
	for name, link := range map[string]func(from, to string) error{"hard link": os.Link, "symbolic link": os.Symlink} {
		other := t.TempDir()
		if err := link(s.Path(), filepath.Join(other, fileName)); err != nil {
			continue // a system that has none of them
		}
		if _, err := Open(other, testOptions); !errors.Is(err, ErrInUse) {
			t.Errorf("Open() by a %s: error = %v, want ErrInUse", name, err)
		}
		if _, err := s.Backup(context.Background(), filepath.Join(other, fileName)); !errors.Is(err, register.ErrOverRegister) {
			t.Errorf("Backup() over the register by a %s: error = %v, want ErrOverRegister", name, err)
		}
		need(t, os.Remove(filepath.Join(other, fileName)))
	}
	if _, err := s.Backup(context.Background(), s.Path()); !errors.Is(err, register.ErrOverRegister) {
		t.Errorf("Backup() over the register: error = %v, want ErrOverRegister", err)
	}
	a := attach(t, s, d.ID, "tờ trình.pdf", "nội dung")
	if err := s.CopyAttachment(context.Background(), a, s.Path()); !errors.Is(err, register.ErrOverRegister) {
		t.Errorf("CopyAttachment() over the register: error = %v, want ErrOverRegister", err)
	}
	more := mustAdd(t, s, letter("Sau đó"))
	closed(t, s)
	s = openAt(t, dir)
	if _, err := s.Documents([]uint64{d.ID, more.ID}); err != nil {
		t.Errorf("after backups over the register: %v", err)
	}
}

// restoreTogether waits as beginTogether does and restores the backup that lies
// beside the folder.
func restoreTogether(dir string) {
	say("ready")
	_, _ = os.Stdin.Read(make([]byte, 1)) // the word is that the input ends
	if err := Restore(context.Background(), backupBeside(dir), dir, RestoreOptions{}); err != nil {
		say("refused %v", err)
		return
	}
	say("restored")
}

func backupBeside(dir string) string { return dir + ".backup" }

// TestSoakRestoreTogether restores into a folder in which somebody begins to work
// at the same moment.
func TestSoakRestoreTogether(t *testing.T) {
	made := openTest(t)
	d := mustAdd(t, made, letter("Trong bản sao lưu"))
	backup := filepath.Join(t.TempDir(), "backup")
	_, err := made.Backup(context.Background(), backup)
	need(t, err)
	r, rounds, restored, logged := chance(t), times(10, 500), 0, 0
	for i := range rounds {
		dir := filepath.Join(t.TempDir(), "sổ")
		closed(t, openAt(t, dir))
		need(t, os.Link(backup, backupBeside(dir)))
		one, two := startChild(t, "begin", dir), startChild(t, "restore", dir)
		one.line()
		two.line()
		need(t, two.in.Close())
		<-time.After(time.Duration(r.Int64N(int64(25 * time.Millisecond)))) // so that either is first at times
		need(t, one.in.Close())
		uid, isLogged := strings.CutPrefix(one.line(), "document ")
		isRestored := two.line() == "restored"
		need(t, errors.Join(one.Wait(), two.Wait()))
		s := reopened(t, dir)
		found := map[string]bool{}
		for x := range s.EachDocument {
			found[x.UID] = true
		}
		closed(t, s)
		if isLogged && !found[uid] || isRestored && !found[d.UID] {
			t.Fatalf("round %d: logged %v, restored %v, and the register has %d documents", i, isLogged, isRestored, len(found))
		}
		if isLogged {
			logged++
		}
		if isRestored {
			restored++
		}
	}
	figure(t, rounds, "a backup is restored while a program starts in the same folder", "%d restored, %d logged a document, neither lost", restored, logged)
}

// TestSoakLockOfTheKilled opens a register at once whose program was killed.
func TestSoakLockOfTheKilled(t *testing.T) {
	rounds := times(1, 100)
	dir := t.TempDir()
	var last register.Document
	for range rounds {
		c := startChild(t, "log", dir)
		c.line()
		if _, err := Open(dir, testOptions); !errors.Is(err, ErrInUse) {
			t.Errorf("Open() beside a program at work: error = %v, want ErrInUse", err)
		}
		need(t, c.Process.Kill())
		_ = c.Wait() // says that it was killed
		s := reopened(t, dir)
		last = mustAdd(t, s, letter("Ngay sau đó"))
		closed(t, s)
	}
	figure(t, rounds, "a second program beside one at work, and after it was killed", "refused every time, then opened at once; %d documents in the end", last.ID)
}

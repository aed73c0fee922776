package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kycuong/register"
)

// read is what a register says when all of it is asked: documents by id, and the
// other things in words.
type read struct {
	documents map[uint64]string
	others    string
	state     string // of every record's bytes
}

// readAll reads a register by its own methods; ok is false when one of them says
// that something is damaged.
func readAll(s *Store) (all read, ok bool) {
	all.documents = map[uint64]string{}
	err := s.VisitDocuments(func(d register.Document) bool {
		all.documents[d.ID] = imprint(d)
		return true
	})
	units, err1 := s.Org()
	settings, err2 := s.Settings()
	rules, err3 := s.Rulebook()
	tasks, err4 := s.Tasks()
	gaps, err5 := s.Gaps(2026)
	found, err6 := s.Search(Query{Text: "van ban"})
	if errors.Join(err, err1, err2, err3, err4, err5, err6) != nil {
		return all, false
	}
	all.state = must(state(s.db))
	all.others = string(must(encoder.Marshal([]any{units.Units(), settings, rules, tasks, gaps, found.Total})))
	return all, true
}

// What becomes of a damaged file.
const (
	saidAtOpen   = "open"
	saidByVerify = "verify"
	isHarmless   = "harmless"
)

// judge opens a file, reads and verifies it, and says who told of the damage. A
// document that reads otherwise than it was is told as wrong, even when verify
// tells of it.
func judge(dir string, want read) string {
	s, err := Open(dir, testOptions)
	if err != nil {
		return saidAtOpen
	}
	defer s.Close()    // the file is thrown away
	s.db.NoSync = true // as is the disk
	got, ok := readAll(s)
	for id, is := range got.documents {
		if want.documents[id] != is {
			return fmt.Sprintf("wrong: document %d is read otherwise than it was written", id)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	problems, _, err := s.Verify(ctx)
	switch {
	case err != nil:
		return "wrong: " + err.Error()
	case len(problems) > 0:
		return saidByVerify
	case !ok:
		return "wrong: verify is content with what cannot be read"
	case !maps.Equal(got.documents, want.documents) || got.others != want.others || got.state != want.state:
		return "wrong: verify is content with what reads otherwise than it was written"
	}
	_, err = s.AddDocument(letter("Sau khi hỏng"))
	if err != nil {
		return "wrong: harmless, and nothing can be added: " + err.Error()
	}
	return isHarmless
}

// A child judges the damages its parent names, so that one that ended the program
// or hung it is known by its name.

func judgeUntilTold(dir string) {
	good := must(os.ReadFile(filepath.Join(dir, "good")))
	path := filepath.Join(dir, fileName)
	want := must(wanted(dir, good))
	say("ready")
	for {
		var name string
		if n, _ := fmt.Scanln(&name); n != 1 {
			return
		}
		must(0, os.WriteFile(path, damaged(good, name), 0o600))
		say("%s", judge(dir, want))
	}
}

func wanted(dir string, good []byte) (read, error) {
	must(0, os.WriteFile(filepath.Join(dir, fileName), good, 0o600))
	s := must(Open(dir, testOptions))
	want, ok := readAll(s)
	if !ok {
		return want, errors.New("the good file cannot be read")
	}
	return want, s.Close()
}

// damaged returns the file with the damage of a name: bit-N is flipped, or all
// from cut-N on is gone.
func damaged(good []byte, name string) []byte {
	kind, number, _ := strings.Cut(name, "-")
	n := must(strconv.Atoi(number))
	if kind == "cut" {
		return good[:n]
	}
	bad := append([]byte(nil), good...)
	bad[n/8] ^= 1 << (n % 8)
	return bad
}

// judged has children judge damages and counts what they say. One that says
// nothing for a minute, or ends, has failed.
func judged(t *testing.T, good []byte, names func(yield func(string) bool)) map[string]int {
	t.Helper()
	return judgedBy(t, "judge", good, names)
}

func judgedBy(t *testing.T, task string, good []byte, names func(yield func(string) bool)) map[string]int {
	t.Helper()
	dir := t.TempDir()
	need(t, os.WriteFile(filepath.Join(dir, "good"), good, 0o600))
	c := startChild(t, task, dir)
	if c.line() != "ready" {
		t.Fatal("the child cannot begin")
	}
	said := map[string]int{}
	for name := range names {
		silent := time.AfterFunc(2*time.Minute, func() { _ = c.Process.Kill() })
		fmt.Fprintln(c.in, name)
		verdict := c.line()
		silent.Stop()
		said[verdict]++
		if verdict == "" || strings.HasPrefix(verdict, "wrong") || strings.HasPrefix(verdict, "failed") {
			t.Fatalf("%s: %q", name, verdict)
		}
	}
	need(t, c.in.Close())
	need(t, c.Wait())
	return said
}

func TestSoakBitFlips(t *testing.T) {
	good, _ := filled(t)
	r, flips := chance(t), times(250, 10_000)
	said := judged(t, good, func(yield func(string) bool) {
		for range flips {
			if !yield(fmt.Sprintf("bit-%d", r.IntN(8*len(good)))) {
				return
			}
		}
	})
	figure(t, flips, "one bit flipped anywhere in the file", "%d told at open, %d by verify, %d harmless (no byte of any record differs), 0 undetected", said[saidAtOpen], said[saidByVerify], said[isHarmless])
}

func TestSoakCutShort(t *testing.T) {
	good, _ := filled(t)
	step, cuts := times(32<<10, 4<<10), 0
	said := judged(t, good, func(yield func(string) bool) {
		for n := 0; n < len(good); n += step {
			cuts++
			if !yield(fmt.Sprintf("cut-%d", n)) {
				return
			}
		}
	})
	if said[saidAtOpen] != cuts {
		t.Errorf("of %d cuts open told %d, verify %d", cuts, said[saidAtOpen], said[saidByVerify])
	}
	figure(t, cuts, "file cut off at every 4 KiB", "%d told at open", said[saidAtOpen])
}

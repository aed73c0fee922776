package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// syncFault makes the sync after a write fail: until it is mended, the store's
// descriptor is one of a pipe, which cannot be synced.
func syncFault(t *testing.T, s *Store) []fault {
	t.Helper()
	var pipe [2]int
	need(t, syscall.Pipe2(pipe[:], syscall.O_CLOEXEC))
	fd := int(fileOf(s.db).Fd())
	kept, err := syscall.Dup(fd) // of the same open file, so it keeps the lock
	need(t, err)
	t.Cleanup(func() { _ = errors.Join(syscall.Close(pipe[0]), syscall.Close(pipe[1]), syscall.Close(kept)) })
	return []fault{{"the sync", func(write writeAt, b []byte, off int64) (int, error) {
		n, err := write(b, off)
		return n, errors.Join(err, syscall.Dup3(pipe[1], fd, syscall.O_CLOEXEC))
	}, func() { need(t, syscall.Dup3(kept, fd, syscall.O_CLOEXEC)) }}}
}

func TestSoakSyncErrors(t *testing.T) {
	o := outcome{}
	for range times(1, 20) {
		dir := t.TempDir()
		s := openAt(t, dir)
		mustAdd(t, s, letter("Văn bản đầu tiên"))
		f := syncFault(t, s)[0]
		for kind := range changes(s, 0) {
			for at, failed := 0, true; failed; at++ {
				failed = o.tryChange(t, s, f, at, changes(s, o.tried)[kind])
				mustAdd(t, s, letter(fmt.Sprintf("Sau khi đĩa lành %d", o.tried)))
			}
		}
		wantSound(t, s)
		closed(t, reopened(t, copyFolder(t, dir)))
	}
	figure(t, o.tried, "a sync fails", "%d refused and not there, %d told as unsure, nothing lost", o.refused, o.unsure)
}

// cutWhileOpen has its file cut off under it, again and again from a good one, and
// goes on working. Reading behind the end of a mapped file would end the program.
func cutWhileOpen(dir string) {
	good := must(os.ReadFile(filepath.Join(dir, "good")))
	want := must(wanted(dir, good))
	say("ready")
	for {
		var name string
		if n, _ := fmt.Scanln(&name); n != 1 {
			return
		}
		n := must(strconv.Atoi(strings.TrimPrefix(name, "cut-")))
		place := filepath.Join(dir, name) // another for each: what is damaged so may stay locked
		must(0, os.Mkdir(place, 0o700))
		must(0, os.WriteFile(filepath.Join(place, fileName), good, 0o600))
		s := must(Open(place, testOptions))
		must(0, os.Truncate(s.path, int64(n)))
		say("%s", judgeOpen(s, want, place))
	}
}

// judgeOpen uses all of a store whose file was cut off.
func judgeOpen(s *Store, want read, dir string) string {
	got, ok := readAll(s)
	for id, is := range got.documents {
		if want.documents[id] != is {
			return fmt.Sprintf("wrong: document %d is read otherwise than it was written", id)
		}
	}
	problems, _, err := s.Verify(context.Background())
	told := !ok || err != nil || len(problems) > 0
	_, err = s.Backup(context.Background(), filepath.Join(dir, "backup"))
	if told != (err != nil) {
		return fmt.Sprintf("wrong: damage told: %v, backup: %v", told, err)
	}
	_, _ = s.AddDocument(letter("Sau khi bị cắt")) // must come back, whatever it says
	_, _ = readAll(s)
	_ = s.Close() // as must this
	if told {
		return saidByVerify
	}
	return isHarmless
}

func TestSoakCutWhileOpen(t *testing.T) {
	good, _ := filled(t)
	step, cuts := times(64<<10, 4<<10), 0
	said := judgedBy(t, "cut while open", good, func(yield func(string) bool) {
		for n := 0; n < len(good); n += step {
			cuts++
			if !yield(fmt.Sprintf("cut-%d", n)) {
				return
			}
		}
	})
	if said[saidByVerify] != cuts {
		t.Errorf("of %d cuts %d were told", cuts, said[saidByVerify])
	}
	figure(t, cuts, "file cut off at every 4 KiB while the program has it open", "%d told, the program lives", said[saidByVerify])
}

func init() { childTasks["cut while open"] = cutWhileOpen }

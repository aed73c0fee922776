package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kycuong/register"
)

// disk is a place of which a test decides how much room it has.
type disk interface {
	folder() string
	leave(t *testing.T, room int64) // so many bytes beyond what files have now
	free(t *testing.T)
}

// smallDisk is a file system of its own, filled up by a ballast.
type smallDisk struct{ dir string }

func (d smallDisk) folder() string  { return filepath.Join(d.dir, "sổ") }
func (d smallDisk) ballast() string { return filepath.Join(d.dir, "ballast") }

func (d smallDisk) leave(t *testing.T, room int64) {
	t.Helper()
	d.free(t)
	var st syscall.Statfs_t
	need(t, syscall.Statfs(d.dir, &st))
	f, err := os.Create(d.ballast())
	need(t, err)
	if size := int64(st.Bavail)*st.Bsize - room; size > 0 {
		err = syscall.Fallocate(int(f.Fd()), 0, 0, size)
	}
	need(t, errors.Join(err, f.Close()))
}

func (d smallDisk) free(t *testing.T) {
	t.Helper()
	if err := os.Remove(d.ballast()); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
}

// fileLimit is the longest file the system allows this process: every file but
// the register fails at a length of room, the register at so much more than now.
type fileLimit struct{ dir string }

func (d fileLimit) folder() string { return d.dir }

func (d fileLimit) leave(t *testing.T, room int64) {
	t.Helper()
	setLimit(t, uint64(room))
	if info, err := os.Stat(filepath.Join(d.dir, fileName)); err == nil && room > 100<<10 { // a change of the register: beyond its end
		setLimit(t, uint64(info.Size()+room))
	}
}

func (fileLimit) free(t *testing.T) { setLimit(t, ^uint64(0)) }

func setLimit(t *testing.T, most uint64) {
	t.Helper()
	var limit syscall.Rlimit
	need(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit))
	limit.Cur = min(most, limit.Max)
	need(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
}

// What the test binary, started again, is told about its disk.
const (
	diskKind   = "KYCUONG_TEST_DISK"        // one of diskKinds
	diskFolder = "KYCUONG_TEST_DISK_FOLDER" // a folder on a small file system, for diskGiven
)

// Kinds of disks. A file system of its own needs the right to mount in a name space
// of one's own, which some systems refuse; make soak gives a real one when it can.
const (
	diskLimited = "limit"
	diskMounted = "mounted"
	diskGiven   = "given"
)

// again runs a test in a child, on a disk of that kind. ok is false when the
// system refuses such a disk.
func again(t *testing.T, kind string, attr *syscall.SysProcAttr) (ok bool) {
	t.Helper()
	args := []string{"-test.run=^" + t.Name() + "$", "-test.v"}
	if *soaking {
		args = append(args, "-soak")
	}
	cmd := exec.Command("/proc/self/exe", args...)
	cmd.Env, cmd.SysProcAttr = append(os.Environ(), diskKind+"="+kind), attr
	out, err := cmd.CombinedOutput()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || strings.Contains(string(out), noMount) {
		t.Logf("%s: this system refuses it", kind)
		return false
	}
	if err != nil {
		t.Errorf("%s: %v\n%s", kind, err, out)
	}
	for line := range strings.Lines(string(out)) {
		if _, row, found := strings.Cut(line, "FIGURE "); found {
			t.Logf("FIGURE %s", strings.TrimSpace(row))
		}
	}
	return true
}

const noMount = "cannot mount here"

// ownMounts lets a child mount what nobody else sees.
func ownMounts() *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS, Pdeathsig: syscall.SIGKILL}
	if os.Geteuid() != 0 {
		attr.Cloneflags |= syscall.CLONE_NEWUSER
		attr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
		attr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}
	return attr
}

// mount makes a file system in memory of so many bytes.
func mount(t *testing.T, bytes int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	err := syscall.Mount("", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, "")
	if err == nil {
		err = syscall.Mount("soak", dir, "tmpfs", 0, fmt.Sprintf("size=%d", bytes))
	}
	if err != nil {
		t.Fatal(noMount, err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func TestSoakFullDisk(t *testing.T) {
	switch kind := os.Getenv(diskKind); kind {
	case "":
		again(t, diskLimited, nil)
		again(t, diskMounted, ownMounts())
		if os.Getenv(diskFolder) != "" {
			again(t, diskGiven, nil)
		}
	case diskLimited:
		signal.Ignore(syscall.SIGXFSZ)
		fillUp(t, "longest file the system allows reached", fileLimit{t.TempDir()})
	case diskMounted:
		fillUp(t, "disk full (a file system in memory)", smallDisk{mount(t, 96<<20)})
	case diskGiven:
		fillUp(t, "disk full (a file system on a loop device)", smallDisk{os.Getenv(diskFolder)})
	}
}

// onFullDisk is what is tried while there is little room.
var onFullDisk = []struct {
	name string
	do   func(s *Store, i int, isFull bool) error
}{
	{"logging", func(s *Store, i int, isFull bool) error {
		for j := 0; j == 0 || isFull && j < 6000; j++ {
			if _, err := s.AddDocument(letter(fmt.Sprintf("Đĩa đầy %d.%d", i, j))); err != nil {
				return err
			}
		}
		return nil
	}},
	{"import", func(s *Store, i int, _ bool) error {
		docs := historic(importBatch + 500)
		for j := range docs {
			docs[j].Number, docs[j].Symbol = register.Number{}, fmt.Sprintf("%d-%d/TB", i, j)
		}
		return second(s.ImportDocuments(context.Background(), docs, nil))
	}},
	{"backup", func(s *Store, i int, _ bool) error {
		return second(s.Backup(context.Background(), filepath.Join(filepath.Dir(s.path), "backup")))
	}},
	{"attach", func(s *Store, i int, _ bool) error {
		path := filepath.Join(os.TempDir(), fmt.Sprintf("soak-%d-%d.pdf", os.Getpid(), i))
		defer os.Remove(path) // of the test alone
		if err := os.WriteFile(path, []byte(strings.Repeat(fmt.Sprintf("tệp %d ", i), 60_000)), 0o600); err != nil {
			return err
		}
		d, err := s.AddDocument(letter(fmt.Sprintf("Có tệp %d", i)))
		if err != nil {
			return err
		}
		return second(s.AddAttachment(context.Background(), d.ID, path))
	}},
	{"snapshot", func(s *Store, i int, _ bool) error {
		if _, err := s.Search(Query{Text: "xa"}); err != nil {
			return err
		}
		return s.writeSnapshot(s.index.index.Load())
	}},
}

// fillUp tries everything with ever more room, and after each time with enough.
func fillUp(t *testing.T, what string, d disk) {
	d.free(t)
	need(t, os.RemoveAll(d.folder()))
	for room := int64(0); room < 300<<10; room += int64(times(100, 20)) << 10 {
		beginOnFull(t, d, room)
	}
	s := openAt(t, d.folder())
	mustAdd(t, s, letter("Văn bản đầu tiên"))
	tried, refused := 0, 0
	for i := range times(2, 20) {
		for _, work := range onFullDisk {
			room := int64(i%20) * 37 << 10
			d.leave(t, room)
			err := work.do(s, 2*tried, true)
			if tried++; err != nil {
				refused++
				mustBeFull(t, work.name, err)
			}
			checkFull(t, s)
			d.free(t)
			if err := work.do(s, 2*tried-1, false); err != nil {
				t.Errorf("%s after room was made: %v", work.name, err)
			}
			if t.Failed() {
				t.Fatalf("%s with %d bytes of room", work.name, room)
			}
			if info, err := os.Stat(s.path); err != nil || info.Size() > 10<<20 || tried%7 == 0 { // it must also be found again
				s = startAfresh(t, s, d, info.Size() > 10<<20)
			}
		}
	}
	closed(t, s)
	figure(t, tried, what, "%d refused with a clear error, nothing lost, nothing left behind, worked on as soon as there was room", refused)
}

// beginOnFull makes a register and migrates old ones where there is little room.
func beginOnFull(t *testing.T, d disk, room int64) {
	t.Helper()
	for format := range len(migrations) + 1 {
		need(t, os.MkdirAll(d.folder(), 0o700))
		if format > 0 {
			need(t, os.CopyFS(d.folder(), os.DirFS(oldFile(t, format))))
		}
		d.leave(t, room)
		s, err := Open(d.folder(), testOptions)
		d.free(t)
		if err != nil {
			mustBeFull(t, fmt.Sprintf("opening format %d", format), err)
			if left := temporaries(t, d.folder(), ""); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			s, err = Open(d.folder(), testOptions)
		}
		need(t, err)
		wantSound(t, s)
		if _, err := s.Document(1); err != nil && format > 0 {
			t.Errorf("document 1 of format %d: %v", format, err)
		}
		closed(t, s)
		need(t, os.RemoveAll(d.folder()))
	}
}

func mustBeFull(t *testing.T, name string, err error) {
	t.Helper()
	_, _, ok := register.ProblemIn(err) // the limit is no full disk, but fails as one does
	if !ok && !strings.Contains(err.Error(), syscall.EFBIG.Error()) {
		t.Errorf("%s: error = %v, want that the disk is full", name, err)
	}
}

// checkFull proves that what is kept holds and that nothing unfinished was left.
func checkFull(t *testing.T, s *Store) {
	t.Helper()
	wantSound(t, s)
	if left := temporaries(t, filepath.Dir(s.path), ""); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// startAfresh closes and opens the register, or begins another one.
func startAfresh(t *testing.T, s *Store, d disk, isLarge bool) *Store {
	t.Helper()
	before := stateOf(t, s)
	closed(t, s)
	if isLarge {
		need(t, os.RemoveAll(d.folder()))
	}
	s = openAt(t, d.folder())
	if isLarge {
		mustAdd(t, s, letter("Văn bản đầu tiên"))
	} else if stateOf(t, s) != before {
		t.Error("opened again, the register is not as it was")
	}
	return s
}

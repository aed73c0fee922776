package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"kycuong/store"
)

// startCommand makes this program a fresh process that starts on a register.
const startCommand = "start"

// started is what such a process tells.
type started struct {
	Opened, Listed, Searched time.Duration // since the start of each
	Resident                 int           // bytes, with what a start leaves to be collected
	Needed                   int           // bytes, afterwards
}

// startHere opens a register, shows the newest page and searches.
func startHere(dir string, out io.Writer) error {
	var n started
	start := time.Now()
	s, err := openOurs(dir)
	if err != nil {
		return err
	}
	n.Opened = time.Since(start)
	if err := s.page(store.ByDay, 0); err != nil {
		return err
	}
	n.Listed = time.Since(start)
	if _, err := s.ask(question{text: "thuc"}); err != nil {
		return err
	}
	n.Searched = time.Since(start)
	n.Resident = resident()
	runtime.GC()
	debug.FreeOSMemory()
	n.Needed = resident()
	return json.NewEncoder(out).Encode(n)
}

// resident is how much memory of its own the process has; 0 where that cannot
// be told.
func resident() (n int) {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			fmt.Sscan(rest, &n)
		}
	}
	return n << 10
}

// starting starts on the register as it was closed, and without the snapshot of
// the search index.
func (b *bench) starting() error {
	dir, err := os.MkdirTemp(b.dir, "start-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) // it was for this figure only
	if err := copied(b.at("ours"), dir); err != nil {
		return err
	}
	whole, err := startThere(dir, 5)
	if err != nil {
		return err
	}
	b.table.add("open / first page and search, index from its snapshot", b.size, short(whole.Opened)+" / "+short(whole.Searched), "", "", "")
	b.table.add("memory after that / when collected", b.size, megabytes(whole.Resident)+" / "+megabytes(whole.Needed), "", "", "")
	if err := os.Remove(filepath.Join(dir, "register.index")); err != nil && b.size > 10_000 {
		return err
	}
	bare, err := startThere(dir, 1)
	b.table.add("the same, index made anew", b.size, short(bare.Opened)+" / "+short(bare.Searched), "", "", "")
	return err
}

func megabytes(n int) string { return fmt.Sprintf("%d MB", n>>20) }

// startThere starts some fresh processes and returns the middle one.
func startThere(dir string, n int) (started, error) {
	self, err := os.Executable()
	if err != nil {
		return started{}, err
	}
	var list []started
	for range n {
		var out bytes.Buffer
		c := exec.Command(self, startCommand, dir)
		c.Stdout, c.Stderr = &out, os.Stderr
		if err := c.Run(); err != nil {
			return started{}, err
		}
		var s started
		if err := json.Unmarshal(out.Bytes(), &s); err != nil {
			return s, err
		}
		list = append(list, s)
	}
	middle := list[0]
	for _, s := range list { // of each figure the least: others use the machine too
		middle.Opened, middle.Searched = min(middle.Opened, s.Opened), min(middle.Searched, s.Searched)
		middle.Resident, middle.Needed = min(middle.Resident, s.Resident), min(middle.Needed, s.Needed)
	}
	return middle, nil
}

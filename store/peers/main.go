package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == startCommand:
		err = startHere(os.Args[2], os.Stdout)
	case len(os.Args) == 4 && os.Args[1] == fillCommand:
		err = fillHere(os.Args[2], os.Args[3])
	default:
		err = run(os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// fillCommand makes a register of so many documents and measures nothing.
const fillCommand = "fill"

func fillHere(dir, size string) error {
	n, err := strconv.Atoi(size)
	if err != nil {
		return err
	}
	return fillOurs(dir, n, func(int, time.Duration) {})
}

func run(out io.Writer) error {
	sizes, err := sizesAsked()
	if err != nil {
		return err
	}
	dir := os.Getenv("KYCUONG_BENCH_DIR")
	if dir == "" {
		if dir, err = os.MkdirTemp("", "kycuong-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir) // it was for this run only
	}
	t := &table{}
	for _, size := range sizes {
		b := &bench{table: t, size: size, dir: filepath.Join(dir, strconv.Itoa(size))}
		if err := b.run(); err != nil {
			return fmt.Errorf("%d documents: %w", size, err)
		}
	}
	t.print(out)
	return nil
}

func sizesAsked() (sizes []int, err error) {
	for text := range strings.SplitSeq(cmp.Or(os.Getenv("KYCUONG_BENCH_SIZES"), "20000,100000,1000000"), ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1000 {
			return nil, fmt.Errorf("size %q: at least 1000 is needed", text)
		}
		sizes = append(sizes, n)
	}
	return sizes, nil
}

// bench measures everything at one size.
type bench struct {
	table *table
	size  int
	dir   string
}

func (b *bench) run() error {
	for _, step := range []struct {
		name string
		do   func() error
	}{{"fill", b.fill}, {"import", b.importing}, {"search", b.searching}, {"lists", b.lists}, {"add", b.adding}, {"start", b.starting}} {
		if steps := os.Getenv("KYCUONG_BENCH_STEPS"); steps != "" && !slices.Contains(strings.Split(steps, ","), step.name) {
			continue
		}
		began := time.Now()
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		fmt.Fprintf(os.Stderr, "%d documents: %s took %v\n", b.size, step.name, time.Since(began).Round(time.Millisecond))
		debug.FreeOSMemory() // the next step does not pay for this one
	}
	return nil
}

func (b *bench) at(name string) string { return filepath.Join(b.dir, name) }

// table gathers rows and prints them in the form of a README.
type table struct{ rows [][]string }

func (t *table) add(what string, size int, ours, floor, lite, bleve string) {
	t.rows = append(t.rows, []string{what, grouped(size), ours, floor, lite, bleve})
}

func (t *table) print(out io.Writer) {
	head := []string{"What", "Documents", "Kỷ Cương", "of the floor", "SQLite, FTS5", "bleve"}
	lines := append([][]string{head, {"---", "--:", "--:", "--:", "--:", "--:"}}, t.rows...)
	for _, cells := range lines {
		fmt.Fprintf(out, "| %s |\n", strings.Join(cells, " | "))
	}
}

// grouped is a number with its thousands apart.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// short is a duration as one reads it.
func short(d time.Duration) string {
	switch {
	case d >= 10*time.Second:
		return fmt.Sprintf("%.0f s", d.Seconds())
	case d >= time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d >= 10*time.Millisecond:
		return fmt.Sprintf("%.0f ms", d.Seconds()*1e3)
	}
	return fmt.Sprintf("%.2g ms", d.Seconds()*1e3)
}

// times is how many times longer a took than b.
func ratio(a, b time.Duration) string {
	r := float64(a) / float64(max(b, 1))
	if r >= 10 {
		return fmt.Sprintf("%.0f×", r)
	}
	return fmt.Sprintf("%.1f×", r)
}

// against is a peer's figure with its ratio to ours.
func against(peer, own time.Duration) string { return short(peer) + ", " + ratio(peer, own) }

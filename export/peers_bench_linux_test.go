package export

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkPeers prints the same register of 10,000 documents by Chromium and by
// LibreOffice, where they are installed; "cpu-ratio" is what they take of the processor
// over what we take for the same pages, "with-data-ratio" over what we take for them with
// the workbook and the JSON inside, which they do not make. What a program leaves to
// processes it does not wait for is counted too: they become ours when it ends.
func BenchmarkPeers(b *testing.B) {
	book := testBook(benchRows)
	dir := b.TempDir()
	page, sheet := filepath.Join(dir, "register.html"), filepath.Join(dir, "register.xlsx")
	if err := os.WriteFile(page, []byte(asHTML(book)), 0o600); err != nil {
		b.Fatal(err)
	}
	f, err := os.Create(sheet)
	if err != nil {
		b.Fatal(err)
	}
	if err := book.WriteXLSX(b.Context(), f, made); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	home := "-env:UserInstallation=file://" + filepath.Join(dir, "office")
	for _, peer := range []struct {
		name string
		args []string
	}{
		{"chromium", []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--user-data-dir=" + filepath.Join(dir, "browser"), "--print-to-pdf=" + filepath.Join(dir, "c.pdf"), page}},
		{"soffice", []string{home, "--headless", "--convert-to", "pdf", "--outdir", dir, sheet}},
	} {
		path, err := exec.LookPath(peer.name)
		if err != nil {
			b.Logf("%s is not installed", peer.name)
			continue
		}
		b.Run(peer.name, func(b *testing.B) {
			adoptOrphans(b)
			var pages, whole, theirs, our, their time.Duration
			for b.Loop() {
				before, start := processorTime(b, syscall.RUSAGE_SELF), time.Now()
				drawn(b, book.WithoutData())
				our += time.Since(start)
				pages += processorTime(b, syscall.RUSAGE_SELF) - before
				before = processorTime(b, syscall.RUSAGE_SELF)
				drawn(b, book)
				whole += processorTime(b, syscall.RUSAGE_SELF) - before
				before, start = processorTime(b, syscall.RUSAGE_CHILDREN), time.Now()
				if out, err := exec.Command(path, peer.args...).CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				their += time.Since(start)
				awaitOrphans()
				theirs += processorTime(b, syscall.RUSAGE_CHILDREN) - before
			}
			b.ReportMetric(float64(theirs)/float64(pages), "cpu-ratio")
			b.ReportMetric(float64(theirs)/float64(whole), "with-data-ratio")
			b.ReportMetric(float64(their)/float64(our), "wall-ratio")
			b.ReportMetric(pages.Seconds()*1000/float64(b.N), "our-cpu-ms")
		})
	}
}

func drawn(b *testing.B, book Book) {
	b.Helper()
	if err := book.WritePDF(context.Background(), io.Discard, made, nil); err != nil {
		b.Fatal(err)
	}
}

// adoptOrphans has processes whose parent ends become this one's children, so that their
// time is known.
func adoptOrphans(b *testing.B) {
	b.Helper()
	const setChildSubreaper = 36
	if _, _, err := syscall.RawSyscall(syscall.SYS_PRCTL, setChildSubreaper, 1, 0); err != 0 {
		b.Fatal(err)
	}
}

// awaitOrphans waits until all of them have ended.
func awaitOrphans() {
	for {
		if _, err := syscall.Wait4(-1, nil, 0, nil); err != nil && !errors.Is(err, syscall.EINTR) {
			return
		}
	}
}

// processorTime is what this process, or its children that have ended, took.
func processorTime(b *testing.B, of int) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(of, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// asHTML is the register as a page with the same columns.
func asHTML(book Book) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><meta charset="utf-8"><style>@page{size:A4 landscape;margin:20mm 15mm 20mm 30mm}body{font:10pt "Liberation Serif"}table{border-collapse:collapse;width:100%}td,th{border:0.2mm solid;vertical-align:top}</style><table><thead><tr>`)
	for _, c := range book.Columns {
		fmt.Fprintf(&b, "<th>%s", html.EscapeString(c.Title))
	}
	b.WriteString("</thead>")
	for _, r := range book.Rows {
		b.WriteString("<tr>")
		for _, v := range r {
			fmt.Fprintf(&b, "<td>%s", html.EscapeString(v.String()))
		}
	}
	return b.String()
}

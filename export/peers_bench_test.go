//go:build unix

package export

import (
	"context"
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
// LibreOffice, where they are installed; "cpu-ratio" is what they take of the
// processor over what we take; a browser leaves most of its work to processes
// nobody waits for, so the time on the clock tells more of it.
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
			var ours, theirs, our, their time.Duration
			for b.Loop() {
				before, start := processorTime(b), time.Now()
				if err := book.WritePDF(context.Background(), io.Discard, made, nil); err != nil {
					b.Fatal(err)
				}
				ours += processorTime(b) - before
				our += time.Since(start)
				start = time.Now()
				cmd := exec.Command(path, peer.args...)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				their += time.Since(start)
				theirs += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			}
			b.ReportMetric(float64(theirs)/float64(ours), "cpu-ratio")
			b.ReportMetric(float64(their)/float64(our), "wall-ratio")
			b.ReportMetric(ours.Seconds()*1000/float64(b.N), "our-cpu-ms")
		})
	}
}

func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
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

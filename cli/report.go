package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"kycuong/assets"
	"kycuong/export"
	"kycuong/register"
	"kycuong/store"
)

type reportCmd struct {
	Kind    string   `arg:"" enum:"compliance,outgoing,incoming,tracking,tasks,programme,ranking,reminder,return,case" help:"compliance, outgoing, incoming, tracking, tasks, programme or ranking; reminder or return, slips to the agency of --unit, or case, the reasoning behind its findings."`
	From    day      `help:"First day of the period." required:"" placeholder:"2006-01-02"`
	To      day      `help:"Last day." required:"" placeholder:"2006-01-02"`
	AsOf    day      `help:"Day the review looks from, the data's cut-off; today by default." placeholder:"2006-01-02"`
	Unit    string   `help:"Code of the one agency the report is about."`
	Number  string   `help:"Number and symbol of the report; blank leaves it to be written in."`
	Submit  bool     `help:"Log the report as an outgoing document, with the next number of the ledger, and freeze what it was made from."`
	Without []string `enum:"list,units,merit,charts" help:"Annexes of the compliance report that are left out: list, units, merit, charts."`
	Bound   bool     `help:"Print a register in full to be bound, with cover and closing."`
	Book    string   `help:"The one book a register is of, by its id."`
	Volume  string   `help:"Volume of a bound register."`
	Out     string   `short:"o" required:"" type:"path" help:"File to write: .pdf, .xlsx, or .docx for the text of the compliance report."`
}

// Run writes the report.
func (c reportCmd) Run(s *session) error {
	if !isReportFile(c.Out) {
		return usageError{errors.New(assets.Text(s.lang, "A report is written as .pdf, .xlsx or .docx, not as {file}.", "file", filepath.Base(c.Out)))}
	}
	if kind := export.Kind(c.Kind); kind.IsSlip() && (c.Unit == "" || strings.ToLower(filepath.Ext(c.Out)) != ".pdf") {
		return usageError{errors.New(assets.Text(s.lang, "A slip goes to one agency, named with --unit, and is written as .pdf."))}
	}
	if isText(c.Out) && export.Kind(c.Kind) != export.KindCompliance {
		return usageError{errors.New(assets.Text(s.lang, "Only the report on compliance is written as .docx; the others are tables, which .xlsx holds."))}
	}
	if c.From.Date > c.To.Date {
		return usageError{errors.New(assets.Text(s.lang, "The period ends before it begins."))}
	}
	return s.with(func(st *store.Store) error {
		req := export.Request{Kind: export.Kind(c.Kind), From: c.From.Date, To: c.To.Date, AsOf: c.AsOf.or(register.DateOf(s.now())), Unit: c.Unit, Number: c.Number,
			Bound: c.Bound, Book: c.Book, Volume: c.Volume}
		for _, annex := range c.Without {
			req.Without = append(req.Without, export.Optional(annex))
		}
		if c.Submit {
			return s.submit(st, req, c.Out)
		}
		if err := WriteReport(s.ctx, st, req, c.Out, nil); err != nil {
			return err
		}
		fmt.Fprintln(s.out, assets.Text(s.lang, "Written: {path}", "path", c.Out))
		return nil
	})
}

func isReportFile(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".pdf" || ext == ".xlsx" || ext == ".docx"
}

// isText reports the form that holds the text of a report alone.
func isText(path string) bool { return strings.ToLower(filepath.Ext(path)) == ".docx" }

// writer is a report that can be drawn.
type writer interface {
	WritePDF(ctx context.Context, w io.Writer, made time.Time, progress func(done, total int)) error
	WriteXLSX(ctx context.Context, w io.Writer, made time.Time) error
}

// WriteReport makes the report, writes it to the path and records its digest,
// so that it can be known again. The same data gives the same bytes: what a
// file says of its making is the day of the data, not the clock.
func WriteReport(ctx context.Context, st *store.Store, req export.Request, path string, progress func(done, total int)) error {
	defer reports.limitMemory()()
	content, err := contentOf(st, req)
	if err != nil {
		return err
	}
	record := recordOf(req, path)
	if record.Digest, err = toFile(ctx, content, req, path, progress); err != nil {
		return err
	}
	record.Journal, _ = st.Head()
	return st.RecordReport(record)
}

// reportRoom is how much memory a report takes before garbage is looked for ever
// harder: one of 100,000 rows shall fit into that of an old computer.
const reportRoom = 430 << 20

// reports are those being made; several can be.
var reports memoryLimit

type memoryLimit struct {
	mu     sync.Mutex
	users  int
	before int64
}

// limitMemory holds the program to what it has in use and reportRoom, until the last
// who asked for it is done.
func (l *memoryLimit) limitMemory() (done func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.users++; l.users == 1 {
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		l.before = debug.SetMemoryLimit(int64(now.HeapAlloc) + reportRoom)
	}
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.users--; l.users == 0 {
			debug.SetMemoryLimit(l.before)
		}
	}
}

// toFile writes a report and returns the SHA-256 of the file.
func toFile(ctx context.Context, content writer, req export.Request, path string, progress func(done, total int)) (digest string, err error) {
	sum := sha256.New()
	err = export.ToFile(path, func(w io.Writer) error { return draw(ctx, content, req, path, io.MultiWriter(w, sum), progress) })
	return hex.EncodeToString(sum.Sum(nil)), err
}

// draw writes a report in the form the name of its file asks for.
func draw(ctx context.Context, content writer, req export.Request, path string, w io.Writer, progress func(done, total int)) error {
	if strings.ToLower(filepath.Ext(path)) == ".xlsx" {
		return content.WriteXLSX(ctx, w, req.AsOf.Time())
	}
	if r, ok := content.(export.Report); ok && isText(path) {
		return r.WriteDOCX(w, req.AsOf.Time())
	}
	return content.WritePDF(ctx, w, req.AsOf.Time(), progress)
}

func recordOf(req export.Request, path string) store.ReportRecord {
	return store.ReportRecord{Kind: string(req.Kind), From: req.From, To: req.To, AsOf: req.AsOf, Unit: req.Unit, Number: req.Number, Date: req.Date, Bound: req.Bound, Book: req.Book, Volume: req.Volume, Without: annexNames(req.Without), Keys: req.Keys, File: filepath.Base(path)}
}

// requestOf asks for a recorded report again.
func requestOf(r store.ReportRecord) export.Request {
	return export.Request{Kind: export.Kind(r.Kind), From: r.From, To: r.To, AsOf: r.AsOf, Unit: r.Unit, Number: r.Number, Date: r.Date, Bound: r.Bound, Book: r.Book, Volume: r.Volume, Without: annexesOf(r.Without), Keys: r.Keys}
}

func annexNames(list []export.Optional) (names []string) {
	for _, x := range list {
		names = append(names, string(x))
	}
	return names
}

func annexesOf(names []string) (list []export.Optional) {
	for _, x := range names {
		list = append(list, export.Optional(x))
	}
	return list
}

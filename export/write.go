package export

import (
	"context"
	"io"
	"time"
)

// WritePDF draws the report as PDF/A-3b that carries its data as JSON and, but
// for slips, as the workbook WriteXLSX writes. made is printed nowhere; it is
// the creation date inside the file, so the same report and made give the same
// bytes. progress, when not nil, is called with the rows of the annexes drawn so
// far.
func (r Report) WritePDF(ctx context.Context, w io.Writer, made time.Time, progress func(done, total int)) error {
	return drawReport(ctx, w, r, made, progress)
}

// WriteXLSX writes the report's figures, list and units as a workbook.
func (r Report) WriteXLSX(ctx context.Context, w io.Writer, made time.Time) error {
	return writeReportXLSX(ctx, w, r, made)
}

// WritePDF draws the register, as Report.WritePDF does.
func (b Book) WritePDF(ctx context.Context, w io.Writer, made time.Time, progress func(done, total int)) error {
	return drawBook(ctx, w, b, made, progress)
}

// WriteXLSX writes the register as a workbook with one sheet.
func (b Book) WriteXLSX(ctx context.Context, w io.Writer, made time.Time) error {
	return writeBookXLSX(ctx, w, b, made)
}

// WithoutData returns the report to be written with no files inside: its PDF is
// then PDF/A-1b, page by page the same.
func (r Report) WithoutData() Report {
	r.bare = true
	return r
}

// WithoutData is Report.WithoutData for a register.
func (b Book) WithoutData() Book {
	b.bare = true
	return b
}

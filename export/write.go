package export

import (
	"context"
	"io"
	"time"
)

// WritePDF draws the report. made is printed nowhere; it is the creation date
// inside the file, so the same report and made give the same bytes. progress,
// when not nil, is called with the rows of the annexes drawn so far.
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

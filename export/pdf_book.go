package export

import (
	"context"
	"io"
	"time"
)

// Registers: sizes in points, lengths in millimetres.
const (
	bookSize      = 10.0
	bookTitleSize = 16.0
	beforeClosing = 2.0
)

// drawBook draws a register: its title, the table, how many documents it has.
func drawBook(ctx context.Context, w io.Writer, b Book, made time.Time, progress func(done, total int)) error {
	a := archive{title: b.Title + ". " + b.Period, author: b.Agency, subject: b.Period, made: made, paper: b.Paper, stamp: b.Stamp}
	return draw(ctx, w, a, b.files(made), func(c *canvas) error {
		if b.Binding != nil {
			c.cover(b.Binding)
		}
		c.addPage(true)
		c.bookHead(b)
		steps := newSteps(ctx, len(b.Rows), progress)
		if err := c.parts(b.Summary, steps); err != nil {
			return err
		}
		if note := b.tooLong(); note != "" {
			c.place([]block{newBlock(note, italic, annexSize, annexPitch, 0, c.bodyWidth())})
			c.text(c.left, baseline(c.y, annexPitch, annexSize), italic, annexSize, printable(b.Closing))
			return steps.end()
		}
		t := newTable(b.Columns, c.left, c.bodyWidth(), bookSize)
		t.numbered = b.Scope.Kind != KindList // a number below each title is for the registers
		if err := c.bookRows(t, b, steps); err != nil {
			return err
		}
		c.y += beforeClosing
		c.need(annexPitch) // below a row that is higher than a page
		c.text(c.left, baseline(c.y, annexPitch, annexSize), italic, annexSize, printable(b.Closing))
		c.y += annexPitch
		c.listLost()
		if b.Binding != nil {
			c.closing(b.Binding)
		}
		return steps.end()
	})
}

// bookHead draws the agency on the left and the title in the middle.
func (c *canvas) bookHead(b Book) {
	left := c.left + headLeft/2
	if b.Superior != "" {
		c.centred(left, headLeft, regular, headSize, headPitch, b.Superior)
	}
	if b.Agency != "" {
		wide := c.centred(left, headLeft, bold, headSize, headPitch, b.Agency)
		c.rule(left-wide*agencyRule/2, c.y+ruleBelow, wide*agencyRule)
	}
	c.y += 4
	middle := c.left + c.bodyWidth()/2
	c.centred(middle, c.bodyWidth(), bold, bookTitleSize, titlePitch+1, b.Title)
	c.centred(middle, c.bodyWidth(), italic, annexSize, annexPitch, b.Period)
	c.y += 3
}

// bookRows draws row after row without a copy of the register as text.
func (c *canvas) bookRows(t *table, b Book, steps *steps) error {
	var title []block
	if b.ListTitle != "" {
		c.y += 2
		title = []block{newBlock(b.ListTitle, bold, annexSize, annexPitch, 0, c.bodyWidth())}
	}
	c.need(c.bookStart(t, b) + float64(len(title))*annexPitch)
	c.mark(0, b.Sheet)
	c.place(title)
	c.below = 1
	c.tableHeader(t)
	for n, values := range b.Rows {
		if values.isHeading() {
			c.bookHeading(t, b, n)
			continue
		}
		below := c.belowRow(t, b, n)
		r := t.rowOf(values)
		c.row(t, r, t.measure(r), below)
		if err := steps.next(); err != nil {
			return err
		}
	}
	c.closeSegment(t)
	return nil
}

// bookStart is the height that must be on one page for the list to begin there: the
// header, and the first row with what heads it and follows it.
func (c *canvas) bookStart(t *table, b Book) float64 {
	height, rows := t.headerHeight(), 0
	for n := 0; n < len(b.Rows) && rows < wholeLines; n++ {
		if b.Rows[n].isHeading() {
			height += t.measure(Row{Group: true, Cells: []string{b.Rows[n][0].Text}})
			continue
		}
		height += min(t.measure(t.rowOf(b.Rows[n])), c.h/8)
		rows++
	}
	return height
}

// rowOf writes the values of a row into memory the next row uses again.
func (t *table) rowOf(values BookRow) Row {
	if t.cells == nil {
		t.cells = make([]string, len(t.columns))
	}
	for i, v := range values {
		t.cells[i] = v.String()
	}
	return Row{Cells: t.cells}
}

// belowRow is what must be on the page of a row below it: the closing lines below the
// last one, which are not left alone, and below the one before the last row with them.
func (c *canvas) belowRow(t *table, b Book, n int) float64 {
	last := len(b.Rows) - 1
	if n < last-1 || b.Rows[last].isHeading() {
		return 0
	}
	own := t.measure(t.rowOf(b.Rows[n]))
	c.noteAll(t.cells)
	foot := beforeClosing + annexPitch
	if n == last {
		return foot + c.lostHeight()
	}
	final := t.measure(t.rowOf(b.Rows[last]))
	c.noteAll(t.cells)
	return c.together(t, own, final+foot+c.lostHeight())
}

// bookHeading heads the entries that follow, on the page of the first of them.
func (c *canvas) bookHeading(t *table, b Book, n int) {
	text := b.Rows[n][0].Text
	r := Row{Group: true, Cells: []string{text}}
	t.group = nil
	height, after := t.measure(r), 0.0
	if n+1 < len(b.Rows) && !b.Rows[n+1].isHeading() {
		below := c.belowRow(t, b, n+1)
		after = c.together(t, height, t.measure(t.rowOf(b.Rows[n+1]))+below)
	}
	t.measure(r) // the next row's lines stand in its place
	c.tableNeed(t, height+after)
	c.mark(c.below, text)
	c.groupLine(t, height)
	t.group = &r
}

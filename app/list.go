package app

import (
	"context"
	"encoding/json"
	"io"
	"path/filepath"

	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/store"

	"fyne.io/fyne/v2"
)

// list is what every table of a place can do besides: other columns, its rows on the
// clipboard, on paper and in a workbook, as they are shown.
type list struct {
	a       *App
	name    string // under which its columns lie on the user's desk
	title   string // on paper
	file    string // how its files begin
	grid    *widgets.Grid
	search  *widgets.Line
	chosen  []*widgets.Select // the choices beside the search
	filter  func() string     // in words, what narrows it; "" for nothing
	screen  any               // it is on
	content fyne.CanvasObject // of the screen
}

// mostCopied is how many rows the clipboard takes; a workbook takes any number.
const mostCopied = 50_000

// listKept is what the desk keeps of a list.
type listKept struct {
	Shown  []int     `json:"shown"`
	Always []int     `json:"always"` // those shown also where there is little room; nil in what was kept before there were others
	Widths []float32 `json:"widths"`
}

// newList gives a grid back the columns its user chose, and what a list can do.
func (a *App) newList(l list) *list {
	l.a = a
	var kept listKept
	if a.readDesk(l.deskName(), &kept) {
		if kept.Always == nil {
			kept.Always = kept.Shown
		}
		l.grid.ShowColumns(kept.Shown)
		l.grid.KeepColumns(kept.Always)
		l.grid.SetColumnWidths(kept.Widths)
	}
	l.grid.OnList(l.copyRows, l.keep, func(_ int, at fyne.Position) { a.showMenu().ShowAtPosition(at) })
	return &l
}

func (l *list) deskName() string { return "columns/" + l.name }

// keep lays the columns on the desk.
func (l *list) keep() {
	l.a.keepOnDesk(l.deskName(), listKept{l.grid.ShownColumns(), l.grid.AlwaysColumns(), l.grid.ColumnWidths()})
}

// commands of a list; a nil one has none.
func (l *list) commands() []command {
	if l == nil {
		return nil
	}
	w := l.a.w
	commands := []command{
		plain(w.t("Columns …"), fyne.KeyF2, l.chooseColumns),
		ctrl(w.t("Copy the rows as a table"), fyne.KeyC, l.copyRows),
		ctrl(w.t("Print the list as shown"), fyne.KeyP, l.print),
		ctrl(w.t("Write the list to Excel"), fyne.KeyE, l.export),
		ctrl(w.t("Keep this filter under a name …"), fyne.KeyD, l.nameFilter),
	}
	filters := l.filters()
	for _, f := range filters {
		commands = append(commands, command{title: w.t("Filter: {name}", "name", f.Name), do: func() { l.use(f) }})
	}
	if len(filters) > 0 {
		commands = append(commands, command{title: w.t("Forget a filter …"), do: l.forgetFilter})
	}
	return commands
}

// rows are those that are meant: the selected ones when there are several, else all.
func (l *list) rows() []int {
	if rows := l.grid.Selected(); len(rows) > 1 {
		return rows
	}
	all := make([]int, l.grid.Length())
	for i := range all {
		all[i] = i
	}
	return all
}

// copyRows puts the selected rows on the clipboard.
func (l *list) copyRows() {
	rows := l.grid.Selected()
	if len(rows) == 0 {
		return
	}
	if len(rows) > mostCopied {
		l.a.status(l.a.w.t("The clipboard takes {n} rows; write the list to Excel instead (Ctrl+E).", "n", mostCopied))
		return
	}
	l.a.fyne.Clipboard().SetContent(l.grid.Table(rows))
	l.a.status(l.a.w.t("{n} rows copied. Paste them into Excel or Word.", "n", len(rows)))
}

// book is the list as it is shown.
func (l *list) book() export.Book {
	var columns []export.Column
	widths := l.grid.ColumnWidths()
	titles := l.grid.Titles()
	for i, col := range l.grid.ShownColumns() {
		columns = append(columns, export.Column{Title: titles[i], Share: float64(widths[col])})
	}
	var rows [][]string
	for _, row := range l.rows() {
		rows = append(rows, l.grid.Texts(row))
	}
	return export.ListBook(l.title, l.filter(), columns, rows, l.a.settings, l.a.today())
}

func (l *list) print() {
	b := l.book()
	name := l.file + "_" + l.a.today().ISO() + ".pdf"
	l.a.previewPages(func(ctx context.Context, w io.Writer) error { return b.WritePDF(ctx, w, l.a.today().Time(), nil) }, l.title, name, func() { l.a.returnTo(l.screen, l.content, l.grid) })
}

// export writes a workbook to the folder of the reports.
func (l *list) export() {
	a := l.a
	b := l.book()
	path := filepath.Join(a.reportFolder(), l.file+"_"+a.today().ISO()+".xlsx")
	a.unlessThere(path, func() {
		a.background(a.w.t("The list was not written"), func(ctx context.Context) error {
			return export.ToFile(path, func(w io.Writer) error { return b.WriteXLSX(ctx, w, a.today().Time()) })
		}, func() { a.status(a.w.t("Written: {path}", "path", path)) })
	})
}

// readDesk reads what lies on the user's desk under a name; false when there is
// nothing that can be read.
func (a *App) readDesk(name string, into any) bool {
	raw, err := a.st.DeskItem(name)
	return err == nil && raw != nil && json.Unmarshal(raw, into) == nil
}

// keepOnDesk lays something on the desk; nil takes it away. It is a convenience: that
// it could not be kept is no reason to stop anybody.
func (a *App) keepOnDesk(name string, value any) { keepOnDesk(a.st, name, value) }

func keepOnDesk(st *store.Store, name string, value any) {
	var raw []byte
	if value != nil {
		raw, _ = json.Marshal(value) // plain values
	}
	_ = st.PutDeskItem(name, raw)
}

// chooseColumns asks which columns there are to be, in which order.
func (l *list) chooseColumns() {
	c := &columnChoice{w: l.a.w, list: l}
	c.begin()
	l.a.ask(question{title: l.a.w.t("Columns of the list"), text: l.a.w.t("Space shows or hides the column under the cursor; the arrows left and right move it up and down."), body: c.body(), first: c.grid,
		confirm: l.a.w.t("Use these"), dismiss: l.a.w.t("Cancel"), answer: func() refusal {
			shown, always := c.chosen()
			if len(shown) == 0 {
				return said(l.a.w.t("At least one column must be shown."))
			}
			l.grid.ShowColumns(shown)
			l.grid.KeepColumns(always)
			l.keep()
			return refusal{}
		}})
}

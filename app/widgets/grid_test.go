package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

const million = 1_000_000

// testGrid is a grid in a window, with what it reported.
type testGrid struct {
	*Grid
	rows      int
	asked     map[int]int // rows Cell was asked for
	selected  []int
	activated []int
	hover     string
	more      string // said of every cell under the mouse
	sorted    string
}

func openGrid(t testing.TB, rows int) *testGrid {
	t.Helper()
	tg := &testGrid{rows: rows, asked: map[int]int{}}
	tg.Grid = NewGrid(GridConfig{
		Columns: []Column{
			{Title: "Số đến", Width: 70, MinWidth: 50, AlignRight: true, Sortable: true},
			{Title: "Nơi gửi", Width: 120, MinWidth: 80, Sortable: true},
			{Title: "Trích yếu", MinWidth: 120, Flex: true},
			{Title: "Hạn", Width: 90, MinWidth: 60},
		},
		Length: func() int { return tg.rows },
		Cell: func(row, col int) CellText {
			tg.asked[row]++
			return CellText{Text: fmt.Sprintf("%d/%d Quyết định về việc thành lập", row, col), More: tg.more}
		},
		OnSelected:  func(row int) { tg.selected = append(tg.selected, row) },
		OnActivated: func(row int) { tg.activated = append(tg.activated, row) },
		OnHover:     func(text string) { tg.hover = text },
		OnSort:      func(col int, desc bool) { tg.sorted = fmt.Sprint(col, desc) },
	})
	openWindow(t, tg.Grid, fyne.NewSize(600, headerHeight+10*rowHeightMin))
	return tg
}

// openWindow shows an object alone in an unpadded window of our theme.
func openWindow(t testing.TB, o fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(NewTheme(VariantLight))
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(size)
	return w
}

func (g *testGrid) press(names ...fyne.KeyName) {
	for _, n := range names {
		g.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (g *testGrid) withShift(names ...fyne.KeyName) {
	g.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	g.press(names...)
	g.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// lineAt is a place inside the n-th visible row.
func lineAt(n int) fyne.Position {
	return fyne.NewPos(200, headerHeight+float32(n)*rowHeightMin+10)
}

func (g *testGrid) click(p fyne.Position, mod fyne.KeyModifier) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod}
	ev.Position = p
	g.MouseDown(ev)
	g.MouseUp(ev)
}

func (g *testGrid) drag(from fyne.Position, dx, dy float32) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = from
	g.MouseDown(ev)
	d := &fyne.DragEvent{Dragged: fyne.NewDelta(dx, dy)}
	d.Position = from.AddXY(dx, dy)
	g.Dragged(d)
	g.DragEnd()
}

func (g *testGrid) wantSelected(t *testing.T, want ...int) {
	t.Helper()
	if got := g.Selected(); !slices.Equal(got, want) {
		t.Errorf("Selected() = %v, want %v", got, want)
	}
}

func TestGridSelectsByKeys(t *testing.T) {
	g := openGrid(t, 100)
	g.press(fyne.KeyDown)
	g.wantSelected(t, 0)
	g.press(fyne.KeyDown, fyne.KeyDown)
	g.withShift(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	g.wantSelected(t, 2, 3)
	g.withShift(fyne.KeyUp, fyne.KeyUp)
	g.wantSelected(t, 1, 2)
	g.press(fyne.KeySpace)
	g.wantSelected(t, 2)
	g.press(fyne.KeyEnd)
	g.wantSelected(t, 99)
	g.press(fyne.KeyDown)
	g.wantSelected(t, 99)
	g.press(fyne.KeyPageUp)
	g.wantSelected(t, 90)
	g.press(fyne.KeyHome, fyne.KeyUp, fyne.KeyPageDown)
	g.wantSelected(t, 9)
	g.press(fyne.KeyReturn, fyne.KeyEnter)
	if !slices.Equal(g.activated, []int{9, 9}) {
		t.Errorf("activated = %v, want [9 9]", g.activated)
	}
}

func TestGridMovesWithCtrlWithoutSelecting(t *testing.T) {
	g := openGrid(t, 100)
	g.Select(3)
	down := &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierControl}
	g.TypedShortcut(down)
	g.TypedShortcut(down)
	g.wantSelected(t, 3)
	g.press(fyne.KeySpace)
	g.wantSelected(t, 3, 5)
}

func TestGridKeepsAllOfAMillionAsOneRange(t *testing.T) {
	g := openGrid(t, million)
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := g.SelectedRanges(); !slices.Equal(got, []Range{{0, million - 1}}) {
		t.Errorf("SelectedRanges() = %v", got)
	}
	g.rows = 10
	g.Refresh()
	if n := g.SelectedCount(); n != 10 {
		t.Errorf("after shrinking SelectedCount() = %d, want 10", n)
	}
}

func TestGridRefreshForgetsRowsBeyondTheEnd(t *testing.T) {
	g := openGrid(t, 100)
	g.Select(99)
	g.rows = 5
	g.Refresh()
	if g.Current() != 4 || g.SelectedCount() != 0 || g.top != 0 {
		t.Errorf("current %d, selected %d, top %d; want 4, 0, 0", g.Current(), g.SelectedCount(), g.top)
	}
	g.rows = 0
	g.Refresh()
	g.press(fyne.KeyDown, fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn, fyne.KeyPageUp)
	g.withShift(fyne.KeyDown)
	g.SelectAll()
	g.wantSelected(t)
}

func TestGridAsksForVisibleRowsOnly(t *testing.T) {
	g := openGrid(t, million)
	clear(g.asked)
	g.ScrollTo(765_432)
	if len(g.asked) != 10 || g.asked[765_432] == 0 {
		t.Errorf("asked for %d rows, 765432 among them %v; want 10, true", len(g.asked), g.asked[765_432] > 0)
	}
	if n := len(g.view.objects); n > 200 {
		t.Errorf("%d objects for 10 rows of 4 columns", n)
	}
}

func TestGridShowsEveryRowAtItsPlace(t *testing.T) {
	g := openGrid(t, million)
	for _, row := range []int{0, 1, 499_999, 777_777, million - 1} {
		g.Select(row)
		line := g.view.lines[row-g.top]
		want := headerHeight + float32(row-g.top)*rowHeightMin
		if y := line.ground.Position().Y; y != want {
			t.Errorf("row %d at y %v, want %v", row, y, want)
		}
		if text := line.cells[2].text.Text; text != fmt.Sprintf("%d/2 Quyết định về việc thành lập", row) {
			t.Errorf("row %d shows %q", row, text)
		}
	}
}

func TestGridShowsFocus(t *testing.T) {
	g := openGrid(t, 100)
	c := fyne.CurrentApp().Driver().CanvasForObject(g.Grid)
	g.Select(0)
	idle := g.view.frame.StrokeColor
	c.FocusNext()
	if c.Focused() != g.Grid || g.view.frame.StrokeColor == idle {
		t.Errorf("focused %v, frame changed %v", c.Focused(), g.view.frame.StrokeColor != idle)
	}
}

func TestGridHandsOnWhatItDoesNotUse(t *testing.T) {
	g := openGrid(t, 100)
	c := fyne.CurrentApp().Driver().CanvasForObject(g.Grid)
	var key fyne.KeyName
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { key = ev.Name })
	g.press(fyne.KeyF2)
	if key != fyne.KeyF2 {
		t.Errorf("window got %q, want F2", key)
	}
}

func TestGridWithoutRows(t *testing.T) {
	g := NewGrid(GridConfig{Columns: []Column{{Title: "Số", Flex: true}}})
	openWindow(t, g, fyne.NewSize(100, 20))
	if g.Length() != 0 || g.Current() != -1 {
		t.Errorf("Length %d, Current %d; want 0, -1", g.Length(), g.Current())
	}
}

func TestGridCentresTextInTheRow(t *testing.T) {
	g := openGrid(t, 3)
	var text *canvas.Text = g.view.lines[0].cells[0].text
	if text.Alignment != fyne.TextAlignTrailing || text.Size().Height != rowHeightMin {
		t.Errorf("alignment %v, height %v", text.Alignment, text.Size().Height)
	}
}

func BenchmarkGridScroll(b *testing.B) {
	g := NewGrid(GridConfig{
		Columns: []Column{{Width: 70}, {Width: 90}, {Width: 140}, {Flex: true}, {Width: 90}, {Width: 80}},
		Length:  func() int { return million },
		Cell: func(row, col int) CellText {
			return CellText{Text: benchTexts[(row+col)%len(benchTexts)]}
		},
	})
	openWindow(b, g, fyne.NewSize(1024, 700))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		g.ScrollTo(i * 7919 % million)
	}
}

var benchTexts = []string{
	"Ủy ban nhân dân xã Nghĩa Đàn", "Quyết định", "05/03/2026", "1234",
	"Về việc triển khai kế hoạch phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh năm 2026 trên địa bàn",
}

func TestGridShowsChosenColumnsInTheirOrder(t *testing.T) {
	g := openGrid(t, 3)
	all := g.Titles()
	g.ShowColumns([]int{2, 0, 2, 99, -1})
	if got := g.Titles(); !slices.Equal(got, []string{all[2], all[0]}) {
		t.Fatalf("shown are %v", got)
	}
	if first := g.columnAt(1); first != 2 {
		t.Errorf("column %d stands first", first)
	}
	for i, c := range g.cols {
		if isShown := i == 2 || i == 0; isShown != (c.w > 0) {
			t.Errorf("column %d is %v wide", i, c.w)
		}
	}
	want := all[2] + "\t" + all[0] + "\n" + strings.Join([]string{g.cfg.Cell(1, 2).Text, g.cfg.Cell(1, 0).Text}, "\t") + "\n"
	if got := g.Table([]int{1}); got != want {
		t.Errorf("copied is %q, want %q", got, want)
	}
	g.ShowColumns(nil)
	if got := g.Titles(); !slices.Equal(got, all) {
		t.Errorf("all are %v", got)
	}
}

// TestSpareColumnsGoForWantOfRoom: the last first, back when there is room again, and
// never one that is wanted always or sorted by; what is copied has them all the same.
func TestSpareColumnsGoForWantOfRoom(t *testing.T) {
	isEmpty := true
	spare := func() bool { return isEmpty }
	g := NewGrid(GridConfig{Columns: []Column{{Title: "Số", Width: 100, MinWidth: 80}, {Title: "Trích yếu", Width: 300, MinWidth: 100, Flex: true},
		{Title: "Nơi gửi", Width: 120, MinWidth: 80, Sortable: true, Spare: spare}, {Title: "Hạn", Width: 90, MinWidth: 60, Spare: spare}}})
	w := openWindow(t, g, fyne.NewSize(700, 300))
	shown := func(what string, want ...bool) {
		t.Helper()
		for i, c := range g.cols {
			if want[i] != (c.w > 0) {
				t.Errorf("%s: column %d is %v wide", what, i, c.w)
			}
		}
	}
	shown("wide", true, true, true, true)
	w.Resize(fyne.NewSize(580, 300))
	shown("narrower", true, true, true, false)
	w.Resize(fyne.NewSize(440, 300))
	shown("narrow", true, true, false, false)
	if subject := g.cols[1].w; subject < 300 {
		t.Errorf("the flexible column has %v", subject)
	}
	if got := g.Table(nil); got != "Số\tTrích yếu\tNơi gửi\tHạn\n" {
		t.Errorf("copied is %q", got)
	}
	g.SetSort(2, false)
	shown("sorted by", true, true, true, false)
	g.SetSort(-1, false)
	g.KeepColumns([]int{3})
	shown("wanted always", true, true, false, true)
	g.KeepColumns(nil)
	isEmpty = false
	g.Refresh()
	shown("with something in them", true, true, true, true)
	w.Resize(fyne.NewSize(700, 300))
	shown("wide again", true, true, true, true)
}

// TestHeadingsStayWholeWhileThereIsRoomForThem: columns give way down to their headings.
func TestHeadingsStayWholeWhileThereIsRoomForThem(t *testing.T) {
	g := NewGrid(GridConfig{Columns: []Column{{Title: "Cơ quan, đơn vị gửi", Width: 300, MinWidth: 40}, {Title: "Trích yếu", Width: 300, MinWidth: 60, Flex: true}}})
	w := openWindow(t, g, fyne.NewSize(320, 300))
	if head := g.view.heads[0].title.Text; head != g.cols[0].Title {
		t.Errorf("the heading is %q", head)
	}
	w.Resize(fyne.NewSize(160, 300))
	if g.cols[1].w < g.cols[1].MinWidth {
		t.Errorf("the other column has %v", g.cols[1].w)
	}
}

// TestADraggedColumnGetsItsWidth also where all others give way.
func TestADraggedColumnGetsItsWidth(t *testing.T) {
	g := NewGrid(GridConfig{Columns: []Column{{Title: "Số", Width: 120, MinWidth: 60}, {Title: "Trích yếu", Width: 300, MinWidth: 80, Flex: true}, {Title: "Nơi gửi", Width: 160, MinWidth: 60}}})
	openWindow(t, g, fyne.NewSize(420, 300))
	for _, dx := range []float32{30, 10, -20, 60} {
		start := g.cols[0].w
		g.resizeColumn(0, start, dx)
		if got := g.cols[0].w; got < start+dx-1 || got > start+dx+1 {
			t.Errorf("dragged by %v from %v it is %v wide", dx, start, got)
		}
	}
	if g.cols[1].w < g.cols[1].MinWidth || g.cols[2].w < g.cols[2].MinWidth {
		t.Errorf("the others have %v and %v", g.cols[1].w, g.cols[2].w)
	}
}

package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// MonthDay is what a Month shows of one day.
type MonthDay struct {
	Lines []CellText // at most three are shown, one below the other
	IsOff bool       // nobody works: the ground is shaded
}

// MonthConfig is everything a Month needs.
type MonthConfig struct {
	Weekdays [7]string // Monday first
	Today    func() time.Time
	// Day returns what to show of a day; asked for the 42 visible days at every
	// Refresh.
	Day func(time.Time) MonthDay
	// OnSelected is told the day under the frame when it changes.
	OnSelected func(time.Time)
	// OnActivated is told the day of an Enter or a double click.
	OnActivated func(time.Time)
}

// Month is a calendar page of six weeks. Arrows move by days and weeks, PageUp
// and PageDown by months, Home leads to today.
type Month struct {
	widget.BaseWidget
	cfg     MonthConfig
	day     time.Time
	focused bool
}

var (
	_ fyne.Focusable      = (*Month)(nil)
	_ fyne.Tappable       = (*Month)(nil)
	_ fyne.DoubleTappable = (*Month)(nil)
	_ fyne.Shortcutable   = (*Month)(nil)
	_ desktop.Cursorable  = (*Month)(nil)
)

// NewMonth returns a page that stands at today.
func NewMonth(cfg MonthConfig) *Month {
	m := &Month{cfg: cfg, day: dayStart(cfg.Today())}
	m.ExtendBaseWidget(m)
	return m
}

// dayStart makes days comparable: midnight, UTC.
func dayStart(t time.Time) time.Time {
	y, mo, d := t.Date()
	return time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)
}

// Current returns the day under the frame.
func (m *Month) Current() time.Time { return m.day }

// Select moves the frame to a day, and the page with it.
func (m *Month) Select(day time.Time) {
	day = dayStart(day)
	if day.Equal(m.day) {
		return
	}
	m.day = day
	m.Refresh()
	if m.cfg.OnSelected != nil {
		m.cfg.OnSelected(day)
	}
}

// first returns the Monday the page begins with.
func (m *Month) first() time.Time {
	start := m.day.AddDate(0, 0, 1-m.day.Day())
	return start.AddDate(0, 0, -(int(start.Weekday())+6)%7)
}

// byMonths moves by months; the 31st of a shorter month is its last day.
func (m *Month) byMonths(n int) time.Time {
	last := time.Date(m.day.Year(), m.day.Month()+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, min(m.day.Day(), last.Day())-last.Day())
}

// FocusGained shows the focus frame.
func (m *Month) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost hides it.
func (m *Month) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune does nothing: the page takes no text.
func (m *Month) TypedRune(rune) {}

// TypedKey moves the frame; what it does not use goes to the window.
func (m *Month) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		m.Select(m.day.AddDate(0, 0, -1))
	case fyne.KeyRight:
		m.Select(m.day.AddDate(0, 0, 1))
	case fyne.KeyUp:
		m.Select(m.day.AddDate(0, 0, -7))
	case fyne.KeyDown:
		m.Select(m.day.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		m.Select(m.byMonths(-1))
	case fyne.KeyPageDown:
		m.Select(m.byMonths(1))
	case fyne.KeyHome:
		m.Select(m.cfg.Today())
	case fyne.KeyReturn, fyne.KeyEnter:
		m.activate()
	default:
		forwardKey(m, key)
	}
}

// TypedShortcut passes on what the window knows.
func (m *Month) TypedShortcut(s fyne.Shortcut) { forwardShortcut(m, s) }

func (m *Month) activate() {
	if m.cfg.OnActivated != nil {
		m.cfg.OnActivated(m.day)
	}
}

// Tapped moves the frame to the day under the mouse.
func (m *Month) Tapped(ev *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	if day, ok := m.dayAt(ev.Position); ok {
		m.Select(day)
	}
}

// DoubleTapped activates it.
func (m *Month) DoubleTapped(ev *fyne.PointEvent) {
	m.Tapped(ev)
	m.activate()
}

// Cursor is the pointer.
func (m *Month) Cursor() desktop.Cursor { return desktop.DefaultCursor }

func (m *Month) dayAt(at fyne.Position) (time.Time, bool) {
	w, h := m.cell()
	col, row := int(at.X/w), int((at.Y-headerHeight)/h)
	if at.Y < headerHeight || col < 0 || col > 6 || row < 0 || row > 5 {
		return time.Time{}, false
	}
	return m.first().AddDate(0, 0, 7*row+col), true
}

// cell is the size of one day.
func (m *Month) cell() (w, h float32) {
	size := m.Size()
	return size.Width / 7, max(1, (size.Height-headerHeight)/6)
}

// MinSize is room for two lines in each day.
func (m *Month) MinSize() fyne.Size {
	line := theme.SizeForWidget(theme.SizeNameCaptionText, m) + theme.SizeForWidget(theme.SizeNameLineSpacing, m)
	return fyne.NewSize(7*56, headerHeight+6*(3*line))
}

package widgets

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"pgregory.net/rapid"
)

func dayOf(iso string) time.Time {
	t, err := time.Parse("2006-01-02", iso)
	if err != nil {
		panic(err)
	}
	return t
}

func newTestMonth(t *testing.T, selected *[]string) *Month {
	t.Helper()
	m := NewMonth(MonthConfig{Weekdays: [7]string{"T2", "T3", "T4", "T5", "T6", "T7", "CN"}, Today: func() time.Time { return dayOf("2026-10-31") },
		Day: func(d time.Time) MonthDay {
			if d.Equal(dayOf("2026-10-15")) {
				return MonthDay{Lines: []CellText{{Text: "3 việc", Tone: ToneDanger}}}
			}
			return MonthDay{IsOff: d.Weekday() == time.Sunday}
		},
		OnSelected: func(d time.Time) { *selected = append(*selected, d.Format("02/01/2006")) }})
	w := test.NewTempWindow(t, m)
	w.Resize(fyne.NewSize(800, 500))
	w.Canvas().Focus(m)
	return m
}

func TestTheMonthIsWalkedByKeys(t *testing.T) {
	var got []string
	m := newTestMonth(t, &got)
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyLeft, "30/10/2026"}, {fyne.KeyUp, "23/10/2026"}, {fyne.KeyDown, "30/10/2026"}, {fyne.KeyRight, "31/10/2026"}, {fyne.KeyPageDown, "30/11/2026"},
		{fyne.KeyPageUp, "30/10/2026"}, {fyne.KeyHome, "31/10/2026"}, {fyne.KeyRight, "01/11/2026"}} {
		m.TypedKey(&fyne.KeyEvent{Name: c.key})
		if now := m.Current().Format("02/01/2006"); now != c.want || got[len(got)-1] != c.want {
			t.Errorf("%s leads to %s, told %s, want %s", c.key, now, got[len(got)-1], c.want)
		}
	}
}

func TestTheMonthShowsItsDays(t *testing.T) {
	var got []string
	m := newTestMonth(t, &got)
	m.Select(dayOf("2026-10-01"))
	v, ok := test.WidgetRenderer(m).(*monthView)
	if !ok {
		t.Fatal("no drawing")
	}
	if first := v.cells[0].number.Text; first != "28" { // Monday 28 September
		t.Errorf("the page begins with %s", first)
	}
	if c := v.cells[17]; c.number.Text != "15" || !c.lines[0].Visible() || c.lines[0].Text != "3 việc" {
		t.Errorf("%q, %q", c.number.Text, c.lines[0].Text)
	}
	test.Tap(m) // the upper left corner is a heading
	if len(got) != 1 {
		t.Errorf("a click on a heading chose %v", got)
	}
	w, h := m.cell()
	m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3.5*w, headerHeight+2.5*h)})
	if now := m.Current().Format("02/01/2006"); now != "15/10/2026" {
		t.Errorf("a click on the 15th chose %s", now)
	}
}

// TestEveryDayIsOnItsPage: whatever the day, the page begins on a Monday and has
// the whole month.
func TestEveryDayIsOnItsPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &Month{day: dayOf("2000-01-01").AddDate(0, 0, rapid.IntRange(0, 40000).Draw(t, "day"))}
		first := m.first()
		begin := m.day.AddDate(0, 0, 1-m.day.Day())
		end := begin.AddDate(0, 1, -1)
		if first.Weekday() != time.Monday || first.After(begin) || first.AddDate(0, 0, monthDays-1).Before(end) {
			t.Fatalf("%s begins on %s", m.day, first)
		}
		for _, n := range []int{-1, 1} {
			if moved := m.byMonths(n); moved.Month() != begin.AddDate(0, n, 0).Month() || moved.Day() > m.day.Day() {
				t.Fatalf("%s, %d months on: %s", m.day, n, moved)
			}
		}
	})
}

// TestDaysOffStandOut in both palettes, and what is written there can be read.
func TestDaysOffStandOut(t *testing.T) {
	for _, variant := range []Variant{VariantLight, VariantDark} {
		get := func(n fyne.ThemeColorName) color.Color { return NewTheme(variant).Color(n, theme.VariantLight) }
		plain := get(theme.ColorNameInputBackground)
		off := mix(get(theme.ColorNameForeground), plain, offShade)
		if c := contrast(plain, off); c < 1.12 {
			t.Errorf("palette %d: days off differ by %.2f", variant, c)
		}
		for _, ink := range []fyne.ThemeColorName{theme.ColorNameForeground, theme.ColorNamePlaceHolder, ColorDanger, ColorWarn, ColorOK} {
			if c := contrast(get(ink), off); c < readable {
				t.Errorf("palette %d: %s on a day off has %.2f", variant, ink, c)
			}
		}
	}
}

package app

import (
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
)

// TestARightClickOffersWhatCanBeDone: on every list, the commands the three dots offer.
func TestARightClickOffersWhatCanBeDone(t *testing.T) {
	a := openSample(t)
	s := registerOf(t, a, placeIncoming)
	s.grid.Select(0)
	s.grid.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(40, 80), AbsolutePosition: fyne.NewPos(240, 180)})
	if a.window.Canvas().Overlays().Top() == nil {
		t.Fatal("a right click offers nothing")
	}
	var titles []string
	for _, c := range a.offered() {
		titles = append(titles, c.title)
	}
	if text := strings.Join(titles[:4], ", "); !strings.Contains(text, "Sửa văn bản") || !strings.Contains(text, "Chuyển xử lý") {
		t.Errorf("first are %s", text)
	}
}

// TestEscEmptiesASearch: from the line and from the list, on every screen that has one;
// the cursor stays on what was found.
func TestEscEmptiesASearch(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	for _, fromList := range []bool{false, true} {
		s := registerOf(t, a, placeIncoming)
		k.ctrl(fyne.KeyF)
		k.write("quy hoạch")
		if fromList {
			k.press(fyne.KeyReturn, fyne.KeyDown)
		}
		found := len(s.rows.ids)
		d, ok := s.rows.at(s.grid.Current())
		k.press(fyne.KeyEscape)
		now, _ := s.rows.at(s.grid.Current())
		if !ok || s.search.Text != "" || len(s.rows.ids) <= found || now.ID != d.ID {
			t.Errorf("from the list %v: searched for %q, %d rows of %d, on %s after %s", fromList, s.search.Text, len(s.rows.ids), found, now.Symbol, d.Symbol)
		}
	}
	for _, p := range []place{placeTasks, placeReview, placeUnits} {
		a.goTo(p)
		k.ctrl(fyne.KeyF)
		k.write("sở")
		k.press(fyne.KeyEscape)
		text := map[place]func() string{
			placeTasks:  func() string { return a.current.(*tasksScreen).search.Text },
			placeReview: func() string { return a.current.(*reviewScreen).search.Text },
			placeUnits:  func() string { return a.current.(*unitsScreen).search.Text },
		}[p]()
		if text != "" {
			t.Errorf("%s: still searched for %q", p, text)
		}
	}
}

// TestTheListLeadsToWhyAndToTheHandler: what is wrong with a document is one click from
// its reasons, and handing it over is beside editing it.
func TestTheListLeadsToWhyAndToTheHandler(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	k.log(outgoing{"bc", "Báo cáo kết quả công tác tháng 10", "chinh phu", "Hồ Sỹ Lâm", "ubnd xa cam thuong"})
	k.ctrl(fyne.KeyS)
	settle := later(a)
	tap(t, a.current.(*registerScreen).content, "Xem vì sao, kết luận")
	settle()
	s, ok := a.current.(*reviewScreen)
	if !ok {
		t.Fatalf("it leads to a %T", a.current)
	}
	if f := s.rows[s.grid.Current()]; f.Subject.Symbol != "01/BC-UBND" || f.Subject.Date != register.DateOf(sampleDay) {
		t.Errorf("it leads to %s of %s", f.Subject.Symbol, f.Subject.Date)
	}
	a.jobs.spawn = func(work func()) { work() }
	in := registerOf(t, a, placeIncoming)
	tap(t, in.content, "Chuyển xử lý")
	if len(a.asking) != 1 {
		t.Error("the button hands nothing over")
	}
}

package app

import (
	"testing"

	"kycuong/app/widgets"

	"fyne.io/fyne/v2/canvas"
)

// TestAQuestionOffersWhomTheOfficeWritesToFirst: half of a name fits a ministry and the
// department of the province.
func TestAQuestionOffersWhomTheOfficeWritesToFirst(t *testing.T) {
	a := openSample(t)
	l := a.newUnitLine(widgets.NewPopupHost(canvas.NewRectangle(nil)), false, "")
	options := l.suggest("nội vụ", false)
	if len(options) < 2 || options[0].Label != "Sở Nội vụ" {
		t.Errorf("offered are %v", options)
	}
}

package app

import (
	"strconv"

	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// paperTab says how reports are printed.
func (s *settingsScreen) paperTab(settings register.Settings, on settingsActions) fyne.CanvasObject {
	w, p := s.w, settings.Paper
	whole := func(n int) *widgets.Line {
		l := widgets.NewLine()
		if n != 0 {
			l.SetText(strconv.Itoa(n))
		}
		return l
	}
	top, bottom, left, right, rows := whole(p.Top), whole(p.Bottom), whole(p.Left), whole(p.Right), whole(p.MostRows)
	top.SetPlaceHolder("20")
	bottom.SetPlaceHolder("20")
	left.SetPlaceHolder("30")
	right.SetPlaceHolder("15")
	rows.SetPlaceHolder(strconv.Itoa(register.Paper{}.RowLimit()))
	line := func(text string) *widgets.Line {
		l := widgets.NewLine()
		l.SetText(text)
		return l
	}
	title, name, fonts := line(p.SecondTitle), line(p.SecondName), line(p.Fonts)
	s.touches(top, bottom, left, right, rows, title, name, fonts)
	problem := problemLabel()
	save := widgets.NewButton(w.t("Save settings"), nil, func() {
		own := register.Paper{SecondTitle: register.Clean(title.Text), SecondName: register.Clean(name.Text), Fonts: fonts.Text}
		for _, f := range []struct {
			from *widgets.Line
			to   *int
		}{{top, &own.Top}, {bottom, &own.Bottom}, {left, &own.Left}, {right, &own.Right}, {rows, &own.MostRows}} {
			text := register.Clean(f.from.Text)
			n, err := strconv.Atoi(text)
			if text != "" && err != nil {
				say(problem, w.t("“{text}” is no whole number.", "text", text))
				return
			}
			*f.to = n
		}
		if fs := own.Validate(); len(fs) > 0 {
			say(problem, w.faults(fs))
			return
		}
		if err := export.UseFonts(own.Fonts); err != nil {
			say(problem, on.words(err))
			return
		}
		on.save(func(v *register.Settings) { v.Paper = own })
	})
	save.Importance = widget.HighImportance
	pick := widgets.NewButton(w.t("Choose folder …"), theme.FolderOpenIcon(), func() { on.folder(fonts.SetText) })
	return container.NewVScroll(container.NewPadded(container.NewVBox(
		inRow(labelled(w.t("Top margin (20–25 mm)"), top), labelled(w.t("Bottom margin (20–25 mm)"), bottom), labelled(w.t("Left margin (30–35 mm)"), left), labelled(w.t("Right margin (15–20 mm)"), right)),
		inRow(labelled(w.t("Second signatory's title, on the left (lines separated by /)"), title), labelled(w.t("Second signatory's name"), name)),
		labelled(w.t("Folder with your own TrueType fonts: one family, four styles, all Vietnamese letters"), container.NewBorder(nil, nil, nil, pick, fonts)),
		labelled(w.t("Longest table that is printed, in rows; a longer one stands in the attached data alone"), rows),
		problem, container.NewHBox(save))))
}

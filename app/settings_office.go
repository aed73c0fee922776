package app

import (
	"strings"

	"kycuong/app/typing"
	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// textSetting is one setting with its label and where it is kept.
type textSetting struct {
	label string
	in    func(*register.Settings) *string
	entry *widgets.Line
	was   string // what was proposed
}

// textSettings are the lines of the office tab, as they stand beside each other.
func (s *settingsScreen) textSettings() [][]*textSetting {
	w := s.w
	return [][]*textSetting{
		{{label: w.t("Superior agency (first line)"), in: func(v *register.Settings) *string { return &v.Superior }},
			{label: w.t("Issuing agency (second line)"), in: func(v *register.Settings) *string { return &v.Agency }}},
		{{label: w.t("Abbreviation in symbols"), in: func(v *register.Settings) *string { return &v.Abbr }},
			{label: w.t("Field in the symbol of letters"), in: func(v *register.Settings) *string { return &v.LetterField }},
			{label: w.t("Place"), in: func(v *register.Settings) *string { return &v.Place }}},
		{{label: w.t("Signer's title (lines separated by /)"), in: func(v *register.Settings) *string { return &v.SignerTitle }},
			{label: w.t("Signer's name"), in: func(v *register.Settings) *string { return &v.SignerName }}},
		{{label: w.t("Reports go to"), in: func(v *register.Settings) *string { return &v.ReportTo }}},
		{{label: w.t("Copies of reports (separated by ;)"), in: func(v *register.Settings) *string { return &v.CopiesTo }}},
	}
}

func (s *settingsScreen) officeTab(settings register.Settings, on settingsActions) fyne.CanvasObject {
	w := s.w
	host := widgets.NewPopupHost(nil)
	lines := s.textSettings()
	var office *unitField
	office = newUnitField(host, false, on.units, on.nameOf, nil, func() {
		s.touch()
		if chosen := one(office.parties()); chosen.Code != "" {
			propose(lines, on.headOf(chosen.Code))
		}
	})
	office.set([]register.Party{{Code: settings.Office}})
	form := container.NewVBox(labelled(w.t("Office whose register this is"), office.object))
	for _, line := range lines {
		var fields []fyne.CanvasObject
		for _, f := range line {
			f.entry = widgets.NewLine()
			f.entry.SetText(*f.in(&settings))
			s.touches(f.entry)
			fields = append(fields, labelled(f.label, f.entry))
		}
		form.Add(inRow(fields...))
	}
	problem := problemLabel()
	save := widgets.NewButton(w.t("Save settings"), nil, func() {
		chosen := one(office.parties())
		if chosen.Code == "" && chosen.Text != "" {
			say(problem, w.t("No agency is called “{text}”; choose one from the list.", "text", chosen.Text))
			return
		}
		on.save(func(v *register.Settings) {
			v.Office = chosen.Code
			for _, line := range lines {
				for _, f := range line {
					*f.in(v) = register.Clean(f.entry.Text)
				}
			}
		})
	})
	save.Importance = widget.HighImportance
	form.Add(problem)
	form.Add(container.NewHBox(save))
	host.SetContent(container.NewVScroll(container.NewPadded(form)))
	return host
}

// propose fills in what nobody has written, and what was proposed for another office.
func propose(lines [][]*textSetting, head register.Settings) {
	for _, line := range lines {
		for _, f := range line {
			if text := register.Clean(f.entry.Text); text == "" || text == f.was {
				f.was = *f.in(&head)
				f.entry.SetText(f.was)
			}
		}
	}
}

// headOf is what an office writes at the head of its papers, as far as the list of
// agencies tells: a committee stands alone there, others below their superior.
func (a *App) headOf(code string) register.Settings {
	var head register.Settings
	u, ok := a.org.At(code, a.today())
	if !ok {
		return head
	}
	head.Agency = register.WrittenOut(u.Name)
	head.Abbr, _, _ = strings.Cut(u.Abbr, ";")
	if u.Kind != register.KindCommittee && u.Superior != "" {
		head.Superior = register.WrittenOut(a.org.Name(u.Superior, a.today()))
	}
	return head
}

// booksBar decides how each book counts.
func (s *settingsScreen) booksBar(settings register.Settings, on settingsActions) fyne.CanvasObject {
	w := s.w
	bar := container.NewHBox(widget.NewLabelWithStyle(w.t("A series for each type:"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	checks := map[string]*widgets.Check{}
	for _, b := range settings.Books {
		checks[b.ID] = widgets.NewCheck(b.Name, b.PerType, func(bool) { s.touch() })
		bar.Add(checks[b.ID])
	}
	bar.Add(widgets.NewButton(w.t("Save settings"), nil, func() {
		on.save(func(v *register.Settings) {
			for i, b := range v.Books {
				if check := checks[b.ID]; check != nil {
					v.Books[i].PerType = check.Checked
				}
			}
		})
	}))
	note := wrapped(w.t("The head of the agency decides whether a book has one series of numbers for all types, or one for each type. Change it only at the turn of a year."))
	note.Importance = widget.LowImportance
	return container.NewVBox(bar, note)
}

func (s *settingsScreen) lookTab(v settingsValues, on settingsActions) fyne.CanvasObject {
	w := s.w
	language := newSelectField([]choice{{"vi", "Tiếng Việt"}, {"en", "English"}}, nil)
	language.set(w.lang)
	shade := newSelectField([]choice{{"", w.t("As the system")}, {"light", w.t("Light")}, {"dark", w.t("Dark")}}, nil)
	shade.set(v.look.Appearance)
	hand := newSelectField([]choice{{"", w.t("Telex where the computer has no input method")}, {string(typing.Telex), "Telex"}, {string(typing.VNI), "VNI"}, {typingOff, w.t("Off")}}, nil)
	hand.set(v.look.Typing)
	language.changed, shade.changed, hand.changed = s.touch, s.touch, s.touch
	remind := widgets.NewCheck(w.t("Notify once a day of what is overdue and due soon"), on.preference(remindPreference), func(bool) { s.touch() })
	tray := widgets.NewCheck(w.t("Icon in the system's tray; closing the window hides it (from the next start on)"), on.preference(trayPreference), func(bool) { s.touch() })
	save := widgets.NewButton(w.t("Save settings"), nil, func() {
		on.prefer(remindPreference, remind.Checked)
		on.prefer(trayPreference, tray.Checked)
		on.keepLook(look{language.value(), shade.value(), hand.value()})
	})
	save.Importance = widget.HighImportance
	return container.NewPadded(container.NewVBox(inRow(labelled(w.t("Language"), language.object), labelled(w.t("Appearance"), shade.object)),
		labelled(w.t("Typing Vietnamese without another program"), hand.object), heading(w.t("On this computer")), remind, tray, container.NewHBox(save)))
}

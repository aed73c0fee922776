package app

import (
	"strconv"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// judgedFields are what only some rules look at. They stay folded away until
// somebody wants them, so that a plain entry is one short pass.
type judgedFields struct {
	field, content                               *selectField
	pages, summary, opinions, signedAt, issuedAt *lineField
	consulted                                    *unitField
	acknowledged                                 *dateField
	box                                          *fyne.Container
	toggle                                       *widgets.Button
}

func (f *entryForm) makeJudged() *judgedFields {
	plain := func() *lineField { return newLineField(nil, nil, f.changed) }
	none := choice{"", f.w.t("Not recorded")}
	j := &judgedFields{field: newSelectField(append([]choice{none}, f.on.fields...), f.changed), content: newSelectField(append([]choice{none}, f.on.contents...), f.changed),
		pages: plain(), summary: plain(), opinions: plain(), signedAt: plain(), issuedAt: plain(),
		consulted: newUnitField(f.host, true, f.on.units, f.on.nameOf, f.on.isKnown, f.changed), acknowledged: newDateField(f.on.today, f.changed)}
	j.signedAt.hint("8:30")
	j.issuedAt.hint("9:00")
	j.opinions.hint("88/STC-NS; 12/SNV-TCBC")
	return j
}

// rows lays the fields out under the button that unfolds them.
func (j *judgedFields) rows(w words, incoming bool) fyne.CanvasObject {
	times := inRow(labelled(w.t("Signed at"), j.signedAt.object), labelled(w.t("Issued at"), j.issuedAt.object))
	if incoming {
		times = labelled(w.t("Receipt confirmed on"), j.acknowledged.object)
	}
	j.box = container.NewVBox(inRow(labelled(w.t("Field of work"), j.field.object), labelled(w.t("Kind of content"), j.content.object)),
		inRow(labelled(w.t("Pages"), j.pages.object), labelled(w.t("Pages of the summary"), j.summary.object), times),
		inRow(labelled(w.t("Opinions needed of"), j.consulted.object), labelled(w.t("Opinions enclosed"), j.opinions.object)))
	j.box.Hide()
	j.toggle = widgets.NewButton(w.t("More for the review"), theme.MenuDropDownIcon(), func() {
		if j.box.Visible() {
			j.box.Hide()
		} else {
			j.box.Show()
		}
	})
	j.toggle.Importance = widget.LowImportance
	return container.NewVBox(container.NewHBox(j.toggle), j.box)
}

// fill shows the fields when any of them holds something.
func (j *judgedFields) fill(d register.Document) {
	j.field.set(d.Field)
	j.content.set(d.Content)
	j.pages.set(plainNumber(d.Pages))
	j.summary.set(plainNumber(d.Summary))
	j.opinions.set(strings.Join(d.Opinions, "; "))
	j.signedAt.set(d.SignedAt.String())
	j.issuedAt.set(d.IssuedAt.String())
	j.consulted.set(d.Consulted)
	j.acknowledged.set(d.Acknowledged)
	if d.Field+d.Content != "" || d.Pages+d.Summary > 0 || len(d.Consulted)+len(d.Opinions) > 0 || d.SignedAt+d.IssuedAt > 0 || d.Acknowledged > 0 {
		j.box.Show()
	}
}

// read takes the fields into a document; faults name those that cannot be read.
func (j *judgedFields) read(d *register.Document) register.Faults {
	var fs register.Faults
	bad := func(field, text string, args map[string]string) {
		fs = append(fs, register.Fault{Field: field, Text: text, Args: args})
	}
	d.Field, d.Content = j.field.value(), j.content.value()
	for name, x := range map[string]struct {
		field *lineField
		into  *int
	}{"pages": {j.pages, &d.Pages}, "summaryPages": {j.summary, &d.Summary}} {
		text := strings.TrimSpace(x.field.text())
		n, err := strconv.Atoi(text)
		if text != "" && err != nil {
			bad(name, "“{text}” is not a number.", map[string]string{"text": text})
		}
		*x.into = n
	}
	for name, x := range map[string]struct {
		field *lineField
		into  *register.Clock
	}{"signedAt": {j.signedAt, &d.SignedAt}, "issuedAt": {j.issuedAt, &d.IssuedAt}} {
		at, err := register.ParseClock(x.field.text())
		if err != nil {
			bad(name, string(register.ErrClock), nil)
		}
		*x.into = at
	}
	day, ok := j.acknowledged.date()
	if !ok {
		fs = append(fs, j.acknowledged.fault("acknowledged"))
	}
	d.Acknowledged, d.Consulted = day, j.consulted.parties()
	d.Opinions = register.SymbolsIn(j.opinions.text())
	return fs
}

// focusOf returns the widget of a field that a fault names.
func (j *judgedFields) focusOf(field string) fyne.Focusable {
	focus := map[string]fyne.Focusable{"pages": j.pages.focus(), "summaryPages": j.summary.focus(), "signedAt": j.signedAt.focus(), "issuedAt": j.issuedAt.focus(), "acknowledged": j.acknowledged.object}[field]
	if focus != nil {
		j.box.Show()
	}
	return focus
}

package app

import (
	"context"
	"maps"
	"slices"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// showSettings opens what an administrator keeps.
func (a *App) showSettings() {
	rb, err := a.st.Rulebook()
	if err != nil {
		a.showError(a.w.t("The rules were not read"), err)
		return
	}
	cal, err := a.st.Calendar()
	if err != nil {
		a.showError(a.w.t("The calendar was not read"), err)
		return
	}
	series, err := a.numbersOf()
	if err != nil {
		a.showError(a.w.t("The numbers were not read"), err)
		return
	}
	values := settingsValues{a.settings, rb, cal, series, a.readLook(), a.today().Year()}
	s := newSettingsScreen(a.w, values, settingsActions{
		numbers:    numbersActions{ledger: a.st.Ledger, reserve: a.reserveNumber, void: a.voidNumber, name: a.seriesName, made: a.madeBy},
		calendar:   calendarActions{edit: a.editDay, remove: a.removeDay, confirm: a.confirmYear, today: a.today},
		duties:     dutyActions{edit: a.editDuty, remove: a.removeDuty, terms: a.changeTerms, nameOf: func(code string) string { return a.org.Name(code, a.today()) }},
		accounts:   a.accountActions(),
		backups:    a.backupActions(),
		save:       a.changeSettings,
		keepLook:   a.keepLook,
		leaveFor:   a.leaveTabFor,
		notice:     a.settingsNotice,
		preference: a.preference, prefer: a.fyne.Preferences().SetBool,
		folder: a.chooseFolder,
		words: func(err error) string {
			_, text := a.errorWords("", err)
			return text
		},
		editRule: func(i int) { a.editRule(rb, i) }, editException: func(i int) { a.editException(rb, i) }, tables: a.tables(rb),
		units:  func(query string) []register.Unit { return a.org.Find(query, a.today(), suggested) },
		nameOf: func(code string) string { return a.org.Name(code, a.today()) }, headOf: a.headOf,
	})
	if before, ok := a.current.(*settingsScreen); ok {
		s.stay(before)
	}
	a.current = s
	a.set(s.content, nil)
}

// settingsNotice is whyNot for a tab of the settings.
func (a *App) settingsNotice(kind string) string {
	if kind == kindLook {
		return a.whyNoLook()
	}
	text := a.whyNot(kind)
	if text != "" && kind == store.KindAccount && !a.readOnly {
		text += " " + a.w.t("Everybody may change the password of their own account.")
	}
	return text
}

// leaveTabFor gives up what was typed in one tab of the settings for another tab, when
// the user says so.
func (a *App) leaveTabFor(tab int) {
	a.leaving(func() {
		a.showSettings()
		a.current.(*settingsScreen).tabs.SelectIndex(tab)
	})
}

// changeSettings changes the settings as they are now; what another tab has
// saved since the screen was opened stays.
func (a *App) changeSettings(change func(*register.Settings)) {
	settings := a.settings
	settings.Books = slices.Clone(settings.Books)
	change(&settings)
	a.saveSettings(settings)
}

// changeQuietly is changeSettings for a screen that is to stay as it is.
func (a *App) changeQuietly(change func(*register.Settings)) {
	settings := a.settings
	change(&settings)
	a.background(a.w.t("The settings were not saved"), func(context.Context) error { return a.st.SaveSettings(settings) }, func() {
		a.settings = settings
		a.status(a.w.t("The settings are saved."))
	})
}

// saveSettings keeps the settings and builds the window anew, in the language
// and look they ask for.
func (a *App) saveSettings(settings register.Settings) {
	a.background(a.w.t("The settings were not saved"), func(context.Context) error { return a.st.SaveSettings(settings) }, func() {
		if err := a.readSettings(); err != nil {
			a.showError(a.w.t("The settings were not saved"), err)
			return
		}
		a.build()
		a.status(a.w.t("The settings are saved."))
	})
}

// editRule changes what an office may change of a rule: whether it counts, its
// citation, its time, its weight.
func (a *App) editRule(rb *review.Rulebook, i int) {
	r := rb.Rules[i]
	w := a.w
	enabled := widgets.NewCheck(w.t("The rule is applied"), r.Enabled, nil)
	confirmed := widgets.NewCheck(w.t("The citation was held against the text of the act"), r.Confirmed, nil)
	citation := widgets.NewMultiLine()
	citation.SetText(r.Citation)
	params := newRuleParams(w, r)
	weight := newSelectField([]choice{{string(review.Violation), severityWord(w, review.Violation)}, {string(review.Warning), severityWord(w, review.Warning)}}, nil)
	weight.set(string(r.Severity))
	from, to := newDateField(a.today, func() {}), newDateField(a.today, func() {})
	from.set(r.From)
	to.set(r.To)
	a.ask(question{
		changes: store.KindRulebook, title: r.Code + " – " + a.titleOf(r.Title, r.TitleEn), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: from.object, width: 640,
		items: append([]*widget.FormItem{
			widget.NewFormItem("", enabled), widget.NewFormItem(w.t("Citation"), citation), widget.NewFormItem("", confirmed),
			widget.NewFormItem(w.t("Weight"), weight.object), widget.NewFormItem(w.t("In force from"), from.object), widget.NewFormItem(w.t("In force until"), to.object),
		}, params.items()...),
		needs: needs{citation: w.t("Say what provision the rule rests on.")},
		answer: func() refusal {
			first, _ := from.date()
			last, _ := to.date()
			if last != 0 && last < first {
				return blames(to.object, w.t("The last day in force must lie after the first."))
			}
			values, wrong := params.read()
			if wrong.text != "" {
				return wrong
			}
			r.Enabled, r.Confirmed, r.Citation = enabled.Checked, confirmed.Checked, register.Clean(citation.Text)
			r.Severity, r.From, r.To = review.Severity(weight.value()), first, last
			r.Params = values
			return said(a.changeRules(withRule(rb, i, r)))
		}})
}

// withRule is the rulebook with another rule in a place.
func withRule(rb *review.Rulebook, i int, r review.Rule) *review.Rulebook {
	own := *rb
	own.Rules = slices.Clone(rb.Rules)
	own.Rules[i] = r
	return &own
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// editException changes what an office may change of an exception: whether it is
// accepted, on what source, in which time.
func (a *App) editException(rb *review.Rulebook, i int) {
	e := rb.Exceptions[i]
	w := a.w
	enabled := widgets.NewCheck(w.t("The exception is accepted"), e.Enabled, nil)
	confirmed := widgets.NewCheck(w.t("The citation was held against the text of the act"), e.Confirmed, nil)
	source, rules := widgets.NewLine(), widgets.NewLine()
	source.SetText(e.Source)
	rules.SetText(strings.Join(e.Rules, "; "))
	from, to := newDateField(a.today, func() {}), newDateField(a.today, func() {})
	from.set(e.From)
	to.set(e.To)
	a.ask(question{
		changes: store.KindRulebook, title: e.Code + " – " + a.titleOf(e.Title, e.TitleEn), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: source, width: 640,
		items: []*widget.FormItem{widget.NewFormItem("", enabled), widget.NewFormItem(w.t("Source"), source), widget.NewFormItem("", confirmed), widget.NewFormItem(w.t("Excuses the rules"), rules),
			widget.NewFormItem(w.t("In force from"), from.object), widget.NewFormItem(w.t("In force until"), to.object)},
		answer: func() refusal {
			first, _ := from.date()
			last, _ := to.date()
			if last != 0 && last < first {
				return blames(to.object, w.t("The last day in force must lie after the first."))
			}
			e.Enabled, e.Confirmed, e.Source, e.From, e.To = enabled.Checked, confirmed.Checked, register.Clean(source.Text), first, last
			e.Rules = strings.FieldsFunc(strings.ToUpper(rules.Text), func(r rune) bool { return r == ';' || r == ' ' || r == ',' })
			own := *rb
			own.Exceptions = slices.Clone(rb.Exceptions)
			own.Exceptions[i] = e
			return said(a.changeRules(&own))
		}})
}

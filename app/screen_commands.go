package app

import (
	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
)

// toList leads from a search line on to what was found.
func toList(w words, grid *widgets.Grid, focus func(fyne.Focusable)) command {
	return silent(w.t("To the list"), fyne.KeyReturn, func() { focus(grid) })
}

func toSearch(w words, line *widgets.Line, focus func(fyne.Focusable)) command {
	return ctrl(w.t("Search here"), fyne.KeyF, func() { focus(line) })
}

// unsearched empties a search line; Esc does, wherever on the screen the keyboard is.
func unsearched(w words, line *widgets.Line) command {
	return silent(w.t("Clear the search"), fyne.KeyEscape, func() {
		if line.Text != "" {
			line.SetText("")
		}
	})
}

// nothing keeps a form on the screen from a key of the whole window.
func nothing(key fyne.KeyName) command {
	return command{key: key, with: fyne.KeyModifierControl, do: func() {}, quiet: true}
}

func (s *registerScreen) commands(focus func(fyne.Focusable)) []command {
	w := s.w
	list := []command{ctrl(w.t("New entry"), fyne.KeyN, s.on.add), {title: w.t("Edit the document"), do: s.edit}}
	if s.direction == register.Incoming {
		list = append(list, plain(w.t("Hand over what is selected …"), fyne.KeyF9, func() { s.on.hand(s.chosen()) }))
	}
	list = append(list,
		plain(w.t("New like this one"), fyne.KeyF3, func() {
			if d, ok := s.rows.at(s.grid.Current()); ok {
				s.on.again(d)
			}
		}),
		plain(w.t("Void what is selected …"), fyne.KeyDelete, func() { s.on.voidAll(s.chosen()) }),
		ctrl(w.t("Read edXML messages …"), fyne.KeyO, s.on.receive),
		toSearch(w, s.search, focus), toList(w, s.grid, focus), silent(w.t("Clear the search"), fyne.KeyEscape, s.unsearch))
	return append(append(list, s.list.commands()...), s.on.templates()...)
}

func (e *entry) commands(func(fyne.Focusable)) []command {
	w := e.a.w
	return []command{
		ctrl(w.t("Save and enter the next"), fyne.KeyReturn, func() { e.save(e.form.old.ID == 0) }),
		ctrl(w.t("Save"), fyne.KeyS, func() { e.save(false) }),
		plain(w.t("Text of the rule"), fyne.KeyF5, func() { e.a.showHelp(helpRules, e.ruleNamed()) }),
		plain(w.t("Paste a line of a table"), fyne.KeyF7, e.pasteLine), plain(w.t("Reserve the number"), fyne.KeyF8, e.reserve),
		plain(w.t("Keep as a template …"), fyne.KeyF9, e.keepTemplate),
		silent(w.t("Close"), fyne.KeyEscape, e.close), nothing(fyne.KeyN),
	}
}

func (s *tasksScreen) commands(focus func(fyne.Focusable)) []command {
	w := s.w
	return append([]command{
		ctrl(w.t("New task"), fyne.KeyN, s.on.add), ctrl(w.t("Read a directive"), fyne.KeyO, s.on.intake),
		plain(s.progressWord(), fyne.KeyF6, func() { s.withCurrent(s.on.report) }),
		plain(w.t("Done …"), fyne.KeyF7, func() { s.withCurrent(s.on.complete) }),
		plain(w.t("Extend …"), fyne.KeyF8, func() { s.withCurrent(s.on.extend) }),
		plain(w.t("Hand on …"), fyne.KeyF9, s.handOn),
		ctrl(w.t("Search here"), fyne.KeyF, func() { s.tabs.SelectIndex(tabList); focus(s.search) }),
		silent(w.t("To the list"), fyne.KeyReturn, func() { focus(s.focus()) }),
		silent(w.t("Back"), fyne.KeyEscape, s.back),
	}, s.list.commands()...)
}

func (s *reviewScreen) commands(focus func(fyne.Focusable)) []command {
	w := s.w
	list := []command{toSearch(w, s.search, focus), toList(w, s.grid, focus), unsearched(w, s.search), plain(w.t("Text of the rule"), fyne.KeyF5, func() {
		if list := s.chosen(); len(list) > 0 {
			s.on.rule(list[0].Rule)
		}
	})}
	for _, d := range []struct {
		title string
		key   fyne.KeyName
		state review.State
	}{{w.t("Confirm"), fyne.KeyF6, review.StateConfirmed}, {w.t("Excuse …"), fyne.KeyF7, review.StateExcused}, {w.t("Reject …"), fyne.KeyF8, review.StateRejected},
		{w.t("Remedied …"), fyne.KeyF9, review.StateRemedied}, {w.t("Reopen"), "", review.StateOpen}} {
		list = append(list, plain(d.title, d.key, func() { s.decide(d.state) }))
	}
	return append(list, s.list.commands()...)
}

func (s *unitsScreen) commands(focus func(fyne.Focusable)) []command {
	return []command{toSearch(s.w, s.search, focus), toList(s.w, s.grid, focus), unsearched(s.w, s.search)}
}

func (s *directiveScreen) commands(func(fyne.Focusable)) []command {
	w := s.w
	return []command{
		ctrl(w.t("Keep directive and tasks"), fyne.KeyS, s.on.save), plain(w.t("Read the text again"), fyne.KeyF5, func() { s.on.read(s.text.Text) }),
		plain(w.t("Leave out or take again"), fyne.KeyF8, func() { s.withCurrent(s.drop) }), silent(w.t("Close"), fyne.KeyEscape, s.on.close), nothing(fyne.KeyN),
	}
}

func (s *edxmlScreen) commands(func(fyne.Focusable)) []command {
	w := s.w
	return []command{
		ctrl(w.t("Enter the documents"), fyne.KeyS, s.on.save), ctrl(w.t("Read more messages …"), fyne.KeyO, s.on.open), plain(w.t("Leave out the exception"), fyne.KeyF7, s.doubt),
		plain(w.t("Leave out or take again"), fyne.KeyF8, s.drop), silent(w.t("Close"), fyne.KeyEscape, s.on.close), nothing(fyne.KeyN),
	}
}

func (s *reportScreen) commands(func(fyne.Focusable)) []command {
	w := s.w
	return []command{
		ctrl(w.t("Write the report"), fyne.KeyS, s.writeNow), plain(w.t("See the pages"), fyne.KeyF3, s.previewNow), plain(w.t("Edit the words …"), fyne.KeyF4, s.rewordNow),
		{key: fyne.KeyReturn, with: fyne.KeyModifierControl, do: s.writeNow, quiet: true},
	}
}

func (s *previewScreen) commands(func(fyne.Focusable)) []command {
	w := s.w
	list := []command{ctrl(w.t("Print"), fyne.KeyP, s.on.open)}
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyPlus, fyne.KeyEqual, fyne.KeyMinus} {
		list = append(list, silent("", key, func() { s.typedKey(key) }))
	}
	return list
}

func (s *narrativeScreen) commands(func(fyne.Focusable)) []command {
	w := s.w
	return []command{
		ctrl(w.t("Keep the words"), fyne.KeyS, s.save), plain(w.t("Words of the draft"), fyne.KeyF6, s.restore), plain(w.t("Add a paragraph"), fyne.KeyF7, s.add),
		plain(w.t("Leave the paragraph out"), fyne.KeyF8, s.drop), plain(w.t("Copy all"), fyne.KeyF9, s.copyAll), silent(w.t("Close"), fyne.KeyEscape, s.on.close),
	}
}

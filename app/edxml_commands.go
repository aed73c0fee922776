package app

import (
	"context"
	"errors"
	"slices"

	"kycuong/intake"
	"kycuong/register"
	"kycuong/store"
)

// chooseEdXML asks for a message.
func (a *App) chooseEdXML() {
	if a.forbidden(store.KindDocument) {
		return
	}
	a.chooseFile([]string{".edxml", ".xml"}, func(path string) { a.readEdXML([]string{path}) })
}

// readEdXML reads messages and shows what they would become; nothing is kept yet.
func (a *App) readEdXML(paths []string) {
	if a.forbidden(store.KindDocument) {
		return
	}
	desk := intake.Desk{Org: a.org, Office: a.settings.Office, Today: a.today()}
	var rows []received
	a.background(a.w.t("The messages were not read"), func(ctx context.Context) error {
		list, err := desk.ReadEdXML(ctx, paths, nil)
		if err != nil {
			return err
		}
		rows, err = a.withKnown(list)
		return err
	}, func() { a.showEdXML(rows) })
}

// withKnown finds out which documents are in the register already.
func (a *App) withKnown(list []intake.EdXML) ([]received, error) {
	rows := make([]received, 0, len(list))
	for _, m := range list {
		r := received{EdXML: m}
		if m.Accepted() {
			known, ok, err := a.st.Known(m.Document)
			if err != nil {
				return nil, err
			}
			if ok {
				r.known = known
			}
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func (a *App) showEdXML(rows []received) {
	back := a.place
	if s, ok := a.current.(*edxmlScreen); ok {
		s.show(rows)
		return
	}
	var s *edxmlScreen
	s = newEdXMLScreen(a.w, edxmlActions{open: a.chooseEdXML, folder: func() { a.chooseFolder(func(dir string) { a.readEdXML([]string{dir}) }) },
		save: func() { a.enterEdXML(s) }, close: func() { a.goTo(back) }, nameOf: a.nameOf})
	a.current = s
	a.set(s.content, s.grid)
	s.show(rows)
}

// enterEdXML enters the documents that were not left out, one after the other;
// what the register refuses stays on the screen, with the reason.
func (a *App) enterEdXML(s *edxmlScreen) {
	added := 0
	last := register.Document{}
	rows := slices.Clone(s.rows)
	a.background(a.w.t("The documents were not saved"), func(ctx context.Context) error {
		if _, err := a.st.KeepBackup(ctx); err != nil {
			return err
		}
		for i, r := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if !r.isWanted() {
				continue
			}
			d, err := a.st.AddDocument(r.message().Document)
			var why register.Fault
			switch {
			case err == nil:
				added++
				rows[i].known, last = d, d
			case refusedDocument(err, &why):
				rows[i].Refused = append(rows[i].Refused, intake.Refusal{File: r.File, Fault: why})
			default:
				return err
			}
		}
		return nil
	}, func() { a.enteredEdXML(s, rows, added, last) })
}

// refusedDocument tells what is wrong with a document from what is wrong with the
// register.
func refusedDocument(err error, why *register.Fault) bool {
	var faults register.Faults
	if errors.As(err, &faults) && len(faults) > 0 {
		*why = faults[0]
		return true
	}
	for _, p := range []register.Problem{store.ErrDuplicate, store.ErrYearClosed, register.ErrNumberTaken, register.ErrNumberVoid, register.ErrInsertBefore} {
		if errors.Is(err, p) {
			why.Text = string(p)
			return true
		}
	}
	return false
}

// enteredEdXML goes to the register when all is entered, else shows what is not.
func (a *App) enteredEdXML(s *edxmlScreen, rows []received, added int, last register.Document) {
	refused := slices.ContainsFunc(rows, func(r received) bool { return !r.Accepted() && !r.dropped })
	if refused && a.current == s {
		s.show(rows)
	} else if added > 0 {
		p := placeOutgoing
		if last.Direction == register.Incoming {
			p = placeIncoming
		}
		a.goTo(p)
	}
	a.status(a.w.t("{n} documents entered from messages", "n", added))
}

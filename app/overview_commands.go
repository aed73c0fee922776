package app

import (
	"context"
	"strconv"

	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// showOverview opens the first screen; its figures come from the background.
func (a *App) showOverview() {
	month := monthOf(a.today(), 0)
	s := newOverviewScreen(a.w, a.w.t("Overview on {day}", "day", a.today()), overviewActions{
		open: []func(){
			figureOverdue:       func() { a.openTaskState(stateOverdue, "") },
			figureLateDocuments: a.openLateDocuments,
			figureSoon:          func() { a.openTaskState(stateWeek, "") },
			figureProgramme:     func() { a.openTaskState(stateMonth, string(register.TaskProgramme)) },
			figureBypass:        func() { a.openFindings(findingFilter{rule: ruleBypass, period: month}) },
			figureUndecided:     func() { a.openFindings(findingFilter{state: string(review.StateOpen)}) },
			figureNumbers:       func() { a.openSettings(tabNumbers) },
			figureBackup:        func() { a.openSettings(tabBackups) },
		},
		cell: func(unit string, months []period) {
			a.openFindings(findingFilter{text: a.org.Name(unit, a.today()), period: spanOf(a.w, months)})
		},
		nameOf: func(code string) string { return a.org.Name(code, a.today()) },
		first:  a.firstSteps(),
	})
	a.set(s.content, s.figures[0])
	a.current = s
	a.fillOverview(s)
}

func spanOf(w words, months []period) period {
	p := months[0]
	if p.to = months[len(months)-1].to; len(months) > 1 {
		p.name = w.t("{from} to {to}", "from", months[0].name, "to", months[len(months)-1].name)
	}
	return p
}

func (a *App) fillOverview(s *overviewScreen) {
	var o overview
	var last string
	var days int
	a.background(a.w.t("The overview was not worked out"), func(context.Context) error {
		if err := a.readOverview(&o); err != nil {
			return err
		}
		list, err := store.Backups(store.BackupFolder(a.dir))
		if err == nil && len(list) > 0 {
			at := list[0].Taken
			for _, b := range list {
				if b.Taken.After(at) {
					at = b.Taken
				}
			}
			days = int(a.services.Now().Sub(at).Hours() / 24)
			last = register.DateOf(at.Local()).String()
		}
		return err
	}, func() {
		if a.current == s {
			s.show(o)
			a.tellBackup(s, last, days)
		}
	})
}

// oldBackup is how many days old a backup may be; one is taken every day.
const oldBackup = 2

func (a *App) tellBackup(s *overviewScreen, last string, days int) {
	title, _ := a.backupWarning()
	switch {
	case last == "":
		s.showBackup(a.w.t("none"), a.w.t("None has been taken yet"), true)
	case title != "":
		s.showBackup(last, title, true)
	case days < 1:
		s.showBackup(a.w.t("today"), last, false)
	default:
		s.showBackup(a.w.t("{n} days ago", "n", strconv.Itoa(days)), last, days >= oldBackup)
	}
}

// readOverview works the figures out, off the UI goroutine.
func (a *App) readOverview(o *overview) error {
	today := a.today()
	tasks, err := a.st.Tasks()
	if err != nil {
		return err
	}
	cal, err := a.st.Calendar()
	if err != nil {
		return err
	}
	o.tasksInView(a.taskRows(tasks, cal), today)
	late, err := a.st.Search(store.Query{Direction: register.Incoming, Status: "overdue", Limit: 1})
	if err != nil {
		return err
	}
	o.lateDocuments = late.Total
	gaps, err := a.st.Gaps(today.Year())
	if err != nil {
		return err
	}
	o.unexplained = unexplainedIn(gaps)
	all, err := a.st.Search(store.Query{Limit: 1})
	if err != nil {
		return err
	}
	if o.isUnjudged = all.Total > judgedUnasked && !a.wasReviewed; o.isUnjudged {
		return nil
	}
	found, _, err := a.st.Findings(today, review.Filter{})
	if err == nil {
		o.findingsInView(found, today)
	}
	return err
}

// judgedUnasked is how many documents the overview judges by itself. A review keeps some
// kilobytes of each, which an old computer has for an office's years, not for all that a
// province ever wrote; who opens the review wants it.
const judgedUnasked = 200_000

func (a *App) openTaskState(state, kind string) {
	a.goTo(placeTasks)
	if s, ok := a.current.(*tasksScreen); ok {
		s.kind.set(kind)
		s.state.set(state)
	}
}

func (a *App) openLateDocuments() {
	a.goTo(placeIncoming)
	if s, ok := a.current.(*registerScreen); ok {
		s.state.SetSelectedIndex(registerOverdue)
	}
}

func (a *App) openFindings(q findingFilter) {
	a.goTo(placeReview)
	if s, ok := a.current.(*reviewScreen); ok {
		s.want(q)
	}
}

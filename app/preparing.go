package app

import (
	"context"
	"time"
)

// prepare makes the search ready. The window can be used meanwhile: what needs the
// search is left out where one does not wait for it, and comes when it is ready.
func (a *App) prepare() {
	if a.st.IsReady() {
		return
	}
	a.status(a.preparing())
	a.background("", func(context.Context) error {
		_ = a.st.Prepare() // whoever searches is told
		return nil
	}, func() {
		if a.shell.status.Text == a.preparingWords() { // else something was told since
			a.status("")
		}
		if e, ok := a.current.(*entry); ok {
			e.advise()
		}
	})
}

// orderDelay is how long after the start, and after they were made last, the orders of
// lists are made: what one came for comes first.
const orderDelay = time.Minute

// prepareOrders makes ready what a click on a column needs, beside everything else, and
// again after a large import. Nothing waits for its end, and closing the window does not
// either.
func (a *App) prepareOrders(now time.Time) {
	if a.ordersAt.IsZero() {
		a.ordersAt = now.Add(orderDelay)
	}
	if now.Before(a.ordersAt) || !a.st.IsReady() || a.st.AreOrdersMade() {
		return
	}
	a.ordersAt = now.Add(orderDelay)
	st := a.st
	a.jobs.spawn(func() { _ = st.PrepareOrders(a.ctx) }) // whoever sorts is told
}

// preparing says that the search is not ready, "" when it is.
func (a *App) preparing() string {
	if a.st.IsReady() {
		return ""
	}
	return a.preparingWords()
}

func (a *App) preparingWords() string { return a.w.t("The search is being prepared …") }

package app

import (
	"context"
	"errors"
	"sync"

	"fyne.io/fyne/v2"
)

// spawner starts work off the UI goroutine: go in production, inline in tests,
// so that tests are plain and exact.
type spawner func(work func())

// jobs counts the work under way, so that closing can wait for it.
type jobs struct {
	spawn spawner
	wait  sync.WaitGroup
}

// background runs work off the UI goroutine, then done back on it; an error is
// shown as what did not happen, and done is not called.
func (a *App) background(what string, work func(ctx context.Context) error, done func()) (cancel context.CancelFunc) {
	ctx, cancel := context.WithCancel(a.ctx)
	a.jobs.wait.Add(1)
	a.jobs.spawn(func() {
		defer a.jobs.wait.Done()
		err := work(ctx)
		fyne.Do(func() {
			cancel()
			switch {
			case errors.Is(err, context.Canceled):
				a.status(a.w.t("Cancelled; nothing was changed."))
			case err != nil:
				a.showError(what, err)
			case done != nil:
				done()
			}
		})
	})
	return cancel
}

// onUI runs a small change of the screen from background work.
func onUI(change func()) { fyne.Do(change) }

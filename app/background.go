package app

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// spawner starts work off the UI goroutine: go in production, inline in tests,
// so that tests are plain and exact.
type spawner func(work func())

// after starts work when something has happened. Until the window is there its drawing
// needs the few cores of an old computer.
func after(happened <-chan struct{}) spawner {
	return func(work func()) {
		go func() {
			<-happened
			work()
		}()
	}
}

// whenShown does something when the window about to be opened is there.
func whenShown(do func()) { go fyne.Do(do) }

// jobs counts the work under way, so that closing can wait for it.
type jobs struct {
	spawn spawner
	wait  sync.WaitGroup
	count atomic.Int32
}

// background runs work off the UI goroutine, then done back on it; an error is
// shown as what did not happen, and done is not called.
func (a *App) background(what string, work func(ctx context.Context) error, done func()) (cancel context.CancelFunc) {
	ctx, cancel := context.WithCancel(a.ctx)
	a.jobs.wait.Add(1)
	a.jobs.count.Add(1)
	a.jobs.spawn(func() {
		defer a.jobs.wait.Done()
		defer a.jobs.count.Add(-1)
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

// busy reports work under way.
func (j *jobs) busy() bool { return j.count.Load() > 0 }

// every does something small on the UI goroutine again and again until the window
// closes.
func (a *App) every(step time.Duration, do func()) {
	a.jobs.spawn(func() {
		tick := time.NewTicker(step)
		defer tick.Stop()
		for {
			select {
			case <-a.ctx.Done():
				return
			case <-tick.C:
				fyne.Do(do)
			}
		}
	})
}

// onUI runs a small change of the screen from background work.
func onUI(change func()) { fyne.Do(change) }

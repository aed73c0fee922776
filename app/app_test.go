package app

import (
	"context"
	"testing"
	"time"

	"kycuong/cli"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// sampleDay is the day the tests live on, after the last document of the
// sample office.
var sampleDay = time.Date(2026, 10, 31, 9, 0, 0, 0, time.UTC)

// openSample opens the window on the sample office, with background work
// inline so that tests are plain and exact.
func openSample(t *testing.T) *App {
	t.Helper()
	a := openEmpty(t)
	if err := cli.FillDemo(context.Background(), a.st, nil); err != nil {
		t.Fatal(err)
	}
	if err := a.readSettings(); err != nil {
		t.Fatal(err)
	}
	a.build()
	return a
}

// openEmpty opens the window on a new register.
func openEmpty(t *testing.T) *App {
	t.Helper()
	services := Services{Open: cli.Open, Demo: cli.FillDemo, Report: cli.WriteReport, Preview: cli.Preview, Draft: cli.Draft, Submit: cli.SubmitReport,
		Now: func() time.Time { return sampleDay }, spawn: func(work func()) { work() }}
	a := newApp(test.NewTempApp(t), services, t.TempDir(), "Trưởng phòng", "vi")
	t.Cleanup(a.stop)
	if err := a.open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.st.Close(); err != nil {
			t.Error(err)
		}
	})
	a.build()
	a.window.Resize(fyne.NewSize(startWidth, startHeight))
	return a
}

func TestANewRegisterSaysWhatToDo(t *testing.T) {
	a := openEmpty(t)
	tap(t, a.shell.content, "Nạp cơ quan mẫu")
	keyboard{t, a}.press(fyne.KeyReturn)
	s, ok := a.current.(*registerScreen)
	if !ok || len(s.rows.ids) == 0 || s.on.first != nil || a.settings.Office == "" {
		t.Errorf("on a %T, office %q", a.current, a.settings.Office)
	}
}

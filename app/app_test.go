package app

import (
	"context"
	"os"
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
func openSample(t testing.TB) *App {
	t.Helper()
	a := openEmpty(t)
	if err := cli.FillDemo(context.Background(), a.st, nil); err != nil {
		t.Fatal(err)
	}
	if err := a.readSettings(); err != nil {
		t.Fatal(err)
	}
	a.build()
	a.goTo(placeOutgoing)
	return a
}

// testPages is where what pages are drawn with is kept while the tests run.
var testPages string

func TestMain(m *testing.M) {
	var err error
	if testPages, err = os.MkdirTemp("", "kycuong-test-"); err != nil {
		panic(err)
	}
	if err := os.Setenv("XMODIFIERS", "@im=ibus"); err != nil { // tests type letters as they are
		panic(err)
	}
	code := m.Run()
	if err := os.RemoveAll(testPages); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// openEmpty opens the window on a new register.
func openEmpty(t testing.TB) *App {
	t.Helper()
	return openFolder(t, t.TempDir())
}

// openFolder opens the window on the register in a folder.
func openFolder(t testing.TB, dir string) *App {
	t.Helper()
	services := Services{Open: cli.Open, Demo: cli.FillDemo, Report: cli.WriteReport, Preview: cli.Preview, Draft: cli.Draft, Render: cli.Render, Since: cli.ChangesSince, Submit: cli.SubmitReport, Pages: testPages,
		Now: func() time.Time { return sampleDay }, spawn: func(work func()) { work() }}
	a := newApp(test.NewTempApp(t), services, dir, "Trưởng phòng", "vi")
	t.Cleanup(a.stop)
	t.Cleanup(func() {
		if err := a.press.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := a.open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.st.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := a.enter(); err != nil {
		t.Fatal(err)
	}
	a.window.Resize(fyne.NewSize(startWidth, startHeight))
	return a
}

func TestANewRegisterSaysWhatToDo(t *testing.T) {
	a := openEmpty(t)
	tap(t, a.shell.content, "Nạp cơ quan mẫu")
	keyboard{t, a}.press(fyne.KeyReturn)
	s, ok := a.current.(*overviewScreen)
	if !ok || len(s.units.units) == 0 || s.on.first != nil || a.settings.Office == "" {
		t.Errorf("on a %T, office %q", a.current, a.settings.Office)
	}
}

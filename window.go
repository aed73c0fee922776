//go:build cgo

package main

import (
	"fmt"
	"os"
	"os/user"
	"time"

	"kycuong/app"
	"kycuong/assets"
	"kycuong/cli"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
)

// startLimit is how long a window may take to appear. Without OpenGL the
// toolkit logs a line and then waits for ever with no window.
const startLimit = 30 * time.Second

// openWindow runs the window and returns the exit code.
func openWindow(w cli.Window) int {
	fa := fyneapp.NewWithID("vn.kycuong.app")
	fa.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	watchdog := time.AfterFunc(startLimit, func() {
		tell(assets.Text(w.Lang, "The window could not be opened. Kỷ Cương needs OpenGL 2.1; install the driver of the graphics card, or use the commands (kycuong --help)."))
		os.Exit(cli.ExitFailed)
	})
	fa.Lifecycle().SetOnStarted(func() { watchdog.Stop() })
	services := app.Services{Open: cli.Open, Create: cli.Create, Demo: cli.FillDemo, Report: cli.WriteReport, Preview: cli.Preview, Draft: cli.Draft, Render: cli.Render, Since: cli.ChangesSince, Submit: cli.SubmitReport}
	if err := app.Run(fa, services, w.Data, userName(), w.Lang); err != nil {
		fmt.Fprintln(os.Stderr, "kycuong:", err)
		return cli.ExitFailed
	}
	return cli.ExitDone
}

// userName is who decides and logs in this window.
func userName() string {
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return "kycuong"
}

package app

import (
	"cmp"
	"context"
	"io"
	"os"
	"runtime"
	"time"

	"kycuong/app/paper"
	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Services are what the window asks of the program around it.
type Services struct {
	Open    func(dir string, opt store.Options) (*store.Store, error)
	Create  func(dir string, opt store.Options, first store.Account, password string, isSealed bool) (code string, err error)
	Demo    func(ctx context.Context, st *store.Store, progress func(int)) error
	Report  func(ctx context.Context, st *store.Store, req export.Request, path string, progress func(done, total int)) error
	Submit  func(ctx context.Context, st *store.Store, req export.Request, today register.Date, path string, progress func(done, total int)) (register.Document, error)
	Since   func(st *store.Store, record store.ReportRecord, lang string) ([]string, error)       // what became of a report, in words
	Render  func(ctx context.Context, st *store.Store, req export.Request, w io.Writer) error     // as PDF, recording nothing
	Pages   string                                                                                // folder for what pages are drawn with; the user's cache by default
	Draft   func(ctx context.Context, st *store.Store, req export.Request) (export.Report, error) // before anybody changed a word
	Preview func(ctx context.Context, st *store.Store, req export.Request) ([]export.Figure, error)
	Now     func() time.Time
	spawn   spawner
}

// App holds the store and the window; its methods are the commands that
// buttons, menus and shortcuts share.
type App struct {
	fyne     fyne.App
	window   fyne.Window
	services Services
	dir      string // of the register that is open
	home     string // of the real one
	who      string
	copies   string // folder of the copies of attachments that were opened
	ctx      context.Context
	stop     context.CancelFunc
	jobs     jobs
	press    *paper.Press    // draws the pages of reports
	pages    *paper.Document // on the screen; nil when there is none

	st       *store.Store
	settings register.Settings
	org      *register.Org
	w        words
	lang     string // of who has chosen none

	shell   *shell
	place   place
	current any      // what stands in the body: a screen or an entry
	asking  []*asked // questions on the screen, the topmost last
	told    toldFault
	locked  *signInScreen
	idle    idleState

	greets         bool      // who opens the window for the first time is shown around
	ordersAt       time.Time // when the orders of lists are made
	wasReviewed    bool      // the register was judged since it was opened
	inTray         bool      // closing the window hides it
	given          *givenUp  // the form left last without saving; nil for none
	isDraftOffered bool      // what was open when the program ended has been asked about

	readOnly   bool      // the register cannot be written
	nextBackup time.Time // when one looks again whether a backup is due
}

// place is one entry of the navigation.
type place string

// The places of the window.
const (
	placeOverview place = "overview"
	placeOutgoing place = "outgoing"
	placeIncoming place = "incoming"
	placeTasks    place = "tasks"
	placeReview   place = "review"
	placeReports  place = "reports"
	placeUnits    place = "units"
	placeSettings place = "settings"
)

// Window sizes in Fyne's pixels.
const (
	startWidth, startHeight = 1280, 800
)

// Run opens the window on the data folder and returns when it is closed. A
// fault at the start is shown in the window, then returned.
func Run(fa fyne.App, services Services, dir, who, lang string) error {
	haveFonts := readFonts()
	shown, isShown := context.WithCancel(context.Background())
	if services.spawn == nil {
		services.spawn = after(shown.Done())
	}
	a := newApp(fa, services, dir, who, lang)
	a.greets = true
	err := a.open()
	<-haveFonts
	a.dress("")
	if err == nil {
		err = a.enter()
	}
	if err != nil {
		a.showStartFault(err)
	}
	a.useTray()
	a.every(idleLook, a.tick)
	a.every(draftLook, a.keepDraft)
	whenShown(isShown)
	a.window.ShowAndRun()
	isShown() // a window that never came keeps nobody waiting
	a.stop()
	a.jobs.wait.Wait()
	_ = a.press.Close()        // it keeps nothing that must be saved
	_ = os.RemoveAll(a.copies) // a program may hold one open still; the system clears its own folder
	if a.st != nil {
		return a.st.Close()
	}
	return err
}

// readFonts has the toolkit read the fonts, which takes it as long as all else at the
// start, while others wait for the display. It is the only one to measure text until it
// is done: the toolkit has one shaper for all.
func readFonts() (done <-chan struct{}) {
	read := make(chan struct{})
	go func() {
		defer close(read)
		for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
			fyne.MeasureText(" ", theme.TextSize(), style)
		}
	}()
	return read
}

// tick is what is looked at from time to time.
func (a *App) tick() {
	if a.st != nil {
		now := a.services.Now()
		a.watchIdle(now)
		a.backupIfDue(now)
		a.remind()
		a.prepareOrders(now)
	}
}

func newApp(fa fyne.App, services Services, dir, who, lang string) *App {
	if services.Now == nil {
		services.Now = time.Now
	}
	a := &App{fyne: fa, services: services, dir: dir, home: dir, who: who, lang: lang, w: words{lang}, place: placeOverview}
	a.jobs.spawn = services.spawn
	a.ctx, a.stop = context.WithCancel(context.Background())
	a.press = paper.NewPress(cmp.Or(services.Pages, pressFolder()))
	a.window = fa.NewWindow("Kỷ Cương")
	a.window.Resize(fyne.NewSize(startWidth, startHeight))
	a.window.SetMaster()
	a.window.Canvas().SetOnTypedKey(a.typedKey) // questions are asked before a register is open, too
	return a
}

// open opens the store and reads what the whole window needs.
func (a *App) open() error {
	st, err := a.services.Open(a.dir, store.Options{Who: a.who, Now: a.services.Now, ReadOnly: a.readOnly})
	if err != nil {
		return err
	}
	a.st = st
	if a.copies == "" {
		if a.copies, err = os.MkdirTemp("", "kycuong-"); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) readSettings() error {
	var err error
	if a.settings, err = a.st.Settings(); err != nil {
		return err
	}
	look := a.readLook()
	a.w = words{cmp.Or(look.Language, a.lang)}
	widgets.SetTyping(typingMethod(look.Typing, a.w.lang, runtime.GOOS, os.Getenv))
	a.dress(look.Appearance)
	a.org, err = a.st.Org()
	return err
}

// dress gives the window its look and the toolkit its language. What stands in it before a
// register is open has them too.
func (a *App) dress(appearance string) {
	useFyneWords(a.w)
	a.fyne.Settings().SetTheme(widgets.NewTheme(variantOf(appearance)))
}

func variantOf(appearance string) widgets.Variant {
	switch appearance {
	case "light":
		return widgets.VariantLight
	case "dark":
		return widgets.VariantDark
	}
	return widgets.VariantSystem
}

// build makes the whole window anew, in the language and look of the settings.
func (a *App) build() {
	a.shell = newShell(a.w, a.officeName(), a.leaveTo, navFoot{practice: a.practiceEntry(), lock: a.lockEntry()})
	widgets.SetHover(a.shell.hovered)
	a.window.SetTitle("Kỷ Cương")
	content := a.shell.content
	if a.settings.Practice {
		a.window.SetTitle("Kỷ Cương – " + a.w.t("practice register"))
		content = container.NewBorder(practiceStrip(a.w, a.switchPractice), nil, nil, nil, content)
	}
	a.window.SetContent(content)
	a.addShortcuts()
	a.goTo(a.place)
	a.prepare()
	if !a.isDraftOffered {
		a.isDraftOffered = true
		a.offerDrafts()
	}
	if a.greets {
		a.greets = false
		a.welcome()
	}
}

func (a *App) officeName() string {
	if a.settings.Office == "" {
		return a.w.t("No office chosen yet")
	}
	return a.org.Name(a.settings.Office, a.today())
}

func (a *App) today() register.Date { return register.DateOf(a.services.Now()) }

// goTo shows a place.
func (a *App) goTo(p place) {
	a.place = p
	a.shell.mark(p)
	a.status(a.preparing())
	switch p {
	case placeOverview:
		a.showOverview()
	case placeOutgoing:
		a.showRegister(register.Outgoing)
	case placeIncoming:
		a.showRegister(register.Incoming)
	case placeTasks:
		a.showTasks()
	case placeReview:
		a.showReview()
	case placeReports:
		a.showReports()
	case placeUnits:
		a.showUnits()
	case placeSettings:
		a.showSettings()
	}
}

// set puts a screen into the window and the keyboard where work begins.
func (a *App) set(content fyne.CanvasObject, focus fyne.Focusable) {
	a.letGoPages()
	a.shell.body.Objects = []fyne.CanvasObject{content}
	a.shell.body.Refresh()
	a.focus(focus) // what had it is gone
}

// returnTo shows a screen again as it was left.
func (a *App) returnTo(screen any, content fyne.CanvasObject, focus fyne.Focusable) {
	a.current = screen
	a.set(content, focus)
}

// status shows a short word at the foot of the window.
func (a *App) status(text string) {
	if a.shell != nil {
		a.shell.status.SetText(text)
	}
}

// did tells of a change that cannot be seen, for what it was made to may have gone from
// the list, and how it is taken back.
func (a *App) did(what string) {
	a.status(a.w.t("{what} – Ctrl+Z takes it back", "what", what))
}

// showStartFault shows in words why the register could not be opened.
func (a *App) showStartFault(err error) {
	title, text := a.errorWords(a.w.t("The register was not opened"), err)
	quit := widgets.Action{Label: a.w.t("Quit"), Do: a.window.Close}
	again := widgets.Action{Label: a.w.t("Try again"), Do: func() {
		a.readOnly = false // what was mended meanwhile opens as usual
		a.tryAgain()
	}}
	banner := widgets.NewBanner(widgets.ToneDanger, title, text, append(a.rescues(err), again, quit)...)
	a.window.SetContent(container.NewPadded(container.NewVBox(banner)))
}

func (a *App) tryAgain() {
	err := a.open()
	if err == nil {
		err = a.enter()
	}
	if err != nil {
		a.showStartFault(err)
	}
}

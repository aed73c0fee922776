package app

import (
	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// question is a small form over the window. The toolkit's dialogs know neither
// Enter nor Esc and close on a wrong answer; these stay open and say what is
// missing.
type question struct {
	title   string
	items   []*widget.FormItem
	first   fyne.Focusable // gets the keyboard; none when there is nothing to type
	confirm string
	danger  bool // what is confirmed cannot be taken back
	dismiss string
	width   float32
	// answer is called on confirmation; a text it returns is shown and keeps the
	// question open.
	answer func() (problem string)
}

// asked is a question on the screen.
type asked struct {
	confirm, cancel func()
}

const questionWidth = 520

// ask shows a question.
func (a *App) ask(q question) {
	problem := problemLabel()
	var d *dialog.CustomDialog
	on := &asked{cancel: func() { d.Hide() }}
	on.confirm = func() {
		if text := q.answer(); text != "" {
			say(problem, text)
			return
		}
		d.Hide()
	}
	yes := widgets.NewButton(q.confirm+" (Enter)", theme.ConfirmIcon(), on.confirm)
	yes.Importance = widget.HighImportance
	if q.danger {
		yes.Importance = widget.DangerImportance
	}
	buttons := container.NewHBox(layout.NewSpacer(), yes)
	if q.dismiss != "" {
		buttons = container.NewHBox(layout.NewSpacer(), widgets.NewButton(q.dismiss+" (Esc)", theme.CancelIcon(), on.cancel), yes)
	}
	d = dialog.NewCustomWithoutButtons(q.title, container.NewVBox(widget.NewForm(q.items...), problem, buttons), a.window)
	a.asking = append(a.asking, on)
	back := a.window.Canvas().Focused()
	d.SetOnClosed(func() {
		a.asking = a.asking[:len(a.asking)-1]
		if back != nil {
			a.window.Canvas().Focus(back)
		}
	})
	width := max(q.width, questionWidth)
	d.Resize(fyne.NewSize(width, d.MinSize().Height))
	d.Show()
	if q.first != nil {
		a.window.Canvas().Focus(q.first)
	}
}

// answerAsked confirms or cancels the question on the screen; false when there
// is none.
func (a *App) answerAsked(confirm bool) bool {
	if len(a.asking) == 0 {
		return false
	}
	on := a.asking[len(a.asking)-1]
	if confirm {
		on.confirm()
	} else {
		on.cancel()
	}
	return true
}

// askSure asks a question that has only yes and no.
func (a *App) askSure(title, text, confirm string, yes func()) {
	a.ask(question{title: title, items: []*widget.FormItem{widget.NewFormItem("", wrapped(text))}, confirm: confirm, danger: true, dismiss: a.w.t("Cancel"),
		answer: func() string { yes(); return "" }})
}

// tell shows a text that has only to be read.
func (a *App) tell(title, text string) {
	a.ask(question{title: title, items: []*widget.FormItem{widget.NewFormItem("", wrapped(text))}, confirm: a.w.t("Close"), answer: func() string { return "" }})
}

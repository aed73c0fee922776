package app

import (
	"image/color"
	"slices"

	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// question is a small form over the window. The toolkit's dialogs know neither
// Enter nor Esc and close on a wrong answer; these stay open and say what is
// missing.
type question struct {
	title   string
	text    string            // what it is about, when that is not plain
	body    fyne.CanvasObject // what cannot be said in a line, nil for none
	items   []*widget.FormItem
	host    *widgets.PopupHost // for lists of suggestions to float on, nil for none
	first   fyne.Focusable     // gets the keyboard; none when there is nothing to type
	confirm string
	danger  bool // what is confirmed cannot be taken back
	dismiss string
	width   float32
	needs   needs
	changes string                               // the kind of record it changes; who may not is told before anything is typed, "" for none
	wrong   func(field fyne.CanvasObject) string // what is wrong with what stands in a field; nil for nothing
	// answer is called on confirmation, with every field that is needed filled in and
	// every day one; what it refuses keeps the question open.
	answer    func() refusal
	dismissed func()         // is called when the question is dismissed; nil for nothing
	other     choiceOf       // a third way out of the question; its label is "" for none
	turn      func(step int) // turns tabs inside; nil when there are none
	// then is called when a confirmed question is gone; nil for nothing.
	then func()
}

// choiceOf is a way out of a question that is neither Enter nor Esc.
type choiceOf struct {
	label string
	do    func()
}

// asked is a question on the screen.
type asked struct {
	confirm, cancel func()
	choose          func() // the third way out
	turn            func(step int)
	mark            func() // the fields that are needed, after that has changed
}

// Sizes of a question in Fyne's pixels.
const (
	questionWidth = 520
	questionPad   = 12
)

// ask shows a question, unless the account signed in may not change what it is about.
func (a *App) ask(q question) *asked {
	if q.changes != "" && a.forbidden(q.changes) {
		return &asked{mark: func() {}}
	}
	problem := newRefusalLine()
	title := wrapped(q.title)
	title.TextStyle.Bold = true
	on := &asked{turn: q.turn}
	box := container.NewVBox(title)
	if q.text != "" {
		box.Add(wrapped(q.text))
	}
	if q.body != nil {
		box.Add(q.body)
	}
	form := widget.NewForm(q.items...)
	labels := make([]string, len(q.items))
	for i, item := range q.items {
		labels[i] = item.Text
	}
	on.mark = func() {
		problem.hint = ""
		if q.mark(labels) {
			problem.hint = a.w.t("* required")
		}
		form.Refresh()
		problem.say("")
	}
	on.mark()
	box.Add(form)
	box.Add(messageRoom(q, problem.label))
	box.Add(askButtons(q, on))
	window := a.window.Canvas()
	var content fyne.CanvasObject = container.New(layout.NewCustomPaddedLayout(questionPad, questionPad, questionPad, questionPad), box)
	if q.host != nil {
		q.host.SetContent(content)
		content = q.host
	}
	pop := widget.NewModalPopUp(content, window)
	fit := func() { pop.Resize(fyne.NewSize(max(q.width, questionWidth), pop.MinSize().Height)) }
	back, screen := window.Focused(), a.current
	leave := func() {
		pop.Hide()
		a.asking = slices.DeleteFunc(a.asking, func(other *asked) bool { return other == on })
		if back != nil && a.current == screen { // else it is gone with its screen
			window.Focus(back)
		}
	}
	on.cancel = func() {
		leave()
		if q.dismissed != nil {
			q.dismissed()
		}
	}
	on.choose = func() {
		leave()
		q.other.do()
	}
	on.confirm = func() {
		no := q.misses(a.w)
		if no.text == "" {
			no = q.answer()
		}
		if no.text == "" {
			leave()
			if q.then != nil {
				q.then()
			}
			return
		}
		if at := focusableOf(no.at); at != nil {
			window.Focus(at)
		}
		problem.say(no.text) // after leaving a field, which may change it
		fit()
	}
	a.asking = append(a.asking, on)
	pop.Show()
	fit()
	fit() // wrapped lines know their height once they have a width
	if q.first != nil {
		window.Focus(q.first)
		selectAll(q.first)
	}
	return on
}

// selectAll marks what a field proposes, so that typing takes its place.
func selectAll(field fyne.Focusable) {
	if line, ok := field.(*widgets.Line); ok && line.Text != "" && !line.MultiLine {
		line.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// messageRoom keeps room for what is wrong in a question where something can be typed.
func messageRoom(q question, label *widget.Label) fyne.CanvasObject {
	if len(q.items) == 0 && (q.body == nil || focusableOf(q.body) == nil) {
		label.Hide()
		return label
	}
	const lines = "\n" // two
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, widget.NewLabel(lines).MinSize().Height))
	return container.NewStack(room, label)
}

func askButtons(q question, on *asked) fyne.CanvasObject {
	yes := widgets.NewButton(q.confirm+" ("+q.confirmKey()+")", theme.ConfirmIcon(), func() { on.confirm() })
	yes.Importance = widget.HighImportance
	if q.danger {
		yes.Importance = widget.DangerImportance
	}
	buttons := container.NewHBox(layout.NewSpacer())
	if q.dismiss != "" {
		buttons.Add(widgets.NewButton(q.dismiss+" (Esc)", theme.CancelIcon(), func() { on.cancel() }))
	}
	if q.other.label != "" {
		buttons.Add(widgets.NewButton(q.other.label, theme.DeleteIcon(), func() { on.choose() }))
	}
	buttons.Add(yes)
	return buttons
}

// confirmKey is the key that confirms wherever the keyboard is: where lines are written,
// Enter begins the next one.
func (q question) confirmKey() string {
	isLines := func(o fyne.CanvasObject) bool {
		line, ok := o.(*widgets.Line)
		return ok && line.MultiLine
	}
	if isLines(q.body) || slices.ContainsFunc(q.items, func(i *widget.FormItem) bool { return isLines(i.Widget) }) {
		return "Ctrl+Enter"
	}
	return "Enter"
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
	a.ask(question{title: title, text: text, confirm: confirm, danger: true, dismiss: a.w.t("Cancel"),
		answer: func() refusal { return refusal{} }, then: yes})
}

// tell shows a text that has only to be read.
func (a *App) tell(title, text string) *asked {
	return a.ask(question{title: title, text: text, confirm: a.w.t("Close"), answer: func() refusal { return refusal{} }})
}

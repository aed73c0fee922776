package app

import (
	"kycuong/app/widgets"
)

// taskColumn is what a column says of a task; every list of tasks is made of them.
type taskColumn uint8

const (
	taskPlace taskColumn = iota // the document that set it, and its place there
	taskItem
	taskContent
	taskLead
	taskDue
	taskState
)

// listColumns are those of the list of all tasks.
var listColumns = []taskColumn{taskPlace, taskContent, taskLead, taskDue, taskState}

// cell is a task in one column.
func (t taskRow) cell(w words, c taskColumn) widgets.CellText {
	switch c {
	case taskPlace:
		return widgets.CellText{Text: placeOfTask(w, t.Task), Bold: true}
	case taskItem:
		return widgets.CellText{Text: t.Item, Bold: true}
	case taskContent:
		return widgets.CellText{Text: t.Content}
	case taskLead:
		return widgets.CellText{Text: t.lead}
	case taskDue:
		return widgets.CellText{Text: t.status.Due.String()}
	}
	return widgets.CellText{Text: shortTaskWords(w, t.Task, t.status), Tone: taskTone(t.status)}
}

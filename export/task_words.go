package export

import (
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// The words of the lists of tasks.
const (
	textTasksTitle     = "BẢNG THEO DÕI NHIỆM VỤ ĐƯỢC GIAO"
	textProgrammeTitle = "TÌNH HÌNH THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC"
	textTasksFound     = "Tổng số {total} {what}: {parts}. Số liệu chốt đến hết ngày {asOf}."
	textTasksAlike     = "Tổng số {total} {what}, {all}{part}. Số liệu chốt đến hết ngày {asOf}."
	textNoTasks        = "Trong kỳ không có {what} nào."
	textShare          = "{formula} = {done}/({done} + {late}) = {share}."
	textComplement     = "{formula} = {share}.{cut}"
	textCut            = " Tỷ lệ lấy đến hai chữ số thập phân, không làm tròn."
	textByLead         = "Theo đơn vị chủ trì"
	textMany           = "Nhiệm vụ giao nhiều đơn vị"
	textIndicators     = "Chỉ tiêu"
	textHandedOn       = " (nhận từ {from} ngày {day})"
)

// statusWords say what a task is on the day, with how late it is.
func statusWords(t register.Task, s register.TaskStatus) string {
	verb := map[register.TaskState]string{register.TaskNotStarted: "Chưa thực hiện", register.TaskInProgress: "Đang thực hiện", register.TaskDone: "Hoàn thành"}[s.State]
	if t.Kind == register.TaskProgramme {
		verb = map[register.TaskState]string{register.TaskNotStarted: "Chưa trình", register.TaskInProgress: "Đang chuẩn bị", register.TaskDone: "Đã trình"}[s.State]
	}
	if t.Kind == register.TaskIndicator {
		verb = map[register.TaskState]string{register.TaskNotStarted: "Chưa có số liệu", register.TaskInProgress: "Chưa đạt", register.TaskDone: "Đạt"}[s.State]
	}
	late := ""
	if s.LateDays > 0 {
		late = " " + strconv.Itoa(s.LateDays) + " ngày làm việc"
	}
	switch {
	case s.Timing == register.NoDeadline:
		return verb + ", không có hạn"
	case s.State == register.TaskDone && s.Timing == register.Late:
		return verb + " chậm" + late
	case s.State == register.TaskDone:
		return verb + " đúng hạn"
	case s.Timing == register.Late:
		return verb + ", quá hạn" + late
	case s.IsSoon:
		return verb + ", sắp đến hạn"
	}
	return verb + ", trong hạn"
}

// deadlineWords give the deadline and, when it was moved, what it was before.
func deadlineWords(t register.Task, s register.TaskStatus) string {
	if s.Due == 0 {
		return "Không có hạn"
	}
	text := s.Due.String()
	if t.Kind == register.TaskProgramme && t.Due.Month != 0 && s.Due == s.Original {
		text = "Tháng " + strconv.Itoa(int(t.Due.Month)) + "/" + strconv.Itoa(t.Due.Year) + " (" + text + ")"
	}
	if s.Due == s.Original {
		return text
	}
	text += " (hạn cũ " + s.Original.String()
	for _, e := range t.Extensions {
		if e.Approved != "" {
			text += "; " + e.Approved
		}
	}
	return text + ")"
}

// figureWords are what the standard figures are called: a task is done, a
// programme item submitted.
type figureWords struct{ what, doneInTime, doneLate, openWithin, openLate, done, doneFormula, lateFormula, list string }

var (
	taskFigureWords = figureWords{"nhiệm vụ", "hoàn thành đúng hạn", "hoàn thành quá hạn", "đang thực hiện trong hạn", "đang thực hiện quá hạn", "Tỷ lệ hoàn thành",
		review.DoneFormula, review.LateFormula, "Danh sách nhiệm vụ"}

	programmeFigureWords = figureWords{"nội dung trong chương trình", "đã trình đúng hạn", "đã trình chậm", "chưa trình, còn trong hạn", "chưa trình, quá hạn", "Tỷ lệ đã trình",
		"Tỷ lệ đã trình = số nội dung đã trình / (số đã trình + số chưa trình quá hạn)", "Tỷ lệ quá hạn = 100% - tỷ lệ đã trình", "Danh sách nội dung trong chương trình"}
)

// taskSentences are the figures in words, with the formulas they follow.
func taskSentences(f review.TaskFigures, w figureWords, asOf register.Date) []string {
	if f.Total() == 0 {
		return []string{say(textNoTasks, "what", w.what)}
	}
	lines := []string{foundSentence(f, w, asOf)}
	if f.Due() > 0 {
		cut := ""
		if f.Done()*10_000%f.Due() != 0 { // a reader who works it out anew may round
			cut = textCut
		}
		lines = append(lines,
			say(textShare, "formula", w.doneFormula, "done", grouped(f.Done()), "late", grouped(f.OpenLate), "share", f.DoneShare().String()),
			say(textComplement, "formula", w.lateFormula, "share", f.LateShare().String(), "cut", cut))
	}
	return lines
}

// foundSentence says how many there are of each status, or that all are alike.
func foundSentence(f review.TaskFigures, w figureWords, asOf register.Date) string {
	parts := []part{{f.DoneInTime, w.doneInTime}, {f.DoneLate, w.doneLate}, {f.OpenWithin, w.openWithin}, {f.OpenLate, w.openLate}, {f.DoneFree + f.OpenFree, "không có hạn"}}
	for i, p := range parts {
		if p.n == f.Total() {
			return say(textTasksAlike, "total", f.Total(), "what", w.what, "asOf", asOf.String(), "all", every(p.n), "part", p.text)
		}
		parts[i].text = " " + p.text
	}
	return say(textTasksFound, "total", f.Total(), "what", w.what, "asOf", asOf.String(), "parts", listed("; ", parts...))
}

// figureColumns head a table of the standard figures of the units.
func figureColumns(w figureWords) []Column {
	return []Column{{"Đơn vị", 78, Left}, {"Tổng số", 20, Right}, {capital(w.doneInTime), 26, Right}, {capital(w.doneLate), 26, Right}, {capital(w.openWithin), 28, Right},
		{capital(w.openLate), 28, Right}, {"Không có hạn", 24, Right}, {w.done, 24, Right}}
}

// capital begins a heading with a capital.
func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func figureCells(name string, f review.TaskFigures) []string {
	cells := []string{name}
	for _, n := range []int{f.Total(), f.DoneInTime, f.DoneLate, f.OpenWithin, f.OpenLate, f.DoneFree + f.OpenFree} {
		cells = append(cells, grouped(n))
	}
	return append(cells, f.DoneShare().String())
}

package export

import (
	"fmt"
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

func testTasks() []register.Task {
	day := register.MustDate
	task := func(id uint64, item, content, lead string, due register.Due, done string) register.Task {
		t := register.Task{ID: id, Kind: register.TaskOnce, Directive: "23/CT-UBND", Item: item, Content: content, Lead: register.Party{Code: lead}, Assigned: day("2025-01-06"), Due: due}
		if done != "" {
			t.Done, t.Result = day(done), "9/BC-SNV"
		}
		return t
	}
	on := func(iso string) register.Due { return register.Due{Date: day(iso)} }
	extended := task(4, "3", "Sắp xếp đầu mối bên trong", "H41.16", on("2025-03-31"), "2025-04-15")
	extended.Extensions = []register.Extension{{Asked: day("2025-03-20"), From: day("2025-03-31"), To: day("2025-04-30"), Approved: "61/TB-VP"}}
	begun := task(5, "4", "Kiểm tra thường xuyên", "H41.15", register.Due{}, "")
	begun.Progress = []register.Progress{{On: day("2025-02-03"), Text: "Đã kiểm tra 03 đơn vị"}}
	item := register.Task{ID: 6, Kind: register.TaskProgramme, Item: "1", Content: "Đề án chuyển đổi số", Output: "Đề án", Decider: "UBND", Lead: register.Party{Code: "H41.15"},
		Due: register.Due{Year: 2025, Month: 6}, Done: day("2025-07-02"), Result: "31/TTr-SNV", Issued: "819/QĐ-UBND", IssuedOn: day("2025-08-01")}
	return []register.Task{task(1, "1.a", "Rà soát thủ tục hành chính", "H41.15", on("2025-03-14"), "2025-03-10"), task(2, "1.a", "Rà soát thủ tục hành chính", "H41.16", on("2025-03-14"), ""),
		task(3, "2", "Báo cáo giải ngân", "H41.16", on("2025-02-14"), "2025-02-18"), extended, begun, item,
		task(7, "5", "Trình quy chế", "H41.15", on("2025-12-31"), "")}
}

func taskInput(kind register.TaskKind) TaskInput {
	return TaskInput{Kind: kind, Tasks: testTasks(), Settings: testSettings(), Org: testOrg(), Calendar: register.NewCalendar(nil, nil),
		From: register.MustDate("2025-01-01"), To: register.MustDate("2025-12-31"), AsOf: register.MustDate("2025-10-31")}
}

// withIndicators adds an indicator of three units, one held against the average,
// and a task that was handed on.
func withIndicators(in TaskInput) TaskInput {
	of := func(id uint64, lead, target, value string) register.Task {
		t := register.Task{ID: id, Kind: register.TaskIndicator, Directive: "23/CT-UBND", Item: "6", Content: "Tỷ lệ giải ngân vốn đầu tư công", Measure: "%", Lead: register.Party{Code: lead},
			Assigned: register.MustDate("2025-01-06"), Due: register.Due{Date: register.MustDate("2025-09-30")}}
		if target != "" {
			t.Target = amountOf(target)
		}
		if value != "" {
			t.Progress = []register.Progress{{On: register.MustDate("2025-09-28"), Value: amountOf(value)}}
		}
		return t
	}
	handed := in.Tasks[6].HandTo(register.Party{Code: "H41.16"}, register.MustDate("2025-03-01"), "5/QĐ-UBND")
	in.Tasks = append(in.Tasks[:6:6], of(8, "H41.15", "95", "60,5"), of(9, "H41.16", "95", "96"), of(10, "H41", "", "70"), handed)
	return in
}

func amountOf(text string) *register.Quantity {
	q, err := register.ParseQuantity(text)
	if err != nil {
		panic(err)
	}
	return &q
}

var taskGoldens = map[string]func() Book{
	"tasks":     func() Book { return TaskBook(taskInput(register.TaskOnce)) },
	"programme": func() Book { return TaskBook(taskInput(register.TaskProgramme)) },
	"no tasks": func() Book {
		in := taskInput(register.TaskOnce)
		in.Tasks = nil
		return TaskBook(in)
	},
	"indicators and transfers": func() Book { return TaskBook(withIndicators(taskInput(register.TaskOnce))) },
	"indicators of one unit": func() Book {
		in := withIndicators(taskInput(register.TaskOnce))
		in.Unit = "H41.16"
		return TaskBook(in)
	},
	"tasks of one unit": func() Book {
		in := taskInput(register.TaskOnce)
		in.Unit = "H41.16"
		return TaskBook(in)
	},
}

func TestListsOfTasksReadAsAgreed(t *testing.T) {
	for name, make := range taskGoldens {
		t.Run(name, func(t *testing.T) {
			book := make()
			got := plainBook(book)
			holdGolden(t, name, got)
			file, _ := pdfOf(t, book)
			text := textOf(t, file)
			for line := range strings.Lines(got) {
				missing(t, text, strings.Split(line, " | "))
			}
			readBack(t, "qpdf", "--check", file)
		})
	}
}

// plainBook writes a list down for a reader.
func plainBook(b Book) string {
	var out strings.Builder
	line := func(parts ...string) { out.WriteString(strings.TrimRight(strings.Join(parts, " | "), " |") + "\n") }
	line(b.Title, b.Period)
	for _, p := range b.Summary {
		line(p.Heading)
		for _, text := range p.Text {
			line(text)
		}
		if p.Table != nil {
			writeTable(line, *p.Table)
		}
	}
	for _, c := range b.Columns {
		line(c.Title)
	}
	for _, r := range b.Rows {
		cells := make([]string, len(r))
		for i, v := range r {
			cells[i] = v.String()
		}
		line(cells...)
	}
	line(b.Closing)
	return out.String()
}

func TestWorkbookOfTasksHasEveryTaskOnce(t *testing.T) {
	book := TaskBook(taskInput(register.TaskOnce))
	f := registerBook(t, book)
	rows, err := f.GetRows(book.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"1.a", "5", "4", "2", "1.a", "3"} { // unit by unit, the earliest deadline first, none last
		if got := rows[bookTableRow+i][0]; got != "23/CT-UBND, mục "+want {
			t.Errorf("row %d is %q, want item %s", i, got, want)
		}
	}
	if total, err := f.GetCellValue("Tổng hợp", "B9"); err != nil || total == "" {
		t.Errorf("no figures: %q, %v", total, err)
	}
}

func TestTrackingHasTheSevenColumns(t *testing.T) {
	d := register.Document{ID: 1, Direction: register.Incoming, Number: register.Number{N: 12}, Symbol: "45/TTr-UBND", Type: "TTr", Date: register.MustDate("2025-03-03"), Arrived: register.MustDate("2025-03-04"),
		Subject: "Đề nghị cấp vốn", Sender: register.Party{Code: "H41.30"}, Handler: register.Party{Code: "H41.16"}, HandleDue: register.MustDate("2025-03-14"), Progress: "Đang thẩm định", Reply: "9/SXD-KT"}
	secret := register.Document{ID: 2, Direction: register.Incoming, Number: register.Number{N: 13}, Symbol: "1/KH-UBND", Date: d.Date, Arrived: d.Arrived, Secrecy: register.Secret, Sender: d.Sender}
	voided := d
	voided.ID, voided.Voided = 3, "Nhập nhầm"
	b := TrackingBook([]register.Document{d, secret, voided}, testOrg(), testSettings(), 0, 0)
	if len(b.Columns) != TrackingColumns || len(b.Rows) != 2 {
		t.Fatalf("%d columns, %d rows", len(b.Columns), len(b.Rows))
	}
	want := "[12 Tờ trình 45/TTr-UBND ngày 03/03/2025 của UBND huyện Nghĩa Đàn Sở Xây dựng 14/03/2025 Đang thẩm định 9/SXD-KT ]"
	if got := fmt.Sprint(b.Rows[0]); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := fmt.Sprint(b.Rows[1]); got != "[13 1/KH-UBND ngày 03/03/2025     ]" {
		t.Errorf("a secret document: %s", got)
	}
	path, _ := pdfOf(t, b)
	missing(t, textOf(t, path), []string{b.Title, "Đang thẩm định", "(7)"})
}

// TestARecurringTaskIsNotOneOfSeveralUnits: four reports a year of one unit are no task
// of four units.
func TestARecurringTaskIsNotOneOfSeveralUnits(t *testing.T) {
	of := func(lead string, done bool) judged {
		x := judged{Task: register.Task{Directive: "23/CT-UBND", Item: "2", Content: "Báo cáo quý"}, lead: lead, status: register.TaskStatus{State: register.TaskNotStarted, Timing: register.Late}}
		if done {
			x.status = register.TaskStatus{State: register.TaskDone}
		}
		return x
	}
	if rows := manyLeads([]judged{of("Sở Y tế", true), of("Sở Y tế", false)}).Rows; len(rows) > 0 {
		t.Errorf("%v", rows)
	}
	rows := manyLeads([]judged{of("Sở Nội vụ", true), of("Sở Nội vụ", true), of("Sở Y tế", false), of("Sở Y tế", false)}).Rows
	if len(rows) != 1 || strings.Join(rows[0].Cells[2:], "|") != "2|1|1|Sở Y tế" {
		t.Errorf("%v", rows)
	}
}

// TestTasksOfOneStatusAreNotListed: "all 83 have no deadline" is no list of one.
func TestTasksOfOneStatusAreNotListed(t *testing.T) {
	for want, f := range map[string]review.TaskFigures{"Tổng số 83 nhiệm vụ, đều không có hạn. ": {OpenFree: 80, DoneFree: 3}, "Tổng số 01 nhiệm vụ, hoàn thành đúng hạn. ": {DoneInTime: 1},
		"Tổng số 03 nhiệm vụ: 02 hoàn thành đúng hạn; 01 đang thực hiện quá hạn. ": {DoneInTime: 2, OpenLate: 1}} {
		if got := foundSentence(f, taskFigureWords, register.MustDate("2025-12-31")); !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestABookSaysWhatItIsAbout names the unit, and the book where the title does not.
func TestABookSaysWhatItIsAbout(t *testing.T) {
	b := testBook(1).About("Văn bản đi").About("Sổ quyết định").AboutUnit("H41.16", testOrg(), register.MustDate("2025-12-31"))
	if want := "Năm 2025 (từ ngày 01/01/2025 đến ngày 31/12/2025) – Sổ quyết định – Sở Xây dựng"; b.Period != want || b.Scope.Unit != "H41.16" {
		t.Errorf("%q of %q", b.Period, b.Scope.Unit)
	}
}

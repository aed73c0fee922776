package review

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

// TestFiguresOfReport1270 is the published report of the Prime Minister's task
// force of 27/12/2017, digit for digit.
func TestFiguresOfReport1270(t *testing.T) {
	f := TaskFigures{DoneInTime: 14068, DoneLate: 1983, OpenWithin: 5640, OpenLate: 223}
	if f.Total() != 21914 || f.Done() != 16051 || f.Open() != 5863 || f.Due() != 16274 {
		t.Errorf("total %d, done %d, open %d, due %d", f.Total(), f.Done(), f.Open(), f.Due())
	}
	if got := f.DoneShare().String(); got != "98,62%" {
		t.Errorf("done %s, want 98,62%%: cut off, not rounded", got)
	}
	if got := f.LateShare().String(); got != "1,38%" {
		t.Errorf("late %s, want 1,38%%", got)
	}
}

func TestSharesOfNothing(t *testing.T) {
	f := TaskFigures{OpenWithin: 3, OpenFree: 2, DoneFree: 1}
	if f.DoneShare().String() != "–" || f.LateShare().String() != "–" || f.Total() != 6 {
		t.Errorf("%s, %s, total %d", f.DoneShare(), f.LateShare(), f.Total())
	}
}

func TestEveryTaskIsCountedOnce(t *testing.T) {
	cal := register.NewCalendar(nil, nil)
	rapid.Check(t, func(t *rapid.T) {
		var f TaskFigures
		n := rapid.IntRange(0, 50).Draw(t, "tasks")
		for range n {
			x := register.Task{Due: register.Due{Date: register.Date(rapid.IntRange(0, 3).Draw(t, "due") * 1000)}, Done: register.Date(rapid.IntRange(0, 3).Draw(t, "done") * 900)}
			f.Add(x, x.Status(2500, cal, register.DefaultTerms()))
		}
		if f.Total() != n || f.DoneShare() >= 0 && f.DoneShare()+f.LateShare() != whole || f.InTimeShare() > f.DoneShare() {
			t.Fatalf("%d tasks: %+v", n, f)
		}
	})
}

// taskFacts judge by the built-in rules on a day.
func taskFacts(t *testing.T, asOf string, tasks ...register.Task) Facts {
	t.Helper()
	for i := range tasks {
		tasks[i].ID = uint64(i + 1)
	}
	org := register.NewOrg([]register.Unit{
		{Code: "H41", Name: "UBND tỉnh Nghệ An"},
		{Code: "H41.03", Name: "Sở Kế hoạch và Đầu tư", To: register.MustDate("2025-02-28"), Successors: []string{"H41.02"}},
		{Code: "H41.02", Name: "Sở Tài chính"},
		{Code: "H41.30", Name: "UBND huyện Nghĩa Đàn", To: register.MustDate("2025-06-30"), Successors: []string{"H41.31", "H41.32"}},
	})
	return Facts{Org: org, Calendar: register.NewCalendar(nil, nil), Rulebook: testFacts(t).Rulebook, AsOf: register.MustDate(asOf), Tasks: func() []register.Task { return tasks }}
}

func noDocuments(func(register.Document) bool) {}

func TestIndicatorsAreJudged(t *testing.T) {
	of := func(lead string, target string, values ...string) register.Task {
		x := register.Task{ID: 9, Kind: register.TaskIndicator, Directive: "23/CT-UBND", Item: "5", Content: "Tỷ lệ giải ngân", Measure: "%",
			Lead: register.Party{Code: lead}, Due: register.Due{Date: register.MustDate("2025-09-30")}}
		for i, v := range append([]string{target}, values...) {
			if v == "" {
				continue
			}
			q, err := register.ParseQuantity(v)
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				x.Target = &q
				continue
			}
			x.Progress = append(x.Progress, register.Progress{On: register.MustDate("2025-08-15") + register.Date(20*i), Value: &q})
		}
		return x
	}
	for name, c := range map[string]struct {
		tasks []register.Task
		asOf  string
		want  []string
	}{
		"below the target":        {[]register.Task{of("H41.02", "95", "60,5")}, "2025-10-02", []string{"H41.02 mới đạt 60,5% (số liệu ngày 04/09/2025), chỉ tiêu 95%, bình quân các đơn vị 60,5%; quá hạn 2 ngày"}},
		"below, within its time":  {[]register.Task{of("H41.02", "95", "60,5")}, "2025-09-30", nil},
		"reached":                 {[]register.Task{of("H41.02", "95", "60,5", "95")}, "2025-10-02", nil},
		"nothing measured":        {[]register.Task{of("H41.02", "95")}, "2025-10-02", []string{"H41.02 chưa có số liệu, chỉ tiêu 95%"}},
		"reached after its time":  {[]register.Task{of("H41.02", "95", "60,5", "61", "95")}, "2025-12-31", []string{"H41.02 đến 14/10/2025 mới hoàn thành"}},
		"below the average alone": {[]register.Task{of("H41.02", "", "60"), of("H41.31", "", "80")}, "2025-10-02", []string{"H41.02 mới đạt 60% (số liệu ngày 04/09/2025), bình quân các đơn vị 70%"}},
	} {
		found := Check(taskFacts(t, c.asOf, c.tasks...), noDocuments, Filter{})
		if len(found) != len(c.want) {
			t.Errorf("%s: %v, want %v", name, found, c.want)
			continue
		}
		for i, f := range found {
			unit, words, _ := strings.Cut(c.want[i], " ")
			if f.Rule != "R20" || f.Unit != unit || !strings.Contains(f.Message, words) || strings.Contains(f.Message, "{") {
				t.Errorf("%s: %s %s, want %s", name, f.Unit, f.Message, c.want[i])
			}
		}
	}
}

func TestTasksAreJudged(t *testing.T) {
	day := register.MustDate
	base := register.Task{ID: 7, Kind: register.TaskOnce, Directive: "23/CT-UBND", Item: "3.a", Content: "Rà soát thủ tục hành chính", Lead: register.Party{Code: "H41.02"},
		Assigned: day("2025-01-06"), Due: register.Due{Date: day("2025-03-14")}}
	item := register.Task{ID: 8, Kind: register.TaskProgramme, Content: "Đề án chuyển đổi số", Lead: register.Party{Code: "H41.02"}, Due: register.Due{Year: 2025, Month: 6}}
	with := func(x register.Task, change func(*register.Task)) register.Task { change(&x); return x }
	for name, c := range map[string]struct {
		task register.Task
		asOf string
		want string // rule, unit and a word of the sentence
	}{
		"open on its last day":    {base, "2025-03-14", ""},
		"open a day later":        {base, "2025-03-17", "R20 H41.02 chưa hoàn thành, quá hạn 1 ngày"},
		"done in time":            {with(base, func(x *register.Task) { x.Done = day("2025-03-14") }), "2025-12-31", ""},
		"done late":               {with(base, func(x *register.Task) { x.Done = day("2025-03-18") }), "2025-12-31", "R20 H41.02 chậm 2 ngày"},
		"voided":                  {with(base, func(x *register.Task) { x.Voided = "Trùng" }), "2025-12-31", ""},
		"extended with consent":   {with(base, func(x *register.Task) { x.Extensions = []register.Extension{{To: day("2025-04-30"), Approved: "9/TB"}} }), "2025-04-30", ""},
		"late after an extension": {with(base, func(x *register.Task) { x.Extensions = []register.Extension{{To: day("2025-04-30"), Approved: "9/TB"}} }), "2025-05-05", "R20 H41.02 đã gia hạn 1 lần"},
		"the lead has ended":      {with(base, func(x *register.Task) { x.Lead.Code = "H41.03" }), "2025-12-31", "R20 H41.02 Sở Kế hoạch và Đầu tư"},
		"several successors":      {with(base, func(x *register.Task) { x.Lead.Code = "H41.30" }), "2025-12-31", "R20 H41.30 UBND huyện Nghĩa Đàn"},
		"an unknown lead":         {with(base, func(x *register.Task) { x.Lead = register.Party{Text: "Tổ công tác"} }), "2025-12-31", "R20 Tổ công tác chưa hoàn thành"},
		"item before the 20th":    {item, "2025-06-20", ""},
		"item after the 20th":     {item, "2025-06-23", "R21 H41.02 hạn trình 20/06/2025"},
		"item submitted late":     {with(item, func(x *register.Task) { x.Done = day("2025-07-02") }), "2025-12-31", "R21 H41.02 mới trình"},
		"item moved, no consent": {with(item, func(x *register.Task) {
			x.Extensions, x.Done = []register.Extension{{To: day("2025-09-20")}}, day("2025-06-10")
		}), "2025-12-31", "R22 H41.02 không có văn bản đồng ý"},
		"item moved with consent": {with(item, func(x *register.Task) { x.Extensions = []register.Extension{{To: day("2025-09-20"), Approved: "5/TB"}} }), "2025-08-01", ""},
	} {
		found := Check(taskFacts(t, c.asOf, c.task), noDocuments, Filter{})
		var got []string
		for _, f := range found {
			got = append(got, f.Rule+" "+f.Unit+" "+f.Message)
			if f.Subject.Kind != "task" || f.Citation == "" || strings.Contains(f.Message, "{") {
				t.Errorf("%s: %+v", name, f)
			}
		}
		if c.want == "" {
			if len(got) > 0 {
				t.Errorf("%s: %v, want nothing", name, got)
			}
			continue
		}
		words := strings.SplitN(c.want, " ", 2)
		if len(got) != 1 || !strings.HasPrefix(got[0], words[0]) {
			t.Errorf("%s: %v, want %s", name, got, c.want)
			continue
		}
		unit, sentence := found[0].Unit, found[0].Message
		if !strings.HasPrefix(words[1], unit+" ") || !strings.Contains(sentence, strings.TrimPrefix(words[1], unit+" ")) {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}

func TestDecisionsOnTasksOutliveTheDays(t *testing.T) {
	x := register.Task{ID: 7, Kind: register.TaskOnce, Content: "Rà soát", Lead: register.Party{Code: "H41.02"}, Due: register.Due{Date: register.MustDate("2025-03-14")}}
	one := Check(taskFacts(t, "2025-04-01", x), noDocuments, Filter{})[0]
	other := Check(taskFacts(t, "2025-05-01", x), noDocuments, Filter{})[0]
	if one.Key() != other.Key() || one.FactsDigest() != other.FactsDigest() {
		t.Error("a month later it is another finding")
	}
	x.Due.Date++
	if moved := Check(taskFacts(t, "2025-05-01", x), noDocuments, Filter{})[0]; moved.FactsDigest() == one.FactsDigest() {
		t.Error("another deadline is the same fact")
	}
}

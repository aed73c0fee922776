package app

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
)

// confirm answers the question on top.
func confirm(t *testing.T, a *App) {
	t.Helper()
	if len(a.asking) == 0 {
		t.Fatal("nothing is asked")
	}
	a.answerAsked(true)
}

func countRule(t *testing.T, a *App, code string) int {
	t.Helper()
	found, _, err := a.st.Findings(register.DateOf(sampleDay), review.Filter{Rule: code})
	if err != nil {
		t.Fatal(err)
	}
	return len(found)
}

func TestAChangeOfRulesShowsWhatItDoes(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	rb, err := a.st.Rulebook()
	if err != nil {
		t.Fatal(err)
	}
	before := countRule(t, a, "R13")
	for i, r := range rb.Rules {
		if r.Code == "R13" {
			r.Enabled = false
			if problem := a.changeRules(withRule(rb, i, r)); problem != "" {
				t.Fatal(problem)
			}
		}
	}
	if len(a.asking) != 1 || before == 0 || countRule(t, a, "R13") != before {
		t.Fatalf("%d questions, %d findings before", len(a.asking), before)
	}
	text := shownText(a.window.Canvas().Overlays().Top())
	if !strings.Contains(text, fmt.Sprintf("Thay đổi này sẽ bớt %d phát hiện. ", before)) || !strings.Contains(text, "\nBớt: R13, ") {
		t.Errorf("it counts what does not change, or names nothing: %.300s", text)
	}
	a.answerAsked(false)
	if countRule(t, a, "R13") != before {
		t.Error("the change was kept against the answer")
	}
	for i, r := range rb.Rules {
		if r.Code == "R13" {
			r.Enabled = false
			a.changeRules(withRule(rb, i, r))
		}
	}
	confirm(t, a)
	if countRule(t, a, "R13") != 0 {
		t.Error("the change was not kept")
	}
	if now, err := a.st.Rulebook(); err != nil || len(now.Contents) == 0 || len(now.Fields) == 0 || now.Scoring.Minimum != 10 {
		t.Errorf("the rest of the rulebook was lost: %+v, %v", now, err)
	}
}

func TestParametersAndExceptionsAreEdited(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	rb, err := a.st.Rulebook()
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range rb.Exceptions {
		if e.Code == "E2" {
			a.editException(rb, i)
		}
	}
	k.overwrite("Công văn hướng dẫn gửi đồng thời")
	k.press(fyne.KeyReturn)
	if now, err := a.st.Rulebook(); err != nil || now.Exceptions[1].Source != "Công văn hướng dẫn gửi đồng thời" {
		t.Errorf("%+v, %v", now.Exceptions[1], err)
	}
}

// TestParametersOfARuleAreNamed and read as they were, types by their names; one that the
// rule got since the register was made can be filled in.
func TestParametersOfARuleAreNamed(t *testing.T) {
	a := openSample(t)
	for _, r := range rulebookOf(t, a).Rules {
		p := newRuleParams(a.w, r)
		for i, item := range p.items() {
			if item.Text == p.names[i] {
				t.Errorf("%s: %s has no name", r.Code, item.Text)
			}
		}
		if back, no := p.read(); no.text != "" || !maps.Equal(back, r.Params) && len(back)+len(r.Params) > 0 {
			t.Errorf("%s: %v is read as %v %q", r.Code, r.Params, back, no.text)
		}
	}
	r := review.Rule{Code: "R01", Params: map[string]string{"freeTypes": "GM"}}
	p := newRuleParams(a.w, r)
	p.lines[0].SetText("Giấy mời; giấy giới thiệu")
	p.lines[1].SetText(" Công ty ;; Ông ")
	if got, _ := p.read(); got["freeTypes"] != "GM;GGT" || got["outsideWords"] != "Công ty;Ông" {
		t.Errorf("%v", got)
	}
	p.lines[0].SetText("Giấy gì đó")
	if _, no := p.read(); !strings.Contains(no.text, "Giấy gì đó") {
		t.Errorf("a type that is none is taken: %q", no.text)
	}
}

func TestADayOfTheCalendarMovesDeadlines(t *testing.T) {
	a := openSample(t)
	if _, err := a.st.AddTask(register.Task{Content: "Rà soát", Lead: register.Party{Code: "H90.01"}, Assigned: register.MustDate("2026-12-01"), Due: register.Due{Days: 3}}); err != nil {
		t.Fatal(err)
	}
	a.goTo(placeSettings)
	a.weigh(consequence{title: "Lịch", failed: "x", changed: a.calendarChanged, change: a.withDays(func(days []register.SpecialDay) []register.SpecialDay {
		return append(days, register.SpecialDay{Date: register.MustDate("2026-12-03"), Kind: register.DayOff, Name: "Nghỉ"})
	}), keep: func() error {
		return a.st.SaveDays([]register.SpecialDay{{Date: register.MustDate("2026-12-03"), Kind: register.DayOff, Name: "Nghỉ"}})
	}})
	if len(a.asking) != 1 {
		t.Fatal("a deadline moves, and nobody is told")
	}
	if text := shownText(a.window.Canvas().Overlays().Top()); !strings.Contains(text, "dời 1 hạn nhiệm vụ") || !strings.Contains(text, "\nDời hạn: ") {
		t.Errorf("the deadline is not named: %.300s", text)
	}
	confirm(t, a)
	cal, err := a.st.Calendar()
	if err != nil || cal.IsWorking(register.MustDate("2026-12-03")) {
		t.Errorf("the day was not kept: %v", err)
	}
}

func TestTablesOfTheRulesAreEditedAsText(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	rb, err := a.st.Rulebook()
	if err != nil {
		t.Fatal(err)
	}
	a.editFields(rb)
	k.overwrite("TC | tài chính | H90.99 | ngân sách | | ")
	a.answerAsked(true)
	if len(a.asking) != 1 {
		t.Fatal("an agency that is none was taken")
	}
	k.overwrite("TC\ttài chính\tH90.02\tngân sách;kinh phí\t01/01/2024\t")
	a.answerAsked(true)
	if len(a.asking) == 1 { // the findings by the fields that are gone
		a.answerAsked(true)
	}
	now, err := a.st.Rulebook()
	if err != nil || len(now.Fields) != 1 || now.Fields[0].Lead != "H90.02" || now.Fields[0].From != register.MustDate("2024-01-01") || !strings.Contains(now.Fields[0].Words, "kinh phí") {
		t.Errorf("%+v, %v", now.Fields, err)
	}
	a.editScoring(now)
	k.overwrite("vi phạm | 3\ncảnh báo | 1\ntối thiểu | 5\nR01 | 6")
	a.answerAsked(true)
	if now, err = a.st.Rulebook(); err != nil || now.Scoring.Violation != 3 || now.Scoring.Rules["R01"] != 6 || now.Scoring.Minimum != 5 {
		t.Errorf("%+v, %v", now.Scoring, err)
	}
	a.editAuthorisations()
	k.overwrite("16/GUQ-STP | Phạm Quốc Khánh | 01/01/2026 | 31/12/2026 |")
	a.answerAsked(true)
	if len(a.asking) == 1 {
		a.answerAsked(true)
	}
	if len(a.settings.Authorisations) != 1 || countRule(t, a, "R08") != 0 {
		t.Errorf("%+v, %d findings of R08", a.settings.Authorisations, countRule(t, a, "R08"))
	}
}

func TestTheSpansOfTheReviewAreSettings(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	repeated := func() (n int) {
		found, _, err := a.st.Findings(register.DateOf(sampleDay), review.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Repeat > 0 {
				n++
			}
		}
		return n
	}
	before := repeated()
	a.editSpans()
	k.overwrite("0")
	a.answerAsked(true)
	if len(a.asking) != 1 {
		t.Fatal("a span of no days was taken")
	}
	k.overwrite("1")
	k.press(fyne.KeyTab)
	k.overwrite("10")
	a.answerAsked(true)
	if len(a.asking) != 0 || a.settings.RepeatSpan() != 1 || a.settings.AnswerSpan() != 10 {
		t.Fatalf("%d questions, %d and %d days", len(a.asking), a.settings.RepeatSpan(), a.settings.AnswerSpan())
	}
	if after := repeated(); after >= before {
		t.Errorf("%d findings repeated within a day, %d within a year", after, before)
	}
}

package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kycuong/register"
)

// question is what a clerk types: words, the last of which may be unfinished,
// and filters. With marked the words are typed with their marks, and documents
// that have these come first.
type question struct {
	text   string
	unit   string
	year   int
	marked bool
}

// pageSize is how many documents a question brings to the screen.
const pageSize = 50

// answer is the total and how many documents were read; the totals of all
// engines must agree.
type answer struct{ total, shown int }

// engine is what answers questions: find says which documents are wanted and which are on
// the first page, ask reads that page too.
type engine interface {
	find(q question) (answer, error)
	ask(q question) (answer, error)
	Close() error
}

// questionSet are questions of one kind, whose times are put together.
type questionSet struct {
	name  string
	list  []question
	isFew bool // so little is found that reading it is most of the work
}

// questionSets are the kinds of questions of the table.
func questionSets() []questionSet {
	rare := questionSet{name: "rare word", isFew: true}
	for rank := 100; rank < 1000; rank += 45 {
		rare.list = append(rare.list, question{text: rareName(rank)})
	}
	three := questionSet{name: "three words, unit, year"}
	for i, text := range []string{"giải ngân vốn", "an toàn giao", "nông thôn mới", "chuyển đổi số", "đất đai quy", "tài sản công", "phòng chống ma", "chính sách người"} {
		three.list = append(three.list, question{text: register.Fold(text), unit: departmentCode(i % len(departments)), year: 2017 + i},
			question{text: register.Fold(text), unit: communeCode(i * 7), year: 2017 + i})
	}
	return []questionSet{rare,
		{name: "common word", list: plain("thuc", "hien", "cong", "bao", "viec", "ket", "hoi", "nam", "dan", "tinh")},
		{name: "two-letter prefix", list: plain("th", "tr", "ng", "nh", "ph", "kh", "ch", "gi", "qu", "hu")},
		three,
		{name: "exact with marks", list: exact("Nghĩa Đàn", "Quỳ Hợp", "Tân Kỳ", "Đô Lương", "chuyển đổi số", "hộ nghèo", "tài sản công", "Nguyễn Thị Đào", "tuyển quân", "Mường Xén")}}
}

func plain(texts ...string) (list []question) {
	for _, t := range texts {
		list = append(list, question{text: t})
	}
	return list
}

func exact(texts ...string) (list []question) {
	for _, t := range texts {
		list = append(list, question{text: t, marked: true})
	}
	return list
}

// A question is asked so often, and no more when those of its kind have taken so
// long.
const (
	rounds   = 12
	patience = 15 * time.Second
)

// times are those one engine needed for a set of questions.
type times []time.Duration

// at returns the time that a part of them does not exceed.
func (t times) at(part float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(int(part*float64(len(sorted))), len(sorted)-1)]
}

func (t times) mean() time.Duration {
	sum := time.Duration(0)
	for _, d := range t {
		sum += d
	}
	return sum / time.Duration(max(len(t), 1))
}

// askAll puts every question of a set and returns times and totals. One round
// before warms what an engine keeps in memory.
func askAll(set questionSet, ask func(question) (answer, error)) (t times, totals []int, err error) {
	began := time.Now()
	for round := range rounds + 1 {
		if round > 2 && time.Since(began) > patience {
			break
		}
		for _, q := range set.list {
			start := time.Now()
			a, err := ask(q)
			took := time.Since(start)
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %q: %w", set.name, q.text, err)
			}
			if round == 0 {
				totals = append(totals, a.total)
				continue
			}
			t = append(t, took)
		}
	}
	return t, totals, nil
}

// terms are the words of a question, folded or as typed.
func terms(text string, marked bool) []string {
	if marked {
		return strings.Fields(register.FoldMarks(text))
	}
	return strings.Fields(register.Fold(text))
}

// namesOf are all words by which parties of the document are found, as the
// store finds them: names, short names and codes of who sends, gets and
// handles it.
func namesOf(org *register.Org, d register.Document) (text string, codes []string) {
	var b strings.Builder
	for _, p := range append([]register.Party{d.Sender, d.Handler}, d.To...) {
		if p.Code == "" || slices.Contains(codes, p.Code) {
			continue
		}
		codes = append(codes, p.Code)
		for _, u := range org.History(p.Code) {
			b.WriteString(" " + u.Name + " " + u.Abbr + " " + u.Code)
		}
	}
	return b.String(), codes
}

// textOf is all text by which a document is found.
func textOf(org *register.Org, d register.Document) (text string, codes []string) {
	names, codes := namesOf(org, d)
	return strings.Join([]string{d.Subject, d.Symbol, d.Signer, d.Number.String(), register.TypeName(d.Type), names}, " "), codes
}

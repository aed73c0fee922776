package review

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"testing"

	"kycuong/register"

	"pgregory.net/rapid"
)

// shelf is a register in memory.
type shelf []register.Document

func (s shelf) documents() Documents {
	return Documents{All: pagesOf(s, 3), Read: func(ids []uint64) (list []register.Document) {
		for _, d := range s {
			if slices.Contains(ids, d.ID) {
				list = append(list, d)
			}
		}
		return list
	}}
}

func pagesOf(docs []register.Document, size int) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		for some := range slices.Chunk(docs, size) {
			if !yield(PageOf(some)) {
				return
			}
		}
	}
}

// Check judges documents; those without an id get the next one.
func Check(f Facts, documents iter.Seq[register.Document], filter Filter) []Finding {
	return checkDecided(f, documents, nil, filter)
}

func checkDecided(f Facts, documents iter.Seq[register.Document], decisions map[string]Decision, filter Filter) []Finding {
	s := shelf(slices.Collect(documents))
	last := uint64(0)
	for _, d := range s {
		last = max(last, d.ID)
	}
	for i := range s {
		if s[i].ID == 0 {
			last++
			s[i].ID = last
		}
	}
	return Begin(f, s.documents(), decisions).Findings(filter)
}

// anyDocument draws a document of a small world, in which documents answer,
// quote and repeat each other all the time.
func anyDocument(t *rapid.T, f Facts, id uint64) register.Document {
	units := []string{"T", "STC", "SNV", "X", "H", "CC", "BTC"}
	code := rapid.SampledFrom(units).Draw(t, "sender")
	kind := rapid.SampledFrom([]string{"BC", "TTr", "CV"}).Draw(t, "type")
	symbol := func(label string) string {
		return fmt.Sprintf("%02d/%s", rapid.IntRange(1, 4).Draw(t, label), rapid.SampledFrom([]string{"TTr-UBND", "UBND", "BC-STC", "SNV"}).Draw(t, label+"Agency"))
	}
	d := document(f, register.MustDate("2025-05-01")+register.Date(rapid.IntRange(0, 4).Draw(t, "day")*3), kind, code, rapid.SampledFrom(units).Draw(t, "to"))
	d.ID, d.Symbol, d.Number = id, symbol("symbol"), register.Number{N: rapid.IntRange(0, 6).Draw(t, "number")}
	d.Subject = rapid.SampledFrom([]string{"xin ý kiến về kế hoạch đầu tư công năm 2026", "báo cáo kết quả thực hiện quý II năm 2025", "đề nghị cấp kinh phí sửa chữa trụ sở"}).Draw(t, "subject")
	if rapid.Bool().Draw(t, "incoming") {
		d.Direction, d.Arrived = register.Incoming, d.Date+1
		if rapid.Bool().Draw(t, "due") {
			d.HandleDue, d.ReplyDue = d.Date+5, 0
		}
		if rapid.Bool().Draw(t, "reply") {
			d.Reply = symbol("replySymbol")
		}
	}
	switch rapid.IntRange(0, 4).Draw(t, "names") {
	case 0:
		d.InReplyTo = symbol("answers")
	case 1:
		d.Exception, d.Evidence = "E1", "Văn bản số "+symbol("evidence")
	case 2:
		d.Consulted, d.Opinions = []register.Party{{Code: "STC"}}, []string{symbol("opinion")}
	}
	if rapid.IntRange(0, 9).Draw(t, "void") == 0 {
		d.Voided = "nhầm"
	}
	return d
}

// TestRefreshEqualsJudgingAnew changes documents and tasks at random; what is
// kept in step is always what a review of the whole finds.
func TestRefreshEqualsJudgingAnew(t *testing.T) {
	f := testFacts(t)
	f.AsOf = register.MustDate("2026-01-15")
	f.Settings = register.Settings{Office: "SNV", Books: register.DefaultBooks(),
		Duties: []register.ReportDuty{{Code: "quy", Name: "Báo cáo quý", Words: "kết quả quý", Units: "STC;X", Every: "quarter", DueDay: 15, From: register.MustDate("2025-01-01")}}}
	rapid.Check(t, func(t *rapid.T) {
		docs := shelf{}
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			docs = append(docs, anyDocument(t, f, uint64(i+1)))
		}
		var tasks []register.Task
		for i := range rapid.IntRange(0, 3).Draw(t, "tasks") {
			tasks = append(tasks, anyTask(t, uint64(i+1)))
		}
		decisions := map[string]Decision{}
		facts := func() Facts {
			now := f
			now.Tasks = func() []register.Task { return slices.Clone(tasks) }
			return now
		}
		r := Begin(facts(), Documents{All: docs.documents().All, Read: func(ids []uint64) []register.Document { return docs.documents().Read(ids) }}, decisions)
		for range rapid.IntRange(1, 5).Draw(t, "steps") {
			var ch Changes
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0, 1:
				id := uint64(rapid.IntRange(1, len(docs)+1).Draw(t, "id"))
				d := anyDocument(t, f, id)
				if int(id) > len(docs) {
					docs = append(docs, d)
				} else {
					docs[id-1] = d
				}
				ch.Documents = []uint64{id}
			case 2:
				id := uint64(rapid.IntRange(1, len(tasks)+1).Draw(t, "task"))
				x := anyTask(t, id)
				if int(id) > len(tasks) {
					tasks = append(tasks, x)
				} else {
					tasks[id-1] = x
				}
				ch.Tasks = []register.Task{x}
			case 3:
				if list := r.Findings(Filter{}); len(list) > 0 {
					x := rapid.SampledFrom(list).Draw(t, "finding")
					d := Decision{Key: x.Key(), State: rapid.SampledFrom([]State{StateConfirmed, StateRejected}).Draw(t, "state"), Reason: "x", By: "A", Facts: x.FactsDigest()}
					decisions[d.Key] = d
					ch.Decisions = []Decision{d}
				}
			}
			r.Refresh(ch)
			got, want := r.Findings(Filter{}), Begin(facts(), docs.documents(), decisions).Findings(Filter{})
			if !slices.EqualFunc(got, want, func(a, b Finding) bool { return reflect.DeepEqual(a, b) }) {
				t.Fatalf("after %+v:\n%s\nanew:\n%s", ch, keysOf(got), keysOf(want))
			}
		}
	})
}

func keysOf(list []Finding) (text string) {
	for _, x := range list {
		text += fmt.Sprintf("%s %s %d %s\n", x.Key(), x.State, x.Repeat, x.Message)
	}
	return text
}

func anyTask(t *rapid.T, id uint64) register.Task {
	x := register.Task{ID: id, Kind: register.TaskOnce, Content: "Rà soát", Lead: register.Party{Code: rapid.SampledFrom([]string{"STC", "X"}).Draw(t, "lead")}, Due: register.Due{Date: register.MustDate("2025-10-01") + register.Date(rapid.IntRange(0, 200).Draw(t, "taskDue"))}}
	if rapid.Bool().Draw(t, "indicator") {
		target, value := register.Quantity(100), register.Quantity(rapid.IntRange(1, 200).Draw(t, "value"))
		x.Kind, x.Measure, x.Target = register.TaskIndicator, "%", &target
		x.Progress = []register.Progress{{On: register.MustDate("2025-11-01"), Value: &value}}
	}
	if rapid.IntRange(0, 5).Draw(t, "taskVoid") == 0 {
		x.Voided = "nhầm"
	}
	return x
}

// TestFindingsOfAPeriod compares the filter with picking one by one.
func TestFindingsOfAPeriod(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := findings{}
		for i := range rapid.IntRange(0, 20).Draw(t, "n") {
			all[owner{id: uint64(i)}] = []Finding{{Rule: "R01", Unit: "A", Subject: Subject{Kind: "document", ID: uint64(i), Date: register.Date(rapid.IntRange(1, 9).Draw(t, "day"))}}}
		}
		b := newBoard(nil, 30)
		b.fill(b.makeAll(all))
		filter := Filter{From: register.Date(rapid.IntRange(0, 10).Draw(t, "from")), To: register.Date(rapid.IntRange(0, 10).Draw(t, "to"))}
		var want []Finding
		for _, x := range b.list(Filter{}) {
			if filter.Keeps(x) {
				want = append(want, x)
			}
		}
		if got := b.list(filter); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v: %d findings, want %d", filter, len(got), len(want))
		}
	})
}

// TestClosedDocumentsAreEvidence: what the living ones break by themselves stays the same
// when earlier ones are closed, which are judged no more but still asked for, answered
// and quoted. R15 and R25 look at whole books and at repeats, which end with the year.
func TestClosedDocumentsAreEvidence(t *testing.T) {
	f := testFacts(t)
	f.AsOf = register.MustDate("2026-01-15")
	f.Settings = register.Settings{Office: "SNV", Books: register.DefaultBooks()}
	rapid.Check(t, func(t *rapid.T) {
		var docs shelf
		for i := range rapid.IntRange(1, 14).Draw(t, "n") {
			docs = append(docs, anyDocument(t, f, uint64(i+1)))
		}
		n := rapid.IntRange(0, len(docs)-1).Draw(t, "closed")
		closed, living := docs[:n], docs[n:]
		of := func(list []Finding) (kept []Finding) {
			for _, x := range list {
				if id, isDocument := x.Subject.ID.(uint64); isDocument && id > uint64(n) && x.Rule != "R15" && x.Rule != "R25" {
					x.Repeat = 0
					kept = append(kept, x)
				}
			}
			return kept
		}
		want := of(Begin(f, docs.documents(), nil).Findings(Filter{}))
		split := living.documents()
		split.Closed = pagesOf(closed, 2)
		got := of(Begin(f, split, nil).Findings(Filter{}))
		if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("with %d closed:\n%s\nwith none:\n%s", n, keysOf(got), keysOf(want))
		}
	})
}

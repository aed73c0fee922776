package review

import (
	"runtime"
	"slices"
	"sync"

	"kycuong/register"
)

// bench is where the documents of a whole register are judged, on every core
// there is, while others are still being read. Judges share nothing but facts
// nobody changes; what they trace is gathered by one goroutine.
type bench struct {
	r      *Review
	work   chan Page
	done   chan judged
	judges sync.WaitGroup
	gather sync.WaitGroup
	found  []made
	later  []uint64 // documents whose findings hang on others
	copies []*paper // those that may be copies of our own
}

// judged is what becomes of a page.
type judged struct {
	traces []trace
	found  []made
	later  []uint64
}

// batchSize is how many documents are read once more at a time.
const batchSize = 256

func newBench(r *Review) *bench {
	n := runtime.GOMAXPROCS(0)
	b := &bench{r: r, work: make(chan Page, n), done: make(chan judged, n)}
	for range n {
		own := &checker{Facts: r.c.Facts, lib: r.c.lib}
		b.judges.Go(func() {
			for page := range b.work {
				b.done <- r.judge(own, page)
			}
		})
	}
	b.gather.Go(func() {
		for j := range b.done {
			b.take(j)
		}
	})
	return b
}

// judge judges of a page what can be judged by itself.
func (r *Review) judge(c *checker, docs Page) judged {
	j := judged{traces: make([]trace, 0, c.traced)}
	c.room = make([]paper, c.traced)
	for d := range docs {
		if d.Voided != "" {
			continue
		}
		t := c.trace(d, r.numbers, r.owed)
		j.traces = append(j.traces, t)
		if c.hangsOnOthers(d) {
			j.later = append(j.later, d.ID)
		} else if list := c.document(d); len(list) > 0 {
			j.found = append(j.found, r.board.make(owner{in: inDocument, id: d.ID}, list))
		}
	}
	c.traced = len(j.traces)
	return j
}

func (b *bench) take(j judged) {
	for _, t := range j.traces {
		b.r.take(t)
		if t.paper.mayBeCopy {
			b.copies = append(b.copies, t.paper)
		}
	}
	b.found = append(b.found, j.found...)
	b.later = append(b.later, j.later...)
}

// end judges what had to wait until all were known, and returns everything found
// in single documents.
func (b *bench) end() []made {
	close(b.work)
	b.judges.Wait()
	close(b.done)
	b.gather.Wait()
	ours := map[uint64]bool{}
	for _, p := range b.copies {
		if b.r.index.isOurCopy(p) {
			ours[p.id] = true
		} else {
			b.r.again.add(p)
		}
	}
	b.found = slices.DeleteFunc(b.found, func(m made) bool { return ours[m.owner.id] })
	var mu sync.Mutex
	for ids := range slices.Chunk(b.later, max(1, len(b.later)/runtime.GOMAXPROCS(0)+1)) {
		own := &checker{Facts: b.r.c.Facts, lib: b.r.c.lib}
		b.judges.Go(func() {
			for some := range slices.Chunk(ids, batchSize) {
				for _, d := range b.r.docs.Read(some) {
					if d.Voided != "" || ours[d.ID] {
						continue
					}
					if list := own.document(&d); len(list) > 0 {
						m := b.r.board.make(owner{in: inDocument, id: d.ID}, list)
						mu.Lock()
						b.found = append(b.found, m)
						mu.Unlock()
					}
				}
			}
		})
	}
	b.judges.Wait()
	return b.found
}

// hangsOnOthers reports that what a document breaks depends on other documents.
func (c *checker) hangsOnOthers(d *register.Document) bool {
	if d.InReplyTo != "" || d.Evidence != "" || len(d.Consulted) > 0 || dueOf(d) != 0 {
		return true
	}
	rule, ok := c.ruleOn("R10", d.Date)
	return ok && c.asksOpinion(rule, d)
}

// trace is what a review keeps of a document.
type trace struct {
	paper  *paper
	series register.Series
	ours   bool // the series is the office's
	report *sentReport
}

func (c *checker) trace(d *register.Document, numbers *numbering, owed *duties) trace {
	p := c.paper(d)
	t := trace{paper: p}
	sym, _ := c.parse(d.Symbol)
	numbers.place(c, d, sym, &t)
	owed.place(c, d, &t)
	p.same = c.content(d)
	return t
}

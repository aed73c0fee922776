package review

import (
	"iter"
	"maps"
	"slices"

	"kycuong/register"
)

// Documents is where a review reads documents.
type Documents struct {
	About  int                                    // about how many there are
	All    iter.Seq[Page]                         // every one, void ones too
	Closed iter.Seq[Page]                         // those of closed years, which are evidence and judged no more; nil for none
	Read   func(ids []uint64) []register.Document // those of the ids there are, as they are now; called by several goroutines at once
}

// Page is some documents, made ready one after the other as they are asked for, by
// whichever goroutine asks. It is gone through once, and a document is good only
// until the next.
type Page = iter.Seq[*register.Document]

// PageOf returns a page of documents that are in memory.
func PageOf(docs []register.Document) Page {
	return func(yield func(*register.Document) bool) {
		for i := range docs {
			if !yield(&docs[i]) {
				return
			}
		}
	}
}

// Review is a register judged, and kept in step with what changes in it: a
// changed document is judged anew with those that hang on it, and nothing else.
// It is not safe for several goroutines at once.
type Review struct {
	c       *checker
	docs    Documents
	index   *index
	numbers *numbering
	owed    *duties
	again   *repeats
	tasks   []register.Task
	board   *board
}

// Begin judges the whole register. Each document is read once, those whose
// findings hang on others once more. All are wanted even for a short period,
// because they are each other's evidence; void ones are judged by no rule. The
// result does not depend on how many cores judge.
func Begin(f Facts, docs Documents, decisions map[string]Decision) *Review {
	x := newIndex(docs.About)
	c := &checker{Facts: f, lib: x.library()}
	r := &Review{c: c, docs: docs, index: x, numbers: newNumbering(f), owed: newDuties(c), again: newRepeats(c, docs.About), board: newBoard(decisions, f.Settings.RepeatSpan())}
	tasks := make(chan []made)
	go func() { tasks <- r.board.makeAll(r.begunTasks()) }()
	if docs.Closed != nil {
		for page := range docs.Closed {
			for d := range page {
				if d.Voided == "" {
					x.add(c.paper(d))
				}
			}
		}
	}
	b := newBench(r)
	for page := range docs.All {
		b.work <- page
	}
	found := b.end()
	series := make(chan []made)
	go func() { series <- r.board.makeAll(r.numbers.changed()) }()
	for _, list := range []findings{r.again.changed(), r.owed.changed(), r.inspected(f.Inspections)} {
		found = append(found, r.board.makeAll(list)...)
	}
	r.board.fill(slices.Concat(found, <-tasks, <-series))
	return r
}

// Facts are what the register was judged against.
func (r *Review) Facts() Facts { return r.c.Facts }

// Findings returns what the filter keeps, the newest first, with the decisions
// on it.
func (r *Review) Findings(filter Filter) []Finding { return r.board.list(filter) }

// Changes are what became different in a register.
type Changes struct {
	Documents   []uint64          // added, changed or struck out
	Series      []register.Series // of numbers reserved or given back
	Tasks       []register.Task   // as they are now, void ones too
	Inspections []Inspection      // all there are; nil when none changed
	Decisions   []Decision
}

// Refresh judges anew what the changes touch.
func (r *Review) Refresh(ch Changes) {
	for _, d := range ch.Decisions {
		r.board.decide(d)
	}
	found := r.moved(ch.Documents)
	for _, s := range ch.Series {
		r.numbers.touch(s)
	}
	maps.Copy(found, r.numbers.changed())
	maps.Copy(found, r.again.changed())
	maps.Copy(found, r.owed.changed())
	if ch.Inspections != nil {
		for _, x := range r.c.Inspections {
			found[owner{in: inInspection, id: x.ID}] = nil
		}
		r.c.Inspections = ch.Inspections
		maps.Copy(found, r.inspected(ch.Inspections))
	}
	maps.Copy(found, r.movedTasks(ch.Tasks))
	for owner, list := range found {
		r.board.replace(owner, list)
	}
}

// moved takes in documents that changed, and judges them and those that hang on
// what they were or are.
func (r *Review) moved(ids []uint64) findings {
	touched := map[uint64]bool{}
	for _, id := range ids {
		touched[id] = true
		if p := r.index.papers.of(id); p != nil {
			r.index.touchedBy(p, touched)
			r.leave(p)
		}
	}
	now := r.docs.Read(ids)
	for _, d := range now {
		if d.Voided == "" {
			p := r.enter(&d)
			r.index.touchedBy(p, touched)
		}
	}
	found := findings{}
	for _, d := range r.docs.Read(slices.Sorted(maps.Keys(touched))) {
		found[owner{in: inDocument, id: d.ID}] = nil
		if p := r.index.papers.of(d.ID); p != nil {
			r.again.remove(p)
			if !r.index.isOurCopy(p) {
				r.again.add(p)
				found[owner{in: inDocument, id: d.ID}] = r.c.document(&d)
			}
		}
	}
	return found
}

// enter takes a document in; one that may be a copy of our own is taken for a
// repeat later.
func (r *Review) enter(d *register.Document) *paper {
	t := r.c.trace(d, r.numbers, r.owed)
	r.take(t)
	return t.paper
}

func (r *Review) take(t trace) {
	r.index.add(t.paper)
	r.numbers.add(t)
	r.owed.add(t)
	if !t.paper.mayBeCopy {
		r.again.add(t.paper)
	}
}

func (r *Review) leave(p *paper) {
	r.index.remove(p)
	r.numbers.remove(p)
	r.owed.remove(p)
	r.again.remove(p)
}

func (r *Review) inspected(list []Inspection) findings {
	found := findings{}
	for _, x := range list {
		if f, ok := r.c.inspected(x); ok {
			found[owner{in: inInspection, id: x.ID}] = []Finding{f}
		}
	}
	return found
}

// movedTasks takes in tasks that changed. Indicators are held against the
// average of all, so one that moves can move the others.
func (r *Review) movedTasks(list []register.Task) findings {
	if len(list) == 0 {
		return nil
	}
	ids, indicators := map[uint64]bool{}, false
	tasks := slices.Clone(r.tasks) // others may still read the ones before
	for _, t := range list {
		ids[t.ID] = true
		at, known := slices.BinarySearchFunc(tasks, t.ID, func(t register.Task, id uint64) int { return int(t.ID) - int(id) })
		indicators = indicators || t.Kind == register.TaskIndicator || known && tasks[at].Kind == register.TaskIndicator
		switch {
		case known:
			tasks[at] = t
		default:
			tasks = slices.Insert(tasks, at, t)
		}
	}
	r.tasks = tasks
	r.c.Tasks = func() []register.Task { return tasks }
	var touched []register.Task
	for _, t := range tasks {
		if ids[t.ID] || indicators && t.Kind == register.TaskIndicator {
			touched = append(touched, t)
		}
	}
	return r.judgeTasks(touched)
}

// begunTasks reads and judges all tasks.
func (r *Review) begunTasks() findings {
	if r.c.Tasks == nil {
		return nil
	}
	r.tasks = r.c.Tasks()
	return r.judgeTasks(r.tasks)
}

func (r *Review) judgeTasks(list []register.Task) findings {
	found := findings{}
	own := &checker{Facts: r.c.Facts}
	register.Averages(list, r.c.AsOf)
	for _, t := range list {
		found[owner{in: inTask, id: t.ID}] = own.task(t)
	}
	return found
}

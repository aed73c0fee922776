package store

import (
	"errors"
	"maps"
	"slices"
	"sync"

	"kycuong/register"
	"kycuong/review"
)

// Facts gathers what documents are judged against, as of a day.
func (s *Store) Facts(asOf register.Date) (review.Facts, error) {
	f := review.Facts{AsOf: asOf}
	var err error
	if f.Org, err = s.Org(); err != nil {
		return f, err
	}
	if f.Calendar, err = s.Calendar(); err != nil {
		return f, err
	}
	if f.Rulebook, err = s.Rulebook(); err != nil {
		return f, err
	}
	if f.Settings, err = s.Settings(); err != nil {
		return f, err
	}
	f.Explained = (&reading{s: s}).explained
	return f, nil
}

// reading is how one review reads the register. A review of what can be read of a
// damaged one would look like a clean one, so that damage is remembered.
type reading struct {
	s       *Store
	mu      sync.Mutex
	err     error
	ledgers map[register.Series]*register.Ledger
}

func (r *reading) documents() review.Documents {
	var last uint64
	r.failed(r.s.view(func(tx *txn) error {
		last = lastID(tx, documentsBucket)
		return nil
	}))
	return review.Documents{
		About: int(last),
		All: func(yield func(review.Page) bool) {
			r.failed(r.s.eachRaw(func(page *rawPage) bool { return yield(r.page(page)) }))
		},
		Closed: func(yield func(review.Page) bool) {
			r.failed(r.s.VisitClosed(func(some []register.Document) bool { return yield(review.PageOf(some)) }))
		},
		Read: func(ids []uint64) []register.Document {
			list, err := r.s.living(ids)
			r.failed(err)
			return list
		},
	}
}

// page decodes documents as they are asked for.
func (r *reading) page(raw *rawPage) review.Page {
	return func(yield func(*register.Document) bool) { r.failed(raw.decode(yield)) }
}

// tasks are read when they are first asked for.
func (r *reading) tasks() func() []register.Task {
	return sync.OnceValue(func() []register.Task {
		list, err := r.s.Tasks()
		r.failed(err)
		return list
	})
}

func (r *reading) failed(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.err = errors.Join(r.err, err)
}

// explained reports that a number is reserved, issued or void. An unreadable
// ledger explains nothing.
func (r *reading) explained(series register.Series, n register.Number) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	l, ok := r.ledgers[series]
	if !ok {
		l, _ = r.s.Ledger(series)
		if r.ledgers == nil {
			r.ledgers = map[register.Series]*register.Ledger{}
		}
		r.ledgers[series] = l
	}
	if l == nil {
		return false
	}
	_, known := l.At(n)
	return known
}

// reviewed is the register judged as of a day, kept in step with it.
type reviewed struct {
	mu     sync.Mutex // held while it is judged, refreshed or read
	review *review.Review
	from   *reading
	asOf   register.Date
	facts  uint64 // what it was judged against, as cache.facts counts
}

// written is what changes wrote that findings hang on.
type written struct {
	documents, tasks map[uint64]bool
	series           map[register.Series]bool
	decisions        map[string]bool
	inspections      bool
}

// note puts a key into a set, making the set when there is none.
func note[K comparable](set *map[K]bool, key K) {
	if *set == nil {
		*set = map[K]bool{}
	}
	(*set)[key] = true
}

// manyChanges are so many that all is judged anew rather than each by itself.
const manyChanges = 2000

func (x written) size() int {
	n := len(x.documents) + len(x.tasks) + len(x.series) + len(x.decisions)
	if x.inspections {
		n++
	}
	return n
}

// add takes in what one more change wrote.
func (x *written) add(y written) {
	noteAll(&x.documents, y.documents)
	noteAll(&x.tasks, y.tasks)
	noteAll(&x.series, y.series)
	noteAll(&x.decisions, y.decisions)
	x.inspections = x.inspections || y.inspections
}

func noteAll[K comparable](set *map[K]bool, keys map[K]bool) {
	for key := range keys {
		note(set, key)
	}
}

// Findings reviews the whole register, with the managers' decisions on what is
// found. The review is kept: what was written since is judged with what hangs on
// it, and nothing else, until a unit, a rule, a special day, a setting or the day
// changes. Its length does not hang on the size of the register, only on how
// much the filter keeps.
func (s *Store) Findings(asOf register.Date, filter review.Filter) ([]review.Finding, review.Facts, error) {
	k := &s.reviewed
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := s.refresh(asOf); err != nil {
		k.review = nil
		return nil, review.Facts{AsOf: asOf}, err
	}
	return k.review.Findings(filter), k.review.Facts(), nil
}

// FindingsOf returns what documents break by themselves, with the decisions on it. It
// judges them and no others, so that its length does not hang on the register; as long
// as the search is not ready, what other documents say of them is not known.
func (s *Store) FindingsOf(asOf register.Date, ids []uint64) (map[uint64][]review.Finding, error) {
	f, err := s.Facts(asOf)
	if err != nil {
		return nil, err
	}
	docs, err := s.living(ids)
	if err != nil {
		return nil, err
	}
	found := map[uint64][]review.Finding{}
	for _, d := range docs {
		if d.Voided == "" {
			found[d.ID] = review.CheckDocument(f, d, s.LibraryNow(d))
		}
	}
	return found, s.view(func(tx *txn) error { return decideAll(tx, found) })
}

// decideAll puts the decisions that were made on findings onto them.
func decideAll(tx *txn, found map[uint64][]review.Finding) error {
	for _, list := range found {
		for i, x := range list {
			d, err := readDecision(tx, x.Key())
			if err != nil {
				return err
			}
			if d.Key != "" {
				list[i] = x.With(d)
			}
		}
	}
	return nil
}

// FindingsIf reviews the register as if something else held: other rules, units or
// special days. Nothing is kept.
func (s *Store) FindingsIf(asOf register.Date, filter review.Filter, change func(*review.Facts)) ([]review.Finding, review.Facts, error) {
	r, _, err := s.judge(asOf, change)
	if err != nil {
		return nil, review.Facts{AsOf: asOf}, err
	}
	return r.Findings(filter), r.Facts(), nil
}

// refresh brings the kept review to now.
func (s *Store) refresh(asOf register.Date) (err error) {
	k := &s.reviewed
	facts, news := s.cache.news()
	if k.review == nil || k.asOf != asOf || k.facts != facts || news.size() > manyChanges {
		k.asOf, k.facts = asOf, facts
		k.review, k.from, err = s.judge(asOf, func(*review.Facts) {})
		return err
	}
	if news.size() == 0 {
		return nil
	}
	changes, err := s.changes(news)
	if err != nil {
		return err
	}
	clear(k.from.ledgers)
	k.review.Refresh(changes)
	return k.from.err
}

// changes reads what was written.
func (s *Store) changes(news written) (ch review.Changes, err error) {
	ch.Documents = slices.Sorted(maps.Keys(news.documents))
	ch.Series = slices.Collect(maps.Keys(news.series))
	err = s.view(func(tx *txn) error {
		for _, id := range slices.Sorted(maps.Keys(news.tasks)) {
			t, err := readTask(tx, id)
			if err != nil {
				return err
			}
			ch.Tasks = append(ch.Tasks, t)
		}
		for key := range news.decisions {
			d, err := readDecision(tx, key)
			if err != nil {
				return err
			}
			ch.Decisions = append(ch.Decisions, d)
		}
		return nil
	})
	if err == nil && news.inspections {
		list, bad := s.Inspections()
		ch.Inspections, err = append([]review.Inspection{}, list...), bad // none is a change too
	}
	return ch, err
}

// judge reviews the whole register.
func (s *Store) judge(asOf register.Date, change func(*review.Facts)) (*review.Review, *reading, error) {
	f, err := s.Facts(asOf)
	if err != nil {
		return nil, nil, err
	}
	from := &reading{s: s}
	f.Explained = from.explained
	change(&f)
	f.Tasks = from.tasks()
	if f.Inspections, err = s.Inspections(); err != nil {
		return nil, nil, err
	}
	decisions, err := s.Decisions()
	if err != nil {
		return nil, nil, err
	}
	r := review.Begin(f, from.documents(), decisions) // reads the tasks beside the documents
	return r, from, from.err
}

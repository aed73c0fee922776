package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"kycuong/register"
	"kycuong/store"
)

// mostImported is the largest import that is measured; larger registers are
// filled the same way.
const mostImported = 100_000

// importing imports the whole register into a fresh file of each kind; ours is
// ready to be searched afterwards.
func (b *bench) importing() error {
	if b.size > mostImported {
		return nil
	}
	dir, err := os.MkdirTemp(b.dir, "import-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) // it was for this figure only
	docs := newOffice(b.size).batch(b.size)
	own, index, err := importOurs(filepath.Join(dir, "ours"), docs)
	if err != nil {
		return err
	}
	r, err := openRaw(filepath.Join(dir, "raw"))
	if err != nil {
		return err
	}
	floor, err := timed(func() error { return errors.Join(batches(docs, r.put), r.Close()) })
	if err != nil {
		return err
	}
	l, err := openLite(filepath.Join(dir, "sqlite"))
	if err != nil {
		return err
	}
	lite, err := timed(func() error { return errors.Join(batches(docs, l.add), l.Close()) })
	if err != nil {
		return err
	}
	x, err := openBleve(filepath.Join(dir, "bleve"), ours{})
	if err != nil {
		return err
	}
	blv, err := timed(func() error { return errors.Join(batches(docs, x.add), x.Close()) })
	all := own + index
	b.table.add("import, then make the search index", b.size, short(own)+" + "+short(index), ratio(all, floor)+" bbolt Puts", against(lite, all), against(blv, all))
	return err
}

func importOurs(dir string, docs []register.Document) (imported, index time.Duration, err error) {
	s, err := openOurs(dir)
	if err != nil {
		return 0, 0, err
	}
	if err := s.SaveUnits(units()); err != nil {
		return 0, 0, err
	}
	imported, err = timed(func() error {
		r, err := s.ImportDocuments(context.Background(), docs, func(int) {})
		if err == nil && r.Added != len(docs) {
			err = fmt.Errorf("%d of %d documents were added", r.Added, len(docs))
		}
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	index, err = timed(func() error {
		_, err := s.ask(question{text: "thuc"})
		return errors.Join(err, s.Close())
	})
	return imported, index, err
}

func timed(work func() error) (time.Duration, error) {
	runtime.GC()
	start := time.Now()
	err := work()
	return time.Since(start), err
}

// searching puts all questions to one engine after the other and holds their
// totals against each other.
func (b *bench) searching() error {
	var got [3]map[string]asked
	var want map[string][]int
	for i, open := range []func() (engine, error){
		func() (engine, error) { return openOurs(b.at("ours")) },
		func() (engine, error) { return openLite(b.at("sqlite/db")) },
		func() (engine, error) {
			s, err := openOurs(b.at("ours"))
			if err != nil {
				return nil, err
			}
			x, err := openBleve(b.at("bleve/index"), s)
			return besides{x, s}, err
		},
	} {
		e, err := open()
		if err != nil {
			return err
		}
		var totals map[string][]int
		got[i], totals, err = askEverything(e)
		if err := errors.Join(err, e.Close()); err != nil {
			return err
		}
		if want == nil {
			want = totals
		}
		for name, list := range totals {
			if !slices.Equal(list, want[name]) {
				return fmt.Errorf("%s: engine %d finds %v, the store %v", name, i, list, want[name])
			}
		}
		runtime.GC()
	}
	for _, set := range questionSets() {
		own, lite, blv := got[0][set.name], got[1][set.name], got[2][set.name]
		b.addSearch(fmt.Sprintf("search, %s (%s found), p50 / p95", set.name, between(want[set.name])), own.read, lite.read, blv.read)
		if set.isFew {
			b.addSearch("the same, found and in order, not read", own.found, lite.found, blv.found)
		}
	}
	return nil
}

func (b *bench) addSearch(what string, own, lite, blv times) {
	b.table.add(what, b.size, short(own.at(0.5))+" / "+short(own.at(0.95)), "",
		short(lite.at(0.5))+" / "+against(lite.at(0.95), own.at(0.95)), short(blv.at(0.5))+" / "+against(blv.at(0.95), own.at(0.95)))
}

// asked is how long a set of questions took an engine, with the page read and, of few
// documents, without.
type asked struct{ read, found times }

// besides is an engine that reads from the store, closed with it.
type besides struct {
	engine
	store ours
}

func (e besides) Close() error { return errors.Join(e.engine.Close(), e.store.Close()) }

func between(totals []int) string {
	return grouped(slices.Min(totals)) + "–" + grouped(slices.Max(totals))
}

func askEverything(e engine) (got map[string]asked, totals map[string][]int, err error) {
	got, totals = map[string]asked{}, map[string][]int{}
	for _, set := range questionSets() {
		var a asked
		if a.read, totals[set.name], err = askAll(set, e.ask); err != nil {
			return nil, nil, err
		}
		if set.isFew {
			if a.found, _, err = askAll(set, e.find); err != nil {
				return nil, nil, err
			}
		}
		got[set.name] = a
	}
	return got, totals, nil
}

// lister is what shows counts and pages of a whole register.
type lister interface {
	counts() error
	page(by store.SortBy, offset int) error
	Close() error
}

// orders of lists, as the columns of the screen.
var orders = []store.SortBy{store.ByDay, store.BySymbol, store.ByNumber, store.ByType, store.BySubject, store.BySender, store.ByDue}

// listed is what one lister needed.
type listed struct {
	first         time.Duration // of the slowest order, when it is asked for first
	counts, pages times
}

// lists counts for the dashboard and turns to pages everywhere in the list, by
// every column.
func (b *bench) lists() error {
	s, err := openOurs(b.at("ours"))
	if err != nil {
		return err
	}
	own, err := b.list(s)
	if err != nil {
		return err
	}
	l, err := openLite(b.at("sqlite/db"))
	if err != nil {
		return err
	}
	lite, err := b.list(l)
	b.table.add("figures of the dashboard, p95", b.size, short(own.counts.at(0.95)), "", against(lite.counts.at(0.95), own.counts.at(0.95)), "")
	b.table.add("a page anywhere in the list, by any column, p50 / p95", b.size, short(own.pages.at(0.5))+" / "+short(own.pages.at(0.95)), "",
		short(lite.pages.at(0.5))+" / "+against(lite.pages.at(0.95), own.pages.at(0.95)), "")
	b.table.add("the first page by a column never sorted by, slowest column", b.size, short(own.first), "", "", "")
	return err
}

func (b *bench) list(l lister) (n listed, err error) {
	if err := l.counts(); err != nil { // warms what is kept in memory
		return n, err
	}
	for _, by := range orders {
		first, err := timed(func() error { return l.page(by, 0) })
		if err != nil {
			return n, err
		}
		n.first = max(n.first, first)
	}
	for range 5 {
		t, err := timed(l.counts)
		if err != nil {
			return n, err
		}
		n.counts = append(n.counts, t)
		for _, by := range orders {
			for _, part := range []float64{0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999} {
				start := time.Now()
				if err := l.page(by, int(part*float64(b.size))); err != nil {
					return n, err
				}
				n.pages = append(n.pages, time.Since(start))
			}
		}
	}
	return n, l.Close()
}

// added is how many documents are logged one by one.
const added = 1000

// adding logs documents one by one, in copies of the registers, in turns.
func (b *bench) adding() error {
	dir, err := os.MkdirTemp(b.dir, "add-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) // it was for this figure only
	for _, name := range []string{"ours", "raw", "sqlite"} {
		if err := copied(b.at(name), filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	s, err := openOurs(filepath.Join(dir, "ours"))
	if err != nil {
		return err
	}
	defer s.Close() // thrown away
	if _, err := s.ask(question{text: "thuc"}); err != nil {
		return err
	}
	r, err := openRaw(filepath.Join(dir, "raw/raw"))
	if err != nil {
		return err
	}
	defer r.Close() // thrown away
	l, err := openLite(filepath.Join(dir, "sqlite/db"))
	if err != nil {
		return err
	}
	defer l.Close() // thrown away
	f, err := os.Create(filepath.Join(dir, "sync"))
	if err != nil {
		return err
	}
	defer f.Close() // thrown away
	return b.addInTurns(s, r, l, syncer{f})
}

func (b *bench) addInTurns(s ours, r *raw, l *lite, f syncer) error {
	o := newOffice(b.size)
	for range b.size {
		o.next()
	}
	var own, floor, lite, sync times
	for range added {
		d := o.next()
		for _, turn := range []struct {
			t  *times
			do func() error
		}{{&own, func() error { return s.add(d) }}, {&floor, func() error { return r.put(d) }}, {&lite, func() error { return l.add(d) }}, {&sync, func() error { return f.write(512) }}} {
			start := time.Now()
			if err := turn.do(); err != nil {
				return err
			}
			*turn.t = append(*turn.t, time.Since(start))
		}
	}
	mid := own.at(0.5)
	b.table.add("log one document durably, search index included, p50", b.size, short(mid), ratio(mid, floor.at(0.5))+" a bbolt Put, "+ratio(mid, sync.at(0.5))+" an fsync", against(lite.at(0.5), mid), "")
	b.table.add("the same, on average", b.size, short(own.mean()), ratio(own.mean(), floor.mean())+" a bbolt Put, "+ratio(own.mean(), sync.mean())+" an fsync", against(lite.mean(), own.mean()), "")
	return nil
}

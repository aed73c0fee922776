package main

import (
	"context"
	"time"

	"kycuong/register"
	"kycuong/store"
)

// ours is the store of the program.
type ours struct{ *store.Store }

func openOurs(dir string) (ours, error) {
	s, err := store.Open(dir, store.Options{Who: "bench"})
	return ours{s}, err
}

// fillOurs imports what the office wrote and makes the search index, which
// closing saves.
func fillOurs(dir string, size int, took func(done int, t time.Duration)) error {
	s, err := openOurs(dir)
	if err != nil {
		return err
	}
	defer s.Close() // a second time after the one that counts does nothing
	if err := s.SaveUnits(units()); err != nil {
		return err
	}
	err = inParts(size, func(docs []register.Document, done int) error {
		start := time.Now()
		_, err := s.ImportDocuments(context.Background(), docs, nil)
		took(done, time.Since(start))
		return err
	})
	if err != nil {
		return err
	}
	start := time.Now()
	if _, err := s.ask(question{text: "thuc"}); err != nil {
		return err
	}
	err = s.Close()
	took(size, time.Since(start))
	return err
}

func (s ours) search(q question) (store.Result, error) {
	return s.Search(store.Query{Text: q.text, Unit: q.unit, Year: q.year, Limit: pageSize})
}

func (s ours) find(q question) (answer, error) {
	r, err := s.search(q)
	return answer{r.Total, len(r.IDs)}, err
}

func (s ours) ask(q question) (answer, error) {
	r, err := s.search(q)
	if err != nil {
		return answer{}, err
	}
	docs, err := s.Documents(r.IDs)
	return answer{r.Total, len(docs)}, err
}

// page reads a page of the whole register.
func (s ours) page(by store.SortBy, offset int) error {
	r, err := s.Search(store.Query{Sort: by, Offset: offset, Limit: pageSize})
	if err != nil {
		return err
	}
	_, err = s.Documents(r.IDs)
	return err
}

func (s ours) counts() error {
	_, err := s.Counts(0, 0, 0)
	return err
}

func (s ours) add(d register.Document) error {
	_, err := s.AddDocument(d)
	return err
}

// partSize is how many documents are in memory at once while a register is
// filled.
const partSize = 20_000

// inParts hands over what an office of that size wrote.
func inParts(size int, take func(docs []register.Document, done int) error) error {
	o := newOffice(size)
	for done := 0; done < size; {
		n := min(partSize, size-done)
		docs := o.batch(n)
		done += n
		if err := take(docs, done); err != nil {
			return err
		}
	}
	return nil
}

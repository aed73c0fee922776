package main

import (
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"kycuong/register"
)

// bleveIndex is bleve beside the store: it finds, the store reads.
type bleveIndex struct {
	bleve.Index
	org   *register.Org
	store ours
	last  uint64
}

func bleveMapping() mapping.IndexMapping {
	text := bleve.NewTextFieldMapping()
	text.Analyzer = simple.Name
	key := bleve.NewKeywordFieldMapping()
	for _, f := range []*mapping.FieldMapping{text, key} {
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
	}
	doc := bleve.NewDocumentStaticMapping()
	for name, f := range map[string]*mapping.FieldMapping{"plain": text, "marked": text, "unit": key, "year": key} {
		doc.AddFieldMappingsAt(name, f)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	return m
}

func openBleve(path string, s ours) (*bleveIndex, error) {
	x, err := bleve.Open(path)
	if err != nil {
		x, err = bleve.New(path, bleveMapping())
	}
	if err != nil {
		return nil, err
	}
	n, err := x.DocCount()
	return &bleveIndex{x, register.NewOrg(units()), s, n}, err
}

func (x *bleveIndex) add(docs ...register.Document) error {
	b := x.NewBatch()
	for _, d := range docs {
		x.last++
		text, codes := textOf(x.org, d)
		err := b.Index(fmt.Sprintf("%012d", x.last), map[string]any{"plain": register.Fold(text), "marked": register.FoldMarks(text),
			"unit": codes, "year": strconv.Itoa(d.Day().Year())})
		if err != nil {
			return err
		}
	}
	return x.Batch(b)
}

func (x *bleveIndex) ask(q question) (answer, error) {
	total, hits, err := x.hits(q)
	if err != nil {
		return answer{}, err
	}
	ids := make([]uint64, 0, len(hits))
	for _, h := range hits {
		id, err := strconv.ParseUint(h.ID, 10, 64)
		if err != nil {
			return answer{}, err
		}
		ids = append(ids, id)
	}
	docs, err := x.store.Documents(ids)
	return answer{total, len(docs)}, err
}

func (x *bleveIndex) find(q question) (answer, error) {
	total, hits, err := x.hits(q)
	return answer{total, len(hits)}, err
}

// hits returns how many documents a question finds, and the first page of them.
func (x *bleveIndex) hits(q question) (total int, page search.DocumentMatchCollection, err error) {
	found, err := x.request(x.query("plain", q, false))
	if err != nil {
		return 0, nil, err
	}
	page = found.Hits
	if q.marked {
		first, err := x.request(x.query("marked", q, true))
		if err != nil {
			return 0, nil, err
		}
		page = first.Hits
	}
	return int(found.Total), page, nil
}

func (x *bleveIndex) request(q query.Query) (*bleve.SearchResult, error) {
	r := bleve.NewSearchRequestOptions(q, pageSize, 0, false)
	r.SortBy([]string{"-_id"})
	r.Score = "none"
	return x.Search(r)
}

func (x *bleveIndex) query(field string, q question, marked bool) query.Query {
	all := bleve.NewConjunctionQuery()
	words := terms(q.text, marked)
	for i, w := range words {
		if i == len(words)-1 {
			p := bleve.NewPrefixQuery(w)
			p.SetField(field)
			all.AddQuery(p)
			continue
		}
		t := bleve.NewTermQuery(w)
		t.SetField(field)
		all.AddQuery(t)
	}
	for name, value := range map[string]string{"unit": q.unit, "year": strconv.Itoa(q.year)} {
		if q.unit != "" {
			t := bleve.NewTermQuery(value)
			t.SetField(name)
			all.AddQuery(t)
		}
	}
	return all
}

package app

import "kycuong/register"

// pageSize is how many documents are read at once; a screen shows about 25.
const pageSize = 64

// keptPages bounds the memory of a list one scrolls through.
const keptPages = 40

// pages gives the documents of a list row by row, reading them as they come
// into view.
type pages struct {
	ids   []uint64
	read  func(ids []uint64) ([]register.Document, error)
	kept  map[int][]register.Document
	order []int
}

func newPages(ids []uint64, read func([]uint64) ([]register.Document, error)) *pages {
	return &pages{ids: ids, read: read, kept: map[int][]register.Document{}}
}

// at returns the document of a row; false when it cannot be read.
func (p *pages) at(row int) (register.Document, bool) {
	if row < 0 || row >= len(p.ids) {
		return register.Document{}, false
	}
	n := row / pageSize
	page, ok := p.kept[n]
	if !ok {
		var err error
		page, err = p.read(p.ids[n*pageSize : min((n+1)*pageSize, len(p.ids))])
		if err != nil {
			return register.Document{}, false
		}
		p.keep(n, page)
	}
	if row%pageSize >= len(page) {
		return register.Document{}, false
	}
	return page[row%pageSize], true
}

// around are the ids of the page that a row is on.
func (p *pages) around(row int) []uint64 {
	from := row / pageSize * pageSize
	return p.ids[from:min(from+pageSize, len(p.ids))]
}

func (p *pages) keep(n int, page []register.Document) {
	if len(p.order) >= keptPages {
		delete(p.kept, p.order[0])
		p.order = p.order[1:]
	}
	p.kept[n] = page
	p.order = append(p.order, n)
}

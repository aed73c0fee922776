package review

import (
	"iter"
	"slices"
)

// lists keeps papers by a key, those of one key in the order of their ids. Most
// keys have one paper and so no list of their own, of which a large register would
// have as many as documents.
type lists[K comparable] struct {
	single map[K]*paper
	many   map[K][]*paper
}

func newLists[K comparable](size int) lists[K] {
	return lists[K]{single: make(map[K]*paper, size), many: map[K][]*paper{}}
}

// of returns the papers of a key.
func (l lists[K]) of(key K) iter.Seq[*paper] {
	return func(yield func(*paper) bool) {
		if p := l.single[key]; p != nil {
			yield(p)
			return
		}
		for _, p := range l.many[key] {
			if !yield(p) {
				return
			}
		}
	}
}

// add puts a paper under a key, once.
func (l lists[K]) add(key K, p *paper) {
	first := l.single[key]
	list := l.many[key]
	switch {
	case first == nil && list == nil:
		l.single[key] = p
		return
	case first != nil && first.id == p.id:
		return
	case first != nil:
		delete(l.single, key)
		list = []*paper{first}
	}
	at := len(list)
	for at > 0 && list[at-1].id > p.id {
		at--
	}
	if at == 0 || list[at-1].id != p.id {
		list = slices.Insert(list, at, p)
	}
	l.many[key] = list
}

// remove takes a paper away from a key.
func (l lists[K]) remove(key K, p *paper) {
	if first := l.single[key]; first != nil && first.id == p.id {
		delete(l.single, key)
	}
	list, ok := l.many[key]
	if !ok {
		return
	}
	list = slices.DeleteFunc(list, func(q *paper) bool { return q.id == p.id })
	if len(list) == 0 {
		delete(l.many, key)
		return
	}
	l.many[key] = list
}

package export

import "fmt"

// mark is an entry of the outline readers show beside the pages.
type mark struct {
	title string
	level int     // 0 stands by itself, others below the last one of a lower level
	page  int     // from 1
	top   float64 // of what it leads to, in points from the foot of the page
}

// aboveMark is the room left above what an entry leads to, in millimetres.
const aboveMark = 2.0

// mark makes an entry of the outline that leads to where the next thing goes.
func (c *canvas) mark(level int, title string) {
	c.marks = append(c.marks, mark{title: title, level: level, page: len(c.wide), top: (c.h - max(c.y-aboveMark, 0)) / mmPerPoint})
}

// outline writes the entries and returns the number of their root, 0 for none.
// Entries below others are folded away.
func (p *packer) outline(marks []mark) int {
	if len(marks) == 0 {
		return 0
	}
	root, first := p.reserve(), len(p.placed)
	for range marks {
		p.reserve()
	}
	family := relatives(marks)
	link := func(key string, i int) string {
		if i < 0 {
			return ""
		}
		return fmt.Sprintf("/%s %d 0 R ", key, first+i)
	}
	for i, m := range marks {
		r := family[i+1]
		parent := link("Parent", r.parent)
		if r.parent < 0 {
			parent = fmt.Sprintf("/Parent %d 0 R ", root)
		}
		p.put(first+i, "<</Title %s %s%s%s%s/Dest [%d 0 R /XYZ 0 %.2f null]>>", textString(said(m.title)), parent,
			link("Prev", r.prev), link("Next", r.next), r.children(link, -1), pageObject(m.page), m.top)
	}
	return p.put(root, "<</Type /Outlines %s>>", family[0].children(link, 1))
}

// pageObject is the number gofpdf gives a page: after the tree of pages and the
// resources, each with its content behind it.
func pageObject(page int) int { return 1 + 2*page }

// relative is an entry's place among the others; -1 is none.
type relative struct{ parent, prev, next, first, last, count int }

// children are the keys of an entry that has some; sign tells whether they are
// shown at once.
func (r relative) children(link func(string, int) string, sign int) string {
	if r.count == 0 {
		return ""
	}
	return link("First", r.first) + link("Last", r.last) + fmt.Sprintf("/Count %d ", sign*r.count)
}

// relatives finds each entry's place, one further on in the list: the first is
// the root's.
func relatives(marks []mark) []relative {
	none := relative{-1, -1, -1, -1, -1, 0}
	list := make([]relative, len(marks)+1)
	list[0] = none
	open := []int{-1} // the entry each level stands below; -1 is the root
	for i, m := range marks {
		r := none
		level := min(m.level, len(open)-1)
		open = append(open[:level+1], i)
		r.parent = open[level]
		above := &list[r.parent+1]
		r.prev = above.last
		if above.count == 0 {
			above.first = i
		} else {
			list[r.prev+1].next = i
		}
		above.last = i
		above.count++
		list[i+1] = r
	}
	return list
}

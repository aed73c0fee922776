package store

import "bytes"

// element is one entry of a page.
type element struct {
	key, value []byte
	from       uint64 // where in the page key and value lie
	page       uint64 // of branches
	isBucket   bool   // of leaves
}

// elements takes a page apart, with bounds. bbolt puts the entries one behind the
// other right after their list, so a wrong length or count leaves a gap.
func elements(id uint64, buf []byte, branch bool) ([]element, error) {
	count := int(order.Uint16(buf[10:]))
	if pageHeader+count*elementSize > len(buf) {
		return nil, damage(whatStructure, "page %d cannot hold %d entries", id, count)
	}
	list := make([]element, count)
	end := uint64(pageHeader + count*elementSize)
	for i := range list {
		at := pageHeader + i*elementSize
		e, ok := parseElement(buf, at, branch)
		if !ok {
			return nil, damage(whatStructure, "page %d: entry %d reaches over its end", id, i)
		}
		if e.from != end {
			return nil, damage(whatStructure, "page %d: entry %d is not where the one before it ends", id, i)
		}
		end += uint64(len(e.key) + len(e.value))
		list[i] = e
	}
	return list, nil
}

func parseElement(buf []byte, at int, branch bool) (element, bool) {
	head := buf[at:]
	pos, keySize, valueSize := uint64(order.Uint32(head)), uint64(order.Uint32(head[4:])), uint64(0)
	e := element{}
	if branch {
		e.page = order.Uint64(head[8:])
	} else {
		flags := order.Uint32(head)
		pos, keySize, valueSize = uint64(order.Uint32(head[4:])), uint64(order.Uint32(head[8:])), uint64(order.Uint32(head[12:]))
		if flags > bucketLeaf {
			return e, false
		}
		e.isBucket = flags == bucketLeaf
	}
	from := uint64(at) + pos
	if pos < elementSize || from+keySize+valueSize > uint64(len(buf)) {
		return e, false
	}
	e.from = from
	e.key = buf[from : from+keySize]
	e.value = buf[from+keySize : from+keySize+valueSize]
	return e, true
}

// inOrder proves that keys rise and stay within their bounds.
func inOrder(id uint64, list []element, low, high []byte) error {
	for i, e := range list {
		if (i > 0 && bytes.Compare(list[i-1].key, e.key) >= 0) || (low != nil && bytes.Compare(e.key, low) < 0) ||
			(high != nil && bytes.Compare(e.key, high) >= 0) || len(e.key) == 0 {
			return damage(whatStructure, "page %d: key %d is out of order", id, i)
		}
	}
	return nil
}

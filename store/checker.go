package store

import (
	"bytes"
	"context"
	"fmt"
	"io"
)

// checker walks the pages of a file whose lock is held, or of which a read
// transaction keeps the pages from being used again.
type checker struct {
	file    io.ReaderAt
	meta    meta
	headers string // which header page is damaged; "" for none
	size    int64
	seen    []bool // pages met on the way
	ctx     context.Context
	shallow bool // leaf pages are not read
	leaves  int  // depth at which they lie in the tree under way; 0 when they are read
	buckets [][]byte
}

// smallFile is how large a file may be to be walked whole at Open; of a larger
// one only the branches are, a hundredth of it. Verify walks everything.
const smallFile = 64 << 20

// maxDepth is more than any tree of bbolt has.
const maxDepth = 64

// quick checks what would crash or hang bbolt.
func (c *checker) quick() error {
	c.shallow = c.size > smallFile
	return c.run(context.Background())
}

// run walks the tree and the free list.
func (c *checker) run(ctx context.Context) error {
	c.ctx = ctx
	c.seen[0] = true
	if len(c.seen) > 1 {
		c.seen[1] = true
	}
	free, err := c.freelist()
	if err != nil {
		return err
	}
	if err := c.tree(c.meta.root, nil, nil, 0, true); err != nil {
		return err
	}
	if err := c.wanted(); err != nil {
		return err
	}
	return c.accounted(free)
}

// page reads a page with those that overflow from it, and marks them met.
func (c *checker) page(id uint64, depth int) ([]byte, error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	if id < 2 || id >= c.meta.pages || depth > maxDepth {
		return nil, damage(whatStructure, "page %d does not exist", id)
	}
	head := make([]byte, pageHeader)
	at := int64(id) * int64(c.meta.pageSize)
	if _, err := c.file.ReadAt(head, at); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	overflow := uint64(order.Uint32(head[12:]))
	if order.Uint64(head) != id || overflow >= c.meta.pages-id {
		return nil, damage(whatStructure, "page %d calls itself %d with %d more", id, order.Uint64(head), overflow)
	}
	for i := id; i <= id+overflow; i++ {
		if c.seen[i] {
			return nil, damage(whatStructure, "page %d is used twice", i)
		}
		c.seen[i] = true
	}
	buf := make([]byte, (overflow+1)*uint64(c.meta.pageSize))
	if _, err := c.file.ReadAt(buf, at); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	return buf, nil
}

// freelist reads the list of free pages.
func (c *checker) freelist() ([]uint64, error) {
	if c.meta.freelist == noFreelist {
		return nil, nil
	}
	buf, err := c.page(c.meta.freelist, 0)
	if err != nil {
		return nil, err
	}
	if order.Uint16(buf[8:]) != freelistPage {
		return nil, damage(whatStructure, "page %d is not the free list", c.meta.freelist)
	}
	n, ids := uint64(order.Uint16(buf[10:])), buf[pageHeader:]
	if n == 0xffff {
		n, ids = order.Uint64(ids), ids[8:]
	}
	if n > uint64(len(ids)/8) {
		return nil, damage(whatStructure, "free list of %d pages does not fit", n)
	}
	free := make([]uint64, n)
	for i := range free {
		free[i] = order.Uint64(ids[8*i:])
		if free[i] < 2 || free[i] >= c.meta.pages || (i > 0 && free[i] <= free[i-1]) {
			return nil, damage(whatStructure, "free page %d", free[i])
		}
	}
	return free, nil
}

// accounted proves that each page is used once or free. Without the leaves it
// is not known which pages overflow from them, so then only that no page is
// both.
func (c *checker) accounted(free []uint64) error {
	for _, id := range free {
		if c.seen[id] {
			return damage(whatStructure, "page %d is used and free", id)
		}
		c.seen[id] = true
	}
	for id, seen := range c.seen {
		if !seen && !c.shallow {
			return damage(whatStructure, "page %d is lost", id)
		}
	}
	return nil
}

// wanted proves that all buckets are there, in a file that is ours.
func (c *checker) wanted() error {
	has := func(name []byte) bool {
		for _, b := range c.buckets {
			if bytes.Equal(b, name) {
				return true
			}
		}
		return false
	}
	if !has(metaBucket.name) {
		return damage(whatForeign, "it has no bucket %s", metaBucket.name)
	}
	return nil
}

// tree walks a page and those below it; its keys lie in [low, high), where nil
// is no bound.
func (c *checker) tree(id uint64, low, high []byte, depth int, top bool) error {
	if c.leaves > 0 && depth == c.leaves {
		return c.skip(id)
	}
	buf, err := c.page(id, depth)
	if err != nil {
		return err
	}
	switch order.Uint16(buf[8:]) {
	case branchPage:
		return c.branch(id, buf, low, high, depth, top)
	case leafPage:
		return c.leaf(id, buf, low, high, depth, top)
	}
	return damage(whatStructure, "page %d is neither branch nor leaf", id)
}

func (c *checker) branch(id uint64, buf, low, high []byte, depth int, top bool) error {
	list, err := elements(id, buf, true)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return damage(whatStructure, "branch %d is empty", id)
	}
	if err := inOrder(id, list, low, high); err != nil {
		return err
	}
	for i, e := range list {
		end := high
		if i+1 < len(list) {
			end = list[i+1].key
		}
		if err := c.tree(e.page, e.key, end, depth+1, top); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) leaf(id uint64, buf, low, high []byte, depth int, top bool) error {
	list, err := elements(id, buf, false)
	if err != nil {
		return err
	}
	if err := inOrder(id, list, low, high); err != nil {
		return err
	}
	if len(list) == 0 && !top && len(buf) >= int(c.meta.pageSize) { // an empty bucket has no page of its own
		return damage(whatStructure, "leaf %d is empty", id)
	}
	for _, e := range list {
		if e.isBucket != top {
			return damage(whatStructure, "page %d: %q is out of place", id, e.key)
		}
		if !top {
			continue
		}
		c.buckets = append(c.buckets, e.key)
		if err := c.bucket(id, e, depth); err != nil {
			return err
		}
	}
	return nil
}

// bucket walks a bucket: a tree of its own, or a leaf within the value.
func (c *checker) bucket(id uint64, e element, depth int) error {
	if len(e.value) < bucketHeader {
		return damage(whatStructure, "page %d: bucket %q is cut off", id, e.key)
	}
	if root := order.Uint64(e.value); root != 0 {
		if c.shallow {
			var err error
			if c.leaves, err = c.depth(root, depth+1); err != nil {
				return err
			}
			defer func() { c.leaves = 0 }() // the leaves that hold buckets are read
		}
		return c.tree(root, nil, nil, depth+1, false)
	}
	inline := e.value[bucketHeader:]
	if len(inline) < pageHeader || order.Uint16(inline[8:]) != leafPage {
		return damage(whatStructure, "page %d: bucket %q has no page", id, e.key)
	}
	if order.Uint16(inline[10:]) == 0 && len(inline) > pageHeader {
		return damage(whatStructure, "page %d: bucket %q lacks its entries", id, e.key)
	}
	return c.leaf(id, inline, nil, nil, depth+1, false)
}

// depth goes down the left side of a tree to find how deep its leaves lie,
// which is the same everywhere in it.
func (c *checker) depth(id uint64, depth int) (int, error) {
	buf := make([]byte, c.meta.pageSize)
	for ; depth <= maxDepth; depth++ {
		if id < 2 || id >= c.meta.pages {
			return 0, damage(whatStructure, "page %d does not exist", id)
		}
		if _, err := c.file.ReadAt(buf, int64(id)*int64(c.meta.pageSize)); err != nil {
			return 0, fmt.Errorf("page %d: %w", id, err)
		}
		if order.Uint16(buf[8:]) != branchPage || order.Uint16(buf[10:]) == 0 {
			return depth, nil
		}
		id = order.Uint64(buf[pageHeader+8:])
	}
	return 0, damage(whatStructure, "the tree of page %d has no end", id)
}

// skip marks a leaf met without reading it.
func (c *checker) skip(id uint64) error {
	if id < 2 || id >= c.meta.pages || c.seen[id] {
		return damage(whatStructure, "page %d does not exist or is used twice", id)
	}
	c.seen[id] = true
	return nil
}

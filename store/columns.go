package store

import (
	"math"

	"kycuong/register"
)

// columns hold, by id, what lists are sorted, filtered and counted by: some
// 30 bytes a document.
type columns struct {
	day    []int32
	due    []int32  // math.MaxInt32 for none
	number []uint32 // number times 256 and the first sign of the suffix
	kind   []uint32 // place in kinds
	sender []uint32 // place in senders
	codes  []uint32 // place in codes; the unit it is counted for
	ask    []uint64 // key an answer to an incoming document has; 0 for none
	flags  []uint8

	kinds, senders, units interned
}

const (
	isKnown uint8 = 1 << iota
	isIncoming
	isVoided
	isAsking // it wants something done
	isDone   // by itself: its reply is named, or its progress says so
	isOpen
)

func newColumns() columns {
	return columns{kinds: newInterned(), senders: newInterned(), units: newInterned()}
}

// interned gives texts numbers, and keeps a key to sort them by.
type interned struct {
	ids   map[string]uint32
	texts []string
	keys  []string
}

func newInterned() interned { return interned{ids: map[string]uint32{}} }

func (n *interned) id(text string) uint32 {
	id, ok := n.ids[text]
	if !ok {
		id = uint32(len(n.texts))
		n.ids[text] = id
		n.texts = append(n.texts, text)
		n.keys = append(n.keys, sortKey(text))
	}
	return id
}

// grow makes room for id.
func (c *columns) grow(id uint32) {
	for uint32(len(c.day)) <= id {
		c.day = append(c.day, 0)
		c.due = append(c.due, math.MaxInt32)
		c.number = append(c.number, 0)
		c.kind = append(c.kind, 0)
		c.sender = append(c.sender, 0)
		c.codes = append(c.codes, 0)
		c.ask = append(c.ask, 0)
		c.flags = append(c.flags, 0)
	}
}

func (c *columns) mark(id uint32, flag uint8, on bool) {
	c.flags[id] &^= flag
	if on {
		c.flags[id] |= flag
	}
}

func (c *columns) set(id uint32, d register.Document, sender string) {
	c.grow(id)
	c.day[id] = int32(d.Day())
	c.due[id] = dueOf(d)
	c.number[id] = uint32(d.Number.N) << 8
	if d.Number.Suffix != "" {
		c.number[id] |= uint32(d.Number.Suffix[0])
	}
	c.kind[id] = c.kinds.id(register.TypeName(d.Type))
	c.sender[id] = c.senders.id(sender)
	c.codes[id] = c.units.id(countedFor(d))
	c.mark(id, isKnown, true)
	c.mark(id, isIncoming, d.Direction == register.Incoming)
	c.mark(id, isVoided, d.Voided != "")
}

// dueOf is the day by which a document wants something done.
func dueOf(d register.Document) int32 {
	switch {
	case d.Direction == register.Incoming && d.HandleDue != 0:
		return int32(d.HandleDue)
	case d.ReplyDue != 0:
		return int32(d.ReplyDue)
	}
	return math.MaxInt32
}

// countedFor is the unit a document is counted for: its sender, by code, or
// by the words that stand there as long as nobody knows the unit.
func countedFor(d register.Document) string {
	if d.Sender.Code != "" {
		return d.Sender.Code
	}
	return d.Sender.Text
}

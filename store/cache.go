package store

import (
	"sync"

	"kycuong/register"
	"kycuong/review"
)

// kinds is a set of what a change touched.
type kinds uint8

const (
	touchedUnits kinds = 1 << iota
	touchedDays
	touchedRulebook
	touchedSettings

	allKinds kinds = 255
)

// kindOf tells what of the small things a change of a kind touches; documents,
// tasks and decisions are none of them.
func kindOf(kind string) kinds {
	switch kind {
	case KindUnit:
		return touchedUnits
	case KindDay:
		return touchedDays
	case KindRulebook:
		return touchedRulebook
	case KindYear:
		return touchedSettings // what findings hang on has changed as a whole
	case KindSettings:
		return touchedSettings | touchedDays // the confirmed years are part of the calendar
	}
	return 0
}

// cache holds the small things that are read all the time. Each is read anew
// after a change of its kind.
type cache struct {
	mu       sync.Mutex
	epoch    uint64 // counts the changes, so that a value read before one is not kept after it
	org      *register.Org
	calendar *register.Calendar
	rulebook *review.Rulebook
	settings *register.Settings
	facts    uint64 // counts the changes of these
	written  written
}

// news returns which facts hold, and what was written since it was last asked.
func (c *cache) news() (facts uint64, news written) {
	c.mu.Lock()
	defer c.mu.Unlock()
	news, c.written = c.written, written{}
	return c.facts, news
}

// wrote takes in what a change wrote.
func (c *cache) wrote(x written) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.written.add(x)
}

func (c *cache) drop(k kinds) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.epoch++
	if k != 0 {
		c.facts++
	}
	if k&touchedUnits != 0 {
		c.org = nil
	}
	if k&touchedDays != 0 {
		c.calendar = nil
	}
	if k&touchedRulebook != 0 {
		c.rulebook = nil
	}
	if k&touchedSettings != 0 {
		c.settings = nil
	}
}

// cached returns the value in a slot of the cache, reading it when it is not
// there.
func cached[V any](s *Store, slot func(*cache) **V, read func(tx *txn) (*V, error)) (*V, error) {
	if s.IsLocked() {
		return nil, ErrLocked
	}
	c := &s.cache
	c.mu.Lock()
	v, epoch := *slot(c), c.epoch
	c.mu.Unlock()
	if v != nil {
		return v, nil
	}
	err := s.view(func(tx *txn) (err error) {
		v, err = read(tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.epoch == epoch {
		*slot(c) = v
	}
	return v, nil
}

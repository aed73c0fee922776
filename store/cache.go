package store

import (
	"sync"

	bolt "go.etcd.io/bbolt"

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
	touchedOthers
	touchedDecisions // and what else no finding hangs on

	allKinds kinds = 255
)

func kindOf(kind string) kinds {
	switch kind {
	case KindUnit:
		return touchedUnits
	case KindDay:
		return touchedDays
	case KindRulebook:
		return touchedRulebook
	case KindSettings:
		return touchedSettings | touchedDays // the confirmed years are part of the calendar
	case KindDecision, KindReport, KindAttachment:
		return touchedDecisions
	}
	return touchedOthers
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
	facts    uint64 // counts the changes that findings hang on
	reviewed *reviewed
}

// reviewed is what the last review of the whole register found, before decisions.
type reviewed struct {
	asOf  register.Date
	facts review.Facts
	found []review.Finding
}

func (c *cache) drop(k kinds) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.epoch++
	if k&^touchedDecisions != 0 {
		c.facts++
		c.reviewed = nil
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
func cached[V any](s *Store, slot func(*cache) **V, read func(tx *bolt.Tx) (*V, error)) (*V, error) {
	c := &s.cache
	c.mu.Lock()
	v, epoch := *slot(c), c.epoch
	c.mu.Unlock()
	if v != nil {
		return v, nil
	}
	err := s.view(func(tx *bolt.Tx) (err error) {
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

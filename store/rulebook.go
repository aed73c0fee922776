package store

import (
	"bytes"
	"fmt"
	"slices"

	"kycuong/register"
	"kycuong/review"
)

// rulebookRecord is a review.Rulebook with numbers for its fields.
type rulebookRecord struct {
	Rules      []review.Rule      `cbor:"1,keyasint,omitempty"`
	Exceptions []review.Exception `cbor:"2,keyasint,omitempty"`
	Scoring    review.Scoring     `cbor:"9,keyasint,omitempty"`
	Fields     []review.Field     `cbor:"10,keyasint,omitempty"`
	Contents   []review.Content   `cbor:"11,keyasint,omitempty"`
}

// SaveRulebook keeps the rulebook; a faulty one is refused.
func (s *Store) SaveRulebook(rb *review.Rulebook) error {
	return s.update(func(w *writer) error { return w.saveRulebook(rb) })
}

func (w *writer) saveRulebook(rb *review.Rulebook) error {
	if err := rb.Validate(); err != nil {
		return fmt.Errorf("rulebook: %w", err)
	}
	r := record{bucket: rulebookBucket, kind: KindRulebook, id: string(currentKey), key: currentKey}
	return w.saveValue(r, rulebookRecord{rb.Rules, rb.Exceptions, rb.Scoring, rb.Fields, rb.Contents})
}

// Rulebook returns the rulebook, without a rule in a fresh store. It is the
// same value until it changes and must not be changed by the caller, who saves
// a changed copy instead.
func (s *Store) Rulebook() (*review.Rulebook, error) {
	return cached(s, func(c *cache) **review.Rulebook { return &c.rulebook }, readRulebook)
}

func readRulebook(tx *txn) (*review.Rulebook, error) {
	r, err := load(tx, rulebookBucket, currentKey)
	if err != nil || r.payload == nil {
		return &review.Rulebook{}, err
	}
	var v rulebookRecord
	err = rulebookBucket.decode(currentKey, bytes.Clone(r.payload), &v)
	return &review.Rulebook{Rules: v.Rules, Exceptions: v.Exceptions, Scoring: v.Scoring, Fields: v.Fields, Contents: v.Contents}, err
}

// Seed is what a fresh register starts with: the rulebook and the calendar
// that come with the program.
type Seed struct {
	Rulebook       *review.Rulebook
	Days           []register.SpecialDay
	ConfirmedYears []int
}

// Seed fills in what the register does not have yet. What an office has made
// its own is left alone.
func (s *Store) Seed(seed Seed) error {
	return s.update(func(w *writer) error {
		if seed.Rulebook != nil {
			if err := w.seedRulebook(seed.Rulebook); err != nil {
				return err
			}
		}
		if k, _ := daysBucket.in(w.tx).Cursor().First(); k != nil {
			return nil
		}
		if err := w.saveDays(seed.Days); err != nil {
			return err
		}
		return w.seedYears(seed.ConfirmedYears)
	})
}

// seedRulebook keeps the rulebook of a fresh register, and adds to another one the
// rules it has no entry of at all: those a newer program brings. What the office
// has made of the others is left alone.
func (w *writer) seedRulebook(built *review.Rulebook) error {
	own, err := readRulebook(w.tx)
	if err != nil {
		return err
	}
	if len(own.Rules) == 0 {
		return w.saveRulebook(built)
	}
	merged := *own
	merged.Rules = slices.Clone(own.Rules)
	for _, r := range built.Rules {
		if !slices.ContainsFunc(own.Rules, func(x review.Rule) bool { return x.Code == r.Code }) {
			merged.Rules = append(merged.Rules, r)
		}
	}
	if len(merged.Contents) == 0 {
		merged.Contents = built.Contents
	}
	return w.saveRulebook(&merged)
}

func (w *writer) seedYears(years []int) error {
	settings, err := readSettings(w.tx)
	if err != nil || len(settings.ConfirmedYears) > 0 || len(years) == 0 {
		return err
	}
	v := copySettings(*settings)
	v.ConfirmedYears = years
	return w.saveSettings(v)
}

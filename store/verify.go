package store

import "context"

// Problem is one thing that does not hold.
type Problem struct{ Where, What string }

// Summary says what was verified.
type Summary struct {
	Documents, Numbers, Units, Decisions, Entries int
	Format                                        int
	Bytes                                         int64
	Head                                          string // hash of the last journal entry
}

// Verify checks the whole store.
func (s *Store) Verify(ctx context.Context) ([]Problem, Summary, error) { return nil, Summary{}, nil }

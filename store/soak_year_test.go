package store

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"
)

// closeYearsUntilKilled closes one year after the other.
func closeYearsUntilKilled(dir string) {
	s := must(Open(dir, testOptions))
	say("open")
	for year := 2020; year <= 2024; year++ {
		y, err := s.CloseYear(context.Background(), year, nil)
		if err == ErrYearClosed {
			continue
		}
		must(0, err)
		say("closed %d %s", year, y.Digest)
	}
	untilKilled()
}

// TestSoakKilledWhileAYearIsClosed: a year is closed with its archive whole, or it is
// not; either way every document is as it was.
func TestSoakKilledWhileAYearIsClosed(t *testing.T) {
	r, rounds, counted := chance(t), times(8, 400), map[int]int{}
	whole := t.TempDir()
	s := openAt(t, whole)
	_, err := s.ImportDocuments(context.Background(), historic(1500), nil)
	need(t, err)
	imprints := map[uint64]string{}
	for d := range s.EachDocument {
		imprints[d.ID] = imprint(d)
	}
	closed(t, s)
	for i := range rounds {
		dir := copyFolder(t, whole)
		said := killed(t, r, 400*time.Millisecond, "close years", dir)
		s := reopened(t, dir)
		years, err := s.ClosedYears()
		need(t, err)
		if acknowledged := len(said) - 1; len(years) != acknowledged && len(years) != acknowledged+1 {
			t.Errorf("%d years are closed, %d were acknowledged", len(years), acknowledged)
		}
		counted[len(years)]++
		archivesHold(t, s, years)
		for id, want := range imprints {
			if d, err := s.Document(id); err != nil || imprint(d) != want {
				t.Fatalf("in round %d document %d is not what it was, %v", i, id, err)
			}
		}
		if len(years) < 5 { // what was broken off is done at the next try
			_, err := s.CloseYear(context.Background(), 2020+len(years), nil)
			need(t, err)
			wantSound(t, s)
		}
		closed(t, s)
		if t.Failed() {
			t.Fatalf("in round %d", i)
		}
		need(t, os.RemoveAll(dir))
	}
	figure(t, rounds, "kill -9 while years are closed", "%s years closed; every document as it was, each archive whole, the next year closed after it", tallied(counted))
}

// archivesHold proves that the archive of each closed year is the one the register
// names, and has its documents.
func archivesHold(t *testing.T, s *Store, years []ClosedYear) {
	t.Helper()
	for _, y := range years {
		if got, err := digestFile(context.Background(), s.archivePath(y.Year)); err != nil || got != y.Digest {
			t.Errorf("the archive of %d is not the one that was closed: %v", y.Year, err)
		}
		from, to := y.Days()
		past, err := s.For(from, to)
		need(t, err)
		n := 0
		for d := range past.EachDocument {
			if d.Day().Year() == y.Year {
				n++
			}
		}
		if n != y.Documents {
			t.Errorf("the archive of %d has %d documents, want %d", y.Year, n, y.Documents)
		}
	}
}

// tallied tells how often each number came up: "3×0, 5×2".
func tallied(counted map[int]int) (text string) {
	for n := range 6 {
		if counted[n] > 0 {
			text += fmt.Sprintf(", %d×%d", counted[n], n)
		}
	}
	return text[2:]
}

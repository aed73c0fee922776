package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kycuong/register"
	"kycuong/review"
)

// wildClock is a clock somebody sets back and forth by years, also before 1970.
type wildClock struct {
	pick  func(n int64) int64
	shown []time.Time
}

func (c *wildClock) now() time.Time {
	year := 365 * 24 * time.Hour
	at := someDay.Add(time.Duration(c.pick(int64(140*year))) - 70*year)
	c.shown = append(c.shown, at)
	return at
}

// TestSoakClock: numbers, the order of the journal, backups and the review hang on
// the order in which things were done, not on the clock.
func TestSoakClock(t *testing.T) {
	r, changes := chance(t), times(60, 400)
	c := &wildClock{pick: r.Int64N}
	dir := t.TempDir()
	s, err := Open(dir, Options{Who: "văn thư", Now: c.now})
	need(t, err)
	need(t, s.SaveUnits(testUnits()))
	rule := review.Rule{Code: "R13", Title: "Ban hành chậm", Citation: "Nghị định 30", Severity: review.Violation, Enabled: true,
		Params: map[string]string{"workingDays": "1"}, Sentences: map[string]string{"late": "{symbol} chậm {late} ngày"}}
	need(t, s.SaveRulebook(&review.Rulebook{Rules: []review.Rule{rule}}))
	last, uids := register.Document{}, map[string]bool{}
	for i := range changes {
		d := letter(fmt.Sprintf("Đồng hồ chạy loạn %d", i))
		d.Signed, d.Issued = d.Date, d.Date+10
		d = mustAdd(t, s, d)
		if d.ID != last.ID+1 || d.Number.N != last.Number.N+1 || uids[d.UID] {
			t.Fatalf("document %d has number %s and UID %s after %d, %s", d.ID, d.Number, d.UID, last.ID, last.Number)
		}
		last, uids[d.UID] = d, true
		if i%3 == 0 {
			d.Note = "đã sửa"
			_, err := s.UpdateDocument(d)
			need(t, err)
			wantHistory(t, s, d.ID, OpCreate, OpUpdate)
		}
		if i%7 == 6 {
			need(t, s.VoidDocument(d.ID, "nhầm"))
		}
		if i%7 == 5 {
			attach(t, s, d.ID, "tờ trình.pdf", fmt.Sprint("nội dung ", i))
		}
		if i%20 == 0 {
			s = closedAndRestored(t, s, c)
			wantSameFindings(t, s)
		}
	}
	wantSound(t, s)
	wantTimes(t, s, c)
	closed(t, s)
	figure(t, changes, "the clock jumps up to 70 years back and forth before every change", "ids, numbers and journal in the order of the work, backups restored, findings the same, verify content")
}

func wantHistory(t *testing.T, s *Store, id uint64, want ...string) {
	t.Helper()
	list, err := s.History(KindDocument, fmt.Sprint(id))
	need(t, err)
	var got []string
	for i, e := range list {
		got = append(got, e.Op)
		if i > 0 && e.Seq <= list[i-1].Seq {
			t.Errorf("entry %d comes after %d", e.Seq, list[i-1].Seq)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("document %d: history %v, want %v", id, got, want)
	}
}

// closedAndRestored goes on with a backup of the register.
func closedAndRestored(t *testing.T, s *Store, c *wildClock) *Store {
	t.Helper()
	before := stateOf(t, s)
	backup, dir := filepath.Join(t.TempDir(), "backup"), filepath.Join(t.TempDir(), "sổ")
	_, err := s.Backup(context.Background(), backup)
	need(t, err)
	closed(t, s)
	need(t, Restore(context.Background(), backup, dir, RestoreOptions{}))
	s, err = Open(dir, Options{Who: "văn thư", Now: c.now})
	need(t, err)
	if stateOf(t, s) != before {
		t.Error("the restored register is not the one that was backed up")
	}
	return s
}

func wantSameFindings(t *testing.T, s *Store) {
	t.Helper()
	asOf := register.MustDate("2026-12-31")
	got, _, err := s.Findings(asOf, review.Filter{})
	need(t, err)
	want, _, err := s.FindingsIf(asOf, review.Filter{}, func(*review.Facts) {}) // judges anew
	need(t, err)
	same := func(a, b review.Finding) bool { return a.Key() == b.Key() && a.Message == b.Message }
	if len(got) == 0 || !slices.EqualFunc(got, want, same) {
		t.Errorf("%d findings, judged anew %d", len(got), len(want))
	}
}

// wantTimes: the journal tells what the clock showed, in the order of the work.
func wantTimes(t *testing.T, s *Store, c *wildClock) {
	t.Helper()
	next := 0
	need(t, s.Journal(1, func(e Entry) bool {
		for next < len(c.shown) && c.shown[next].UnixMilli() != e.Time.UnixMilli() {
			next++
		}
		if next == len(c.shown) {
			t.Errorf("entry %d says %s, which the clock did not show then", e.Seq, e.Time)
		}
		return !t.Failed()
	}))
}

package store

import (
	"bytes"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

// gathered returns how many records gather and how many lie in their trees, and proves
// that none does both.
func gathered(t rapid.TB, s *Store) (fresh, settledThere int) {
	t.Helper()
	need(t, s.read(func(tx *txn) error {
		for _, b := range gathering {
			settledThere += b.in(tx).Stats().KeyN
		}
		return within(freshBucket.in(tx), nil, func(k, _ []byte) error {
			fresh++
			b, key, ok := settled(k)
			if !ok || b.in(tx).Get(key) != nil {
				t.Errorf("%q is in its tree too", k)
			}
			return nil
		})
	}))
	return fresh, settledThere
}

// TestRecordsGather: those of documents logged by themselves stay in one page, whatever
// their number, and an import brings all to their trees.
func TestRecordsGather(t *testing.T) {
	s := openTest(t)
	settledOnce := 0
	for i := range 150 {
		mustAdd(t, s, letter(fmt.Sprintf("Văn bản %d", i)))
		fresh, there := gathered(t, s)
		if fresh == 0 || fresh+there != 3*(i+1) {
			t.Fatalf("of %d documents %d records gather and %d went on", i+1, fresh, there)
		}
		if fresh < 9 {
			settledOnce++
		}
		need(t, s.read(func(tx *txn) error {
			if in := freshBucket.in(tx).Stats(); in.LeafPageN > 1 || in.BranchPageN > 0 || in.LeafOverflowN > 0 {
				t.Errorf("after %d documents they fill %+v", i+1, in)
			}
			return nil
		}))
	}
	if settledOnce < 3 || settledOnce > 12 {
		t.Errorf("%d of 150 changes stood at the begin of a page", settledOnce)
	}
	sound(t, s)
	if n, err := s.NextNumber(testSeries); err != nil || n.N != 151 {
		t.Errorf("the next number is %v, %v", n, err)
	}
	if l, err := s.Ledger(testSeries); err != nil || len(l.Slots()) != 150 {
		t.Errorf("the ledger has %d numbers, %v", len(l.Slots()), err)
	}
	if all, err := s.AllSeries(); err != nil || len(all) != 1 || all[0] != testSeries {
		t.Errorf("the series are %v, %v", all, err)
	}
	if _, err := s.ImportDocuments(t.Context(), historic(10), nil); err != nil {
		t.Fatal(err)
	}
	if fresh, _ := gathered(t, s); fresh != 0 {
		t.Errorf("after an import %d records gather", fresh)
	}
	sound(t, s)
}

// TestVerifySeesARecordTwice: in its tree and where it gathered.
func TestVerifySeesARecordTwice(t *testing.T) {
	s, err := Open(t.TempDir(), testOptions)
	need(t, err)
	defer s.Close() // the file is thrown away
	mustAdd(t, s, letter("Một"))
	need(t, s.write(func(tx *txn) error {
		key := slotKey(testSeries, register.Number{N: 1})
		return numbersBucket.in(tx).Put(key, bytes.Clone(numbersBucket.get(tx, key)))
	}))
	if problems, _, err := s.Verify(t.Context()); err != nil || len(problems) == 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

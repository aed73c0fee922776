package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"pgregory.net/rapid"

	"kycuong/register"
)

// TestMerge compares an order into which changes were merged with one that was
// sorted anew.
func TestMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 40).Draw(t, "values")
		compare := func(a, b uint32) int { return cmp.Or(cmp.Compare(values[a], values[b]), cmp.Compare(a, b)) }
		o := &ordering{stale: map[uint32]bool{}, made: true}
		for id := range values {
			o.ids = append(o.ids, uint32(id))
		}
		slices.SortFunc(o.ids, compare)
		o.number(0, len(values))
		for range rapid.IntRange(1, 3).Draw(t, "merges") {
			for _, change := range rapid.SliceOfN(rapid.IntRange(0, 60), 1, 8).Draw(t, "changes") {
				id := min(change, len(values)) // those behind the end are new
				values = append(values[:id], append([]int{change % 10}, values[min(id+1, len(values)):]...)...)
				o.stale[uint32(id)] = true
			}
			o.merge(len(values), compare)
			want := slices.SortedFunc(slices.Values(o.ids), compare)
			if !slices.Equal(o.ids, want) || len(want) != len(values) || !o.isReady() {
				t.Fatalf("merged = %v, want %v of %v", o.ids, want, values)
			}
			for at, id := range o.ids {
				if o.rank[id] != uint32(at) {
					t.Fatalf("rank of %d = %d, want %d", id, o.rank[id], at)
				}
			}
		}
	})
}

// TestPages compares every page of a set with the same page of its members
// sorted.
func TestPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 5*fewParts).Draw(t, "size")
		o := &ordering{}
		for at := range size {
			o.ids = append(o.ids, uint32((at*7919+13)%size))
		}
		slices.Sort(o.ids)
		o.ids = slices.Compact(o.ids) // sizes that 7919 divides repeat some
		shift := rapid.IntRange(0, len(o.ids)-1).Draw(t, "shift")
		o.ids = append(slices.Clone(o.ids[shift:]), o.ids[:shift]...)
		o.number(0, size)
		most := rapid.Bool().Draw(t, "most")
		every := rapid.OneOf(rapid.IntRange(1, 60), rapid.IntRange(61, 5*fewParts)).Draw(t, "every")
		set := roaring.New()
		for _, id := range o.ids {
			if (int(id)%every == 0) != most {
				set.Add(id)
			}
		}
		p := pager{o, rapid.Bool().Draw(t, "reverse"), []*roaring.Bitmap{roaring.BitmapOf(o.ids...)}}
		offset, n := rapid.IntRange(0, size).Draw(t, "offset"), rapid.IntRange(0, 100).Draw(t, "n")
		var all []uint64
		for _, id := range o.ids {
			if set.Contains(id) {
				all = append(all, uint64(id))
			}
		}
		if p.reverse {
			slices.Reverse(all)
		}
		from := min(offset, len(all))
		want := all[from:min(from+n, len(all))]
		if got := p.take(nil, set, offset, n); !slices.Equal(got, want) {
			t.Fatalf("take(%d, %d) = %v, want %v", offset, n, got, want)
		}
	})
}

// TestSortAfterImport changes more than is merged, in a register that was
// sorted by everything before.
func TestSortAfterImport(t *testing.T) {
	s := openTest(t)
	s.db.NoSync = true
	docs := historic(2*maxMerged + 500)
	for _, part := range [][]register.Document{docs[:500], docs[500:600], docs[600:]} {
		if _, err := s.ImportDocuments(context.Background(), part, nil); err != nil {
			t.Fatal(err)
		}
		for by := range sortKinds {
			for _, desc := range []bool{false, true} {
				q := Query{Sort: by, Desc: desc}
				if got, want := found(t, s, q), simpleSearch(s, q); !slices.Equal(got, want) {
					t.Errorf("%d documents by %d are not in order", len(want), by)
				}
			}
		}
	}
}

// TestSearchWhileWritten searches in every order while documents are logged
// and changed.
func TestSearchWhileWritten(t *testing.T) {
	s := openTest(t)
	s.db.NoSync = true
	if _, err := s.ImportDocuments(context.Background(), historic(300), nil); err != nil {
		t.Fatal(err)
	}
	var work sync.WaitGroup
	for by := range sortKinds {
		work.Go(func() {
			for last := 0; last < 300+80; {
				r, err := s.Search(Query{Sort: by})
				if err != nil || len(r.IDs) != r.Total || r.Total < last {
					t.Errorf("Search(by %d) = %d of %d after %d, %v", by, len(r.IDs), r.Total, last, err)
					return
				}
				last = r.Total
			}
		})
	}
	for i := range 80 {
		d := mustAdd(t, s, letter(fmt.Sprintf("Viết khi đang tìm %d", 80-i)))
		d.Subject = fmt.Sprintf("Đã sửa %d", i)
		if _, err := s.UpdateDocument(d); err != nil {
			t.Error(err)
		}
	}
	work.Wait()
}

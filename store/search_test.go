package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

// library fills a store with documents that Search is asked about; their ids
// are 1, 2, 3 …
func library(t *testing.T) *Store {
	t.Helper()
	s := openTest(t)
	s.db.NoSync = true
	if err := s.SaveUnits(testUnits()); err != nil {
		t.Fatal(err)
	}
	for i, d := range []register.Document{
		{Direction: register.Outgoing, Type: "TTr", Symbol: "12/TTr-SNV", Subject: "Về việc xã Nghĩa Đàn", Sender: register.Party{Code: "H41.15"}, To: []register.Party{{Code: "H41"}}, Signer: "Trần Thị Đào"},
		{Direction: register.Outgoing, Type: "BC", Symbol: "05/BC-SNV", Subject: "Nghia Dan khong dau, 12 nhiệm vụ", Sender: register.Party{Code: "H41.15"}, To: []register.Party{{Code: "H41.20"}}, ReplyDue: register.MustDate("2026-02-20")},
		{Direction: register.Incoming, Type: "CV", Symbol: "112/UBND-NC", Subject: "Trả lời Tờ trình số 12/TTr-SNV", Sender: register.Party{Code: "H41"}, Handler: register.Party{Text: "Phòng Tổ chức"}, HandleDue: register.MustDate("2026-02-25")},
		{Direction: register.Incoming, Type: "QĐ", Symbol: "13/QĐ-UBND", Subject: "Quyết định khen thưởng", Sender: register.Party{Text: "Bộ Nội vụ"}, Progress: "đã xử lý", Handler: register.Party{Text: "Văn phòng"}},
		{Direction: register.Incoming, Type: "CV", Symbol: "14/UBND-VX", Subject: "Gửi nhầm về Nghĩa Đàn", Sender: register.Party{Code: "H41.20"}, Returned: true, HandleDue: register.MustDate("2026-02-01")},
	} {
		d.Date = register.MustDate("2026-02-01") + register.Date(i)
		mustAdd(t, s, d)
	}
	return s
}

func found(t *testing.T, s *Store, q Query) []uint64 {
	t.Helper()
	r, err := s.Search(q)
	if err != nil {
		t.Fatalf("Search(%+v) error = %v", q, err)
	}
	if q.Limit == 0 && r.Total != len(r.IDs) {
		t.Errorf("Search(%+v): total %d, %d ids", q, r.Total, len(r.IDs))
	}
	return r.IDs
}

func TestSearchText(t *testing.T) {
	s := library(t)
	for _, c := range []struct {
		text string
		want []uint64
	}{
		{"", []uint64{5, 4, 3, 2, 1}},
		{"nghia dan", []uint64{5, 2, 1}},
		{"Nghĩa Đàn", []uint64{5, 1, 2}}, // those with the very marks first
		{"nghĩa đà", []uint64{5, 1, 2}},
		{"NGHĨA", []uint64{5, 1, 2}},
		{"dao", []uint64{1}},
		{"12/TTr", []uint64{1, 3}}, // the document itself before who speaks of it
		{"12/ttr-snv", []uint64{1, 3}},
		{"12/TTr-S", []uint64{1, 3}},
		{"12", []uint64{1, 3, 2}},
		{"5", []uint64{2}},
		{"3", []uint64{5}}, // its "số đến"
		{"05/BC", []uint64{2}},
		{"112/UBND", []uint64{3}},
		{"13/qd", []uint64{4}},
		{"so noi v", []uint64{2, 1}},
		{"bo noi", []uint64{4}},
		{"xa nghia dan to trinh", []uint64{1}},
		{"h41.20", []uint64{5, 2}},
		{"phong to chuc", []uint64{3}},
		{"Gửi nhầm", []uint64{5}},
		{"không có gì", nil},
		{"  .,;  ", []uint64{5, 4, 3, 2, 1}},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := found(t, s, Query{Text: c.text})
			if !slices.Equal(got, c.want) {
				t.Errorf("Search(%q) = %v, want %v", c.text, got, c.want)
			}
		})
	}
}

func TestSearchFilters(t *testing.T) {
	s := library(t)
	for _, c := range []struct {
		name string
		q    Query
		want []uint64
	}{
		{"outgoing", Query{Direction: register.Outgoing}, []uint64{2, 1}},
		{"incoming", Query{Direction: register.Incoming}, []uint64{5, 4, 3}},
		{"book", Query{Book: "DI"}, []uint64{2, 1}},
		{"unknown book", Query{Book: "X"}, nil},
		{"year", Query{Year: 2026}, []uint64{5, 4, 3, 2, 1}},
		{"other year", Query{Year: 2025}, nil},
		{"unit", Query{Unit: "h41.20"}, []uint64{5, 2}},
		{"type by name", Query{Type: "công văn"}, []uint64{5, 3}},
		{"days", Query{From: register.MustDate("2026-02-02"), To: register.MustDate("2026-02-03")}, []uint64{3, 2}},
		{"open", Query{Status: StatusOpen}, []uint64{3, 2}},
		{"overdue", Query{Status: StatusOverdue}, []uint64{3, 2}},
		{"answered", Query{Status: StatusAnswered}, []uint64{4}},
		{"returned", Query{Status: StatusReturned}, []uint64{5}},
		{"voided", Query{Status: StatusVoided}, nil},
		{"all at once", Query{Text: "nghia", Direction: register.Outgoing, Book: "DI", Year: 2026, Unit: "H41", Type: "TTr"}, []uint64{1}},
		{"oldest first", Query{Desc: true}, []uint64{1, 2, 3, 4, 5}},
		{"by subject", Query{Sort: BySubject}, []uint64{5, 2, 4, 3, 1}},
		{"by due", Query{Sort: ByDue}, []uint64{5, 2, 3, 1, 4}},
		{"by sender", Query{Sort: BySender}, []uint64{4, 1, 2, 3, 5}},
		{"by type", Query{Sort: ByType}, []uint64{2, 3, 5, 4, 1}},
		{"by symbol", Query{Sort: BySymbol, Desc: true}, []uint64{5, 3, 1, 4, 2}},
		{"page", Query{Offset: 1, Limit: 2}, []uint64{4, 3}},
		{"behind the end", Query{Offset: 9, Limit: 2}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(t, s, c.q); !slices.Equal(got, c.want) {
				t.Errorf("Search(%+v) = %v, want %v", c.q, got, c.want)
			}
		})
	}
	if _, err := s.Search(Query{Status: "lost"}); !errors.Is(err, ErrStatus) {
		t.Errorf("unknown status: error = %v, want ErrStatus", err)
	}
}

// TestSearchFollows asks after each change, while the index lives.
func TestSearchFollows(t *testing.T) {
	s := library(t)
	found(t, s, Query{Sort: BySubject})
	sameBeginnings(t, s)
	answer := received("20/UBND", "Trả lời")
	answer.Sender.Code, answer.InReplyTo = "H41.20", "5/BC-SNV"
	answer = mustAdd(t, s, answer)
	if got := found(t, s, Query{Status: StatusOpen}); !slices.Equal(got, []uint64{3}) {
		t.Errorf("open after an answer = %v, want 3", got)
	}
	if err := s.VoidDocument(answer.ID, "nhầm"); err != nil {
		t.Fatal(err)
	}
	if got := found(t, s, Query{Status: StatusOpen}); !slices.Equal(got, []uint64{3, 2}) {
		t.Errorf("open after the answer was voided = %v, want 3, 2", got)
	}
	if got := found(t, s, Query{Status: StatusVoided}); !slices.Equal(got, []uint64{answer.ID}) {
		t.Errorf("voided = %v, want %d", got, answer.ID)
	}
	d, err := s.Document(1)
	if err != nil {
		t.Fatal(err)
	}
	d.Subject, d.Date = "A đầu tiên", register.MustDate("2026-05-05")
	if _, err := s.UpdateDocument(d); err != nil {
		t.Fatal(err)
	}
	sameBeginnings(t, s)
	if got := found(t, s, Query{Text: "xa nghia dan"}); len(got) != 2 {
		t.Errorf("the old subject finds %v, want only who is of the unit", got)
	}
	if got := found(t, s, Query{Limit: 1}); !slices.Equal(got, []uint64{1}) {
		t.Errorf("newest = %v, want 1", got)
	}
	if got := found(t, s, Query{Sort: BySubject, Limit: 1}); !slices.Equal(got, []uint64{1}) {
		t.Errorf("first by subject = %v, want 1", got)
	}
	units := testUnits()
	units[2].Name = "Ủy ban nhân dân xã Thái Hòa"
	if err := s.SaveUnits(units); err != nil {
		t.Fatal(err)
	}
	sameBeginnings(t, s)
	if got := found(t, s, Query{Text: "thái hoà"}); !slices.Equal(got, []uint64{5, 2}) {
		t.Errorf("the new name of a unit finds %v, want 5, 2", got)
	}
}

// sameBeginnings asks for every letter words can begin with, of the index as it lives
// and of one made anew, which goes on.
func sameBeginnings(t *testing.T, s *Store) {
	t.Helper()
	ask := func() (all [][]uint64) {
		for letter := 'a'; letter <= 'z'; letter++ {
			all = append(all, found(t, s, Query{Text: string(letter)}))
		}
		return all
	}
	living := ask()
	s.index.forget()
	if anew := ask(); !reflect.DeepEqual(living, anew) {
		t.Errorf("beginnings of a letter find %v, want %v", living, anew)
	}
}

// TestSearchModel compares Search with a search as simple as can be, over a
// store that grows, changes and is reopened.
func TestSearchModel(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	s.db.NoSync = true
	r := rand.New(rand.NewPCG(1, 2))
	if _, err := s.ImportDocuments(context.Background(), historic(800), nil); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		change(t, s, r)
		q := Query{Text: rapid.SampledFrom([]string{"", "về việc", "nong th", "quy hop", "Quỳ Hợp", "12/TTr", "3", "nguyen van b", "du", "gi", "Đổ", "t"}).Draw(t, "text"),
			Type: rapid.SampledFrom([]string{"", "", "BC"}).Draw(t, "type"), Unit: rapid.SampledFrom([]string{"", "", "H41.7", "H41"}).Draw(t, "unit"),
			Year: rapid.SampledFrom([]int{0, 0, 2022}).Draw(t, "year"), Sort: SortBy(rapid.IntRange(0, int(sortKinds)-1).Draw(t, "sort")),
			Desc: rapid.Bool().Draw(t, "desc"), Offset: rapid.IntRange(0, 30).Draw(t, "offset"), Limit: rapid.IntRange(0, 20).Draw(t, "limit")}
		got, err := s.Search(q)
		if err != nil {
			t.Fatalf("Search() error = %v", err)
		}
		want := simpleSearch(s, q)
		if got.Total != len(want) {
			t.Fatalf("Search(%+v) total = %d, want %d", q, got.Total, len(want))
		}
		if q.Text == "" || q.Sort != ByDay { // otherwise the very marks come first
			end := len(want)
			if q.Limit > 0 {
				end = min(end, q.Offset+q.Limit)
			}
			page := want[min(q.Offset, len(want)):max(end, min(q.Offset, len(want)))]
			if !slices.Equal(got.IDs, page) && len(got.IDs)+len(page) > 0 {
				t.Fatalf("Search(%+v) = %v, want %v", q, got.IDs, page)
			}
		}
	})
}

func change(t *rapid.T, s *Store, r *rand.Rand) {
	switch rapid.IntRange(0, 4).Draw(t, "change") {
	case 0:
		d := historic(900)[r.IntN(900)]
		d.Number, d.Symbol, d.Subject = register.Number{}, "", fmt.Sprintf("%s %d", d.Subject, r.IntN(1000))
		if _, err := s.AddDocument(d); err != nil {
			t.Fatalf("AddDocument() error = %v", err)
		}
	case 1:
		d, err := s.Document(1 + r.Uint64N(800))
		if err != nil {
			t.Fatal(err)
		}
		d.Subject, d.Date = fmt.Sprintf("Đổi thành %d", r.IntN(1000)), d.Date+register.Date(r.IntN(20))
		if _, err := s.UpdateDocument(d); err != nil && !errors.Is(err, register.ErrNumberTaken) {
			t.Fatalf("UpdateDocument() error = %v", err)
		}
	case 2:
		if err := s.VoidDocument(1+r.Uint64N(800), "thử"); err != nil && !errors.Is(err, ErrVoided) {
			t.Fatal(err)
		}
	case 3:
		x := s.index.index.Load()
		if x == nil {
			return
		}
		if err := s.writeSnapshot(x); err != nil {
			t.Fatal(err)
		}
	case 4:
		s.index.forget() // the next search loads the snapshot and replays
	}
}

// simpleSearch reads everything.
func simpleSearch(s *Store, q Query) []uint64 {
	type hit struct {
		d   register.Document
		key string
	}
	var hits []hit
	for d := range s.EachDocument {
		if d.Voided != "" || q.Type != "" && d.Type != q.Type || q.Year != 0 && d.Day().Year() != q.Year || !hasParty(d, q.Unit) || !hasWords(d, q.Text) {
			continue
		}
		key := ""
		switch q.Sort {
		case ByDay:
			key = fmt.Sprintf("%08d", 1e7-int(d.Day()))
		case ByNumber:
			key = fmt.Sprintf("%08d%s", d.Number.N, d.Number.Suffix)
		case ByType:
			key = sortKey(register.TypeName(d.Type))
		case BySender:
			key = sortKey(d.Sender.Code)
		case BySubject, BySymbol:
			key = textKey(q.Sort, d.Symbol, d.Subject)
		case ByDue:
			key = fmt.Sprintf("%012d", dueOf(d))
		}
		hits = append(hits, hit{d, key})
	}
	slices.SortFunc(hits, func(a, b hit) int {
		order := cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.d.ID, b.d.ID))
		if q.Sort == ByDay {
			order = cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(b.d.ID, a.d.ID))
		}
		if q.Desc {
			return -order
		}
		return order
	})
	var ids []uint64
	for _, h := range hits {
		ids = append(ids, h.d.ID)
	}
	return ids
}

func hasParty(d register.Document, code string) bool {
	return code == "" || slices.ContainsFunc(parties(d), func(p register.Party) bool { return p.Code == code })
}

func hasWords(d register.Document, text string) bool {
	all := []string{d.Subject, d.Symbol, d.Signer, d.Number.String(), register.TypeName(d.Type)}
	for _, p := range parties(d) {
		all = append(all, p.Code, p.Text)
	}
	var has []string
	for w := range words(strings.Join(all, " ")) {
		plain, _ := foldWord(w)
		has = append(has, plain)
	}
	terms := termsOf(text)
	for _, term := range terms {
		if !slices.ContainsFunc(has, func(w string) bool { return w == term.plain || term.prefix && strings.HasPrefix(w, term.plain) }) {
			return false
		}
	}
	return true
}

func TestSortKey(t *testing.T) {
	sorted := []string{"", "1", "12", "a", "An Sơn", "án sơn", "an toàn", "ăn", "âm", "ba", "bà", "da", "đa", "đà", "đi", "e", "ê", "tha", "u", "ư", "y"}
	for i := 1; i < len(sorted); i++ {
		if sortKey(sorted[i-1]) >= sortKey(sorted[i]) {
			t.Errorf("%q is sorted after %q", sorted[i-1], sorted[i])
		}
	}
}

func TestSimilarAndPrevious(t *testing.T) {
	s := library(t)
	d := received("112/UBND-NC", "Khác hẳn")
	if got := s.Similar(d); len(got) != 1 || got[0].ID != 3 {
		t.Errorf("Similar(same symbol) = %v, want document 3", got)
	}
	d.Date += 366
	if got := s.Similar(d); len(got) != 0 {
		t.Errorf("Similar(same symbol of another year) = %v, want none: numbers begin anew", got)
	}
	d = letter("về việc xã NGHĨA ĐÀN")
	d.Date = register.MustDate("2026-02-20")
	if got := s.Similar(d); len(got) != 1 || got[0].ID != 1 {
		t.Errorf("Similar(same subject) = %v, want document 1", got)
	}
	d.Date = register.MustDate("2026-04-20")
	if got := s.Similar(d); len(got) != 0 {
		t.Errorf("Similar(same subject long after) = %v, want none", got)
	}
	again := letter("Khác")
	again.Signer = "Trần Thị Đào"
	mustAdd(t, s, again)
	again.Subject, again.Signer, again.Note = "Nữa", "Trần Văn An", "lưu VT"
	mustAdd(t, s, again)
	if got := s.Previous("signer", "tran", 5); !slices.Equal(got, []string{"Trần Thị Đào", "Trần Văn An"}) {
		t.Errorf("Previous(signer) = %v", got)
	}
	if got := s.Previous("note", "", 5); !slices.Equal(got, []string{"lưu VT"}) {
		t.Errorf("Previous(note) = %v", got)
	}
	if got := s.Previous("secrecy", "", 5); got != nil {
		t.Errorf("Previous(secrecy) = %v, want nothing", got)
	}
}

func TestCounts(t *testing.T) {
	s := library(t)
	c, err := s.Counts(register.MustDate("2026-02-02"), 0, register.MustDate("2026-02-22"))
	if err != nil || c.Outgoing != 1 || c.Incoming != 3 || c.Open != 2 || c.Overdue != 1 {
		t.Errorf("Counts() = %+v, %v", c, err)
	}
	if c.ByMonth["2026-02"] != 4 || c.ByUnit["H41"] != 1 || c.ByUnit["Bộ Nội vụ"] != 1 {
		t.Errorf("ByMonth, ByUnit = %v, %v", c.ByMonth, c.ByUnit)
	}
}

// TestASearchTellsWhetherSomethingIsDue: of all that was found, not of a page of it.
func TestASearchTellsWhetherSomethingIsDue(t *testing.T) {
	s := library(t)
	for _, c := range []struct {
		query Query
		want  bool
	}{{Query{}, true}, {Query{Limit: 1, Sort: ByNumber}, true}, {Query{Type: "TTr"}, false}, {Query{Type: "BC"}, true}, {Query{Type: "QĐ"}, false}, {Query{Text: "nowhere"}, false}} {
		if r, err := s.Search(c.query); err != nil || r.HasDue != c.want {
			t.Errorf("%+v: due %v, %v", c.query, r.HasDue, err)
		}
	}
}

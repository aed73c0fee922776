package register

import (
	"slices"
	"sort"
	"strings"
)

// Org is the tree of units in time. It is read-only after NewOrg and may be
// used by many goroutines.
type Org struct {
	periods map[string][]Unit   // by UnitKey, in order of time
	byName  map[string][]string // FoldMarks of name and abbreviation to keys
	byFold  map[string][]string // Fold of the same, without marks
	keys    []string            // sorted
	turns   []Date              // sorted: the days from which on the tree is another one
}

// maxDepth ends the walk up a tree that has a cycle.
const maxDepth = 32

// NewOrg builds the tree; it accepts faulty units, which Faults names.
func NewOrg(units []Unit) *Org {
	o := &Org{periods: map[string][]Unit{}, byName: map[string][]string{}, byFold: map[string][]string{}}
	for _, u := range units {
		key := UnitKey(u.Code)
		o.periods[key] = append(o.periods[key], u)
		for _, text := range names(u) {
			addKey(o.byName, markedName(text), key)
			addKey(o.byFold, plainName(text), key)
		}
	}
	for key, list := range o.periods {
		slices.SortStableFunc(list, func(a, b Unit) int { return int(a.From - b.From) })
		o.keys = append(o.keys, key)
		for _, u := range list {
			o.turns = append(o.turns, u.From)
			if u.To != 0 {
				o.turns = append(o.turns, u.To+1)
			}
		}
	}
	sort.Strings(o.keys)
	slices.Sort(o.turns)
	o.turns = slices.Compact(o.turns)
	return o
}

// Era numbers the times between two changes of the tree. Whatever Org says of a day
// it says of every day of the same era; the day that is not known has one of its own.
func (o *Org) Era(d Date) int {
	if d == 0 {
		return -1
	}
	return sort.Search(len(o.turns), func(i int) bool { return o.turns[i] > d })
}

func names(u Unit) []string {
	list := []string{u.Name}
	for _, a := range strings.Split(u.Abbr, ";") {
		if a = strings.TrimSpace(a); a != "" {
			list = append(list, a)
		}
	}
	return list
}

func addKey(index map[string][]string, text, key string) {
	if text != "" && !slices.Contains(index[text], key) {
		index[text] = append(index[text], key)
	}
}

// At returns the unit as it was on the day, which two spellings of its code
// find alike.
func (o *Org) At(code string, d Date) (Unit, bool) {
	for _, u := range o.periods[UnitKey(code)] {
		if u.ValidOn(d) {
			return u, true
		}
	}
	return Unit{}, false
}

// Latest returns the last known period of the unit, whenever that was.
func (o *Org) Latest(code string) (Unit, bool) {
	list := o.periods[UnitKey(code)]
	if len(list) == 0 {
		return Unit{}, false
	}
	return list[len(list)-1], true
}

// Heir returns who answers on a day for what a unit was given: the unit itself or,
// when it has ended, its only successor, and that one's. With several successors
// nobody has said which, so the unit stays.
func (o *Org) Heir(code string, d Date) string {
	for range maxDepth {
		if _, ok := o.At(code, d); ok {
			return code
		}
		last, ok := o.Latest(code)
		if !ok || len(last.Successors) != 1 {
			return code
		}
		code = last.Successors[0]
	}
	return code
}

// Abbreviation returns the first abbreviation a unit had on the day, or last
// had; "" when it has none.
func (o *Org) Abbreviation(code string, d Date) string {
	u, ok := o.At(code, d)
	if !ok {
		u, _ = o.Latest(code)
	}
	first, _, _ := strings.Cut(u.Abbr, ";")
	return strings.TrimSpace(first)
}

// Name returns the unit's name on the day, its last name when it did not exist
// then, and the code itself when it is unknown.
func (o *Org) Name(code string, d Date) string {
	if u, ok := o.At(code, d); ok {
		return u.Name
	}
	if u, ok := o.Latest(code); ok {
		return u.Name
	}
	return code
}

// History returns every period of the unit in order of time.
func (o *Org) History(code string) []Unit { return slices.Clone(o.periods[UnitKey(code)]) }

// Units returns every period of every unit, by code and time.
func (o *Org) Units() []Unit {
	var all []Unit
	for _, key := range o.keys {
		all = append(all, o.periods[key]...)
	}
	return all
}

// UnitsAt returns the units that existed on the day, by code.
func (o *Org) UnitsAt(d Date) []Unit {
	var all []Unit
	for _, key := range o.keys {
		if u, ok := o.At(key, d); ok {
			all = append(all, u)
		}
	}
	return all
}

// Superiors returns the administrative superiors on the day, the direct one
// first. It ends at a unit that does not exist on that day, and at a cycle.
func (o *Org) Superiors(code string, d Date) []Unit {
	var chain []Unit
	u, ok := o.At(code, d)
	for ok && u.Superior != "" && len(chain) < maxDepth {
		key := UnitKey(u.Superior)
		if key == UnitKey(code) || slices.ContainsFunc(chain, func(s Unit) bool { return UnitKey(s.Code) == key }) {
			break
		}
		if u, ok = o.At(key, d); ok {
			chain = append(chain, u)
		}
	}
	return chain
}

// Certainty says how well a text was understood as a unit.
type Certainty uint8

// What Resolve can find.
const (
	Unknown   Certainty = iota // no unit is called so
	Ambiguous                  // several units are called so on that day
	Ended                      // the unit called so did not exist on that day
	Resolved                   // exactly one unit
)

// Resolution is the answer of Resolve.
type Resolution struct {
	Certainty  Certainty
	Unit       Unit   // when Resolved; the last period when Ended
	Candidates []Unit // when Ambiguous
}

// Resolve finds the unit a text means on a day: by code, then by name or
// abbreviation with marks, then without marks. Case and the placement of tones
// never matter.
func (o *Org) Resolve(text string, d Date) Resolution {
	if strings.TrimSpace(text) == "" {
		return Resolution{}
	}
	if _, known := o.periods[UnitKey(text)]; known {
		return o.resolution([]string{UnitKey(text)}, func(Unit) bool { return true }, d)
	}
	marked := markedName(text)
	if keys := o.byName[marked]; len(keys) > 0 {
		return o.resolution(keys, called(marked, markedName), d)
	}
	plain := plainName(text)
	if keys := o.byFold[plain]; len(keys) > 0 {
		return o.resolution(keys, called(plain, plainName), d)
	}
	return o.ownProvince(plain, d)
}

// ownProvince understands "UBND tỉnh" and "Chủ tịch UBND tỉnh", which leave
// out the province's name because a register has only one.
func (o *Org) ownProvince(plain string, d Date) Resolution {
	if !strings.HasSuffix(plain, " tinh") {
		return Resolution{}
	}
	var found []Unit
	for _, key := range o.keys {
		u, ok := o.At(key, d)
		if ok && u.Level == LevelProvince && strings.HasPrefix(plainName(u.Name), plain+" ") {
			found = append(found, u)
		}
	}
	switch len(found) {
	case 0:
		return Resolution{}
	case 1:
		return Resolution{Certainty: Resolved, Unit: found[0]}
	}
	return Resolution{Certainty: Ambiguous, Candidates: found}
}

// abbreviated are the bodies everybody abbreviates, each with its name in full.
var abbreviated = []string{"UBND", "Ủy ban nhân dân", "HĐND", "Hội đồng nhân dân"}

// They are abbreviated and written out; with marks and without.
var (
	shortMarked = strings.NewReplacer(turnedRound(FoldMarks)...)
	shortPlain  = strings.NewReplacer(turnedRound(Fold)...)
	fullPlain   = strings.NewReplacer(eachBy(Fold)...)
	fullAsIs    = strings.NewReplacer(abbreviated...)
)

func eachBy(fold func(string) string) (pairs []string) {
	for _, text := range abbreviated {
		pairs = append(pairs, fold(text))
	}
	return pairs
}

func turnedRound(fold func(string) string) []string {
	pairs := eachBy(fold)
	slices.Reverse(pairs)
	return pairs
}

// WrittenOut is a name as the head of a paper has it: "Ủy ban nhân dân" for "UBND".
func WrittenOut(name string) string { return fullAsIs.Replace(name) }

func markedName(s string) string { return shortMarked.Replace(FoldMarks(s)) }

func plainName(s string) string { return shortPlain.Replace(Fold(s)) }

// called makes the test that a period bears the name.
func called(want string, fold func(string) string) func(Unit) bool {
	return func(u Unit) bool {
		return slices.ContainsFunc(names(u), func(n string) bool { return fold(n) == want })
	}
}

func (o *Org) resolution(keys []string, bears func(Unit) bool, d Date) Resolution {
	var found []Unit
	var last Unit
	for _, key := range keys {
		for _, u := range o.periods[key] {
			if !bears(u) {
				continue
			}
			last = u
			if u.ValidOn(d) {
				found = append(found, u)
			}
		}
	}
	switch {
	case len(found) == 1:
		return Resolution{Certainty: Resolved, Unit: found[0]}
	case len(found) > 1 && allSame(found):
		return Resolution{Certainty: Resolved, Unit: found[0]}
	case len(found) > 1:
		return Resolution{Certainty: Ambiguous, Candidates: found}
	case last.Code != "":
		return Resolution{Certainty: Ended, Unit: last}
	}
	return Resolution{}
}

func allSame(units []Unit) bool {
	for _, u := range units {
		if UnitKey(u.Code) != UnitKey(units[0].Code) {
			return false
		}
	}
	return true
}

// ResolveParty fills in the code of a party when its text means exactly one
// unit on the day.
func (o *Org) ResolveParty(p Party, d Date) Party {
	if p.Code != "" {
		return p
	}
	if r := o.Resolve(p.Text, d); r.Certainty == Resolved {
		p.Code = r.Unit.Code
	}
	return p
}

// Find returns up to limit units existing on the day that a half-typed query
// could mean: by code, abbreviation, initials ("sxd") or words of the name
// without marks; the closest first. "UBND" and "HĐND" are the same words in full.
func (o *Org) Find(query string, d Date, limit int) []Unit {
	q, marked := Fold(query), FoldMarks(query)
	full := fullPlain.Replace(q)
	type hit struct {
		unit  Unit
		score int
	}
	var hits []hit
	for _, key := range o.keys {
		u, ok := o.At(key, d)
		if !ok {
			continue
		}
		if score := closeness(u, q, full, marked); score > 0 {
			hits = append(hits, hit{u, score})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		if a.score != b.score {
			return b.score - a.score
		}
		return len(a.unit.Name) - len(b.unit.Name)
	})
	units := make([]Unit, 0, min(limit, len(hits)))
	for _, h := range hits[:min(limit, len(hits))] {
		units = append(units, h.unit)
	}
	return units
}

// closeness is 0 when the query, as typed, in full, or with its marks, cannot mean the
// unit.
func closeness(u Unit, q, full, marked string) int {
	if q == "" {
		return 1
	}
	name := Fold(u.Name)
	score := 0
	switch {
	case Fold(u.Abbr) == q || Fold(u.Code) == q:
		score = 100
	case name == q:
		score = 90
	case Initials(u.Name) == q:
		score = 80
	case strings.HasPrefix(Fold(u.Abbr), q):
		score = 70
	case strings.HasPrefix(Initials(u.Name), q):
		score = 60
	case hasWords(name, q):
		score = 40
	case hasWords(fullPlain.Replace(name), full):
		score = 30
	case strings.HasPrefix(Fold(u.Code), q):
		score = 20
	}
	if score > 0 && strings.Contains(FoldMarks(u.Name), marked) {
		score += 5
	}
	return score
}

// hasWords reports that every word of q begins a word of name.
func hasWords(name, q string) bool {
	padded := " " + name
	for _, w := range strings.Fields(q) {
		if !strings.Contains(padded, " "+w) {
			return false
		}
	}
	return true
}

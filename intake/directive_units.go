package intake

import (
	"slices"
	"sort"
	"strings"

	"kycuong/register"
)

// unitFinder finds units in running text.
type unitFinder struct {
	org    *register.Org
	day    register.Date
	issuer map[string]bool // keys of who issues; not set tasks by itself
	above  register.Level  // the issuer's level; who stands above it is set nothing
	names  map[string][]unitName
	tails  map[string][]unitName // names without the "Sở" or "UBND huyện" they begin with
	units  []register.Unit
}

type unitName struct {
	words []string
	unit  register.Unit
}

// mention is a place of the text that names units.
type mention struct {
	from, to int
	units    []register.Unit
	loose    bool // a group the text does not say quite clearly
	group    bool // not named one by one
	helps    bool // works with those in the lead, "phối hợp"
}

func newUnitFinder(org *register.Org, day register.Date, issuer string) *unitFinder {
	f := &unitFinder{org: org, day: day, issuer: map[string]bool{}, names: map[string][]unitName{}, tails: map[string][]unitName{}, units: org.UnitsAt(day)}
	for _, u := range f.units {
		f.addUnit(u)
	}
	for _, index := range []map[string][]unitName{f.names, f.tails} {
		for _, list := range index {
			slices.SortStableFunc(list, func(a, b unitName) int { return len(b.words) - len(a.words) }) // the longest first
		}
	}
	if r := org.Resolve(issuer, day); r.Certainty == register.Resolved {
		f.isIssuer(r.Unit)
	}
	for _, m := range f.mentions(issuer, wordsOf(issuer), nil) {
		for _, u := range m.units {
			f.isIssuer(u)
		}
	}
	return f
}

func (f *unitFinder) isIssuer(u register.Unit) {
	f.issuer[register.UnitKey(u.Code)] = true
	f.above = max(f.above, u.Level)
}

func (f *unitFinder) addUnit(u register.Unit) {
	words := foldedWords(u.Name)
	add(f.names, words, u)
	// "Văn phòng UBND tỉnh": inside a province nobody says which.
	if i := slices.Index(words, "tỉnh"); i > 0 && i < len(words)-1 {
		add(f.names, words[:i+1], u)
	}
	if n := placeWords(words); n > 0 {
		add(f.tails, words[n:], u)
		if words[0] == "ubnd" {
			add(f.names, words[1:], u) // "xã Hạ Lĩnh" beside "UBND xã Hạ Lĩnh"
		}
	}
	for _, abbr := range strings.Split(u.Abbr, ";") {
		if abbr = strings.TrimSpace(abbr); len([]rune(abbr)) >= 3 && f.org.Resolve(abbr, f.day).Certainty == register.Resolved {
			add(f.names, foldedWords(abbr), u)
		}
	}
}

func add(index map[string][]unitName, words []string, u register.Unit) {
	if len(words) > 0 {
		index[words[0]] = append(index[words[0]], unitName{words, u})
	}
}

// placeWords is how many words of a name say only what sort of unit it is.
func placeWords(words []string) int {
	switch {
	case len(words) > 1 && words[0] == "sở":
		return 1
	case len(words) > 2 && words[0] == "ubnd" && levelOfWord(words[1:]).n > 0:
		return 1 + levelOfWord(words[1:]).n
	}
	return 0
}

// receivers stand before who gets or owns something, and so is set nothing.
var receivers = []string{"qua", "của", "gửi", "về", "trình", "đến", "tới"}

// officeWords stand between such a word and the unit.
var officeWords = strings.Fields("giám đốc chủ tịch thủ trưởng chánh đồng chí")

// mentions finds every place that names units, outside the cited documents: in
// 5/TTr-SNV nobody is addressed.
func (f *unitFinder) mentions(text string, words []word, cited []span) []mention {
	var list []mention
	received := false // the last unit named was one that gets something
	for i := 0; i < len(words); {
		for len(cited) > 0 && cited[0].to <= words[i].from {
			cited = cited[1:]
		}
		if len(cited) > 0 && cited[0].from <= words[i].from {
			i++
			continue
		}
		n, m := f.at(text, words[i:])
		if n == 0 {
			i++
			continue
		}
		m.from, m.to = words[i].from, words[i+n-1].to
		received = getsSomething(text, words, i) || received && i > 0 && words[i-1].text == "và"
		if m.units = f.addressable(m.units); !received && len(m.units) > 0 {
			list = append(list, m)
		}
		i += n
	}
	markHelpers(text, words, list)
	return list
}

func getsSomething(text string, words []word, i int) bool {
	j := i - 1
	for j >= 0 && follows(text, words[j], words[j+1]) && slices.Contains(officeWords, words[j].text) {
		j--
	}
	if j < 0 || !follows(text, words[j], words[j+1]) {
		return false
	}
	return slices.Contains(receivers, words[j].text) || words[j].text == "cáo" && j > 0 && words[j-1].text == "báo"
}

// addressable leaves out the issuer, who stands above it, and persons.
func (f *unitFinder) addressable(units []register.Unit) []register.Unit {
	ok := func(u register.Unit) bool {
		return !f.issuer[register.UnitKey(u.Code)] && u.Kind != register.KindPerson && u.Kind != register.KindGovernment && (f.above == 0 || u.Level <= f.above)
	}
	if !slices.ContainsFunc(units, func(u register.Unit) bool { return !ok(u) }) {
		return units
	}
	var list []register.Unit
	for _, u := range units {
		if ok(u) {
			list = append(list, u)
		}
	}
	return list
}

// at reads the units that the words begin with: a group, a list, or one unit.
func (f *unitFinder) at(text string, words []word) (n int, m mention) {
	if g := groupAt(words); g.n > 0 {
		if used, units := f.listAfter(text, words, g.n, g.has); used > 0 {
			return g.n + used, mention{units: units}
		}
		if g.whole {
			return g.n, mention{units: f.having(g), loose: g.loose, group: true}
		}
	}
	name, ok := longest(f.names, words)
	if !ok {
		return 0, mention{}
	}
	n = len(name.words)
	units := []register.Unit{name.unit}
	if words[0].text == "sở" {
		used, more := f.listAfter(text, words, n, isDepartment)
		n, units = n+used, append(units, more...)
	}
	return n, mention{units: units}
}

func longest(index map[string][]unitName, words []word) (unitName, bool) {
	if len(words) > 0 {
		for _, name := range index[words[0].text] {
			if startsWith(words, name.words) {
				return name, true
			}
		}
	}
	return unitName{}, false
}

// listAfter reads "Nội vụ, Tư pháp và Tài chính" after "các Sở:".
func (f *unitFinder) listAfter(text string, words []word, at int, has func(register.Unit) bool) (used int, units []register.Unit) {
	for i := at; i < len(words); {
		if words[i].text == "và" && i+1 < len(words) {
			i++
		}
		gap := strings.TrimSpace(text[words[i-1].to:words[i].from])
		if !strings.Contains(",:;", gap) || !capital(text, words[i]) {
			break
		}
		name, ok := longest(f.tails, words[i:])
		if !ok || !has(name.unit) {
			break
		}
		units = append(units, name.unit)
		i += len(name.words)
		used = i - at
	}
	return used, units
}

// unitsIn are the units a stretch turns to, each once, in the order of the text; those
// who only work with them are left out.
func unitsIn(list []mention, from, to int) (parties []register.Party, loose bool) {
	parties, _, loose = rolesIn(list, from, to)
	return parties, loose
}

// partiesIn are the units of the mentions of a stretch that are meant.
func partiesIn(list []mention, from, to int, meant func(mention) bool) (parties []register.Party, loose bool) {
	seen := map[string]bool{}
	for i := mentionFrom(list, from); i < len(list) && list[i].from < to; i++ {
		if !meant(list[i]) {
			continue
		}
		loose = loose || list[i].loose
		for _, u := range list[i].units {
			if !seen[u.Code] {
				seen[u.Code] = true
				parties = append(parties, register.Party{Code: u.Code, Text: u.Name})
			}
		}
	}
	return parties, loose
}

// mentionFrom is the first mention that begins at an offset or after it.
func mentionFrom(list []mention, at int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].from >= at })
}

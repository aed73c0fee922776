package intake

import (
	"slices"
	"strings"

	"kycuong/register"
)

// unitFinder finds units in running text.
type unitFinder struct {
	org    *register.Org
	day    register.Date
	issuer string                // key of who issues; not set tasks by itself
	names  map[string][]unitName // by first word
	units  []register.Unit
}

type unitName struct {
	words []string
	code  string
}

func newUnitFinder(org *register.Org, day register.Date, issuer string) *unitFinder {
	f := &unitFinder{org: org, day: day, names: map[string][]unitName{}, units: org.UnitsAt(day)}
	if r := org.Resolve(issuer, day); r.Certainty == register.Resolved {
		f.issuer = register.UnitKey(r.Unit.Code)
	}
	for _, u := range f.units {
		f.add(u.Name, u.Code)
		for _, abbr := range strings.Split(u.Abbr, ";") {
			if abbr = strings.TrimSpace(abbr); len([]rune(abbr)) >= 3 && org.Resolve(abbr, day).Certainty == register.Resolved {
				f.add(abbr, u.Code)
			}
		}
	}
	for _, list := range f.names {
		slices.SortStableFunc(list, func(a, b unitName) int { return len(b.words) - len(a.words) }) // the longest first
	}
	return f
}

func (f *unitFinder) add(name, code string) {
	words := foldedWords(name)
	if len(words) == 0 {
		return
	}
	f.names[words[0]] = append(f.names[words[0]], unitName{words, code})
	// "Văn phòng UBND tỉnh": inside a province nobody says which.
	if i := slices.Index(words, "tỉnh"); i > 0 && i < len(words)-1 {
		f.names[words[0]] = append(f.names[words[0]], unitName{words[:i+1], code})
	}
}

// foldedWords are the words of a text with marks, UBND written short.
func foldedWords(text string) []string {
	return strings.Fields(strings.ReplaceAll(register.FoldMarks(text), "ủy ban nhân dân", "ubnd"))
}

// groups are the units one speaks to together; the first that fits counts.
var groups = []struct {
	words string
	has   func(register.Unit) bool
}{
	{"các cơ quan chuyên môn thuộc ubnd tỉnh", isDepartment}, {"các sở ban ngành", isDepartment}, {"các sở ngành", isDepartment}, {"các sở", isDepartment},
	{"thủ trưởng các sở", isDepartment}, {"giám đốc các sở", isDepartment},
	{"ubnd các huyện", isDistrict}, {"ubnd cấp huyện", isDistrict}, {"chủ tịch ubnd các huyện", isDistrict}, {"các huyện thành phố", isDistrict}, {"các huyện thị xã", isDistrict},
	{"ubnd các xã", isCommune}, {"ubnd các phường", isCommune}, {"ubnd cấp xã", isCommune}, {"chủ tịch ubnd các xã", isCommune}, {"chủ tịch ubnd cấp xã", isCommune}, {"các xã phường", isCommune},
}

func isDepartment(u register.Unit) bool {
	return u.Level == register.LevelProvince && u.Kind == register.KindDepartment
}

func isDistrict(u register.Unit) bool {
	return u.Level == register.LevelDistrict && u.Kind == register.KindCommittee
}

func isCommune(u register.Unit) bool {
	return u.Level == register.LevelCommune && u.Kind == register.KindCommittee
}

// in returns the units a text names, each once, in the order of the text. A unit
// named as the way a report takes ("qua Sở Nội vụ") or as somebody's ("của Chính
// phủ") is set nothing, nor are the Government and persons who hold an office.
func (f *unitFinder) in(text string) []register.Party {
	words := foldedWords(text)
	var list []register.Party
	seen := map[string]bool{f.issuer: f.issuer != ""}
	take := func(u register.Unit) {
		if key := register.UnitKey(u.Code); !seen[key] && u.Kind != register.KindPerson && u.Kind != register.KindGovernment {
			seen[key] = true
			list = append(list, register.Party{Code: u.Code, Text: u.Name})
		}
	}
	for i := 0; i < len(words); {
		if n, has := f.groupAt(words[i:]); n > 0 {
			for _, u := range f.units {
				if has(u) {
					take(u)
				}
			}
			i += n
			continue
		}
		n, code := f.nameAt(words[i:])
		if n > 0 && (i == 0 || words[i-1] != "qua" && words[i-1] != "của") {
			if u, ok := f.org.At(code, f.day); ok {
				take(u)
			}
		}
		i += max(n, 1)
	}
	return list
}

func (f *unitFinder) groupAt(words []string) (n int, has func(register.Unit) bool) {
	for _, g := range groups {
		if want := strings.Fields(g.words); startsWith(words, want) && len(want) > n {
			n, has = len(want), g.has
		}
	}
	return n, has
}

func (f *unitFinder) nameAt(words []string) (n int, code string) {
	for _, name := range f.names[words[0]] {
		if startsWith(words, name.words) {
			return len(name.words), name.code
		}
	}
	return 0, ""
}

func startsWith(words, want []string) bool {
	return len(words) >= len(want) && slices.Equal(words[:len(want)], want)
}

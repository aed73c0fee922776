package intake

import (
	"slices"
	"strings"

	"kycuong/register"
)

// group is what words such as "các sở, ban, ngành" mean.
type group struct {
	n     int // words read
	has   func(register.Unit) bool
	whole bool // the words alone mean every such unit; "Sở:" needs its list
	loose bool
	local bool // "địa phương" is among them
}

// departmentHeads begin the groups of departments ("sở"), the longest first.
var departmentHeads = manyWords("các cơ quan chuyên môn thuộc ubnd tỉnh", "các cơ quan chuyên môn cấp tỉnh", "cơ quan chuyên môn thuộc ubnd tỉnh", "các sở", "các ban ngành", "sở ban ngành", "sở ngành")

// departmentWords go on with such a group.
var departmentWords = manyWords("cấp tỉnh", "thuộc tỉnh", "thuộc ubnd tỉnh", "của tỉnh", "ban", "ngành", "đoàn thể", "cơ quan", "đơn vị")

func manyWords(list ...string) (out [][]string) {
	for _, s := range list {
		out = append(out, strings.Fields(s))
	}
	return out
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

// groupAt reads the group that the words begin with.
func groupAt(words []word) group {
	switch words[0].text {
	case "các", "sở", "cơ":
		if g := departmentsAt(words); g.n > 0 {
			return g
		}
		return placesAt(words)
	case "ubnd":
		return placesAt(words)
	}
	return group{}
}

func departmentsAt(words []word) group {
	g := group{has: isDepartment, whole: true}
	for _, head := range departmentHeads {
		if startsWith(words, head) {
			g.n = len(head)
			break
		}
	}
	if g.n == 0 {
		if words[0].text == "sở" {
			return group{n: 1, has: isDepartment}
		}
		return group{}
	}
	for more := 1; more > 0; g.n += more {
		more = firstOf(departmentWords, words[g.n:])
	}
	if rest := words[g.n:]; startsWith(rest, []string{"địa", "phương"}) {
		g.n, g.loose, g.local = g.n+2, true, true
	} else if startsWith(rest, []string{"và", "địa", "phương"}) || startsWith(rest, []string{"các", "địa", "phương"}) {
		g.n, g.loose, g.local = g.n+3, true, true
	}
	return g
}

// firstOf is the length of the phrase the words begin with; 0 for none.
func firstOf(phrases [][]string, words []word) int {
	for _, p := range phrases {
		if startsWith(words, p) {
			return len(p)
		}
	}
	return 0
}

// placeWord is a word for a sort of place: "huyện", "đặc khu".
type placeWord struct {
	n     int
	level register.Level
}

var placeLevels = []struct {
	words []string
	level register.Level
}{
	{[]string{"thị", "xã"}, register.LevelDistrict}, {[]string{"thành", "phố"}, register.LevelDistrict}, {[]string{"thành", "thị"}, register.LevelDistrict}, {[]string{"huyện"}, register.LevelDistrict}, {[]string{"quận"}, register.LevelDistrict},
	{[]string{"thị", "trấn"}, register.LevelCommune}, {[]string{"xã"}, register.LevelCommune}, {[]string{"phường"}, register.LevelCommune}, {[]string{"đặc", "khu"}, register.LevelCommune},
}

func levelOfWord(words []string) placeWord {
	for _, p := range placeLevels {
		if len(words) >= len(p.words) && slices.Equal(words[:len(p.words)], p.words) {
			return placeWord{len(p.words), p.level}
		}
	}
	return placeWord{}
}

// placesAt reads "UBND các huyện, thành phố, thị xã", "UBND cấp xã" and "các xã,
// phường". Without "UBND" one word is not enough: "tại các xã" sets nobody a
// task. "UBND huyện, thành phố" is a group, "UBND huyện Vân Khê" is not.
func placesAt(words []word) group {
	i, kinds := 0, 0
	committee := words[0].text == "ubnd"
	if committee {
		i = 1
	}
	all := i < len(words) && words[i].text == "các"
	if all {
		i++
	}
	var levels [register.LevelCentral + 1]bool
	for i < len(words) {
		next := i
		if words[next].text == "cấp" || words[next].text == "và" && kinds > 0 {
			all = all || words[next].text == "cấp"
			next++
		}
		var two []string
		for _, w := range words[next:min(len(words), next+2)] {
			two = append(two, w.text)
		}
		p := levelOfWord(two)
		if p.n == 0 {
			break
		}
		levels[p.level] = true
		kinds++
		i = next + p.n
	}
	if kinds == 0 || !committee && (kinds < 2 || !all) || committee && !all && kinds < 2 {
		return group{}
	}
	has := func(u register.Unit) bool {
		return levels[register.LevelDistrict] && isDistrict(u) || levels[register.LevelCommune] && isCommune(u)
	}
	return group{n: i, has: has, whole: true}
}

// having are the units of a group; "địa phương" are the districts while there
// were any, then the communes.
func (f *unitFinder) having(g group) []register.Unit {
	var list []register.Unit
	for _, u := range f.units {
		if g.has(u) {
			list = append(list, u)
		}
	}
	if !g.local {
		return list
	}
	places := isCommune
	if slices.ContainsFunc(f.units, isDistrict) {
		places = isDistrict
	}
	for _, u := range f.units {
		if places(u) {
			list = append(list, u)
		}
	}
	return list
}

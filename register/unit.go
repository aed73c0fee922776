package register

import (
	"strings"
)

// Level is the tier of government a unit belongs to.
type Level uint8

// The tiers, lowest first; LevelDistrict ended on 30/6/2025.
const (
	LevelNone     Level = iota
	LevelCommune        // xã, phường, đặc khu
	LevelDistrict       // huyện, quận, thị xã, thành phố thuộc tỉnh
	LevelProvince       // tỉnh, thành phố trực thuộc trung ương
	LevelCentral        // trung ương
)

// Kind says what sort of body a unit is.
type Kind uint8

// The kinds of the units table.
const (
	KindNone        Kind = iota
	KindCommittee        // KindCommittee is a "UBND" (Ủy ban nhân dân)
	KindOffice           // KindOffice is a "văn phòng", the gate of the body it serves
	KindDepartment       // KindDepartment is a "sở"
	KindDivision         // KindDivision is a "phòng"
	KindBranch           // KindBranch is a "chi cục"
	KindCentre           // KindCentre is a "trung tâm" or another public service unit
	KindMinistry         // KindMinistry is a "bộ" or ministerial agency
	KindGovernment       // KindGovernment is the Government and its head
	KindVertical         // KindVertical is "ngành dọc": tax, treasury, police …, not under the UBND
	KindOtherSystem      // KindOtherSystem is "khác hệ": party, council, front, courts
	KindPerson           // KindPerson is a "cá nhân" who holds an office, a chairman or a director
)

var levelNames = []string{"", "xã", "huyện", "tỉnh", "trung ương"}

var kindNames = []string{"", "UBND", "văn phòng", "sở", "phòng", "chi cục", "trung tâm",
	"bộ", "Chính phủ", "ngành dọc", "khác hệ", "cá nhân"}

var kindAliases = map[string]Kind{
	"uy ban nhan dan": KindCommittee, "don vi su nghiep": KindCentre, "ban": KindDepartment,
	"co quan ngang bo": KindMinistry, "thu tuong": KindGovernment, "ca nhan": KindPerson,
}

// String returns the Vietnamese word of the units table.
func (l Level) String() string { return levelNames[l] }

// String returns the Vietnamese word of the units table.
func (k Kind) String() string { return kindNames[k] }

// Levels returns the tiers, lowest first.
func Levels() []Level {
	return []Level{LevelCommune, LevelDistrict, LevelProvince, LevelCentral}
}

// Kinds returns every kind of unit.
func Kinds() []Kind {
	kinds := make([]Kind, 0, len(kindNames)-1)
	for k := KindCommittee; k <= KindPerson; k++ {
		kinds = append(kinds, k)
	}
	return kinds
}

// ParseLevel reads the words of Level without regard to case and marks.
func ParseLevel(s string) (Level, bool) {
	key := Fold(s)
	for l, name := range levelNames {
		if l > 0 && key == Fold(name) {
			return Level(l), true
		}
	}
	return LevelNone, false
}

// ParseKind reads the words of Kind without regard to case and marks.
func ParseKind(s string) (Kind, bool) {
	key := Fold(s)
	for k, name := range kindNames {
		if k > 0 && key == Fold(name) {
			return Kind(k), true
		}
	}
	k, ok := kindAliases[key]
	return k, ok
}

// Unit is one period in the life of an agency or office holder: what it was
// called and whom it answered to between two dates. A change of name, superior
// or kind is a further Unit with the same Code.
type Unit struct {
	Code         string   `json:"code" cbor:"1,keyasint"` // as the office writes it
	Name         string   `json:"name" cbor:"2,keyasint"`
	Abbr         string   `json:"abbr,omitempty" cbor:"3,keyasint,omitempty"`
	Level        Level    `json:"level" cbor:"4,keyasint,omitempty"`
	Kind         Kind     `json:"kind" cbor:"5,keyasint,omitempty"`
	Superior     string   `json:"superior,omitempty" cbor:"6,keyasint,omitempty"`     // code of the administrative superior, at most one
	Professional []string `json:"professional,omitempty" cbor:"7,keyasint,omitempty"` // codes of the "ngành dọc" (professional) superiors
	From         Date     `json:"from" cbor:"8,keyasint,omitempty"`                   // first day; none: since ever
	To           Date     `json:"to" cbor:"9,keyasint,omitempty"`                     // last day; none: still so
	Successors   []string `json:"successors,omitempty" cbor:"10,keyasint,omitempty"`  // codes of who took over at the end
}

// ValidOn reports that the period includes the day; a zero day means "today
// is not known" and matches open periods only.
func (u Unit) ValidOn(d Date) bool {
	if d == 0 {
		return u.To == 0
	}
	return (u.From == 0 || u.From <= d) && (u.To == 0 || d <= u.To)
}

// Clean returns the unit with every text cleaned.
func (u Unit) Clean() Unit {
	u.Code, u.Name, u.Abbr = Clean(u.Code), Clean(u.Name), Clean(u.Abbr)
	u.Superior = Clean(u.Superior)
	u.Professional = cleanAll(u.Professional)
	u.Successors = cleanAll(u.Successors)
	return u
}

// Validate returns what is wrong with the unit by itself; what is wrong among
// units is Org.Faults.
func (u Unit) Validate() Faults {
	var fs Faults
	if u.Code == "" {
		fs = append(fs, fault("code", "The code of the unit is missing."))
	}
	if len(u.Code) > 100 {
		fs = append(fs, fault("code", "The code is longer than 100 characters."))
	}
	if u.Name == "" {
		fs = append(fs, fault("name", "The name of the unit is missing."))
	}
	if u.Kind == KindNone {
		fs = append(fs, fault("kind", "The kind of the unit is missing."))
	}
	if u.Superior != "" && UnitKey(u.Superior) == UnitKey(u.Code) {
		fs = append(fs, fault("superior", "The unit is given as its own superior."))
	}
	if u.To != 0 && u.From > u.To {
		fs = append(fs, fault("to", "The period ends ({to}) before it begins ({from}).", "from", u.From, "to", u.To))
	}
	return fs
}

func cleanAll(list []string) []string {
	var out []string
	for _, s := range list {
		if s = Clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// CanonicalCode returns an agency's identification code in the form of
// Decision 20/2020/QĐ-TTg (H41.15). The older form of QCVN 102:2016 has its
// groups reversed and padded with zeros (000.00.15.H41); texts in neither
// form come back trimmed and in capitals.
func CanonicalCode(s string) string {
	if isCanonical(s) {
		return s
	}
	code := Clean(strings.ToUpper(Clean(s))) // a capital may join with the mark behind it, as its small letter does not
	first, _, more := strings.Cut(code, ".")
	if !more || isLevelOne(first) || !isLevelOne(code[strings.LastIndexByte(code, '.')+1:]) {
		return code
	}
	groups := strings.Split(code, ".")
	for i := range groups {
		groups[i] = strings.TrimSpace(groups[i])
	}
	last := len(groups) - 1
	out := []string{groups[last]}
	for i := last - 1; i >= 0; i-- {
		if strings.Trim(groups[i], "0") != "" || groups[i] == "" {
			out = append(out, groups[i])
		}
	}
	return strings.Join(out, ".")
}

// isCanonical reports most codes there are: capitals, digits and points, the
// first group in front.
func isCanonical(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '.' {
			return false
		}
	}
	first, _, more := strings.Cut(s, ".")
	return !more || isLevelOne(first)
}

// isLevelOne reports the first group of a code: a letter and two digits.
func isLevelOne(s string) bool {
	return len(s) == 3 && s[0] >= 'A' && s[0] <= 'Z' && digitsAt(s[1:]) == 2
}

// UnitKey returns the form under which two spellings of one code are equal.
func UnitKey(code string) string { return CanonicalCode(code) }

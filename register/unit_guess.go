package register

import "strings"

// unitBeginning is how names of a kind of unit begin.
type unitBeginning struct {
	words string
	kind  Kind
	level Level // where the name says no place; none: not told
}

// unitBeginnings, what is longer before what it begins with.
var unitBeginnings = []unitBeginning{
	{"ubnd", KindCommittee, LevelNone}, {"ủy ban nhân dân", KindCommittee, LevelNone},
	{"hđnd", KindOtherSystem, LevelNone}, {"hội đồng nhân dân", KindOtherSystem, LevelNone}, {"ủy ban mặt trận tổ quốc", KindOtherSystem, LevelNone},
	{"tòa án", KindOtherSystem, LevelNone}, {"viện kiểm sát", KindOtherSystem, LevelNone}, {"đảng ủy", KindOtherSystem, LevelNone},
	{"tỉnh ủy", KindOtherSystem, LevelProvince}, {"huyện ủy", KindOtherSystem, LevelDistrict}, {"thị ủy", KindOtherSystem, LevelDistrict}, {"quận ủy", KindOtherSystem, LevelDistrict},
	{"văn phòng đăng ký", KindCentre, LevelNone}, {"văn phòng chính phủ", KindOffice, LevelCentral}, {"văn phòng", KindOffice, LevelNone},
	{"sở", KindDepartment, LevelProvince}, {"ban quản lý", KindDepartment, LevelProvince}, {"ban dân tộc", KindDepartment, LevelProvince},
	{"thanh tra tỉnh", KindDepartment, LevelProvince}, {"thanh tra huyện", KindDivision, LevelDistrict}, {"thanh tra chính phủ", KindMinistry, LevelCentral},
	{"phòng", KindDivision, LevelNone}, {"trung tâm", KindCentre, LevelNone}, {"bệnh viện", KindCentre, LevelNone}, {"trạm y tế", KindCentre, LevelCommune},
	{"chi cục thuế", KindVertical, LevelNone}, {"chi cục hải quan", KindVertical, LevelNone}, {"chi cục thi hành án", KindVertical, LevelNone}, {"chi cục thống kê", KindVertical, LevelNone},
	{"chi cục", KindBranch, LevelProvince},
	{"công an", KindVertical, LevelNone}, {"kho bạc", KindVertical, LevelNone}, {"thuế", KindVertical, LevelNone}, {"cục thuế", KindVertical, LevelNone}, {"bảo hiểm xã hội", KindVertical, LevelNone},
	{"bộ chỉ huy", KindVertical, LevelNone}, {"bộ tư lệnh", KindVertical, LevelNone}, {"bộ đội", KindVertical, LevelNone}, {"bộ", KindMinistry, LevelCentral},
	{"chính phủ", KindGovernment, LevelCentral}, {"thủ tướng", KindGovernment, LevelCentral},
	{"chủ tịch", KindPerson, LevelNone}, {"phó chủ tịch", KindPerson, LevelNone}, {"giám đốc", KindPerson, LevelNone}, {"phó giám đốc", KindPerson, LevelNone},
}

// GuessUnit guesses what sort of unit a name is of, by how it begins, and its tier, by
// the first place it names. What the name does not tell is none: "thành phố" may be of
// either tier. False when it tells nothing.
func GuessUnit(name string) (Level, Kind, bool) {
	text := FoldWords(name)
	for _, b := range unitBeginnings {
		rest, ok := strings.CutPrefix(text, FoldWords(b.words))
		if !ok {
			continue
		}
		level, kind := b.level, b.kind
		if place := placeLevel(strings.Fields(rest)); place != LevelNone {
			level = place
		}
		if kind == KindDepartment && level < LevelProvince {
			kind = KindNone // a board below the province: what it is, differs
		}
		return level, kind, true
	}
	return LevelNone, KindNone, false
}

// placeLevel is the tier of the first place that words name; none for a "thành phố" and
// where they name no place. A "sở" is of its province.
func placeLevel(words []string) Level {
	for i, w := range words {
		before, next := "", ""
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch {
		case w == "thành" && next == "phố":
			return LevelNone
		case w == "huyện" || w == "quận" || w == "thị" && next == "xã":
			return LevelDistrict
		case w == "phường" || w == "đặc" && next == "khu" || w == "thị" && next == "trấn" || w == "xã" && next != "hội" && before != "tác":
			return LevelCommune
		case w == "tỉnh" || w == "sở" && before != "cơ" && before != "trụ":
			return LevelProvince
		}
	}
	return LevelNone
}

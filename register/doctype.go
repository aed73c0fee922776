package register

import "strings"

// DocType is one of the 29 kinds of administrative document of Decree
// 30/2020/NĐ-CP, article 7. Code is the abbreviation of its appendix III, or
// our own CV and TCG for the two kinds that have none.
type DocType struct {
	Code string
	Name string
}

// The two kinds without an abbreviation.
const (
	Letter         = "CV"  // Letter is a "Công văn"
	PersonalLetter = "TCG" // PersonalLetter is a "Thư công"
)

var docTypes = []DocType{
	{"NQ", "Nghị quyết"}, {"QĐ", "Quyết định"}, {"CT", "Chỉ thị"}, {"QC", "Quy chế"},
	{"QyĐ", "Quy định"}, {"TC", "Thông cáo"}, {"TB", "Thông báo"}, {"HD", "Hướng dẫn"},
	{"CTr", "Chương trình"}, {"KH", "Kế hoạch"}, {"PA", "Phương án"}, {"ĐA", "Đề án"},
	{"DA", "Dự án"}, {"BC", "Báo cáo"}, {"BB", "Biên bản"}, {"TTr", "Tờ trình"},
	{"HĐ", "Hợp đồng"}, {Letter, "Công văn"}, {"CĐ", "Công điện"}, {"BGN", "Bản ghi nhớ"},
	{"BTT", "Bản thỏa thuận"}, {"GUQ", "Giấy ủy quyền"}, {"GM", "Giấy mời"},
	{"GGT", "Giấy giới thiệu"}, {"GNP", "Giấy nghỉ phép"}, {"PG", "Phiếu gửi"},
	{"PC", "Phiếu chuyển"}, {"PB", "Phiếu báo"}, {PersonalLetter, "Thư công"},
}

// typeAliases are abbreviations of the circular in force before 2020, and
// names people write.
var typeAliases = map[string]string{
	"gn": "BGN", "tth": "BTT", "uq": "GUQ", "np": "GNP", "gt": "GGT",
	"công văn hành chính": Letter, "nghị quyết cá biệt": "NQ", "quyết định cá biệt": "QĐ", "bản thoả thuận": "BTT",
}

var typeIndex, typeByCode = indexTypes()

func indexTypes() (index, byCode map[string]DocType) {
	index, byCode = map[string]DocType{}, map[string]DocType{}
	for _, t := range docTypes {
		index[typeKey(t.Code)] = t
		byCode[t.Code] = t
		index[typeKey(t.Name)] = t
	}
	for alias, code := range typeAliases {
		index[typeKey(alias)] = index[typeKey(code)]
	}
	return index, byCode
}

// typeKey folds case and tone placement but never đ into d: ĐA is a đề án,
// DA a dự án.
func typeKey(s string) string { return FoldMarks(s) }

// DocTypes returns the 29 types in the order of the decree.
func DocTypes() []DocType { return append([]DocType(nil), docTypes...) }

// TypeByText finds a type by abbreviation, name or older alias, without
// regard to case.
func TypeByText(s string) (DocType, bool) {
	if t, ok := typeByCode[s]; ok {
		return t, true
	}
	t, ok := typeIndex[typeKey(s)]
	return t, ok
}

// TypeName returns the Vietnamese name of a type code, or the code itself.
func TypeName(code string) string {
	if t, ok := TypeByText(code); ok {
		return t.Name
	}
	return strings.TrimSpace(code)
}

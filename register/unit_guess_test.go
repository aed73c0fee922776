package register

import "testing"

// TestUnitsAreGuessedByHowTheirNamesBegin is a table of names; "" is what the name does
// not tell.
func TestUnitsAreGuessedByHowTheirNamesBegin(t *testing.T) {
	for name, want := range map[string][2]string{
		"UBND tỉnh Thanh Lĩnh":                            {"tỉnh", "UBND"},
		"Ủy ban nhân dân tỉnh Thanh Lĩnh":                 {"tỉnh", "UBND"},
		"Uỷ ban nhân dân huyện Vân Khê":                   {"huyện", "UBND"},
		"UBND quận Hải Châu":                              {"huyện", "UBND"},
		"UBND thị xã Kim Sa":                              {"huyện", "UBND"},
		"UBND xã Hòa Bình":                                {"xã", "UBND"},
		"ubnd xã hòa bình":                                {"xã", "UBND"},
		"UBND phường Bến Sông":                            {"xã", "UBND"},
		"UBND thị trấn Yên Bồi":                           {"xã", "UBND"},
		"UBND đặc khu Hòn Mây":                            {"xã", "UBND"},
		"UBND xã Vân Khê, huyện Vân Khê, tỉnh Thanh Lĩnh": {"xã", "UBND"},
		"UBND thành phố Thanh Lĩnh":                       {"", "UBND"},
		"Hội đồng nhân dân xã Hòa Bình":                   {"xã", "khác hệ"},
		"Văn phòng UBND tỉnh":                             {"tỉnh", "văn phòng"},
		"Văn phòng HĐND và UBND xã Hòa Bình":              {"xã", "văn phòng"},
		"Văn phòng Chính phủ":                             {"trung ương", "văn phòng"},
		"Văn phòng Đăng ký đất đai":                       {"", "trung tâm"},
		"Sở Nội vụ":                                       {"tỉnh", "sở"},
		"Sở Lao động - Thương binh và Xã hội":             {"tỉnh", "sở"},
		"Ban Quản lý Khu kinh tế":                         {"tỉnh", "sở"},
		"Ban Quản lý dự án xã Hòa Bình":                   {"xã", ""},
		"Thanh tra tỉnh":                                  {"tỉnh", "sở"},
		"Thanh tra Chính phủ":                             {"trung ương", "bộ"},
		"Phòng Kinh tế xã Hòa Bình":                       {"xã", "phòng"},
		"Phòng Văn hóa - Xã hội":                          {"", "phòng"},
		"Phòng Văn hóa - Xã hội phường Bến Sông":          {"xã", "phòng"},
		"Phòng Ngân sách Sở Tài chính":                    {"tỉnh", "phòng"},
		"Phòng Nội vụ thành phố Thanh Lĩnh":               {"", "phòng"},
		"Chi cục Thủy lợi":                                {"tỉnh", "chi cục"},
		"Chi cục Thuế huyện Vân Khê":                      {"huyện", "ngành dọc"},
		"Trung tâm Y tế huyện Vân Khê":                    {"huyện", "trung tâm"},
		"Trung tâm Y tế cơ sở":                            {"", "trung tâm"},
		"Trung tâm Phục vụ hành chính công xã Hòa Bình":   {"xã", "trung tâm"},
		"Bệnh viện Đa khoa tỉnh":                          {"tỉnh", "trung tâm"},
		"Bộ Nội vụ":                                       {"trung ương", "bộ"},
		"Bộ Chỉ huy Quân sự tỉnh Thanh Lĩnh":              {"tỉnh", "ngành dọc"},
		"Chính phủ":                                       {"trung ương", "Chính phủ"},
		"Thủ tướng Chính phủ":                             {"trung ương", "Chính phủ"},
		"Công an xã Hòa Bình":                             {"xã", "ngành dọc"},
		"Bảo hiểm xã hội tỉnh":                            {"tỉnh", "ngành dọc"},
		"Tỉnh ủy Thanh Lĩnh":                              {"tỉnh", "khác hệ"},
		"Tòa án nhân dân tỉnh":                            {"tỉnh", "khác hệ"},
		"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh":           {"tỉnh", "khác hệ"},
		"Chủ tịch UBND xã Hòa Bình":                       {"xã", "cá nhân"},
		"Giám đốc Sở Tài chính":                           {"tỉnh", "cá nhân"},
		"Ban Chỉ đạo 389":                                 {"", ""},
		"Hội Chữ thập đỏ tỉnh":                            {"", ""},
		"Sởi":                                             {"", ""},
		"":                                                {"", ""},
	} {
		level, kind, ok := GuessUnit(name)
		if level.String() != want[0] || kind.String() != want[1] || ok != (want[0] != "" || want[1] != "") {
			t.Errorf("%q: %q, %q, %v; want %q", name, level, kind, ok, want)
		}
	}
}

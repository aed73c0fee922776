package intake

import (
	"testing"

	"kycuong/register"
)

// TestSpellingsOfCitations is a table of how directives name documents.
func TestSpellingsOfCitations(t *testing.T) {
	for _, c := range []struct{ text, symbol, day, issuer string }{
		{"Công văn số 5958/UBND-TH ngày 05/8/2022", "5958/UBND-TH", "2022-08-05", ""},
		{"Công văn số 9390/UBND-TH ngày 25/11/2022 của UBND tỉnh", "9390/UBND-TH", "2022-11-25", "UBND tỉnh"},
		{"Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", "76/NQ-CP", "2021-07-15", "Chính phủ"},
		{"Chỉ thị 23/CT-TTg", "23/CT-TTg", "", ""},
		{"Chỉ thị số 23/CT-TTg ngày 02 tháng 9 năm 2021 của Thủ tướng Chính phủ", "23/CT-TTg", "2021-09-02", "Thủ tướng Chính phủ"},
		{"Kế hoạch số 12-KH/TU", "12-KH/TU", "", ""},
		{"Kế hoạch số 12-KH/TU ngày 10/3/2023 của Ban Thường vụ Tỉnh ủy", "12-KH/TU", "2023-03-10", "Ban Thường vụ Tỉnh ủy"},
		{"Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"},
		{"Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP", "", ""},
		{"Quyết định số 819/QĐ-UBND ngày 21/3/2025", "819/QĐ-UBND", "2025-03-21", ""},
		{"Quyết định số 58/2016/QĐ-UBND ngày 30 tháng 9 năm 2016 của UBND tỉnh", "58/2016/QĐ-UBND", "2016-09-30", "UBND tỉnh"},
		{"Quyết định 12a/2026/QĐ-UBND", "12a/2026/QĐ-UBND", "", ""},
		{"Nghị quyết số 66.25/2026/NQ-CP", "66.25/2026/NQ-CP", "", ""},
		{"Thông tư số 06/2025/TT-TTCP", "06/2025/TT-TTCP", "", ""},
		{"Thông tư liên tịch số 01/2014/TTLT-BTP-BTC", "01/2014/TTLT-BTP-BTC", "", ""},
		{"Thông báo số 123/TB-VP ngày 01/2/2024", "123/TB-VP", "2024-02-01", ""},
		{"Thông báo kết luận số 45/TB-UBND", "45/TB-UBND", "", ""},
		{"Báo cáo số 1270/BC-TCTTTg ngày 27/12/2017", "1270/BC-TCTTTg", "2017-12-27", ""},
		{"Tờ trình số 31/TTr-SNV ngày 2/7/2025 của Sở Nội vụ", "31/TTr-SNV", "2025-07-02", "Sở Nội vụ"},
		{"Công điện số 05/CĐ-UBND", "05/CĐ-UBND", "", ""},
		{"Hướng dẫn số 05/HD-BTGTW", "05/HD-BTGTW", "", ""},
		{"Đề án số 08/ĐA-UBND", "08/ĐA-UBND", "", ""},
		{"Kết luận số 21-KL/TW", "21-KL/TW", "", ""},
		{"Quy định số 41-QĐ/TW ngày 03/11/2021", "41-QĐ/TW", "2021-11-03", ""},
		{"Nghị quyết 18-NQ/TW", "18-NQ/TW", "", ""},
		{"Chương trình số 10-CTr/TU", "10-CTr/TU", "", ""},
		{"Công văn 581/BNV-CCHC", "581/BNV-CCHC", "", ""},
		{"Công văn số: 3383/BNV-CVL ngày 20.4.2026", "3383/BNV-CVL", "2026-04-20", ""},
		{"Công văn số 12729/VPCP-KGVX ngày 24-12-2025", "12729/VPCP-KGVX", "2025-12-24", ""},
		{"Công văn số 815/UBND-TH, ngày 30/01/2024", "815/UBND-TH", "2024-01-30", ""},
		{"Công văn số 815/UBND-TH (ngày 30/01/2024)", "815/UBND-TH", "2024-01-30", ""},
		{"Công văn số 815/UBND-TH ký ngày 30/01/2024", "815/UBND-TH", "2024-01-30", ""},
		{"công văn số 815/UBND-TH ban hành ngày 30/01/2024", "815/UBND-TH", "2024-01-30", ""},
		{"văn bản số 815/UBND-TH", "815/UBND-TH", "", ""},
		{"CHỈ THỊ SỐ 20/CT-UBND", "20/CT-UBND", "", ""},
		{"Chỉ thị số 20/CT-UBND ngày 04/6/2024 của Chủ tịch UBND tỉnh", "20/CT-UBND", "2024-06-04", "Chủ tịch UBND tỉnh"},
		{"Quyết định số 42/2014/QĐ-TTg ngày 27/7/2014 của Thủ tướng", "42/2014/QĐ-TTg", "2014-07-27", "Thủ tướng"},
		{"Nghị quyết số 30c/NQ-CP", "30c/NQ-CP", "", ""},
		{"Quyết định số 53/2006/QĐ-TTg", "53/2006/QĐ-TTg", "", ""},
		{"Quyết định số 5240/QĐ-UBND.VX", "5240/QĐ-UBND.VX", "", ""},
		{"Tờ trình số 12 /TTr - SNV", "12/TTr-SNV", "", ""},
		{"Công văn số 819 / UBND-KT", "819/UBND-KT", "", ""},
		{"Công văn số 819/UBND–KT", "819/UBND-KT", "", ""},
		{"Nghị quyết số 12/2023/NQ-HĐND ngày 14 tháng 7 năm 2023 của HĐND tỉnh", "12/2023/NQ-HĐND", "2023-07-14", "HĐND tỉnh"},
		{"Nghị quyết số 28/2026/QH16", "28/2026/QH16", "", ""},
		{"Luật số 79/2006/QH11", "79/2006/QH11", "", ""},
		{"Luật số 33/2024/QH15 ngày 21/6/2024 của Quốc hội", "33/2024/QH15", "2024-06-21", "Quốc hội"},
		{"Giấy mời số 14/GM-UBND", "14/GM-UBND", "", ""},
		{"Phương án số 03/PA-UBND", "03/PA-UBND", "", ""},
		{"Biên bản số 07/BB-SNV", "07/BB-SNV", "", ""},
		{"Kế hoạch 45/KH-UBND ngày 1/1/2024", "45/KH-UBND", "2024-01-01", ""},
		{"Kế hoạch số 45/KH-UBND ngày 01 tháng 01 năm 2024", "45/KH-UBND", "2024-01-01", ""},
		{"theo 45/KH-UBND", "45/KH-UBND", "", ""},
		{"Quyết định\nsố 45/QĐ-UBND", "45/QĐ-UBND", "", ""},
		{"Quyết định số 45/QĐ-UBND ngày\n05/8/2022", "45/QĐ-UBND", "2022-08-05", ""},
		{"Công văn số 45/\nUBND-TH", "45/UBND-TH", "", ""},
		{"Công văn số 4/SNV-CCVC", "4/SNV-CCVC", "", ""},
		{"Công văn số 1/UBND-NC ngày 31/02/2024", "1/UBND-NC", "", ""},
		{"Báo cáo số 15/BC-BCĐ389", "15/BC-BCĐ389", "", ""},
		{"Nghị quyết số 01/NQ-CP ngày 05/01/2024 của Chính phủ về nhiệm vụ", "01/NQ-CP", "2024-01-05", "Chính phủ"},
		{"Kế hoạch số 220/KH-UBND ngày 15/4/2024 của Ủy ban nhân dân tỉnh", "220/KH-UBND", "2024-04-15", "Ủy ban nhân dân tỉnh"},
		{"Quyết định số 23/2018/QĐ-TTg, ngày 15 tháng 5 năm 2018, của Thủ tướng Chính phủ", "23/2018/QĐ-TTg", "2018-05-15", "Thủ tướng Chính phủ"},
		{"Công văn số 77/UBND-TH của UBND huyện", "77/UBND-TH", "", "UBND huyện"},
	} {
		got := citations(c.text, 0)
		if len(got) != 1 {
			t.Errorf("%q: %+v, want one", c.text, got)
			continue
		}
		day := ""
		if got[0].Date != 0 {
			day = got[0].Date.ISO()
		}
		if got[0].Symbol != c.symbol || day != c.day || got[0].Issuer != c.issuer {
			t.Errorf("%q: %s, %s, %q; want %s, %s, %q", c.text, got[0].Symbol, day, got[0].Issuer, c.symbol, c.day, c.issuer)
		}
	}
}

func TestWhatIsNoCitation(t *testing.T) {
	for _, text := range []string{"ngày 05/8/2022", "tăng 20/30 chỉ tiêu", "giai đoạn 2021-2025", "tỷ lệ 15/20 đơn vị", "điện thoại 0238/3844", "km 12/QL1 thì không", "năm học 2024-2025", "1.500 tỷ đồng", "Điều 2 Luật này", "24/7"} {
		if got := citations(text, 0); len(got) > 1 || len(got) == 1 && got[0].Symbol != "12/QL1" {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestSeveralSymbolsAfterOneWord(t *testing.T) {
	got := citations("các Công văn số 5958/UBND-TH ngày 05/8/2022, số 9390/UBND-TH ngày 25/11/2022 và 815/UBND-TH", 0)
	if len(got) != 3 || got[1].Symbol != "9390/UBND-TH" || got[1].Date != register.MustDate("2022-11-25") || got[2].Symbol != "815/UBND-TH" {
		t.Errorf("%+v", got)
	}
	if again := citations("Chỉ thị 23/CT-TTg; thực hiện Chỉ thị 23/CT-TTg", 0); len(again) != 1 {
		t.Errorf("the same twice: %+v", again)
	}
}

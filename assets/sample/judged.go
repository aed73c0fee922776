//go:build ignore

package main

import (
	"time"
)

// judged is what only some rules look at.
type judged struct {
	field, content, pages, summary, consulted, opinions string
	signedAt, issuedAt, returned, returnReason          string
	acknowledged                                        time.Time
}

// laterRows are rows of expected.csv about findings that stand for another unit
// than the document's sender; they are made when the numbers are known.
var laterRows []func() []string

// plantJudged adds a case for each rule that looks at what was recorded: the fault,
// what looks like it and is none, and an exception. It takes nothing from chance.
func plantJudged(add func(...*doc)) {
	paper := func(date time.Time, typ, sender, tag, to, subject string, more judged) *doc {
		return &doc{date: date, signed: date, issued: date, signer: signers[0], typ: typ, subject: subject, sender: sender, senderTag: tag, to: to, judged: more}
	}
	commune := communeCode(0, 3)
	land, staff := judged{field: "DD"}, judged{content: "TCBC"}
	e3 := paper(day(2026, 3, 12), "TTr", commune, "UBND", "H90", "Đề nghị phê duyệt phương án di dời dân khỏi vùng sạt lở", land)
	e3.exception, e3.evidence = "E3", "Sạt lở chân đê trong đêm, có biên bản hiện trường"
	add(paper(day(2026, 3, 10), "TTr", commune, "UBND", "H90", "Đề nghị phê duyệt phương án sử dụng đất công ích", land).expect("R02", open, "", "xã gửi thẳng UBND tỉnh, không qua sở chủ trì"),
		paper(day(2026, 3, 11), "TTr", commune, "UBND", "H90.21", "Đề nghị thẩm định phương án sử dụng đất công ích", land),
		e3.expect("R02", excused, "E3", "sự cố đê điều, có căn cứ"),
		paper(day(2026, 3, 16), "TTr", commune, "UBND", "H90.06", "Xin bổ sung biên chế giáo viên mầm non", judged{field: "GD"}).expect("R06", open, "", "gửi không đúng sở chủ trì lĩnh vực"))

	deputy := paper(day(2026, 4, 6), "TTr", "H90.01", "SNV", "H90", "Đề nghị giao biên chế công chức", staff)
	deputy.signing = "KT."
	expired, within := paper(day(2026, 3, 5), "CV", "H90.14", "STP", "H90.01", "Về việc cung cấp số liệu công chứng", judged{}), paper(day(2026, 2, 20), "CV", "H90.14", "STP", "H90.01", "Về việc cung cấp số liệu hộ tịch", judged{})
	expired.signing, expired.signer, within.signing, within.signer = "TUQ.", "Phạm Quốc Khánh", "TUQ.", "Phạm Quốc Khánh"
	add(deputy.expect("R07", open, "", "cấp phó ký nội dung người đứng đầu phải ký"), paper(day(2026, 4, 7), "TTr", "H90.01", "SNV", "H90", "Đề nghị giao số lượng người làm việc", staff),
		expired.expect("R08", open, "", "ký TUQ. sau khi hết hạn ủy quyền"), within)

	add(paper(day(2026, 6, 9), "TTr", "H90.06", "SXD", "H90", "Đề nghị phê duyệt đề án phát triển nhà ở xã hội", judged{consulted: "H90.02"}).expect("R09", open, "", "thiếu ý kiến Sở Tài chính"),
		paper(day(2026, 6, 10), "TTr", "H90.06", "SXD", "H90", "Đề nghị phê duyệt chương trình chỉnh trang đô thị", judged{consulted: "H90.02", opinions: "88/STC-NS"}),
		paper(day(2026, 7, 7), "ĐA", "H90.08", "SCT", "H90", "Đề án phát triển thương mại biên giới", judged{pages: "24"}).expect("R11", open, "", "24 trang, không có bản tóm tắt"),
		paper(day(2026, 7, 8), "ĐA", "H90.08", "SCT", "H90", "Đề án phát triển công nghiệp hỗ trợ", judged{pages: "24", summary: "5"}),
		paper(day(2026, 7, 13), "TTr", "H90.16", "SNgV", "H90", "Đề nghị cho công chức nghỉ phép đi nước ngoài", judged{content: "CCNB"}).expect("R12", open, "", "đẩy việc thuộc thẩm quyền lên trên"))
	plantAsked(add, paper)
	plantHandled(add, paper)
}

// plantAsked asks two departments for their opinion: one answers late.
func plantAsked(add func(...*doc), paper func(time.Time, string, string, string, string, string, judged) *doc) {
	ask := paper(day(2026, 6, 1), "CV", "H90", "UBND", "H90.02;H90.06", "Về việc lấy ý kiến dự thảo quy chế phối hợp", judged{})
	add(ask)
	for i, x := range []struct {
		code, tag string
		date      time.Time
	}{{"H90.02", "STC", day(2026, 6, 5)}, {"H90.06", "SXD", day(2026, 6, 11)}} {
		add(&doc{incoming: true, date: x.date, arrived: x.date, signer: signers[i], typ: "CV", subject: "Góp ý dự thảo quy chế phối hợp", sender: x.code, senderTag: x.tag, to: "H90", handler: "H90.VP", answers: ask, own: 300 + i})
	}
	laterRows = append(laterRows, func() []string {
		return []string{"R10", open, "", ask.symbol, date(ask.date), "H90.06", "trả lời lấy ý kiến chậm"}
	})
}

// plantHandled has urgent papers, papers returned and acknowledged, and one
// content sent to two levels.
func plantHandled(add func(...*doc), paper func(time.Time, string, string, string, string, string, judged) *doc) {
	slow := paper(day(2026, 5, 11), "CĐ", "H90", "UBND", "H90.21", "Ứng phó mưa lũ lớn", judged{signedAt: "8:00", issuedAt: "14:00"})
	quick := paper(day(2026, 5, 12), "CĐ", "H90", "UBND", "H90.21", "Khắc phục hậu quả mưa lũ", judged{signedAt: "8:00", issuedAt: "9:30"})
	slow.urgency, quick.urgency = "Hỏa tốc", "Hỏa tốc"
	add(slow.expect("R14", open, "", "hỏa tốc phát hành sau 6 giờ"), quick)
	got := func(n int, subject string, more judged) *doc {
		d := day(2026, 4, 13)
		return &doc{incoming: true, date: d, arrived: d, signer: signers[n], typ: "BC", subject: subject, sender: "H90.10", senderTag: "SYT", to: "H90", handler: "H90.VP", own: 400 + n, judged: more}
	}
	add(got(0, "Báo cáo nhân lực y tế tuyến xã", judged{returned: "có"}).expect("R17", open, "", "trả lại không nêu lý do"), got(1, "Báo cáo trang thiết bị y tế", judged{returned: "có", returnReason: "Sai thẩm quyền"}),
		got(2, "Báo cáo tiêm chủng mở rộng", judged{acknowledged: day(2026, 4, 14)}).expect("R18", open, "", "xác nhận nhận văn bản chậm"), got(3, "Báo cáo an toàn thực phẩm", judged{acknowledged: day(2026, 4, 13)}))
	const subject = "Đề nghị hỗ trợ kinh phí sửa chữa hồ chứa nước thôn Trung"
	add(paper(day(2024, 3, 4), "TTr", communeCode(2, 5), "UBND", districtCode(2), subject, judged{}),
		paper(day(2024, 3, 7), "TTr", communeCode(2, 5), "UBND", "H90", subject, judged{}).expect("R01", open, "", "xã gửi thẳng UBND tỉnh, không qua UBND huyện").expect("R25", open, "", "gửi lại cùng nội dung lên cấp trên nữa"))
}

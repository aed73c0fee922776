package export

import (
	"slices"
	"testing"

	"kycuong/register"
)

// The columns of Decree 30/2020, appendix IV, word for word.
var decreeColumns = map[register.Direction][]string{
	register.Outgoing: {"Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận văn bản",
		"Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú"},
	register.Incoming: {"Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
		"Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú"},
}

func TestRegistersHaveTheColumnsOfTheDecree(t *testing.T) {
	for dir, want := range decreeColumns {
		var got []string
		for _, c := range RegisterBook(dir, nil, nil, register.Settings{}, 0, 0).Columns {
			got = append(got, c.Title)
		}
		if !slices.Equal(got, want) {
			t.Errorf("columns %q, want %q", got, want)
		}
	}
}

// row gives the only row of a register as it is printed.
func row(t *testing.T, d register.Document) []string {
	t.Helper()
	b := RegisterBook(d.Direction, []register.Document{d}, testOrg(), testSettings(), 0, 0)
	if len(b.Rows) != 1 {
		t.Fatalf("%d rows, want 1", len(b.Rows))
	}
	var cells []string
	for _, v := range b.Rows[0] {
		cells = append(cells, v.String())
	}
	return cells
}

func outgoing(change func(*register.Document)) register.Document {
	d := register.Document{ID: 1, Direction: register.Outgoing, Symbol: "07/TTr-UBND", Number: register.Number{N: 7}, Type: "TTr",
		Date: register.MustDate("2025-03-05"), Issued: register.MustDate("2025-03-06"), Subject: "Đề nghị cấp vốn", Signing: "KT.", Signer: "Nguyễn Thị Hòa",
		Sender: register.Party{Code: "H41"}, To: []register.Party{{Code: "H41.30"}}, CC: []register.Party{{Text: "Ban Quản lý dự án"}}, Copies: 1200}
	change(&d)
	return d
}

func incoming(change func(*register.Document)) register.Document {
	d := register.Document{ID: 2, Direction: register.Incoming, Symbol: "45/BC-UBND", Number: register.Number{N: 9}, Type: "BC",
		Date: register.MustDate("2025-03-05"), Arrived: register.MustDate("2025-03-10"), Subject: "Báo cáo thu ngân sách",
		Sender: register.Party{Code: "H41.30.05"}, Handler: register.Party{Code: "H41.15"}}
	change(&d)
	return d
}

func TestRowsOfTheRegisters(t *testing.T) {
	for name, c := range map[string]struct {
		doc  register.Document
		want []string
	}{
		"outgoing": {outgoing(func(*register.Document) {}),
			[]string{"07/TTr-UBND", "05/03/2025", "Tờ trình: Đề nghị cấp vốn", "KT. Nguyễn Thị Hòa", "UBND huyện Nghĩa Đàn; Ban Quản lý dự án", "", "1.200", "06/03/2025", "", ""}},
		"drafted by a department": {outgoing(func(d *register.Document) { d.Sender.Code = "H41.15"; d.Copies = 0; d.Issued = 0 }),
			[]string{"07/TTr-UBND", "05/03/2025", "Tờ trình: Đề nghị cấp vốn", "KT. Nguyễn Thị Hòa", "UBND huyện Nghĩa Đàn; Ban Quản lý dự án", "Sở Nội vụ", "", "", "", ""}},
		"secret outgoing": {outgoing(func(d *register.Document) { d.Secrecy = register.Secret; d.Voided = "Trùng số" }),
			[]string{"07/TTr-UBND", "05/03/2025", "", "", "", "", "", "", "", ""}},
		"voided and urgent": {outgoing(func(d *register.Document) {
			d.Voided = "Trùng số"
			d.Urgency = register.Urgent
			d.Note = "Bản giấy"
		}),
			[]string{"07/TTr-UBND", "05/03/2025", "Tờ trình: Đề nghị cấp vốn", "KT. Nguyễn Thị Hòa", "UBND huyện Nghĩa Đàn; Ban Quản lý dự án", "", "1.200", "06/03/2025", "", "Đã hủy: Trùng số. Khẩn. Bản giấy"}},
		"incoming": {incoming(func(*register.Document) {}),
			[]string{"10/03/2025", "09", "UBND xã Nghĩa Bình", "45/BC-UBND", "05/03/2025", "Báo cáo thu ngân sách", "Sở Nội vụ", "", "", ""}},
		"returned": {incoming(func(d *register.Document) { d.Returned = true; d.ReturnReason = "Sai thẩm quyền" }),
			[]string{"10/03/2025", "09", "UBND xã Nghĩa Bình", "45/BC-UBND", "05/03/2025", "Báo cáo thu ngân sách", "Sở Nội vụ", "", "", "Đã trả lại: Sai thẩm quyền"}},
		"secret incoming": {incoming(func(d *register.Document) { d.Secrecy = register.Secret }),
			[]string{"10/03/2025", "09", "", "45/BC-UBND", "05/03/2025", "", "", "", "", ""}},
		"unknown sender": {incoming(func(d *register.Document) { d.Sender = register.Party{Text: "Ông Nguyễn Văn An"}; d.Subject = "" }),
			[]string{"10/03/2025", "09", "Ông Nguyễn Văn An", "45/BC-UBND", "05/03/2025", "Báo cáo", "Sở Nội vụ", "", "", ""}},
	} {
		if got := row(t, c.doc); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestTheRegisterIsInOrderAndOfItsPeriod(t *testing.T) {
	at := func(symbol, date string, id uint64) register.Document {
		return outgoing(func(d *register.Document) {
			d.ID, d.Symbol, d.Number, d.Date, d.Issued = id, symbol, register.Number{}, register.MustDate(date), 0
		})
	}
	docs := []register.Document{at("12a/BC-UBND", "2025-03-05", 1), at("100/BC-UBND", "2025-03-05", 2), at("12/BC-UBND", "2025-03-05", 3),
		at("99/BC-UBND", "2025-03-04", 4), at("01/BC-UBND", "2025-04-01", 5), at("98/BC-UBND", "2025-02-28", 6), incoming(func(*register.Document) {})}
	b := RegisterBook(register.Outgoing, docs, testOrg(), testSettings(), register.MustDate("2025-03-01"), register.MustDate("2025-03-31"))
	var got []string
	for _, r := range b.Rows {
		got = append(got, r[0].Text)
	}
	if want := []string{"99/BC-UBND", "12/BC-UBND", "12a/BC-UBND", "100/BC-UBND"}; !slices.Equal(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
	if want := "Tháng 3 năm 2025 (từ ngày 01/03/2025 đến ngày 31/03/2025)"; b.Period != want || b.Closing != "Tổng cộng: 04 văn bản." {
		t.Errorf("period %q, closing %q; want %q", b.Period, b.Closing, want)
	}
}

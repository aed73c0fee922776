package intake

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kycuong/register"
)

func lineOrg() *register.Org {
	return register.NewOrg([]register.Unit{{Code: "H90.31", Name: "Sở Xây dựng", Abbr: "SXD"}, {Code: "H90.15", Name: "Sở Nội vụ", Abbr: "SNV"}, {Code: "CP", Name: "Chính phủ"}})
}

func TestALineIsUnderstoodByTheShapeOfItsCells(t *testing.T) {
	for _, c := range []struct {
		text string
		dir  register.Direction
		want register.Document
	}{
		{"1\t234/UBND-VX\t05/11/2026\tVề việc tổ chức hội nghị tổng kết năm\tLê Hữu Phước\tSở Xây dựng; Sở Nội vụ", register.Outgoing,
			register.Document{Symbol: "234/UBND-VX", Date: register.MustDate("2026-11-05"), Subject: "Về việc tổ chức hội nghị tổng kết năm", Signer: "Lê Hữu Phước", To: []register.Party{{Text: "Sở Xây dựng"}, {Text: "Sở Nội vụ"}}}},
		{"12/BC-SXD\tBáo cáo\tBáo cáo kết quả quý III\tSXD\t2026-10-03\t05/10/2026", register.Incoming,
			register.Document{Symbol: "12/BC-SXD", Type: "BC", Date: register.MustDate("2026-10-03"), Arrived: register.MustDate("2026-10-05"), Subject: "Báo cáo kết quả quý III", Sender: register.Party{Text: "SXD"}}},
		{"STT\tSố, ký hiệu\tTrích yếu\r\n7\t07/TTr-SNV\t\"Đề nghị  phê duyệt\"\r\n", register.Incoming, register.Document{Symbol: "07/TTr-SNV", Type: "TTr", Subject: "Đề nghị phê duyệt"}},
		{"Về việc trả lời kiến nghị", register.Outgoing, register.Document{Subject: "Về việc trả lời kiến nghị"}},
	} {
		got, ok := Line(c.text, c.dir, lineOrg(), register.MustDate("2026-11-28"))
		c.want.Direction = c.dir
		if !ok || got.Symbol != c.want.Symbol || got.Type != c.want.Type || got.Date != c.want.Date || got.Arrived != c.want.Arrived || got.Subject != c.want.Subject ||
			got.Signer != c.want.Signer || got.Sender != c.want.Sender || joined(got.To) != joined(c.want.To) {
			t.Errorf("%q is %+v, want %+v", c.text, got, c.want)
		}
	}
	for _, text := range []string{"", "\n\t\n", "1\t2\t3", "05/11/2026"} {
		if got, ok := Line(text, register.Outgoing, lineOrg(), 1); ok {
			t.Errorf("%q is %+v", text, got)
		}
	}
}

func joined(list []register.Party) string {
	var names []string
	for _, p := range list {
		names = append(names, p.Text)
	}
	return strings.Join(names, "|")
}

func FuzzLine(f *testing.F) {
	f.Add("1\t234/UBND-VX\t05/11/2026\tVề việc\tLê Hữu Phước\tSở Xây dựng")
	org := lineOrg()
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := Line(text, register.Incoming, org, register.MustDate("2026-11-28"))
		if ok && (!utf8.ValidString(d.Subject) || strings.ContainsAny(d.Subject+d.Symbol+d.Signer, "\t\n")) {
			t.Errorf("%q is %+v", text, d)
		}
	})
}

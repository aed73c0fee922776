package register

import "testing"

func TestSymbolNamesTheSenderOfItsDay(t *testing.T) {
	o := NewOrg([]Unit{
		{Code: "H41", Name: "UBND tỉnh Nghệ An", Abbr: "UBND"},
		{Code: "H41.05", Name: "Sở Tài nguyên và Môi trường", Abbr: "STNMT; Sở TNMT", To: MustDate("2025-02-28")},
		{Code: "H41.05", Name: "Sở Nông nghiệp và Môi trường", Abbr: "SNNMT", From: MustDate("2025-03-01")},
		{Code: "H41.06", Name: "Ban Dân tộc"},
		{Code: "H41.07", Name: "UBND xã Hòa Bình", Kind: KindCommittee},
		{Code: "H41.08", Name: "UBND xã Hòa An", Abbr: "UB", Kind: KindCommittee},
		{Code: "H41.09", Name: "Hội đồng nhân dân xã Hòa Bình", Kind: KindOtherSystem},
	})
	settings := Settings{Office: "H41.06", Abbr: "BDT", LetterField: "TH"}
	for _, c := range []struct {
		sender     Party
		date, want string
	}{
		{Party{Code: "H41"}, "2024-01-02", "12/BC-UBND"},
		{Party{Code: "H41.05"}, "2024-01-02", "12/BC-STNMT"},
		{Party{Code: "H41.05"}, "2025-03-01", "12/BC-SNNMT"},
		{Party{Code: "H41.06"}, "2025-03-01", "12/BC-BDT"},
		{Party{}, "2025-03-01", "12/BC-BDT"},
		{Party{Code: "H41.07"}, "2025-03-01", "12/BC-UBND"},
		{Party{Code: "H41.08"}, "2025-03-01", "12/BC-UB"},
		{Party{Code: "H41.09"}, "2025-03-01", "12/BC-HĐND"},
		{Party{Text: "Ủy ban nhân dân xã Hòa Bình"}, "2025-03-01", "12/BC-UBND"},
		{Party{Text: "Hội Chữ thập đỏ"}, "2025-03-01", "12/BC-HCTD"},
	} {
		d := Document{Direction: Outgoing, Sender: c.sender, Date: MustDate(c.date), Type: "BC", Number: Number{N: 12}}
		if got := settings.Symbol(o, d); got != c.want {
			t.Errorf("%+v on %s: %s, want %s", c.sender, c.date, got, c.want)
		}
	}
	committee := Document{Direction: Outgoing, Sender: Party{Code: "H41.07"}, Date: MustDate("2025-03-01"), Type: "CV", Number: Number{N: 1}}
	if got := (Settings{LetterField: "VP"}).Symbol(o, committee); got != "01/UBND-VP" {
		t.Errorf("a letter of a committee: %s, want 01/UBND-VP", got)
	}
	letter := Document{Direction: Outgoing, Sender: Party{Code: "H41"}, Date: MustDate("2024-01-02"), Type: "CV", Number: Number{N: 7}}
	if got := settings.Symbol(o, letter); got != "07/UBND-TH" {
		t.Errorf("a letter: %s, want 07/UBND-TH", got)
	}
}

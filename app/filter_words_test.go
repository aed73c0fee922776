package app

import (
	"testing"

	"kycuong/register"
	"kycuong/review"
)

func TestFiltersInWords(t *testing.T) {
	org := register.NewOrg([]register.Unit{{Code: "H90.31", Name: "Sở Xây dựng", Abbr: "SXD"}, {Code: "H90.15", Name: "Sở Nội vụ", To: register.MustDate("2025-02-28")}})
	today := register.MustDate("2026-11-28") // a Saturday
	rb := &review.Rulebook{Rules: []review.Rule{{Code: "R13"}}}
	terms := append(reviewWords(words{"vi"}, rb), registerWords(words{"vi"})[:2]...)
	for typed, want := range map[string]wanted{
		"quý III/2025, Sở Xây dựng, vượt cấp": {period: period{from: day(2025, 7, 1), to: day(2025, 9, 30)}, unit: "H90.31", rule: ruleBypass},
		"quy 3 2025, so xay dung, vuot cap":   {period: period{from: day(2025, 7, 1), to: day(2025, 9, 30)}, unit: "H90.31", rule: ruleBypass},
		"Sở Xây dựng":                         {text: "Sở Xây dựng"},
		"SXD, nông thôn mới":                  {unit: "H90.31", text: "nông thôn mới"},
		"Sở Nội vụ, tháng 1/2025":             {unit: "H90.15", period: months(2025, 1, 1)},
		"nông thôn mới, tháng 9":              {text: "nông thôn mới", period: months(2026, 9, 1)},
		"công văn, tuần này":                  {kind: register.Letter, period: period{from: day(2026, 11, 23), to: day(2026, 11, 29)}},
		"hôm nay":                             {period: period{from: today, to: today}},
		"tháng trước":                         {period: months(2026, 10, 1)},
		"quý trước":                           {period: months(2026, 7, 3)},
		"năm ngoái":                           {period: months(2025, 1, 12)},
		"6 tháng đầu năm 2026":                {period: months(2026, 1, 6)},
		"6 tháng cuối năm":                    {period: months(2026, 7, 6)},
		"9 tháng 2025":                        {period: months(2025, 1, 9)},
		"năm 2025, R13, chưa xét":             {period: months(2025, 1, 12), rule: "R13", state: string(review.StateOpen)},
		"từ 01/07/2025 đến 15/07/2025":        {period: period{from: day(2025, 7, 1), to: day(2025, 7, 15)}},
		"từ ngày 1/7/2025":                    {period: period{from: day(2025, 7, 1)}},
		"đến 30/6/2025":                       {period: period{to: day(2025, 6, 30)}},
		"1/7/2025 - 15/7/2025":                {period: period{from: day(2025, 7, 1), to: day(2025, 7, 15)}},
		"31/02/2025":                          {text: "31/02/2025"},
		"quý V/2025":                          {text: "quý V/2025"},
		"tháng 13":                            {text: "tháng 13"},
		"2025":                                {text: "2025"},
		"234/UBND-VX":                         {text: "234/UBND-VX"},
		"quá hạn":                             {state: "overdue"},
		" , ,":                                {},
		"kế hoạch, quá hạn, phòng chống thiên tai": {kind: "KH", state: "overdue", text: "phòng chống thiên tai"},
	} {
		got := readFilter(typed, org, today, terms)
		got.said, got.period.name = nil, ""
		if got.String() != want.String() || got.period != want.period || got.unit != want.unit || got.kind != want.kind || got.rule != want.rule || got.state != want.state {
			t.Errorf("%q asks for %+v, want %+v", typed, got, want)
		}
	}
}

func TestAFilterSaysWhatItUnderstood(t *testing.T) {
	org := register.NewOrg([]register.Unit{{Code: "H90.31", Name: "Sở Xây dựng", Abbr: "SXD"}})
	x := readFilter("Quý III/2025, sxd, vượt cấp, đường", org, register.MustDate("2026-11-28"), reviewWords(words{"vi"}, &review.Rulebook{}))
	if got := x.String(); got != "Quý III/2025, Sở Xây dựng, Gửi vượt cấp, “đường”" {
		t.Errorf("said is %q", got)
	}
	for typed, want := range map[string]string{"quý III": "quý III/2026", "Tháng 9": "Tháng 9/2026", "tháng 9/2025": "tháng 9/2025", "tháng này": "tháng này"} {
		if got := readFilter(typed, org, register.MustDate("2026-11-28"), nil).String(); got != want {
			t.Errorf("of %q it says %q, want %q", typed, got, want)
		}
	}
}

package intake

import (
	"slices"
	"strings"
	"testing"
)

// directiveHead stands before the items of a directive of 20 December 2024.
const directiveHead = "ỦY BAN NHÂN DÂN\nTỈNH THANH LĨNH\nSố: 23/CT-UBND\nThanh Lĩnh, ngày 20 tháng 12 năm 2024\n\nCHỈ THỊ\nVề việc thử\n\nChủ tịch UBND tỉnh yêu cầu:\n\n"

// TestWhoLeadsAndWhoWorksWithThem is a table of how items say who is "chủ trì" and
// who "phối hợp": item, leads, those who work with them.
func TestWhoLeadsAndWhoWorksWithThem(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"1. Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh:\na) Rà soát quy chế;\nb) Báo cáo kết quả.", []string{"1.a|SNV|TTR", "1.b|SNV|TTR"}},
		{"1. Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh: a) rà soát quy chế; b) báo cáo kết quả.", []string{"1.a|SNV|TTR", "1.b|SNV|TTR"}},
		{"1. Sở Nội vụ chủ trì, phối hợp với các sở, ngành liên quan rà soát quy chế.", []string{"1|SNV|"}},
		{"1. Sở Nội vụ chủ trì, phối hợp các sở, ban, ngành có liên quan rà soát quy chế.", []string{"1|SNV|"}},
		{"1. Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành cấp tỉnh rà soát quy chế.", []string{"1|SNV|STC STP SVH SYT TTR"}},
		{"1. Sở Nội vụ, Sở Tài chính chủ trì phối hợp với Sở Y tế và Thanh tra tỉnh rà soát quy chế.", []string{"1|SNV STC|SYT TTR"}},
		{"1. Giao Sở Nội vụ chủ trì, phối hợp chặt chẽ với Ủy ban Mặt trận Tổ quốc tỉnh, Sở Tư pháp, Thanh tra tỉnh tổ chức kiểm tra.", []string{"1|SNV|STP TTR"}},
		{"1. Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh:\na) Rà soát quy chế;\nb) Thanh tra tỉnh chủ trì, phối hợp với Sở Tư pháp kiểm tra;\nc) Sở Y tế báo cáo.", []string{"1.a|SNV|TTR", "1.b|TTR|STP", "1.c|SYT|"}},
		{"1. Sở Nội vụ:\na) Phối hợp với Sở Tài chính bố trí kinh phí;\nb) Rà soát quy chế.", []string{"1.a|SNV|STC", "1.b|SNV|"}},
		{"1. Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh kiểm tra, UBND các huyện, thị xã khắc phục.", []string{"1|H0 H1 H2 SNV|TTR"}},
		{"1. Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh rà soát. Sở Tài chính bố trí kinh phí.", []string{"1|SNV|TTR", "1(2)|STC|"}},
		{"1. Rà soát quy chế. Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: Thanh tra tỉnh, Sở Tư pháp.", []string{"1|SNV|STP TTR"}},
		{"1. Sở Nội vụ phối hợp, Thanh tra tỉnh chủ trì kiểm tra.", []string{"1|TTR|SNV"}},
		{"1. Sở Nội vụ chủ trì, Thanh tra tỉnh và Sở Tư pháp phối hợp kiểm tra.", []string{"1|SNV|STP TTR"}},
		{"1. Các sở, ban, ngành phối hợp với Sở Nội vụ rà soát quy chế.", []string{"1|STC STP SVH SYT TTR|SNV"}},
	} {
		d, err := ParseDirective(directiveHead+c.text, hardOrg())
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		var got []string
		for _, x := range d.Tasks {
			got = append(got, x.Item+"|"+sorted(codes(x.Units))+"|"+sorted(codes(x.With)))
			if !strings.Contains(d.Text, x.Text) {
				t.Errorf("%q: the text %q was changed", c.text, x.Text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func sorted(list string) string {
	words := strings.Fields(list)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// TestTheTaskKeepsWhoWorksWithIt: one task for the lead, those who work with it in
// its place for them.
func TestTheTaskKeepsWhoWorksWithIt(t *testing.T) {
	d, err := ParseDirective(directiveHead+"1. Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh rà soát quy chế.", hardOrg())
	if err != nil {
		t.Fatal(err)
	}
	tasks := d.RegisterTasks(d.Tasks[0])
	if len(tasks) != 1 || tasks[0].Lead.Code != "SNV" || codes(tasks[0].With) != "TTR" || tasks[0].Content != "Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh rà soát quy chế." {
		t.Errorf("%+v", tasks)
	}
}

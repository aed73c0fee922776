package cli

import (
	"strings"
	"testing"

	"kycuong/review"
)

func TestTasksAndProgrammeAreImportedAndJudged(t *testing.T) {
	o := sampleOffice(t)
	tasks := o.file("nhiệm vụ.csv", "Văn bản giao;Mục;Nội dung;Chủ trì;Ngày giao;Hạn;Hoàn thành\n"+
		"99/CT-UBND;1;Rà soát thủ tục hành chính đợt cuối;\"H90.10;H90.11\";01/09/2026;15/10/2026;\n"+
		"99/CT-UBND;2;Công khai kết quả rà soát;H90.10;01/09/2026;15/10/2026;14/10/2026\n")
	programme := o.file("chương trình.csv", "Nội dung;Chủ trì;Tháng trình;Ngày trình\nĐề án chợ biên giới;H90.10;9/2026;\n")
	var res importResult
	o.json(&res, "", "import", "tasks", tasks)
	if res.Accepted == 0 || len(res.Refused) > 0 {
		t.Fatalf("%+v", res)
	}
	accepted := res.Accepted
	o.must("", "import", "programme", programme)
	o.json(&res, "", "import", "tasks", tasks)
	if res.Accepted != 0 || len(res.Warnings) < accepted {
		t.Errorf("the same file again: %+v", res)
	}
	var found checkResult
	o.json(&found, "", "check", "--from", "2026-09-01", "--to", "2026-10-31", "--unit", "H90.10", "--as-of", "2026-10-31")
	rules := map[string]review.Finding{}
	for _, f := range found.Findings {
		if f.Subject.Kind == "task" && (strings.Contains(f.Message, "đợt cuối") || strings.Contains(f.Message, "chợ biên giới")) {
			rules[f.Rule] = f
		}
	}
	if len(rules) != 2 || !strings.Contains(rules["R20"].Message, "quá hạn 11 ngày làm việc") || !strings.Contains(rules["R21"].Message, "hạn trình 20/09/2026") {
		t.Errorf("%+v", rules)
	}
	o.must("", "verify")
}

package cli

import (
	"os"
	"strings"
	"testing"
)

func directiveFile(t *testing.T, o office) string {
	t.Helper()
	raw, err := os.ReadFile("../intake/testdata/directive.txt")
	if err != nil {
		t.Fatal(err)
	}
	return o.file("chỉ thị.txt", string(raw))
}

// TestADirectiveBecomesTasksOfManyUnits reads a pasted directive of seven
// groups in the sample office.
func TestADirectiveBecomesTasksOfManyUnits(t *testing.T) {
	o := sampleOffice(t)
	path := directiveFile(t, o)
	var res directiveResult
	o.json(&res, "", "directive", path, "--dry-run")
	if res.Number != "23/CT-UBND" || res.Date.ISO() != "2024-12-20" || len(res.Tasks) != 11 || len(res.Citations) != 4 || len(res.Reports) != 1 {
		t.Fatalf("%+v", res)
	}
	if res.Reports[0].Through != "Sở Nội vụ" || len(res.Addressees) != 30 {
		t.Errorf("reports %+v, %d addressees", res.Reports, len(res.Addressees))
	}
	a := o.run("", "directive", path)
	if a.code != ExitDone || !strings.Contains(a.out, "11 yêu cầu") {
		t.Fatalf("code %d, %s%s", a.code, a.out, a.err)
	}
	if again := o.run("", "directive", path); !strings.Contains(again.err, "Đã lưu 0 nhiệm vụ") {
		t.Errorf("the same directive again: %s", again.err)
	}
	var found checkResult
	o.json(&found, "", "check", "--from", "2025-01-15", "--to", "2025-01-15", "--rule", "R20", "--as-of", "2026-10-31")
	late := map[string]bool{}
	for _, f := range found.Findings {
		if f.Subject.Symbol == "23/CT-UBND, mục 1.a" {
			late[f.Unit] = true
		}
	}
	if len(late) < 20 {
		t.Errorf("%d units are late with item 1.a", len(late))
	}
	o.must("", "verify")
	o.report("tasks", "nhiệm vụ.pdf")
}

func TestTextThatIsNoDirectiveIsAClearAnswer(t *testing.T) {
	o := sampleOffice(t)
	o.refuses(ExitFailed, "", []string{"directive", o.file("thư.txt", "Kính chúc các đồng chí sức khỏe.")}, "không giống văn bản chỉ đạo", "thư.txt")
	o.refuses(ExitFailed, "", []string{"directive", o.file("ảnh.docx", "\x89PNG")}, "Word")
	o.refuses(ExitFailed, "", []string{"directive", "không có.txt"}, "không có.txt")
}

package cli

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"kycuong/review"
	"kycuong/store"
)

// report writes a report of 2025 beside the data folder and returns its path.
func (o office) report(kind, name string, more ...string) string {
	o.t.Helper()
	path := filepath.Join(filepath.Dir(o.dir), name)
	o.must("", append([]string{"report", kind, "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-10-31", "-o", path}, more...)...)
	return path
}

// pdfText is what pdftotext reads, its white space made single blanks.
func pdfText(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if !norm.NFC.IsNormal(out) {
		t.Errorf("%s: text is not NFC", path)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

// findings runs check on 2025.
func (o office) findings(more ...string) []review.Finding {
	o.t.Helper()
	var res checkResult
	o.json(&res, "", append([]string{"check", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-10-31"}, more...)...)
	return res.Findings
}

func TestReportAgreesWithCheck(t *testing.T) {
	o := sampleOffice(t)
	for _, unit := range []string{"", "H90"} {
		found := o.findings("--unit", unit)
		raw, excused, net := counts(found)
		if raw < 5 || raw != excused+net {
			t.Fatalf("unit %q: raw %d, excused %d, net %d", unit, raw, excused, net)
		}
		text := pdfText(t, o.report("compliance", "báo cáo"+unit+".pdf", "--unit", unit, "--number", "07/BC-VP"))
		if want := fmt.Sprintf("phát hiện %02d trường hợp", raw); !strings.Contains(text, want) {
			t.Errorf("unit %q: the report does not say %q", unit, want)
		}
		for _, f := range found {
			if f.Raw() && f.Subject.Kind == "document" && !strings.Contains(text, f.Subject.Symbol) {
				t.Errorf("unit %q: %s is not in the report", unit, f.Subject.Symbol)
			}
		}
	}
}

func TestSameDataSameBytes(t *testing.T) {
	a, b := sampleOffice(t), sampleOffice(t)
	for _, kind := range []string{"compliance", "outgoing", "incoming", "tracking", "tasks", "programme", "ranking"} {
		for _, ending := range []string{".pdf", ".xlsx"} {
			one, two, three := a.report(kind, "1"+ending), a.report(kind, "2"+ending), ""
			if ending != ".pdf" && kind != "compliance" { // these have the journal's head in them, which tells two offices apart
				three = b.report(kind, "3"+ending)
			}
			if !sameFile(t, one, two) || three != "" && !sameFile(t, one, three) {
				t.Errorf("%s%s differs between two exports of the same data", kind, ending)
			}
		}
	}
}

func sameFile(t *testing.T, a, b string) bool {
	t.Helper()
	x, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := os.ReadFile(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(x) == string(y)
}

// TestTheTextGoesToWordToo: the text alone has the figures of the PDF.
func TestTheTextGoesToWordToo(t *testing.T) {
	o := sampleOffice(t)
	path := o.report("compliance", "báo cáo.docx")
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close() // only read
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	raw, _, _ := counts(o.findings())
	if want := fmt.Sprintf("phát hiện %02d trường hợp", raw); !strings.Contains(string(text), want) {
		t.Errorf("the text does not say %q", want)
	}
	o.must("", "verify", path)
}

func TestSlipsGoToOneAgency(t *testing.T) {
	o := sampleOffice(t)
	period := []string{"--from", "2023-01-01", "--to", "2026-10-31", "--as-of", "2026-10-31"}
	slip := func(kind, file string, more ...string) []string {
		return append(append([]string{"report", kind, "-o", filepath.Join(filepath.Dir(o.dir), file)}, period...), more...)
	}
	o.refuses(ExitUsage, "", slip("reminder", "p.pdf"), "--unit")
	o.refuses(ExitUsage, "", slip("return", "p.xlsx", "--unit", "H90.04.01"), ".pdf")
	o.refuses(ExitFailed, "", slip("return", "p.pdf", "--unit", "H90.CA"), "không có trường hợp nào")
	if _, err := os.Stat(filepath.Join(filepath.Dir(o.dir), "p.pdf")); !os.IsNotExist(err) {
		t.Error("a slip about nothing left a file")
	}
	for _, kind := range []string{"reminder", "return"} {
		unit := map[string]string{"reminder": "H90.01", "return": "H90.04.01"}[kind]
		args := slip(kind, kind+".pdf", "--unit", unit, "--number", "12")
		o.must("", args...)
		path := args[3]
		text := pdfText(t, path)
		n := 0
		for _, f := range o.findings("--from", "2023-01-01", "--to", "2026-10-31", "--unit", unit) {
			if f.State == review.StateExcused && strings.Contains(text, f.Subject.Symbol+" ") {
				t.Errorf("%s: the excused %s is on it", kind, f.Subject.Symbol)
			}
			if f.State == review.StateOpen && f.Levels > 0 && strings.Contains(text, f.Subject.Symbol) {
				n++
			}
		}
		if kind == "return" && n == 0 {
			t.Error("no bypass is on the return slip")
		}
		if out := o.must("", "verify", path); !strings.Contains(out, "còn nguyên vẹn") || !strings.Contains(out, "Phiếu") {
			t.Errorf("%s: %s", kind, out)
		}
	}
}

func TestVerifyKnowsItsReports(t *testing.T) {
	o := sampleOffice(t)
	path := o.report("compliance", "r.pdf")
	if out := o.must("", "verify", path); !strings.Contains(out, "còn nguyên vẹn") {
		t.Errorf("an untouched report: %q", out)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	o.refuses(ExitFailed, "", []string{"verify", o.file("altered.pdf", string(raw))}, "altered.pdf")

	o.must(`{"type":"BC","date":"2025-11-03","subject":"Báo cáo bổ sung","sender":"H90.10","to":["CP"]}`, "add", "outgoing")
	if out := o.must("", "verify", path); !strings.Contains(out, "đã thay đổi") {
		t.Errorf("after a change of the register: %q", out)
	}
}

func TestReportOverwritesOnlyWhenWhole(t *testing.T) {
	o := sampleOffice(t)
	blocker := o.file("file", "no folder")
	o.refuses(ExitFailed, "", []string{"report", "outgoing", "--from", "2025-01-01", "--to", "2025-12-31", "-o", filepath.Join(blocker, "r.pdf")}, "r.pdf")
	folder := filepath.Join(filepath.Dir(o.dir), "Thư mục có dấu và khoảng trắng")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "Sổ văn bản đi.pdf")
	o.must("", "report", "outgoing", "--from", "2025-01-01", "--to", "2025-12-31", "-o", path)
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v in the folder, want the report alone", entries, err)
	}
}

func TestCheckFiltersAndSpeaksJSON(t *testing.T) {
	o := sampleOffice(t)
	all := o.findings()
	byRule, byUnit := 0, 0
	for _, f := range all {
		if f.Rule == "R01" {
			byRule++
		}
		if f.Unit == "H90" {
			byUnit++
		}
	}
	if got := o.findings("--rule", "R01"); len(got) != byRule || byRule == 0 {
		t.Errorf("--rule R01: %d findings, want %d", len(got), byRule)
	}
	if got := o.findings("--unit", "H90"); len(got) != byUnit || byUnit == 0 {
		t.Errorf("--unit H90: %d findings, want %d", len(got), byUnit)
	}
	var raw map[string]any
	if err := json.Unmarshal([]byte(o.must("", "check", "--from", "1999-01-01", "--to", "1999-12-31", "--json")), &raw); err != nil {
		t.Fatal(err)
	}
	if list, ok := raw["findings"].([]any); !ok || len(list) != 0 {
		t.Errorf("no findings are %v, want an empty list", raw["findings"])
	}
}

func TestBackupAndRestore(t *testing.T) {
	o := sampleOffice(t)
	args := []string{"check", "--as-of", "2026-10-31", "--json"}
	want := o.must("", args...)
	copied := filepath.Join(filepath.Dir(o.dir), "bản sao.kycuong")
	o.must("", "backup", copied)
	o.refuses(ExitFailed, "", []string{"restore", copied}, "không trống")

	other := newOffice(t)
	other.must("", "restore", copied)
	other.must("", "verify")
	if got := other.must("", args...); got != want {
		t.Error("the restored register has other findings")
	}
}

// TestARegisterIsTakenBackAndSalvaged works for two days, goes back to the first,
// then loses its headers.
func TestARegisterIsTakenBackAndSalvaged(t *testing.T) {
	o := sampleOffice(t)
	o.must("", "backup")
	list, err := store.Backups(store.BackupFolder(o.dir))
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	other := newOffice(t)
	o.refuses(ExitFailed, "", []string{"--data", other.dir, "restore", list[0].Path, "--at", "2020-01-01T08:00"}, "muộn hơn")
	other.must("", "restore", list[0].Path, "--at", "2026-10-31T23:59")
	other.must("", "verify")
	want := other.must("", "check", "--as-of", "2026-10-31", "--json")
	path := filepath.Join(other.dir, "register.kycuong")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(raw[:16384])
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	other.refuses(ExitFailed, "", []string{"verify"}, "Không dùng được sổ")
	if out := other.must("", "salvage"); !strings.Contains(out, "aside-") {
		t.Errorf("salvage says %q", out)
	}
	other.must("", "verify")
	if got := other.must("", "check", "--as-of", "2026-10-31", "--json"); got != want {
		t.Error("the salvaged register has other findings")
	}
}

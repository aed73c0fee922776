package cli

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// TestSampleHasExactlyThePlantedFaults holds the review of the sample office,
// before anybody decided, against the list its generator wrote.
func TestSampleHasExactlyThePlantedFaults(t *testing.T) {
	o := sampleOffice(t)
	st, err := Open(o.dir, store.Options{Who: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() // the test is over
	facts, err := st.Facts(register.DateOf(testDay))
	if err != nil {
		t.Fatal(err)
	}
	tasks, err := st.Tasks()
	if err != nil {
		t.Fatal(err)
	}
	facts.Tasks = func() []register.Task { return tasks }
	senders := map[any]string{}
	docs := slices.Collect(st.EachDocument)
	for _, d := range docs {
		senders[d.ID] = d.Sender.Code
	}
	var got []string
	read := func(ids []uint64) []register.Document {
		list, err := st.Documents(ids)
		if err != nil {
			t.Error(err)
		}
		return list
	}
	undecided := review.Begin(facts, review.Documents{All: func(yield func(review.Page) bool) { yield(review.PageOf(docs)) }, Read: read}, nil)
	for _, f := range undecided.Findings(review.Filter{}) {
		symbol, sender := f.Subject.Symbol, f.Unit
		if f.Subject.Kind == "number" { // a gap; the list names the document after it
			_, symbol, _ = strings.Cut(f.Message, " trước ")
			symbol, _, _ = strings.Cut(symbol, ",")
		} else if f.Subject.Kind == "document" {
			sender = senders[f.Subject.ID]
		}
		got = append(got, strings.Join([]string{f.Rule, string(f.State), f.Exception, symbol, f.Subject.Date.String(), sender}, " "))
	}
	want := plantedFaults(t)
	slices.Sort(got)
	slices.Sort(want)
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("found, not planted: %s", line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("planted, not found: %s", line)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d findings, %d planted", len(got), len(want))
	}
}

func plantedFaults(t *testing.T) []string {
	t.Helper()
	f, err := assets.Sample().Open("sample/expected.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // only read
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, r := range rows[1:] {
		want = append(want, strings.Join(r[:6], " "))
	}
	return want
}

// TestTheSampleDirectiveGivesTheSampleTasks reads the directive whose text is
// kept: every task of its numbered items is in the list of tasks already, letter
// for letter.
func TestTheSampleDirectiveGivesTheSampleTasks(t *testing.T) {
	o := sampleOffice(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, assets.Sample()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "sample", "directive.txt")
	var d directiveResult
	o.json(&d, "", "directive", path, "--dry-run")
	if len(d.Citations) != 2 || len(d.Reports) != 1 || d.Reports[0].Through != "Sở Nội vụ" || d.Number != "08/CT-UBND" {
		t.Errorf("%+v", d)
	}
	once := 0
	for _, x := range d.Tasks {
		if x.Recurs == "" {
			once += len(x.Units)
		}
	}
	first := o.run("", "directive", path)
	if want := fmt.Sprintf("%d nhiệm vụ đã có từ trước", once); first.code != ExitDone || !strings.Contains(first.err, want) {
		t.Errorf("%d: %s, want %s", first.code, first.err, want)
	}
	if again := o.run("", "directive", path); !strings.Contains(again.err, "Đã lưu 0 nhiệm vụ") {
		t.Errorf("read a second time: %s", again.err)
	}
}

func TestDemoIsTheSameEveryTimeAndRefusesAFilledFolder(t *testing.T) {
	a, b := sampleOffice(t), sampleOffice(t)
	args := []string{"check", "--as-of", "2026-10-31", "--json"}
	if a.must("", args...) != b.must("", args...) {
		t.Error("two sample offices have different findings")
	}
	before := a.must("", "search", "--limit", "0")
	a.refuses(ExitFailed, "", []string{"demo"}, "không trống")
	if after := a.must("", "search", "--limit", "0"); after != before {
		t.Errorf("before %q, after %q", before, after)
	}
}

// TestSampleSurvivesTheWayThroughFiles imports the sample's own files into an
// office of its own and finds the same documents.
func TestSampleSurvivesTheWayThroughFiles(t *testing.T) {
	o := newOffice(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, assets.Sample()); err != nil {
		t.Fatal(err)
	}
	var units, outgoing, again importResult
	o.json(&units, "", "import", "units", filepath.Join(dir, "sample", "units.csv"))
	o.json(&outgoing, "", "import", "outgoing", filepath.Join(dir, "sample", "outgoing.csv"))
	if units.Accepted == 0 || outgoing.Accepted < 1000 {
		t.Fatalf("units %d, outgoing %d accepted", units.Accepted, outgoing.Accepted)
	}
	o.json(&again, "", "import", "outgoing", filepath.Join(dir, "sample", "outgoing.csv"))
	known := 0
	for _, w := range again.Warnings {
		if strings.Contains(w.Reason, "đã có trong sổ") {
			known++
		}
	}
	if again.Accepted != 0 || known != outgoing.Accepted {
		t.Errorf("the same file again: %d accepted, %d known already, want 0 and %d", again.Accepted, known, outgoing.Accepted)
	}
	o.must("", "verify")
}

// TestDecisionsSurviveAReimport: the sample's own files read again into it add nothing and
// leave every finding with the decision it has.
func TestDecisionsSurviveAReimport(t *testing.T) {
	o := sampleOffice(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, assets.Sample()); err != nil {
		t.Fatal(err)
	}
	all := []string{"check", "--from", "2023-01-01", "--to", "2026-12-31", "--as-of", "2026-10-31", "--json"}
	before := o.must("", all...)
	if !strings.Contains(before, `"confirmed"`) {
		t.Fatal("nothing was decided")
	}
	for _, kind := range []string{"outgoing", "incoming"} {
		var again importResult
		o.json(&again, "", "import", kind, filepath.Join(dir, "sample", kind+".csv"))
		if again.Accepted != 0 {
			t.Errorf("%s: %d rows are new", kind, again.Accepted)
		}
	}
	if after := o.must("", all...); after != before {
		t.Error("findings or decisions differ after the import")
	}
}

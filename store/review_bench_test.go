package store

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"kycuong/register"
	"kycuong/review"
)

// BenchmarkReview judges a whole register in fair order and 20,000 tasks, each
// twentieth late, by the built-in rules,
// against the floor of merely decoding the same records once, in the same run; then
// what it takes to decide and to see all findings, and to change a document and see
// those of its month.
func BenchmarkReview(b *testing.B) {
	s, err := Open(b.TempDir(), testOptions)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close() // the file is thrown away
	s.db.NoSync = true
	f, err := os.Open("../assets/rulebook.json")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close() // only read
	rb, err := review.ReadRulebook(f)
	if err != nil {
		b.Fatal(err)
	}
	if err := s.SaveRulebook(rb); err != nil {
		b.Fatal(err)
	}
	units := []register.Unit{{Code: "H41", Name: "UBND tỉnh", Level: register.LevelProvince, Kind: register.KindCommittee}}
	for i := range 40 {
		units = append(units, register.Unit{Code: fmt.Sprintf("H41.%d", i), Name: fmt.Sprintf("Sở số %d", i), Abbr: fmt.Sprintf("D%d", i), Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "H41"})
	}
	if err := s.SaveUnits(units); err != nil {
		b.Fatal(err)
	}
	if err := s.SaveSettings(register.Settings{Office: "H41", Books: register.DefaultBooks()}); err != nil {
		b.Fatal(err)
	}
	if _, err := s.ImportDocuments(context.Background(), historic(benchSize(b)), nil); err != nil {
		b.Fatal(err)
	}
	var tasks []register.Task
	for i := range benchSize(b) / 5 {
		t := someTask("Nhiệm vụ " + register.Number{N: i + 1}.String())
		t.Due = register.Due{Date: t.Assigned + register.Date(i%400)}
		if i%20 > 0 {
			t.Done = t.Due.Date
		}
		tasks = append(tasks, t)
	}
	if _, _, err := s.ImportTasks(context.Background(), tasks); err != nil {
		b.Fatal(err)
	}
	var judged, floor, decided, edited time.Duration
	n := 0
	asOf := register.MustDate("2026-12-31")
	if _, _, err := s.Findings(asOf, review.Filter{}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		start := time.Now()
		found, _, err := s.FindingsIf(asOf, review.Filter{}, func(*review.Facts) {})
		if err != nil {
			b.Fatal(err)
		}
		judged += time.Since(start)
		start = time.Now()
		if err := s.VisitDocuments(func(register.Document) bool { return true }); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Tasks(); err != nil {
			b.Fatal(err)
		}
		floor += time.Since(start)
		n = len(found)
		f := found[len(found)/2]
		start = time.Now()
		if err := s.Decide([]review.Decision{{Key: f.Key(), State: review.StateConfirmed, By: "A", At: start, Facts: f.FactsDigest()}}); err != nil {
			b.Fatal(err)
		}
		if _, _, err := s.Findings(asOf, review.Filter{}); err != nil {
			b.Fatal(err)
		}
		decided += time.Since(start)
		d, err := s.Document(uint64(1 + (b.N*7919+n)%benchSize(b)))
		if err != nil {
			b.Fatal(err)
		}
		month := review.Filter{From: d.Date - 15, To: d.Date + 15}
		start = time.Now()
		d.Subject += " (sửa)"
		if _, err := s.UpdateDocument(d); err != nil {
			b.Fatal(err)
		}
		if _, _, err := s.Findings(asOf, month); err != nil {
			b.Fatal(err)
		}
		edited += time.Since(start)
	}
	b.ReportMetric(float64(edited.Microseconds())/1000/float64(b.N), "after-edit-ms")
	b.ReportMetric(float64(n), "findings")
	b.ReportMetric(float64(decided.Milliseconds())/float64(b.N), "after-decision-ms")
	b.ReportMetric(float64(judged)/float64(floor), "ratio")
	b.ReportMetric(float64(floor.Milliseconds())/float64(b.N), "floor-ms")
}

package store

import (
	"context"
	"testing"
	"time"

	"kycuong/register"
)

// BenchmarkSealed does the same work in an open and in an encrypted register of
// 20,000 documents; each ratio is the encrypted one's time over the open one's.
func BenchmarkSealed(b *testing.B) {
	open := openTest(b)
	dir := b.TempDir()
	if _, err := CreateSealed(dir, testOptions, Account{Name: "lan"}, goodPassword); err != nil {
		b.Fatal(err)
	}
	sealed := openAt(b, dir)
	start := time.Now()
	if err := sealed.SignIn("lan", goodPassword); err != nil {
		b.Fatal(err)
	}
	signIn := time.Since(start)
	docs := historic(20000)
	var times [2]struct{ imported, added, read time.Duration }
	for i, s := range []*Store{open, sealed} {
		start := time.Now()
		if _, err := s.ImportDocuments(context.Background(), docs, nil); err != nil {
			b.Fatal(err)
		}
		times[i].imported = time.Since(start)
	}
	n := 0
	for b.Loop() {
		n++
		for i, s := range []*Store{open, sealed} {
			start := time.Now()
			mustAdd(b, s, letter("Về việc báo cáo kết quả thực hiện nhiệm vụ số "+time.Duration(n).String()))
			times[i].added += time.Since(start)
			if n > 20 {
				continue
			}
			start = time.Now()
			if err := s.VisitDocuments(func(register.Document) bool { return true }); err != nil {
				b.Fatal(err)
			}
			times[i].read += time.Since(start)
		}
	}
	ratio := func(a, b time.Duration) float64 { return float64(a) / float64(b) }
	b.ReportMetric(ratio(times[1].imported, times[0].imported), "import-ratio")
	b.ReportMetric(ratio(times[1].added, times[0].added), "add-ratio")
	b.ReportMetric(ratio(times[1].read, times[0].read), "read-ratio")
	b.ReportMetric(float64(signIn.Milliseconds()), "sign-in-ms")
}

package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"kycuong/register"
)

// someDate is a day counted from the first of historic.
func someDate(n int) register.Date { return register.MustDate("2020-01-01") + register.Date(n) }

// BenchmarkAdd logs one document in a transaction of its own, and puts the
// same bytes into a bare bbolt file in the same run; "ratio" is the first over
// the second.
func BenchmarkAdd(b *testing.B) {
	s := openTest(b)
	if _, err := s.ImportDocuments(context.Background(), historic(20000), nil); err != nil {
		b.Fatal(err)
	}
	raw, err := bolt.Open(filepath.Join(b.TempDir(), "raw"), 0o600, boltOptions(false))
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close() // the file is thrown away
	bucket := []byte("documents")
	err = raw.Update(func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket(bucket)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	var ours, bare time.Duration
	i := 0
	for b.Loop() {
		i++
		d := letter(fmt.Sprintf("Về việc báo cáo kết quả thực hiện nhiệm vụ số %d", i))
		start := time.Now()
		d = mustAdd(b, s, d)
		ours += time.Since(start)
		payload, err := encodeDocument(d, nil)
		if err != nil {
			b.Fatal(err)
		}
		start = time.Now()
		err = raw.Update(func(tx *bolt.Tx) error { return tx.Bucket(bucket).Put(idKey(d.ID), payload) })
		bare += time.Since(start)
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(ours.Nanoseconds())/float64(i), "add-ns")
	b.ReportMetric(float64(bare.Nanoseconds())/float64(i), "raw-ns")
	b.ReportMetric(float64(ours)/float64(bare), "ratio")
}

// benchSize is how many documents the other benchmarks work on; set
// KYCUONG_BENCH to 1000000 for the largest register.
func benchSize(b *testing.B) int {
	n, err := strconv.Atoi(os.Getenv("KYCUONG_BENCH"))
	if err != nil {
		return 100_000
	}
	return n
}

func BenchmarkImport(b *testing.B) {
	docs := historic(benchSize(b))
	for b.Loop() {
		s, err := Open(b.TempDir(), testOptions)
		if err != nil {
			b.Fatal(err)
		}
		if r, err := s.ImportDocuments(context.Background(), docs, nil); err != nil || r.Added != len(docs) {
			b.Fatal(r.Added, err)
		}
		info, err := os.Stat(s.path)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/float64(len(docs)), "bytes/doc")
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkSearch asks the questions of a clerk, a page of 50 each, with the
// documents fetched.
func BenchmarkSearch(b *testing.B) {
	s, err := Open(b.TempDir(), testOptions)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close() // the file is thrown away
	s.db.NoSync = true
	if err := s.SaveUnits(testUnits()); err != nil {
		b.Fatal(err)
	}
	if _, err := s.ImportDocuments(context.Background(), historic(benchSize(b)), nil); err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	if _, err := s.Search(Query{}); err != nil {
		b.Fatal(err)
	}
	b.Logf("index of %d documents: %v", benchSize(b), time.Since(start))
	for _, q := range []Query{{}, {Text: "việc"}, {Text: "nông"}, {Text: "t"}, {Text: "th"}, {Text: "quỳ hợp"}, {Text: "về việc giải ngân vốn", Unit: "H41.3", Year: 2022},
		{Text: "12/TTr"}, {Year: 2020}, {Sort: BySubject}, {Text: "xã", Sort: BySender}, {Status: StatusOverdue}, {From: someDate(1), To: someDate(400)}} {
		q.Limit = 50
		b.Run(fmt.Sprintf("%s-%s-%d-%d%s-%d", q.Text, q.Unit, q.Year, q.Sort, q.Status, q.From), func(b *testing.B) {
			total := 0
			for b.Loop() {
				r, err := s.Search(q)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Documents(r.IDs); err != nil {
					b.Fatal(err)
				}
				total = r.Total
			}
			b.ReportMetric(float64(total), "found")
		})
	}
	b.Run("counts", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Counts(0, 0, 0); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("add while searched", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			mustAdd(b, s, letter(fmt.Sprintf("Thêm %d", i)))
			if _, err := s.Search(Query{Text: "them", Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkStart compares making the index with loading its snapshot.
func BenchmarkStart(b *testing.B) {
	s, err := Open(b.TempDir(), testOptions)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close() // the file is thrown away
	s.db.NoSync = true
	if _, err := s.ImportDocuments(context.Background(), historic(benchSize(b)), nil); err != nil {
		b.Fatal(err)
	}
	x, err := s.searchable()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("save", func(b *testing.B) {
		for b.Loop() {
			if err := s.writeSnapshot(x); err != nil {
				b.Fatal(err)
			}
		}
		info, err := os.Stat(s.snapshotPath())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/1e6, "MB")
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.loadSnapshot(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.buildIndex(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("verify", func(b *testing.B) {
		for b.Loop() {
			if problems, _, err := s.Verify(context.Background()); err != nil || len(problems) > 0 {
				b.Fatal(problems, err)
			}
		}
	})
}

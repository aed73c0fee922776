package review

import (
	"runtime"
	"sync"

	"kycuong/register"
)

// bench is where documents are judged by themselves, on every core there is, while
// others are still being read. Judges share nothing but facts nobody changes.
type bench struct {
	work   chan []register.Document
	batch  []register.Document
	judges sync.WaitGroup
	mu     sync.Mutex
	found  []Finding
}

// batchSize is how many documents go to a judge at once.
const batchSize = 256

func newBench(c *checker, filter Filter) *bench {
	n := runtime.GOMAXPROCS(0)
	b := &bench{work: make(chan []register.Document, n)}
	for range n {
		own := &checker{Facts: c.Facts, lib: c.lib}
		b.judges.Go(func() {
			var found []Finding
			for batch := range b.work {
				for _, d := range batch {
					found = appendKept(found, own.document(d), filter)
				}
			}
			b.mu.Lock()
			b.found = append(b.found, found...)
			b.mu.Unlock()
		})
	}
	return b
}

func (b *bench) add(d register.Document) {
	b.batch = append(b.batch, d)
	if len(b.batch) == batchSize {
		b.work <- b.batch
		b.batch = make([]register.Document, 0, batchSize)
	}
}

// findings waits for the judges; what they found comes in no order.
func (b *bench) findings() []Finding {
	b.work <- b.batch
	close(b.work)
	b.judges.Wait()
	return b.found
}

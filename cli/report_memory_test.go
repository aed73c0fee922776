package cli

import (
	"math"
	"runtime/debug"
	"testing"
)

// TestTheLimitOfMemoryGoesWithTheLastReport: whichever of two ends first.
func TestTheLimitOfMemoryGoesWithTheLastReport(t *testing.T) {
	limit := func() int64 { return debug.SetMemoryLimit(-1) }
	before := limit()
	var l memoryLimit
	first, second := l.limitMemory(), l.limitMemory()
	if now := limit(); now >= before && before == math.MaxInt64 {
		t.Error("nothing limits the memory of a report")
	}
	first()
	if limit() == before {
		t.Error("the second report is not limited any more")
	}
	second()
	if limit() != before {
		t.Errorf("the limit is %d after the last report, want %d", limit(), before)
	}
}

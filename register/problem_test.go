package register

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

// TestAFullDiskIsKnown also when a library tells it in words only.
func TestAFullDiskIsKnown(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "sổ", Err: fullDisk[0]}
	for _, c := range []struct {
		err  error
		want Problem
	}{
		{fmt.Errorf("save: %w", full), problemDiskFull},
		{fmt.Errorf("file resize error: %s", full), problemDiskFull},
		{errors.Join(errors.New(full.Error()), fs.ErrClosed), problemDiskFull},
		{syscall.EIO, ""},
	} {
		if p, _, ok := ProblemIn(c.err); p != c.want || ok != (c.want != "") {
			t.Errorf("ProblemIn(%v) = %q, %v, want %q", c.err, p, ok, c.want)
		}
	}
}

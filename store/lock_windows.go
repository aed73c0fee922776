package store

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
	"unsafe"
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

const (
	lockFailImmediately = 1
	lockExclusive       = 2
	lockOffset          = 0x7fffffff // of the high half; far behind any file, and not where bbolt locks
	errorLockViolation  = syscall.Errno(33)
	lockPause           = 50 * time.Millisecond
)

// lockFile takes a lock of our own beside bbolt's: a handle cannot lock the
// same range twice. It ends with the handle.
func lockFile(f *os.File, shared bool, timeout time.Duration) error {
	flags := uintptr(lockFailImmediately)
	if !shared {
		flags |= lockExclusive
	}
	for end := time.Now().Add(timeout); ; {
		at := syscall.Overlapped{OffsetHigh: lockOffset}
		ok, _, err := lockFileEx.Call(f.Fd(), flags, 0, 1, 0, uintptr(unsafe.Pointer(&at)))
		if ok != 0 {
			return nil
		}
		if !errors.Is(err, errorLockViolation) {
			return fmt.Errorf("lock: %w", err)
		}
		if time.Now().After(end) {
			return ErrInUse
		}
		time.Sleep(lockPause)
	}
}

// syncFolder does nothing: Windows makes renames durable with the file.
func syncFolder(string) error { return nil }

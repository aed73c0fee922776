//go:build cgo && !windows

package main

import (
	"fmt"
	"os"
)

// tell says something important when there is no window to say it in.
func tell(text string) { fmt.Fprintln(os.Stderr, "kycuong:", text) }

//go:build !cgo

package main

import (
	"fmt"
	"os"

	"kycuong/assets"
	"kycuong/cli"
)

// openWindow says that this build has none.
func openWindow(w cli.Window) int {
	fmt.Fprintln(os.Stderr, "kycuong:", assets.Text(w.Lang, "This build of the program has no window; give it a command (kycuong --help)."))
	return cli.ExitUsage
}

// Kỷ Cương keeps an office's register of documents and shows what breaks its
// working rules. Without arguments it opens its window; with arguments it runs
// one command.
package main

import (
	"os"

	"kycuong/cli"
)

func main() {
	code, window := cli.Run(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	if window != nil {
		code = openWindow(*window)
	}
	os.Exit(code)
}

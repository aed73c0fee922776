// Package cli is the program without its window: one command, its result on
// standard output, messages on standard error, an exit code. Scripts rely on
// its form, so it changes only by addition.
package cli

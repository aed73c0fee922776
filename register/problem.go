package register

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

// Problem is an error that tells the user what is wrong and what to do: an
// English sentence that the translation files know. Problems are compared with
// errors.Is.
type Problem string

// Error returns the English sentence.
func (p Problem) Error() string { return string(p) }

// What can go wrong outside the program's own values.
const (
	// ErrOverRegister refuses to write a backup, a report or a copy over a register.
	ErrOverRegister = Problem("A register has this name. Choose another name; nothing was changed.")
	problemDiskFull = Problem("The disk is full. Make room, then try again; what was saved before is whole.")
	problemStopped  = Problem("Stopped. Whatever was kept is whole; the same command again adds the rest, and nothing twice.")
)

// ProblemIn finds the problem an error comes from, and what the error says
// beside it: where it was met. ok is false for an error nobody put into words.
func ProblemIn(err error) (p Problem, where string, ok bool) {
	switch {
	case errors.As(err, &p):
	case isDiskFull(err):
		p = problemDiskFull
	case errors.Is(err, context.Canceled):
		p = problemStopped
	default:
		return "", err.Error(), false
	}
	where = strings.TrimSuffix(strings.TrimSuffix(err.Error(), string(p)), ": ")
	return p, where, true
}

// fullDisk are the ways systems say that there is no room: by disk, by quota, and
// by the two numbers of Windows, which mean other things elsewhere.
var fullDisk = map[bool][]syscall.Errno{false: {syscall.ENOSPC, syscall.EDQUOT}, true: {0x70, 0x27}}[runtime.GOOS == "windows"]

// isDiskFull knows it also by its words: a library that keeps the register tells
// it in words only.
func isDiskFull(err error) bool {
	return err != nil && slices.ContainsFunc(fullDisk, func(cause syscall.Errno) bool {
		return errors.Is(err, cause) || strings.Contains(err.Error(), cause.Error())
	})
}

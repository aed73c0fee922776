package register

import (
	"context"
	"errors"
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
	case errors.Is(err, syscall.ENOSPC):
		p = problemDiskFull
	case errors.Is(err, context.Canceled):
		p = problemStopped
	default:
		return "", err.Error(), false
	}
	where = strings.TrimSuffix(strings.TrimSuffix(err.Error(), string(p)), ": ")
	return p, where, true
}

package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/store"

	"github.com/alecthomas/kong"
)

// Exit codes of every command.
const (
	ExitDone    = 0 // done
	ExitFailed  = 1 // failed, nothing half-done
	ExitUsage   = 2 // wrong usage
	ExitRefused = 3 // some input refused, the rest kept
)

// Window is the wish to open the window instead of running a command.
type Window struct {
	Data string
	Lang string
}

// grammar is the command line; its help texts are in the language of --lang too.
type grammar struct {
	Data string `help:"Data folder; the user's own by default." type:"path" placeholder:"DIR"`
	Lang string `help:"Language of messages: vi or en." enum:"vi,en" default:"vi"`
	User string `help:"Account to sign in with, in a register that has accounts; the password is asked for, or taken from KYCUONG_PASSWORD." placeholder:"NAME"`

	Window    windowCmd    `cmd:"" default:"1" hidden:"" help:"Open the window."`
	Demo      demoCmd      `cmd:"" help:"Fill an empty data folder with the sample office."`
	Import    importCmd    `cmd:"" help:"Read units, documents or the calendar from XLSX or CSV."`
	Directive directiveCmd `cmd:"" help:"Read the tasks out of the text of a directive."`
	Add       addCmd       `cmd:"" help:"Log documents from JSON lines on standard input."`
	Search    searchCmd    `cmd:"" help:"Find documents."`
	Check     checkCmd     `cmd:"" help:"Print the findings of the review."`
	Report    reportCmd    `cmd:"" help:"Write a report as PDF or XLSX."`
	Verify    verifyCmd    `cmd:"" help:"Check the store."`
	Close     closeCmd     `cmd:"" help:"Move the documents of a year that is over into an archive that is only read."`
	Create    createCmd    `cmd:"" help:"Make a register with accounts, encrypted or not."`
	Account   accountCmd   `cmd:"" help:"Look after the accounts of a register."`
	Backup    backupCmd    `cmd:"" help:"Copy the store while it is in use, and check the copy."`
	Salvage   salvageCmd   `cmd:"" help:"Make a new register of what can be read of a damaged one, which is kept."`
	Restore   restoreCmd   `cmd:"" help:"Put a backup into an empty data folder; the passphrase of an encrypted one is taken from KYCUONG_PASSPHRASE."`
}

// session is what a command works with.
type session struct {
	ctx    context.Context
	data   string
	lang   string
	user   string // account to sign in with
	in     io.Reader
	out    io.Writer
	err    io.Writer
	now    func() time.Time
	window *Window
}

// Streams are the standard ones, or a test's own.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Now      func() time.Time // the clock; the system's when nil
}

// usageError is wrong usage found after parsing.
type usageError struct{ error }

// errRefused ends a command that kept what it could; the refusals are listed.
var errRefused = errors.New("some input was refused")

// Run executes one command line and returns its exit code. With no command it
// returns the wish for a window, which the caller fulfils or not.
func Run(args []string, streams Streams) (code int, window *Window) {
	var g grammar
	exited := -1
	lang := langOf(args)
	parser, err := kong.New(&g, kong.Name("kycuong"), kong.Writers(streams.Out, streams.Err), kong.Help(helpIn(lang)),
		kong.Description("Kỷ Cương keeps an office's register of documents and shows what breaks its working rules."),
		kong.Exit(func(code int) { exited = code; panic(exitNow{}) }), kong.UsageOnError())
	if err != nil {
		fmt.Fprintln(streams.Err, "kycuong:", err)
		return ExitFailed, nil
	}
	translateHelp(parser.Model.Node, lang)
	defer func() {
		if r := recover(); r != nil {
			if _, ours := r.(exitNow); !ours {
				panic(r)
			}
			code = exited // --help
		}
	}()
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(streams.Err, "kycuong:", assets.Text(lang, "The command line is not right: {cause}", "cause", cmp.Or(fileWords(lang, err), err.Error())))
		return ExitUsage, nil
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s := &session{ctx: ctx, data: g.Data, lang: g.Lang, user: g.User, in: streams.In, out: streams.Out, err: streams.Err, now: streams.Now}
	if s.data == "" {
		s.data = DefaultData()
	}
	if s.now == nil {
		s.now = time.Now
	}
	return s.exit(parsed.Run(s)), s.window
}

// exitNow carries kong's wish to exit up to Run.
type exitNow struct{}

// exit tells the user what went wrong and chooses the code.
func (s *session) exit(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return ExitDone
	case errors.Is(err, errRefused):
		return ExitRefused
	case errors.As(err, &usage):
		fmt.Fprintln(s.err, "kycuong:", err)
		return ExitUsage
	}
	fmt.Fprintln(s.err, "kycuong:", s.words(err))
	return ExitFailed
}

// say writes a message in the user's language to standard error.
func (s *session) say(english string, pairs ...any) {
	fmt.Fprintln(s.err, assets.Text(s.lang, english, pairs...))
}

// open opens the store of the data folder.
func (s *session) open() (*store.Store, error) {
	return Open(s.data, store.Options{Who: userName(), Now: s.now})
}

// with runs work on the open store and closes it; the first error counts.
func (s *session) with(work func(st *store.Store) error) error {
	st, err := s.open()
	if err != nil {
		return err
	}
	if err := s.signIn(st); err != nil {
		return errors.Join(err, st.Close())
	}
	return errors.Join(work(st), st.Close())
}

// errNoRegister refuses to back up or check what is not there: a wrong --data would be
// told as a register that is whole.
const errNoRegister = register.Problem("There is no register in this folder. Look at --data.")

// hasRegister refuses a data folder without a register.
func (s *session) hasRegister() error {
	if store.HasRegister(s.data) {
		return nil
	}
	return fmt.Errorf("%s: %w", s.data, errNoRegister)
}

// withLocked is with for what needs nobody signed in.
func (s *session) withLocked(work func(st *store.Store) error) error {
	st, err := s.open()
	if err != nil {
		return err
	}
	return errors.Join(work(st), st.Close())
}

type windowCmd struct{}

// Run asks for the window.
func (windowCmd) Run(s *session) error {
	s.window = &Window{Data: s.data, Lang: s.lang}
	return nil
}

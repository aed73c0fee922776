package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/store"

	"golang.org/x/term"
)

// passwordVariable holds the password when nobody is there to type it.
const passwordVariable = "KYCUONG_PASSWORD"

const errNoPassword = register.Problem("There is no password: set KYCUONG_PASSWORD, or run the command where it can be typed.")

// signIn signs the account of --user in, when the register has accounts.
func (s *session) signIn(st *store.Store) error {
	if !st.IsLocked() {
		return nil
	}
	if s.user == "" {
		return store.ErrLocked
	}
	password, err := s.password(s.user)
	if err != nil {
		return err
	}
	return st.SignIn(s.user, password)
}

// password asks for the password of an account without showing it, unless the environment has it.
func (s *session) password(name string) (string, error) {
	if p := os.Getenv(passwordVariable); p != "" {
		return p, nil
	}
	in, ok := s.in.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", errNoPassword
	}
	fmt.Fprint(s.err, assets.Text(s.lang, "Password of {name}: ", "name", name))
	raw, err := term.ReadPassword(int(in.Fd()))
	fmt.Fprintln(s.err)
	return string(raw), err
}

type createCmd struct {
	FullName string `help:"Full name of the administrator."`
	Sealed   bool   `help:"Encrypt the records. Prints a recovery code, once."`
}

// Run makes a register with accounts; the first is that of --user.
func (c createCmd) Run(s *session) error {
	if s.user == "" {
		return usageError{errors.New("--user names the administrator of the new register")}
	}
	password, err := s.password(s.user)
	if err != nil {
		return err
	}
	code, err := Create(s.data, store.Options{Who: userName(), Now: s.now}, store.Account{Name: s.user, FullName: c.FullName, Role: store.RoleAdministrator}, password, c.Sealed)
	if err != nil {
		return err
	}
	if code != "" {
		fmt.Fprintln(s.out, assets.Text(s.lang, "Recovery code: {code}", "code", code))
		s.say("Write the recovery code down and lock it away. It is shown this once; without it and without a password nobody can read the register.")
	}
	return nil
}

// Create makes a register with its first account and what a new one begins with. It
// returns the recovery code of a sealed one.
func Create(dir string, opt store.Options, first store.Account, password string, isSealed bool) (code string, err error) {
	if isSealed {
		if code, err = store.CreateSealed(dir, opt, first, password); err != nil {
			return "", err
		}
	}
	st, err := Open(dir, opt)
	if err != nil {
		return "", err
	}
	if isSealed {
		err = errors.Join(st.SignIn(first.Name, password), fill(st))
	} else if st.HasAccounts() {
		err = store.ErrAccountExists
	} else {
		first.Role = store.RoleAdministrator
		err = st.AddAccount(first, password)
	}
	return code, errors.Join(err, st.Close())
}

type accountCmd struct {
	List     accountListCmd     `cmd:"" help:"Print the accounts."`
	Add      accountAddCmd      `cmd:"" help:"Make an account; its password is the first line of standard input."`
	Password accountPasswordCmd `cmd:"" help:"Give an account a new password, the first line of standard input."`
	Disable  accountDisableCmd  `cmd:"" help:"Let an account sign in no longer."`
	Recover  accountRecoverCmd  `cmd:"" help:"Give an account a new password by the recovery code: the code and the password are the first two lines of standard input."`
}

type accountListCmd struct{}

// Run prints names, roles and full names.
func (accountListCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		list, err := st.Accounts()
		for _, a := range list {
			state := ""
			if a.Disabled {
				state = "disabled"
			}
			fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\n", a.Name, a.Role, a.FullName, state)
		}
		return err
	})
}

type accountAddCmd struct {
	Name     string `arg:""`
	Role     string `required:"" enum:"reader,clerk,manager,administrator" help:"reader, clerk, manager or administrator."`
	FullName string `help:"Full name."`
}

// Run makes an account.
func (c accountAddCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		lines, err := s.lines(1)
		if err != nil {
			return err
		}
		return st.AddAccount(store.Account{Name: c.Name, FullName: c.FullName, Role: store.Role(c.Role)}, lines[0])
	})
}

type accountPasswordCmd struct {
	Name string `arg:""`
}

// Run gives an account a new password.
func (c accountPasswordCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		lines, err := s.lines(1)
		if err != nil {
			return err
		}
		return st.SetPassword(c.Name, os.Getenv(passwordVariable), lines[0])
	})
}

type accountDisableCmd struct {
	Name string `arg:""`
}

// Run disables an account.
func (c accountDisableCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		list, err := st.Accounts()
		for _, a := range list {
			if a.Name == strings.ToLower(c.Name) {
				a.Disabled = true
				return st.ChangeAccount(a)
			}
		}
		return errors.Join(err, fmt.Errorf("%s: %w", c.Name, store.ErrNotFound))
	})
}

type accountRecoverCmd struct {
	Name string `arg:""`
}

// Run opens a sealed register by its recovery code.
func (c accountRecoverCmd) Run(s *session) error {
	lines, err := s.lines(2)
	if err != nil {
		return err
	}
	st, err := Open(s.data, store.Options{Who: userName(), Now: s.now})
	if err != nil {
		return err
	}
	return errors.Join(st.Recover(lines[0], c.Name, lines[1]), st.Close())
}

// lines reads the first lines of standard input.
func (s *session) lines(n int) ([]string, error) {
	r := bufio.NewReader(io.LimitReader(s.in, 1<<16))
	list := make([]string, 0, n)
	for range n {
		line, err := r.ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return nil, usageError{errors.Join(errNoPassword, ignoreEnd(err))}
		}
		list = append(list, line)
	}
	return list, nil
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

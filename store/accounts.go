package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kycuong/register"
)

// What is refused about accounts.
const (
	ErrLocked            = register.Problem("Nobody is signed in. Sign in with an account of this register.")
	ErrWrongPassword     = register.Problem("The account or the password is wrong.")
	ErrAccountExists     = register.Problem("There is an account of this name already.")
	ErrAccountName       = register.Problem("The name of an account has 2 to 40 letters, digits, dots or dashes, without blanks.")
	ErrPasswordShort     = register.Problem("A password has at least 8 characters.")
	ErrLastAdministrator = register.Problem("This is the only administrator who can sign in. Make another one first.")
	ErrFirstAccount      = register.Problem("The first account must be an administrator's.")
	ErrWrongRecovery     = register.Problem("The recovery code is wrong.")
	ErrNotSealed         = register.Problem("This register is not encrypted.")
)

// minPassword is the least number of characters of a password.
const minPassword = 8

// Account is somebody who works with the register.
type Account struct {
	Name     string       `cbor:"1,keyasint"`
	FullName string       `cbor:"2,keyasint,omitempty"`
	Role     Role         `cbor:"3,keyasint"`
	Disabled bool         `cbor:"4,keyasint,omitempty"`
	Lock     passwordLock `cbor:"5,keyasint"`
}

// check refuses names and roles that cannot be.
func (a Account) check() error {
	n := utf8.RuneCountInString(a.Name)
	if n < 2 || n > 40 || a.Name != accountName(a.Name) || strings.ContainsAny(a.Name, " |/\\") {
		return ErrAccountName
	}
	if !slices.Contains(Roles, a.Role) {
		return fmt.Errorf("role %q: %w", a.Role, ErrNotFound)
	}
	return nil
}

// accountName is a name as it is kept: without regard to capitals.
func accountName(name string) string { return strings.ToLower(register.Clean(name)) }

// HasAccounts reports that one must sign in.
func (s *Store) HasAccounts() bool { return s.guarded.Load() }

// IsLocked reports that one must sign in and nobody has.
func (s *Store) IsLocked() bool { return s.guarded.Load() && s.session.Load() == nil }

// IsSealed reports that the records are encrypted.
func (s *Store) IsSealed() bool { return s.seal.Load() != nil }

// Session returns who is signed in; none in a register without accounts.
func (s *Store) Session() (Account, bool) {
	if a := s.session.Load(); a != nil {
		return *a, true
	}
	return Account{}, false
}

// Who is written into the journal: the account, or the name the program was
// given in a register without accounts.
func (s *Store) Who() string {
	if a := s.session.Load(); a != nil {
		return a.Name
	}
	return s.opt.Who
}

// Accounts returns all accounts in the order of their names. They can be seen
// before anybody has signed in.
func (s *Store) Accounts() (list []Account, err error) {
	err = guard(s.path, func() error {
		return s.read(func(tx *txn) error {
			return each(tx, accountsBucket, nil, func(key, payload []byte) error {
				var a Account
				if err := accountsBucket.decode(key, payload, &a); err != nil {
					return err
				}
				list = append(list, a)
				return nil
			})
		})
	})
	return list, err
}

func (s *Store) account(name string) (Account, error) {
	list, err := s.Accounts()
	if err != nil {
		return Account{}, err
	}
	i := slices.IndexFunc(list, func(a Account) bool { return a.Name == accountName(name) })
	if i < 0 {
		return Account{}, ErrNotFound
	}
	return list[i], nil
}

// AddAccount makes an account. The first one of a register is an administrator's,
// and is signed in at once.
func (s *Store) AddAccount(a Account, password string) error {
	a.Name, a.FullName = accountName(a.Name), register.Clean(a.FullName)
	if err := errors.Join(a.check(), checkPassword(password)); err != nil {
		return err
	}
	isFirst := !s.HasAccounts()
	if isFirst && a.Role != RoleAdministrator {
		return ErrFirstAccount
	}
	if _, err := s.account(a.Name); !errors.Is(err, ErrNotFound) {
		return errors.Join(err, ErrAccountExists)
	}
	if err := s.lockAccount(&a, password); err != nil {
		return err
	}
	if err := s.saveAccount(a); err != nil {
		return err
	}
	if isFirst {
		s.session.Store(&a)
		s.guarded.Store(true)
	}
	return nil
}

func checkPassword(password string) error {
	if utf8.RuneCountInString(password) < minPassword {
		return ErrPasswordShort
	}
	return nil
}

// lockAccount gives an account a password.
func (s *Store) lockAccount(a *Account, password string) (err error) {
	a.Lock, err = newPasswordLock(password, s.master.get())
	return err
}

func (s *Store) saveAccount(a Account) error {
	return s.update(func(w *writer) error {
		return w.saveValue(record{bucket: accountsBucket, kind: KindAccount, id: a.Name, key: []byte(a.Name)}, a)
	})
}

// ChangeAccount changes full name, role and whether it is disabled. One
// administrator who can sign in is always left.
func (s *Store) ChangeAccount(a Account) error {
	old, err := s.account(a.Name)
	if err != nil {
		return err
	}
	old.FullName, old.Role, old.Disabled = register.Clean(a.FullName), a.Role, a.Disabled
	if err := old.check(); err != nil {
		return err
	}
	list, err := s.Accounts()
	if err != nil {
		return err
	}
	others := slices.ContainsFunc(list, func(x Account) bool {
		return x.Name != old.Name && x.Role == RoleAdministrator && !x.Disabled
	})
	if !others && (old.Disabled || old.Role != RoleAdministrator) {
		return ErrLastAdministrator
	}
	if err := s.saveAccount(old); err != nil {
		return err
	}
	s.renewSession(old)
	return nil
}

// renewSession takes over what was changed about the account signed in.
func (s *Store) renewSession(a Account) {
	if now := s.session.Load(); now == nil || now.Name != a.Name {
		return
	}
	if a.Disabled {
		s.SignOut()
		return
	}
	s.session.Store(&a)
}

// SetPassword gives an account a new password. An administrator may do so for
// everybody, everybody else for themselves with the old one.
func (s *Store) SetPassword(name, old, password string) error {
	if err := checkPassword(password); err != nil {
		return err
	}
	a, err := s.account(name)
	if err != nil {
		return err
	}
	me := s.session.Load()
	if me == nil {
		return ErrLocked
	}
	if me.Name == a.Name {
		if _, err := a.Lock.unlock(old); err != nil {
			return err
		}
	} else if me.Role != RoleAdministrator {
		return ErrForbidden
	}
	if err := s.lockAccount(&a, password); err != nil {
		return err
	}
	return s.savePassword(a)
}

// savePassword is the one change of an account that everybody may make: their own
// password.
func (s *Store) savePassword(a Account) error {
	return s.update(func(w *writer) error {
		w.isOwn = true
		return w.saveValue(record{bucket: accountsBucket, kind: KindAccount, id: a.Name, key: []byte(a.Name)}, a)
	})
}

// unknownName counts the tries of all names no account has: what was typed for one may be a
// password. No account can have this name.
const unknownName = "|nobody"

// SignIn opens the register with an account. After some wrong passwords one must
// wait, longer each time: a *WaitError says until when.
func (s *Store) SignIn(name, password string) error {
	name = accountName(name)
	if name == "" {
		return ErrWrongPassword
	}
	a, err := s.account(name)
	if errors.Is(err, ErrNotFound) {
		name = unknownName
	}
	if err := s.mayTry(name); err != nil {
		return err
	}
	if errors.Is(err, ErrNotFound) {
		a = Account{Disabled: true, Lock: passwordLock{Salt: make([]byte, 16), Passes: argonPasses, Memory: argonMemory, Threads: argonThreads}} // as long as for one that is there
	} else if err != nil {
		return err
	}
	master, err := a.Lock.unlock(password)
	if err == nil && a.Disabled {
		err = ErrWrongPassword
	}
	if err != nil {
		return errors.Join(err, s.failed(name))
	}
	if err := errors.Join(s.openWith(master), s.succeeded(name)); err != nil {
		return err
	}
	if err := s.proveAccount(name); err != nil {
		s.shut()
		return err
	}
	s.session.Store(&a)
	s.forgetSteps()
	if s.opt.ReadOnly {
		return nil
	}
	return errors.Join(s.repoint(), s.noteHeaders())
}

// ErrAccountForged refuses an account that was changed past the program: with the password
// of one account somebody could sign in as another, or in another role.
const ErrAccountForged = register.Problem("This account is not as the journal logged it. An administrator restores the last backup.")

// proveAccount holds an account against its last journal entry. A damaged journal keeps
// nobody out: verify tells of it.
func (s *Store) proveAccount(name string) error {
	return s.read(func(tx *txn) error {
		r, err := load(tx, accountsBucket, []byte(name))
		if err != nil {
			return err
		}
		e, _, err := readEntry(tx, r.last)
		if err == nil && !(e.isAbout(KindAccount, name) && e.logs(r.payload)) {
			return ErrAccountForged
		}
		return nil
	})
}

// shut takes the key of a sealed register away.
func (s *Store) shut() {
	if s.IsSealed() {
		s.seal.Store(&seal{})
		s.master.set(nil)
	}
}

// forgetSteps lets nobody undo what somebody else did.
func (s *Store) forgetSteps() {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.steps = nil
}

// openWith takes the master key of a sealed register, or none.
func (s *Store) openWith(master []byte) error {
	if master == nil {
		return nil
	}
	opened, err := newSeal(master)
	if err != nil {
		return err
	}
	s.master.set(master)
	s.seal.Store(opened)
	return nil
}

// SignOut locks the register: what was read from it is let go, and a sealed one
// cannot be read until somebody signs in.
func (s *Store) SignOut() {
	if !s.guarded.Load() {
		return
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if !s.opt.ReadOnly && !s.IsLocked() {
		s.saveSnapshot()
	}
	s.session.Store(nil)
	s.steps = nil // they were somebody else's
	s.shut()
	_ = s.closeArchives() // they were only read
	s.cache.drop(allKinds)
	s.index.forget()
}

// WaitError refuses to try a password before a time.
type WaitError struct{ Until time.Time }

// ErrWait is why a *WaitError refuses.
const ErrWait = register.Problem("There were too many wrong passwords. Wait a little, then try again.")

// Unwrap returns ErrWait.
func (e *WaitError) Unwrap() error { return ErrWait }

// Error says until when.
func (e *WaitError) Error() string {
	return "too many wrong passwords; wait until " + e.Until.Format(time.TimeOnly)
}

// How long one waits after wrong passwords.
const (
	freeTries = 3
	firstWait = 2 * time.Second
	longWait  = 5 * time.Minute
)

// attempts are the wrong passwords of an account since the last right one.
type attempts struct {
	Count int   `cbor:"1,keyasint"`
	Until int64 `cbor:"2,keyasint"` // milliseconds since 1970
}

func (s *Store) attempts(name string) (t attempts, err error) {
	if kept, ok := s.tried.Load(name); ok {
		return kept.(attempts), nil
	}
	err = s.read(func(tx *txn) error {
		r, err := load(tx, attemptsBucket, attemptsKey(name))
		if err != nil || r.payload == nil {
			return err
		}
		return attemptsBucket.decode(attemptsKey(name), r.payload, &t)
	})
	return t, err
}

func attemptsKey(name string) []byte { return []byte(name[:min(len(name), 160)]) }

// mayTry makes one wait. A clock that was set back makes nobody wait longer than
// the longest wait.
func (s *Store) mayTry(name string) error {
	if name == "" {
		return ErrWrongPassword
	}
	t, err := s.attempts(name)
	if err != nil {
		return err
	}
	now := s.opt.Now()
	until := time.UnixMilli(t.Until)
	if now.Before(until) && until.Sub(now) <= longWait {
		return &WaitError{until}
	}
	return nil
}

// failed counts a wrong password.
func (s *Store) failed(name string) error {
	t, err := s.attempts(name)
	if err != nil {
		return err
	}
	t.Count++
	if over := t.Count - freeTries; over >= 0 {
		t.Until = s.opt.Now().Add(min(firstWait<<min(over, 20), longWait)).UnixMilli()
	}
	return s.keepAttempts(name, t)
}

func (s *Store) succeeded(name string) error {
	t, err := s.attempts(name)
	if err != nil || t.Count == 0 {
		return err
	}
	return s.keepAttempts(name, attempts{})
}

// keepAttempts writes them beside the journal: they are no change of the
// register, and are counted before anybody can sign one.
func (s *Store) keepAttempts(name string, t attempts) error {
	if s.opt.ReadOnly {
		s.tried.Store(name, t)
		return nil
	}
	payload, err := encoder.Marshal(t)
	if err != nil {
		return err
	}
	return s.write(func(tx *txn) error {
		return (&writer{s: s, tx: tx}).put(attemptsBucket, attemptsKey(name), 0, payload)
	})
}

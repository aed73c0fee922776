package store

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"kycuong/register"

	bolt "go.etcd.io/bbolt"
)

// ErrRegisterExists refuses to make a register where there is one.
const ErrRegisterExists = register.Problem("There is a register in this folder already. Encryption can only be chosen when a register is made.")

// CreateSealed makes an encrypted register in folder dir, with its first account,
// an administrator's. It returns the recovery code, which is shown once: without
// it and without a password nobody can read the register again.
func CreateSealed(dir string, opt Options, first Account, password string) (code string, err error) {
	if opt.Now == nil {
		opt.Now = clock
	}
	first.Name, first.FullName, first.Role = accountName(first.Name), register.Clean(first.FullName), RoleAdministrator
	if err := errors.Join(first.check(), checkPassword(password)); err != nil {
		return "", err
	}
	path := filepath.Join(dir, fileName)
	if err := makeFolder(dir); err != nil {
		return "", denied(err)
	}
	if onNetworkShare(dir) {
		return "", ErrNetworkShare
	}
	if err := giveWay(dir, path); err != nil {
		return "", err
	}
	master := newMaster()
	code = newRecoveryCode()
	opened, err := newSeal(master)
	if err != nil {
		return "", err
	}
	recovery, err1 := newPasswordLock(plainCode(code), master)
	first.Lock, err = newPasswordLock(password, master)
	if err := errors.Join(err, err1); err != nil {
		return "", err
	}
	err = createFile(path, inOne(func(tx *bolt.Tx) error {
		t := &txn{tx, opened}
		if err := initialise(t, opt); err != nil {
			return err
		}
		return initialiseSealed(t, opt, first, recovery)
	}))
	if err != nil {
		return "", fmt.Errorf("create %s: %w", path, err)
	}
	return code, nil
}

// giveWay moves a register without document, unit and account aside, as the program
// makes it at its first start; any other stays.
func giveWay(dir, path string) error {
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	err := checkRoom(dir, path)
	if errors.Is(err, ErrNotEmpty) {
		return ErrRegisterExists
	}
	if err != nil {
		return err
	}
	return makeRoom(path)
}

// initialiseSealed adds what a sealed register has from the start.
func initialiseSealed(tx *txn, opt Options, first Account, recovery passwordLock) error {
	raw, err := encoder.Marshal(recovery)
	if err != nil {
		return err
	}
	w := &writer{s: &Store{opt: Options{Who: first.Name}}, tx: tx, now: opt.Now()}
	_, err = w.log(entryRecord{Op: OpCreate, Kind: KindStore, ID: recoveryID, After: digest(raw)})
	return errors.Join(err, w.put(metaBucket, recoveryKey, 0, raw),
		w.saveValue(record{bucket: accountsBucket, kind: KindAccount, id: first.Name, key: []byte(first.Name)}, first))
}

func initialise(tx *txn, opt Options) error {
	if err := createBuckets(tx); err != nil {
		return err
	}
	name := make([]byte, 16)
	rand.Read(name) // never fails: the program ends instead
	w := &writer{tx: tx}
	return errors.Join(
		w.put(metaBucket, formatKey, 0, strconv.AppendInt(nil, int64(len(migrations)+1), 10)),
		w.put(metaBucket, createdKey, 0, []byte(opt.Now().UTC().Format(time.RFC3339))),
		w.put(metaBucket, storeKey, 0, []byte(hex.EncodeToString(name))),
		w.describe())
}

// Recover gives an account of a sealed register a new password by the recovery
// code, enables it, and signs it in.
func (s *Store) Recover(code, name, password string) error {
	if err := checkPassword(password); err != nil {
		return err
	}
	lock, err := s.recovery()
	if err != nil {
		return err
	}
	if err := s.mayTry(recoveryAccount); err != nil {
		return err
	}
	a, err := s.account(name)
	if err != nil {
		return err
	}
	master, err := lock.unlock(plainCode(code))
	if errors.Is(err, ErrWrongPassword) {
		return errors.Join(ErrWrongRecovery, s.failed(recoveryAccount))
	}
	if err != nil {
		return err
	}
	if err := errors.Join(s.openWith(master), s.succeeded(recoveryAccount)); err != nil {
		return err
	}
	a.Disabled = false
	if err := s.lockAccount(&a, password); err != nil {
		return err
	}
	s.session.Store(&a)
	return s.savePassword(a)
}

// recoveryID is what the journal calls the lock of the recovery code: whoever could put one
// of their own in its place would never be shut out.
const recoveryID = "recovery"

// recoveryAccount counts wrong recovery codes; no account can have this name.
const recoveryAccount = "|recovery"

// recovery reads the lock of the recovery code.
func (s *Store) recovery() (l passwordLock, err error) {
	err = s.read(func(tx *txn) error {
		r, err := load(tx, metaBucket, recoveryKey)
		if err != nil {
			return err
		}
		if r.payload == nil {
			return ErrNotSealed
		}
		return metaBucket.decode(recoveryKey, r.payload, &l)
	})
	return l, err
}

// guardState finds out whether one must sign in, and whether the records are
// sealed.
func (s *Store) guardState() error {
	list, err := s.Accounts()
	if err != nil {
		return err
	}
	s.guarded.Store(len(list) > 0)
	_, err = s.recovery()
	if errors.Is(err, ErrNotSealed) {
		return nil
	}
	s.seal.Store(&seal{})
	return err
}

// master is the master key of a sealed register somebody has opened.
type master struct {
	mu  sync.Mutex
	key []byte
}

func (m *master) get() []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.key
}

func (m *master) set(key []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.key)
	m.key = key
}

package store

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"filippo.io/age"
)

// A sealed register has its records encrypted, each by itself, with AES-256-GCM
// under keys that come from one master key. The master key lies in the file once
// for each account, wrapped by a key that comes from the account's password.
// What stays readable is told in SECURITY.md.

// masterSize is the size of the master key in bytes.
const masterSize = 32

// seal is what opens and closes the records of a sealed register. One without
// keys stands for a sealed register nobody has opened.
type seal struct {
	records cipher.AEAD
	files   cipher.AEAD
	names   []byte // key of blind
}

// newSeal derives the keys from the master key.
func newSeal(master []byte) (*seal, error) {
	derive := func(purpose string) ([]byte, error) {
		return hkdf.Key(sha256.New, master, nil, "kycuong "+purpose, masterSize)
	}
	records, err1 := derive("records")
	files, err2 := derive("files")
	names, err3 := derive("names")
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	s := &seal{names: names}
	s.records, err1 = newGCM(records)
	s.files, err2 = newGCM(files)
	return s, errors.Join(err1, err2)
}

func newGCM(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// isShut reports a sealed register nobody has opened.
func (s *seal) isShut() bool { return s != nil && s.records == nil }

// close encrypts the payload of a record when the register is sealed; bucket and
// key are bound to it, so that no record can be put in the place of another.
func (tx *txn) close(b bucket, key, payload []byte) []byte {
	if tx.seal == nil || b.open || len(payload) == 0 {
		return payload
	}
	if tx.seal.isShut() {
		panic(errShut) // update refuses before
	}
	return tx.seal.records.Seal(nil, nil, payload, b.place(key))
}

// open decrypts what close made. Without the key it is ErrLocked; what was
// altered is damage.
func (tx *txn) open(b bucket, key, payload []byte) ([]byte, error) {
	if tx.seal == nil || b.open || len(payload) == 0 {
		return payload, nil
	}
	if tx.seal.isShut() {
		return nil, ErrLocked
	}
	plain, err := tx.seal.records.Open(nil, nil, payload, b.place(key))
	if err != nil {
		return nil, damage(whatRecord, "%s %x: the seal is broken", b.name, key)
	}
	return plain, nil
}

// place says where a record lies.
func (b bucket) place(key []byte) []byte {
	return append(append(append([]byte{}, b.name...), 0), key...)
}

// blind hides a key that would tell something: whoever guesses what a document
// says cannot look it up without the master key.
func (tx *txn) blind(b bucket, key []byte) []byte {
	if tx.seal == nil {
		return key
	}
	if tx.seal.isShut() {
		panic(errShut)
	}
	mac := hmac.New(sha256.New, tx.seal.names)
	mac.Write(b.place(key))
	return mac.Sum(nil)[:16]
}

// nameOf returns under which name the file with a hash is kept.
func (s *seal) nameOf(hash string) string {
	if s == nil {
		return hash
	}
	mac := hmac.New(sha256.New, s.names)
	mac.Write([]byte("file " + hash))
	return hex.EncodeToString(mac.Sum(nil))
}

// errShut is a slip of this program: no change begins before somebody signed in.
var errShut = errors.New("store: change of a sealed register that nobody opened")

// The bytes of files (attachments, the snapshot of the index) are sealed as age
// does it, in pieces, the key of each file wrapped by that of the register.

const stanza = "kycuong-register"

// Wrap makes seal an age.Recipient.
func (s *seal) Wrap(fileKey []byte) ([]*age.Stanza, error) {
	return []*age.Stanza{{Type: stanza, Body: s.files.Seal(nil, nil, fileKey, []byte(stanza))}}, nil
}

// Unwrap makes seal an age.Identity.
func (s *seal) Unwrap(list []*age.Stanza) ([]byte, error) {
	if len(list) != 1 || list[0].Type != stanza {
		return nil, age.ErrIncorrectIdentity
	}
	key, err := s.files.Open(nil, nil, list[0].Body, []byte(stanza))
	if err != nil {
		return nil, age.ErrIncorrectIdentity
	}
	return key, nil
}

// sealed returns a writer that seals what goes to w; it must be closed, which
// leaves w open. An open register's files are written as they are.
func (s *seal) sealed(w io.Writer) (io.WriteCloser, error) {
	switch {
	case s == nil:
		return plainCloser{w}, nil
	case s.isShut():
		return nil, ErrLocked
	}
	return age.Encrypt(w, s)
}

// opened returns a reader of what sealed wrote.
func (s *seal) opened(r io.Reader) (io.Reader, error) {
	switch {
	case s == nil:
		return r, nil
	case s.isShut():
		return nil, ErrLocked
	}
	return age.Decrypt(r, s)
}

type plainCloser struct{ io.Writer }

func (plainCloser) Close() error { return nil }

// newMaster makes a master key.
func newMaster() []byte {
	key := make([]byte, masterSize)
	rand.Read(key) // never fails: the program ends instead
	return key
}

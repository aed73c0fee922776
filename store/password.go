package store

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// passwordLock is how an account proves its password, and, in a sealed register,
// how it opens it. argon2id makes two keys of the password: one whose digest is
// compared, one that wraps the master key.
type passwordLock struct {
	Salt     []byte `cbor:"1,keyasint"`
	Passes   uint32 `cbor:"2,keyasint"`
	Memory   uint32 `cbor:"3,keyasint"` // KiB
	Threads  uint8  `cbor:"4,keyasint"`
	Verifier []byte `cbor:"5,keyasint"`           // SHA-256 of the first key
	Wrapped  []byte `cbor:"6,keyasint,omitempty"` // master key under the second
}

// What deriving costs: the second choice RFC 9106 recommends, for computers with
// little memory.
const (
	argonPasses  = 3
	argonMemory  = 64 << 10 // KiB
	argonThreads = 4
)

// newPasswordLock locks the master key, nil for none, with a password.
func newPasswordLock(password string, master []byte) (passwordLock, error) {
	l := passwordLock{Salt: make([]byte, 16), Passes: argonPasses, Memory: argonMemory, Threads: argonThreads}
	rand.Read(l.Salt) // never fails: the program ends instead
	verifier, wrap := l.derive(password)
	l.Verifier = verifier
	if master == nil {
		return l, nil
	}
	aead, err := newGCM(wrap)
	if err != nil {
		return l, err
	}
	l.Wrapped = aead.Seal(nil, nil, master, []byte(stanza))
	return l, nil
}

func (l passwordLock) derive(password string) (verifier, wrap []byte) {
	key := argon2.IDKey([]byte(norm.NFC.String(password)), l.Salt, max(l.Passes, 1), l.Memory, max(l.Threads, 1), 2*masterSize)
	sum := sha256.Sum256(key[:masterSize])
	return sum[:], key[masterSize:]
}

// unlock proves a password and returns the master key, nil for none.
func (l passwordLock) unlock(password string) (master []byte, err error) {
	if l.Memory > 4*argonMemory || l.Passes > 4*argonPasses {
		return nil, damage(whatRecord, "an account asks for too much work")
	}
	verifier, wrap := l.derive(password)
	if subtle.ConstantTimeCompare(verifier, l.Verifier) != 1 {
		return nil, ErrWrongPassword
	}
	if l.Wrapped == nil {
		return nil, nil
	}
	aead, err := newGCM(wrap)
	if err != nil {
		return nil, err
	}
	if master, err = aead.Open(nil, nil, l.Wrapped, []byte(stanza)); err != nil {
		return nil, damage(whatRecord, "the key of an account is damaged")
	}
	return master, nil
}

// newRecoveryCode makes the code that is printed once and opens a sealed register
// whose passwords are forgotten: 160 random bits in groups of four signs.
func newRecoveryCode() string {
	raw := make([]byte, 20)
	rand.Read(raw)
	text := base32.StdEncoding.EncodeToString(raw)
	var groups []string
	for ; text != ""; text = text[4:] {
		groups = append(groups, text[:4])
	}
	return strings.Join(groups, "-")
}

// plainCode takes a code as it was typed.
func plainCode(code string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '0':
			return 'O'
		case r == '1':
			return 'I'
		case r >= 'A' && r <= 'Z' || r >= '2' && r <= '7':
			return r
		}
		return -1
	}, strings.ToUpper(code))
}

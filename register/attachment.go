package register

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// Attachment is a file that belongs to a document. Its bytes are known by their
// digest, so the same file is kept once.
type Attachment struct {
	Document uint64 `json:"document" cbor:"-"`       // id; part of the key
	Hash     string `json:"hash" cbor:"1,keyasint"`  // SHA-256 of the bytes, in hexadecimal
	Name     string `json:"name" cbor:"2,keyasint"`  // as the user's file was called
	Size     int64  `json:"size" cbor:"3,keyasint"`  // bytes
	Added    Date   `json:"added" cbor:"4,keyasint"` // the day it was attached
	By       string `json:"by,omitempty" cbor:"5,keyasint,omitempty"`
	Voided   string `json:"voided,omitempty" cbor:"6,keyasint,omitempty"` // reason; the bytes stay
}

// MaxAttachment is the size of the largest file kept, in bytes.
const MaxAttachment = 200 << 20

// maxFileName bounds names to what every system and archive takes.
const maxFileName = 120

// reservedNames are those Windows keeps for itself.
var reservedNames = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

// CleanFileName returns a name that is safe to give a file on any system: no
// folders, no signs that some system forbids, no leading dots, the ending kept.
func CleanFileName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"|?*`, r) {
			return '_'
		}
		return r
	}, Clean(name))
	name = strings.Trim(name, ". ")
	ending := filepath.Ext(name)
	stem := strings.TrimRight(strings.TrimSuffix(name, ending), ". ")
	if utf8.RuneCountInString(ending) > 12 {
		stem, ending = name, ""
	}
	if letters := []rune(stem); len(letters) > maxFileName-len(ending) {
		stem = strings.TrimRight(string(letters[:maxFileName-len(ending)]), ". ")
	}
	if stem == "" || slices.Contains(reservedNames, strings.ToLower(stem)) {
		stem += "_"
	}
	return stem + ending
}

// runnable are the endings of files that a double click runs.
var runnable = []string{".exe", ".bat", ".cmd", ".com", ".scr", ".pif", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".wsh", ".hta", ".ps1", ".psm1", ".msi", ".msp", ".lnk", ".url", ".reg", ".cpl", ".jar",
	".sh", ".bash", ".desktop", ".appimage", ".run", ".py", ".pl", ".rb", ".apk", ".app", ".dll", ".so", ".chm", ".iso", ".img"}

// IsRunnable reports a file that the system would run instead of show: it is
// kept, but never opened from the register.
func (a Attachment) IsRunnable() bool {
	return slices.Contains(runnable, strings.ToLower(filepath.Ext(a.Name)))
}

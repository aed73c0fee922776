package store

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kycuong/register"
)

func sortByName(list []register.Attachment) {
	slices.SortFunc(list, func(a, b register.Attachment) int {
		return cmp.Or(strings.Compare(register.Fold(a.Name), register.Fold(b.Name)), strings.Compare(a.Hash, b.Hash))
	})
}

// attachedFiles returns one attachment for each file that is named, void ones
// too: their bytes belong to the history.
func (s *Store) attachedFiles() (list []register.Attachment, err error) {
	seen := map[string]bool{}
	err = s.peek(func(tx *txn) error {
		return eachAttachment(tx, nil, func(a register.Attachment) error {
			if !seen[a.Hash] {
				seen[a.Hash] = true
				list = append(list, a)
			}
			return nil
		})
	})
	return list, err
}

// attached looks at the files of a register that has them beside it.
func (v *verifier) attached() error {
	if v.isBare || v.sum.Shut {
		return nil
	}
	return v.files()
}

// files proves that every attached file is there with its bytes.
func (v *verifier) files() error {
	list, err := v.s.attachedFiles()
	if err != nil {
		return err
	}
	named := map[string]bool{}
	for _, a := range list {
		named[filepath.Base(v.s.fileOf(a.Hash))] = true
		hash, err := v.s.digestOf(v.ctx, v.s.fileOf(a.Hash))
		switch {
		case errors.Is(err, context.Canceled):
			return err
		case errors.Is(err, fs.ErrNotExist):
			v.report("attachment "+attachmentID(a), "The attached file “%s” is missing.", a.Name)
		case err != nil:
			v.report("attachment "+attachmentID(a), "The attached file “%s” cannot be read. (%v)", a.Name, err)
		case hash != a.Hash:
			v.report("attachment "+attachmentID(a), "The attached file “%s” was altered.", a.Name)
		}
		v.sum.Files++
	}
	return v.unnamed(named)
}

// unnamed counts files that no record names: what a copy broken off has left. They
// are no fault.
func (v *verifier) unnamed(named map[string]bool) error {
	err := filepath.WalkDir(v.s.filesDir(), func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !named[entry.Name()] {
			v.sum.Unnamed++
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

package intake

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kycuong/register"
)

// ErrNoEdXML: nothing that was named is a message.
const ErrNoEdXML = register.Problem("There is no edXML message (.edxml, .xml) there.")

// ReadEdXML reads the messages of files and folders, in the order in which their
// documents came. Nothing of them is kept.
func (k Desk) ReadEdXML(ctx context.Context, paths []string, progress Progress) ([]EdXML, error) {
	files, err := edxmlFiles(paths)
	if err != nil {
		return nil, err
	}
	list := make([]EdXML, 0, len(files))
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m, err := k.readEdXML(f)
		if err != nil {
			return nil, err
		}
		list = append(list, m)
		if progress != nil {
			progress(i + 1)
		}
	}
	slices.SortStableFunc(list, func(a, b EdXML) int { return cmp.Compare(a.Document.Day(), b.Document.Day()) })
	return list, nil
}

// edxmlFile is a file and what to call it.
type edxmlFile struct{ path, name string }

// edxmlFiles finds the files that end as messages do; one that was named itself
// is taken whatever its ending.
func edxmlFiles(paths []string) ([]edxmlFile, error) {
	var files []edxmlFile
	for _, path := range paths {
		err := filepath.WalkDir(path, func(at string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			name, err := filepath.Rel(path, at)
			if at == path {
				name = filepath.Base(path)
			} else if !d.Type().IsRegular() || !endsAsEdXML(at) {
				return nil
			}
			files = append(files, edxmlFile{at, name})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: %w", strings.Join(paths, ", "), ErrNoEdXML)
	}
	return files, nil
}

func endsAsEdXML(path string) bool {
	ending := strings.ToLower(filepath.Ext(path))
	return ending == ".edxml" || ending == ".xml"
}

func (k Desk) readEdXML(f edxmlFile) (EdXML, error) {
	info, err := os.Stat(f.path)
	if err != nil {
		return EdXML{}, err
	}
	if info.Size() > MaxEdXML {
		m := edxmlReader{EdXML: EdXML{File: f.name}}
		m.tooLarge()
		return m.EdXML, nil
	}
	raw, err := os.ReadFile(f.path)
	if err != nil {
		return EdXML{}, err
	}
	return k.ParseEdXML(f.name, raw), nil
}

// IsEdXML reports that a file looks like a message: by its ending, and for the
// .xml that so many things end in, by how it begins.
func IsEdXML(path string) bool {
	if !endsAsEdXML(path) {
		return false
	}
	if strings.EqualFold(filepath.Ext(path), ".edxml") {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close() // was only read
	start, err := io.ReadAll(io.LimitReader(f, 4<<10))
	return err == nil && bytes.Contains(bytes.ToLower(bytes.ReplaceAll(start, []byte{0}, nil)), []byte("edxml"))
}

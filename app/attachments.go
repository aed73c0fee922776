package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kycuong/app/widgets"
	"kycuong/intake"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// attachTo copies files into the register, one after the other; a file that is
// refused ends it, and those before it stay attached.
func (a *App) attachTo(d register.Document, paths []string, done func()) {
	a.background(a.w.t("The file was not attached"), func(ctx context.Context) error {
		for i, path := range paths {
			onUI(func() {
				a.status(a.w.t("Attaching {n} of {total}: {name} …", "n", i+1, "total", len(paths), "name", filepath.Base(path)))
			})
			if _, err := a.st.AddAttachment(ctx, d.ID, path); err != nil {
				return err
			}
		}
		return nil
	}, func() {
		a.status(a.w.t("{n} files attached to {symbol}", "n", len(paths), "symbol", d.Symbol))
		done()
	})
}

// reloadRegister shows the document under the cursor again.
func (a *App) reloadRegister() {
	if s, ok := a.current.(*registerScreen); ok {
		s.selected(s.grid.Current())
	}
}

// chooseAttachment asks for a file to attach to a document.
func (a *App) chooseAttachment(d register.Document) {
	if a.barred(d) {
		return
	}
	a.chooseFile(nil, func(path string) { a.attachTo(d, []string{path}, a.reloadRegister) })
}

// dropped takes files let fall on the window: for the document under the cursor,
// for the entry that is open, or as the text of a directive. Messages dropped on a
// register are read.
func (a *App) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) == 0 || a.isBlocked() {
		return
	}
	switch s := a.current.(type) {
	case *edxmlScreen:
		a.readEdXML(paths)
	case *entry:
		s.form.addFiles(paths)
	case *directiveScreen:
		a.readDirectiveFile(s, paths[0])
	case *registerScreen:
		if !slices.ContainsFunc(paths, func(p string) bool { return !intake.IsEdXML(p) }) {
			a.readEdXML(paths)
			return
		}
		d, ok := s.rows.at(s.grid.Current())
		if !ok || d.Voided != "" || a.barred(d) {
			return
		}
		a.askSure(a.w.t("Attach to {symbol}?", "symbol", d.Symbol), fileNames(paths)+"\n"+d.Subject, a.w.t("Attach"), func() { a.attachTo(d, paths, a.reloadRegister) })
	}
}

// fileNames lists files by name.
func fileNames(paths []string) string {
	names := make([]string, len(paths))
	for i, p := range paths {
		names[i] = filepath.Base(p)
	}
	return strings.Join(names, ", ")
}

// openAttachment lets the system show an attached file: a copy of its own name in
// a folder of its own, proved on the way. What the system would run is not opened.
func (a *App) openAttachment(x register.Attachment) {
	if x.IsRunnable() {
		a.tell(a.w.t("The file was not opened"), a.w.t("“{name}” is a program. It can be saved elsewhere, but it is not opened from the register.", "name", x.Name))
		return
	}
	path := ""
	a.background(a.w.t("The file was not opened"), func(ctx context.Context) error {
		dir, err := os.MkdirTemp(a.copies, "")
		if err != nil {
			return err
		}
		path = filepath.Join(dir, x.Name)
		return errors.Join(a.st.CopyAttachment(ctx, x, path), os.Chmod(path, 0o400))
	}, func() { a.openFile(path) })
}

// saveAttachment writes a copy to a folder.
func (a *App) saveAttachment(x register.Attachment) {
	a.chooseFolder(func(folder string) {
		path := filepath.Join(folder, x.Name)
		a.unlessThere(path, func() {
			a.background(a.w.t("The file was not saved"), func(ctx context.Context) error { return a.st.CopyAttachment(ctx, x, path) }, func() {
				a.status(a.w.t("Written: {path}", "path", path))
			})
		})
	})
}

// voidAttachment takes a file off its document, for a reason.
func (a *App) voidAttachment(x register.Attachment) {
	reason := widgets.NewLine()
	a.ask(question{
		changes: store.KindAttachment, title: a.w.t("Take {name} off?", "name", x.Name), text: a.w.t("The file stays in the register's history."), confirm: a.w.t("Take off"), danger: true, dismiss: a.w.t("Keep"), first: reason,
		items: []*widget.FormItem{widget.NewFormItem(a.w.t("Reason"), reason)}, needs: needs{reason: a.w.t("A reason is needed.")},
		answer: func() refusal {
			text := register.Clean(reason.Text)
			a.background(a.w.t("The file was not taken off"), func(context.Context) error { return a.st.VoidAttachment(x.Document, x.Hash, text) }, a.reloadRegister)
			return refusal{}
		}})
}

// attachmentsOf are the files of a document; one that cannot be read hides none
// of the document itself.
func (a *App) attachmentsOf(d register.Document) []register.Attachment {
	list, err := a.st.Attachments(d.ID)
	if err != nil {
		return nil
	}
	return list
}

// sizeWords writes a size as 1,2 MB.
func sizeWords(n int64) string {
	const kilo = 1 << 10
	switch {
	case n < kilo:
		return strconv.FormatInt(n, 10) + " B"
	case n < kilo*kilo:
		return strconv.FormatInt((n+kilo-1)/kilo, 10) + " KB"
	}
	tenths := (10*n + kilo*kilo/2) / (kilo * kilo)
	return fmt.Sprintf("%d,%d MB", tenths/10, tenths%10)
}

package store

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"kycuong/register"
)

// diskOp is one thing the store did to its file: it wrote data, changed the
// length, made all before it durable, or had told somebody that a change was kept.
type diskOp struct {
	off    int64
	data   []byte
	size   int64
	isSync bool
	kept   string // the state of the register that was acknowledged
}

// recording is what happened to the file of a store since it was opened.
type recording struct {
	start []byte
	ops   []diskOp
}

// recordDisk begins to write down what a store does to its file.
func recordDisk(t *testing.T, s *Store) *recording {
	t.Helper()
	start, err := os.ReadFile(s.path)
	need(t, err)
	rec := &recording{start: start}
	size := int64(len(start))
	tap(s.db, func(write writeAt, b []byte, off int64) (int, error) {
		if s.db.NoSync || s.db.NoGrowSync {
			t.Error("the store does not sync")
		}
		if now := sizeOf(t, s.path); now != size {
			size = now
			rec.ops = append(rec.ops, diskOp{size: size}, diskOp{isSync: true}) // growing ends with a sync
		}
		if isHeader(off) {
			rec.ops = append(rec.ops, diskOp{isSync: true}) // that of the pages
		}
		rec.ops = append(rec.ops, diskOp{off: off, data: bytes.Clone(b)})
		if isHeader(off) {
			defer func() { rec.ops = append(rec.ops, diskOp{isSync: true}) }()
		}
		return write(b, off)
	})
	return rec
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	need(t, err)
	return info.Size()
}

// keptNow writes down that the register as it is was acknowledged.
func (rec *recording) keptNow(t *testing.T, s *Store) {
	t.Helper()
	rec.ops = append(rec.ops, diskOp{kept: stateOf(t, s)})
}

// moment is after how many operations the power fails; half of the times after a
// header was written and before it was durable.
func (rec *recording) moment(r *rand.Rand) int {
	at := 1 + r.IntN(len(rec.ops))
	if r.IntN(2) == 0 {
		return at
	}
	for rec.ops[at-1].data == nil || !isHeader(rec.ops[at-1].off) {
		at = 1 + at%len(rec.ops)
	}
	return at
}

// cut is a moment at which the power fails: after so many operations.
type cut struct {
	at, synced int    // operations done, and those of them that are durable
	kept       string // the state acknowledged last
	next       string // the one that was being made
}

func (rec *recording) cutAt(at int) cut {
	c := cut{at: at}
	for i, op := range rec.ops {
		switch {
		case i >= at && op.kept != "":
			c.next = op.kept
			return c
		case i < at && op.isSync:
			c.synced = i + 1
		case i < at && op.kept != "":
			c.kept = op.kept
		}
	}
	return c
}

// after returns the file as the disk may have it: what is durable, and of the
// rest each write whole, torn or not at all.
func (rec *recording) after(r *rand.Rand, durable, at int) []byte {
	image := bytes.Clone(rec.start)
	for i, op := range rec.ops[:at] {
		switch {
		case op.size > 0 && (i < durable || r.IntN(2) == 0):
			image = put(image, op.size, nil)
		case op.data != nil && i < durable:
			image = put(image, op.off, op.data)
		case op.data != nil:
			image = tear(r, image, op)
		}
	}
	return image
}

func put(image []byte, off int64, data []byte) []byte {
	if more := int(off) + len(data) - len(image); more > 0 {
		image = append(image, make([]byte, more)...)
	}
	copy(image[off:], data)
	return image
}

// sector is what a disk writes in one piece.
const sector = 512

// tear writes a part of one write: all, nothing, some sectors, or the first bytes.
func tear(r *rand.Rand, image []byte, op diskOp) []byte {
	switch r.IntN(5) {
	case 0, 1:
		return put(image, op.off, op.data)
	case 2:
		for i := 0; i < len(op.data); i += sector {
			if r.IntN(2) == 0 {
				image = put(image, op.off+int64(i), op.data[i:min(i+sector, len(op.data))])
			}
		}
	case 3:
		image = put(image, op.off, op.data[:r.IntN([]int{2 * metaSize, len(op.data)}[r.IntN(2)])])
	}
	return image
}

// worked does what an office does, and returns the record of the disk.
func worked(t *testing.T, r *rand.Rand, s *Store, changes int) *recording {
	t.Helper()
	rec := recordDisk(t, s)
	rec.keptNow(t, s)
	var last register.Document
	for i := range changes {
		switch i % 6 {
		case 0, 1, 2:
			last = mustAdd(t, s, letter(fmt.Sprintf("Trước khi mất điện %d", i)))
		case 3:
			last.Note = fmt.Sprintf("sửa lần %d", i)
			_, err := s.UpdateDocument(last)
			need(t, err)
		case 4:
			docs := historic(1 + r.IntN(60))
			for j := range docs {
				docs[j].Number, docs[j].Symbol = register.Number{}, fmt.Sprintf("%d-%d/BC", i, j)
			}
			_, err := s.ImportDocuments(context.Background(), docs, nil)
			need(t, err)
		case 5:
			attach(t, s, last.ID, "tờ trình.pdf", fmt.Sprint("nội dung ", i))
			rec.keptNow(t, s)
			need(t, s.VoidDocument(last.ID, "nhầm"))
		}
		rec.keptNow(t, s)
	}
	return rec
}

// TestSoakPowerCut cuts the power at any moment between two operations on the
// file. What was written since the last sync may be on the disk in part and in any
// order. The register must be in the state that was acknowledged last or in the
// one under way, exactly, and go on from there.
func TestSoakPowerCut(t *testing.T) {
	r, images, headers, under := chance(t), times(100, 3000), 0, 0
	s := openTest(t)
	need(t, s.SaveUnits(testUnits()))
	rec := worked(t, r, s, times(36, 240))
	dir := t.TempDir()
	need(t, os.CopyFS(filepath.Join(dir, attachmentsName), os.DirFS(s.filesDir())))
	for i := range images {
		c := rec.cutAt(rec.moment(r))
		path := filepath.Join(dir, fileName)
		need(t, os.WriteFile(path, rec.after(r, c.synced, c.at), 0o600))
		found, noted := stateAfterCut(t, dir)
		if found != c.kept && (found != c.next || found == "") {
			t.Fatalf("image %d, cut after operation %d: the register is in neither state", i, c.at)
		}
		if found == c.next {
			under++
		}
		if noted {
			headers++
		}
	}
	figure(t, images, "power cut: writes since the last sync lost, reordered, torn", "every acknowledged change there, %d changes under way landed whole; %d torn headers, each told and got by", under, headers)
}

// stateAfterCut opens the register for reading, proves that all of it holds,
// then opens it for writing and logs a document.
func stateAfterCut(t *testing.T, dir string) (found string, noted bool) {
	t.Helper()
	s, err := Open(dir, Options{ReadOnly: true})
	need(t, err)
	found, noted = stateOf(t, s), s.headers != ""
	wantOnlyHeaders(t, s)
	need(t, s.Close())
	s, err = Open(dir, testOptions)
	need(t, err)
	s.db.NoSync = true
	mustAdd(t, s, letter("Sau khi có điện"))
	need(t, s.Close())
	return found, noted
}

// wantOnlyHeaders allows that one of the two headers was torn.
func wantOnlyHeaders(t *testing.T, s *Store) {
	t.Helper()
	problems, _, err := s.Verify(context.Background())
	if s.headers != "" && len(problems) > 0 && problems[0].Where == "file" {
		problems = problems[1:]
	}
	if err != nil || len(problems) > 0 {
		t.Errorf("Verify() = %v, %v, want no problem", problems, err)
	}
}

// TestSoakLyingDisk is a power cut of a disk that says a sync is done when it is
// not: any of the last writes may be missing, also of changes that were
// acknowledged. Nothing can keep those; but a register that is not exactly as it
// was at some moment must be called damaged.
func TestSoakLyingDisk(t *testing.T) {
	r, images, told, earlier, whole := chance(t), times(100, 3000), 0, 0, 0
	s := openTest(t)
	states := map[string]bool{stateOf(t, s): true} // its pages may still lie there
	need(t, s.SaveUnits(testUnits()))
	states[stateOf(t, s)] = true
	rec := worked(t, r, s, times(36, 240))
	for _, op := range rec.ops {
		if op.kept != "" {
			states[op.kept] = true
		}
	}
	dir := t.TempDir()
	need(t, os.CopyFS(filepath.Join(dir, attachmentsName), os.DirFS(s.filesDir())))
	for i := range images {
		c := rec.cutAt(rec.moment(r))
		durable := max(0, c.synced-1-r.IntN(40))
		need(t, os.WriteFile(filepath.Join(dir, fileName), rec.after(r, durable, c.at), 0o600))
		found, damaged := stateOrDamage(t, dir)
		switch {
		case damaged:
			told++
		case found == c.kept || found == c.next:
			whole++
		case states[found]:
			earlier++
		default:
			t.Fatalf("image %d, cut after operation %d of which %d are durable: nobody says that the register is not as it ever was", i, c.at, durable)
		}
	}
	figure(t, images, "power cut with a disk that does not keep what it synced", "%d whole, %d told as damage, %d exactly an earlier state, 0 wrong unsaid", whole, told, earlier)
}

// stateOrDamage opens and verifies; nothing of it may end the program.
func stateOrDamage(t *testing.T, dir string) (found string, damaged bool) {
	t.Helper()
	s, err := Open(dir, Options{ReadOnly: true})
	if isDamage(err) {
		return "", true
	}
	need(t, err)
	problems, _, err := s.Verify(context.Background())
	need(t, err)
	if len(problems) == 0 {
		found = stateOf(t, s)
	}
	need(t, s.Close())
	return found, len(problems) > 0
}

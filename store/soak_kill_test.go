package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"kycuong/register"
)

// killed starts a task, kills it at a random moment within span after it has said
// its first line, and returns all it said.
func killed(t *testing.T, r *rand.Rand, span time.Duration, task, dir string) (said []string) {
	t.Helper()
	c := startChild(t, task, dir)
	first := c.line()
	timer := time.AfterFunc(time.Duration(r.Int64N(int64(span))), func() { _ = c.Process.Kill() })
	defer timer.Stop()
	for line := first; line != ""; line = c.line() {
		if strings.HasPrefix(line, "failed") {
			t.Fatalf("%s: %s", task, line)
		}
		said = append(said, line)
	}
	_ = c.Wait() // says that it was killed
	return said
}

// reopened opens what a killed program has left, and proves that all of it holds
// and that nothing unfinished lies about.
func reopened(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir, testOptions)
	if err != nil {
		t.Fatalf("Open() after the kill: %v", err)
	}
	wantSound(t, s)
	if left := temporaries(t, dir, filepath.Dir(backupIn(dir))); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	return s
}

func closed(t *testing.T, s *Store) {
	t.Helper()
	need(t, s.Close())
}

// logUntilKilled works as a clerk does, and says each change once it is kept.
// Before it changes a document it says which.
func logUntilKilled(dir string) {
	s := must(Open(dir, testOptions))
	paper := filepath.Join(dir, "tờ trình.pdf")
	from, _ := s.Head()
	say("open")
	for i := from; ; i++ {
		d := must(s.AddDocument(letter(fmt.Sprintf("Văn bản thứ %d", i))))
		say("document %d %s", d.ID, imprint(d))
		if i%3 == 0 {
			d.Note = "đã sửa"
			say("changing %d", d.ID)
			d = must(s.UpdateDocument(d))
			say("document %d %s", d.ID, imprint(d))
		}
		if i%7 == 0 {
			must(0, os.WriteFile(paper, fmt.Append(nil, "nội dung ", i), 0o600))
			a := must(s.AddAttachment(context.Background(), d.ID, paper))
			say("attached %d %s", a.Document, a.Hash)
		}
		if i%5 == 0 {
			say("changing %d", d.ID)
			must(0, s.VoidDocument(d.ID, "nhầm"))
			d.Voided = "nhầm"
			say("document %d %s", d.ID, imprint(d))
		}
	}
}

// kept is what a child said was durable.
type kept struct {
	documents map[uint64]string // imprints
	files     map[string]uint64 // documents by the hash of what is attached
	changing  uint64            // the document it was changing when it ended
}

func (k *kept) hear(said []string) {
	for _, line := range said {
		var id uint64
		var what string
		switch word, rest, _ := strings.Cut(line, " "); word {
		case "changing":
			fmt.Sscan(rest, &k.changing)
		case "document":
			fmt.Sscan(rest, &id, &what)
			k.documents[id], k.changing = what, 0
		case "attached":
			fmt.Sscan(rest, &id, &what)
			k.files[what] = id
		}
	}
}

// check counts what was kept and proves that all of it is there, and beside it
// one change at most: the one under way when the program was killed.
func (k *kept) check(t *testing.T, s *Store) {
	t.Helper()
	numbers := map[register.Number]uint64{}
	more := 0
	for d := range s.EachDocument {
		if other := numbers[d.Number]; other != 0 {
			t.Errorf("documents %d and %d both have number %s", other, d.ID, d.Number)
		}
		numbers[d.Number] = d.ID
		if want := k.documents[d.ID]; want != imprint(d) {
			more++
			if want != "" && d.ID != k.changing {
				t.Errorf("document %d is not what was kept", d.ID)
			}
		}
		k.documents[d.ID] = imprint(d)
	}
	if len(numbers) != len(k.documents) || more > 1 {
		t.Errorf("%d documents of %d kept, %d more changes", len(numbers), len(k.documents), more)
	}
	for hash, id := range k.files {
		if list, err := s.Attachments(id); err != nil || len(list) != 1 || list[0].Hash != hash {
			t.Errorf("document %d has the files %v, %v, want %s", id, list, err, hash)
		}
	}
	k.changing = 0
}

func TestSoakKilledWhileLogging(t *testing.T) {
	r, rounds, heard := chance(t), times(30, 1000), 0
	var dir string
	var k kept
	for i := range rounds {
		if i%20 == 0 {
			dir, k = t.TempDir(), kept{map[uint64]string{}, map[string]uint64{}, 0}
		}
		said := killed(t, r, 40*time.Millisecond, "log", dir)
		heard += len(said) - 1
		k.hear(said)
		s := reopened(t, dir)
		k.check(t, s)
		closed(t, s)
		if t.Failed() {
			t.Fatalf("in round %d", i)
		}
	}
	figure(t, rounds, "kill -9 while logging, changing, voiding, attaching", "%d changes acknowledged, none lost", heard)
}

// importRowsKilled is how many rows the children import: some batches.
const importRowsKilled = 4*importBatch + 500

func importUntilKilled(dir string) {
	s, docs := must(Open(dir, testOptions)), historic(importRowsKilled)
	say("open")
	must(s.ImportDocuments(context.Background(), docs, func(done int) { say("done %d", done) }))
	untilKilled()
}

func importAllUntilKilled(dir string) {
	s, docs := must(Open(dir, testOptions)), historic(importRowsKilled)
	say("open")
	must(s.ImportAll(context.Background(), docs, nil))
	say("done %d", len(docs))
	untilKilled()
}

func TestSoakKilledWhileImporting(t *testing.T) {
	r, rounds, heard, broken := chance(t), times(4, 400), 0, 0
	docs := historic(importRowsKilled)
	for i := range rounds {
		task := []string{"import", "import all"}[i%2]
		dir := t.TempDir()
		said := killed(t, r, 400*time.Millisecond, task, dir)
		done := 0
		fmt.Sscanf(said[len(said)-1], "done %d", &done)
		s := reopened(t, dir)
		found := 0
		for d := range s.EachDocument {
			if want := docs[found]; d.Symbol != want.Symbol || d.Subject != want.Subject || d.Date != want.Date {
				t.Errorf("document %d is %s, want %s", d.ID, d.Symbol, want.Symbol)
			}
			found++
		}
		whole := found%importBatch == 0 && task == "import" || found == 0 || found == len(docs)
		if found < done || !whole {
			t.Errorf("%s: %d rows found, %d acknowledged", task, found, done)
		}
		again, err := s.ImportDocuments(context.Background(), docs, nil)
		if err != nil || again.Added != len(docs)-found || again.Duplicate != found {
			t.Errorf("importing again adds %d and skips %d, %v, want %d and %d", again.Added, again.Duplicate, err, len(docs)-found, found)
		}
		closed(t, s)
		heard += done
		if found < len(docs) {
			broken++
		}
		if t.Failed() {
			t.Fatalf("in round %d", i)
		}
		need(t, os.RemoveAll(dir)) // a thousand of them would fill the disk
	}
	figure(t, rounds, "kill -9 during an import", "%d rows acknowledged, none lost; %d broken off, each at a whole batch and finished by importing again", heard, broken)
}

// backUpUntilKilled writes one backup after the other over the same file.
func backUpUntilKilled(dir string) {
	s := must(Open(dir, testOptions))
	from, _ := s.Head()
	say("open")
	for i := from; ; i++ {
		d := must(s.AddDocument(letter(fmt.Sprintf("Trước khi sao lưu %d", i))))
		say("document %d", d.ID)
		say("backup %d %s", d.ID, must(s.Backup(context.Background(), backupIn(dir))))
	}
}

func backupIn(dir string) string { return filepath.Join(dir, "backup", "sao lưu.kycuong") }

func TestSoakKilledWhileBackingUp(t *testing.T) {
	r, rounds, written := chance(t), times(8, 600), 0
	full := t.TempDir()
	s := openAt(t, full)
	if _, err := s.ImportDocuments(context.Background(), historic(300), nil); err != nil {
		t.Fatal(err)
	}
	d := mustAdd(t, s, letter("Có tệp"))
	attach(t, s, d.ID, "tờ trình.pdf", strings.Repeat("nội dung ", 5000))
	closed(t, s)
	need(t, os.Mkdir(filepath.Dir(backupIn(full)), 0o700))
	var dir, sum string
	least := uint64(0)
	for i := range rounds {
		if i%20 == 0 {
			dir, sum, least = copyFolder(t, full), "", 0
		}
		var last uint64
		for _, line := range killed(t, r, 80*time.Millisecond, "backup", dir) {
			fmt.Sscanf(line, "document %d", &last)
			if n, _ := fmt.Sscanf(line, "backup %d %s", &least, &sum); n == 2 {
				written++
			}
		}
		s := reopened(t, dir)
		if _, err := s.Document(last); err != nil && last > 0 {
			t.Errorf("document %d: %v", last, err)
		}
		backupHolds(t, backupIn(dir), sum, least)
		sum = backedUpTheDayAfter(t, s, dir)
		closed(t, s)
		if t.Failed() {
			t.Fatalf("in round %d", i)
		}
	}
	figure(t, rounds, "kill -9 during a backup over the one before", "%d backups acknowledged; the file was always the one before or the new one, whole", written)
}

// backedUpTheDayAfter writes another backup when what the killed one has left is
// old, and proves that it is swept away.
func backedUpTheDayAfter(t *testing.T, s *Store, dir string) string {
	t.Helper()
	for _, name := range temporaries(t, dir, "") {
		old := time.Now().Add(-leftOver)
		need(t, os.Chtimes(name, old, old))
	}
	sum, err := s.Backup(context.Background(), backupIn(dir))
	need(t, err)
	if left := temporaries(t, dir, ""); len(left) > 0 {
		t.Errorf("left behind after another backup: %v", left)
	}
	return sum
}

// backupHolds proves that a backup is the one that was acknowledged, or a newer
// one that is whole; none is right when none was acknowledged.
func backupHolds(t *testing.T, path, sum string, least uint64) {
	t.Helper()
	got, err := digestFile(context.Background(), path)
	if errors.Is(err, fs.ErrNotExist) && sum == "" || got == sum {
		return
	}
	dir := filepath.Join(t.TempDir(), "restored")
	need(t, Restore(context.Background(), path, dir, RestoreOptions{}))
	s := reopened(t, dir)
	defer closed(t, s)
	if _, err := s.Document(max(least, 1)); err != nil {
		t.Errorf("the backup lacks document %d: %v", least, err)
	}
}

// closeUntilKilled makes enough changes for a snapshot of the index and closes.
func closeUntilKilled(dir string) {
	s := must(Open(dir, testOptions))
	must(s.Search(Query{Text: "nong thon"}))
	seq, _ := s.Head()
	docs := historic(snapshotChanges)
	for i := range docs {
		docs[i].Number, docs[i].Symbol = register.Number{}, fmt.Sprintf("%d-%d/KH", seq, i)
	}
	must(s.ImportDocuments(context.Background(), docs, nil))
	say("closing")
	must(0, s.Close())
	say("closed")
	untilKilled()
}

func TestSoakKilledWhileClosing(t *testing.T) {
	r, rounds, written := chance(t), times(4, 400), 0
	full, _ := snapshotOf(t)
	var dir string
	for i := range rounds {
		if i%10 == 0 {
			dir = copyFolder(t, full)
		}
		before, _ := digestFile(context.Background(), filepath.Join(dir, snapshotName))
		said := killed(t, r, 6*time.Millisecond, "close", dir)
		after, _ := digestFile(context.Background(), filepath.Join(dir, snapshotName))
		if before != after {
			written++
		} else if len(said) > 1 {
			t.Error("closed, and no snapshot written")
		}
		s := reopened(t, dir)
		if _, err := s.loadSnapshot(); err != nil {
			t.Errorf("the snapshot is neither the one before nor a new one: %v", err)
		}
		got := ask(t, s)
		need(t, os.Remove(s.snapshotPath()))
		s.index.forget()
		if want := ask(t, s); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Error("the snapshot answers otherwise than an index made anew")
		}
		need(t, s.writeSnapshot(s.index.index.Load()))
		closed(t, s)
		if t.Failed() {
			t.Fatalf("in round %d", i)
		}
	}
	figure(t, rounds, "kill -9 while closing (snapshot of the index)", "%d times the new snapshot, else the one before, whole; searches equal to an index made anew", written)
}

// migrateUntilKilled opens a file of an old format.
func migrateUntilKilled(dir string) {
	say("opening")
	s := must(Open(dir, testOptions))
	d := must(s.AddDocument(letter("Sau khi chuyển đổi")))
	say("document %d", d.ID)
	untilKilled()
}

func TestSoakKilledWhileMigrating(t *testing.T) {
	r, rounds, before := chance(t), times(12, 600), 0
	for i := range rounds {
		format := i%len(migrations) + 1
		dir := oldFile(t, format)
		said := killed(t, r, 12*time.Millisecond, "migrate", dir)
		copied := filepath.Join(dir, fmt.Sprintf("%s.before-%d", fileName, format))
		if now := formatOf(t, dir); now == format {
			before++
		} else if now != len(migrations)+1 {
			t.Errorf("format %d, want %d or %d", now, format, len(migrations)+1)
		} else if _, err := os.Stat(copied); err != nil {
			t.Errorf("migrated without a copy: %v", err)
		}
		s := reopened(t, dir)
		if d, err := s.Document(1); err != nil || !strings.HasPrefix(d.Subject, "Báo cáo của dạng tệp") {
			t.Errorf("document 1 is %q, %v", d.Subject, err)
		}
		if _, err := s.Document(2); err != nil && len(said) > 1 {
			t.Errorf("the document logged after migrating: %v", err)
		}
		closed(t, s)
		again := filepath.Join(t.TempDir(), "restored")
		need(t, Restore(context.Background(), copied, again, RestoreOptions{}))
		closed(t, reopened(t, again))
		if t.Failed() {
			t.Fatalf("in round %d, from format %d", i, format)
		}
		need(t, os.RemoveAll(dir)) // a thousand of them would fill the disk
	}
	figure(t, rounds, fmt.Sprintf("kill -9 while a file of formats 1 to %d is migrated", len(migrations)), "%d times still the old format, else the new one with the copy of the old; nothing lost", before)
}

// formatOf reads the format of a file without changing it.
func formatOf(t *testing.T, dir string) int {
	t.Helper()
	db, err := bolt.Open(filepath.Join(dir, fileName), 0o600, &bolt.Options{ReadOnly: true})
	need(t, err)
	format := 0
	need(t, db.View(func(tx *bolt.Tx) error {
		_, text, err := metaBucket.unframe(formatKey, tx.Bucket(metaBucket.name).Get(formatKey))
		fmt.Sscan(string(text), &format)
		return err
	}))
	need(t, db.Close())
	return format
}

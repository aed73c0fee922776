package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"kycuong/register"
)

// The tests in the files soak_*_test.go try in earnest to lose a record. They
// always run, in numbers that take seconds; -soak raises the numbers to those
// the README tells.
var soaking = flag.Bool("soak", false, "try to lose records in the numbers of the README")

// times is how often a test tries.
func times(quick, long int) int {
	if *soaking {
		return long
	}
	return quick
}

// chance is the random source of a test. Its seed is told, so that what it found
// can be found again.
func chance(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(2026)
	if *soaking {
		seed = rand.Uint64()
	}
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, seed))
}

// figure tells one row of the table that `make soak` prints.
func figure(t *testing.T, tried int, what, result string, args ...any) {
	t.Helper()
	t.Logf("FIGURE | %s | %d | %s |", what, tried, fmt.Sprintf(result, args...))
}

// childTask names what the test binary, started again, does instead of testing.
const childTask = "KYCUONG_TEST_TASK"

// childTasks are what children do, in the folder that is their first argument.
// They say on their output what is durable, and nothing before it is.
var childTasks = map[string]func(dir string){
	"log": logUntilKilled, "import": importUntilKilled, "import all": importAllUntilKilled,
	"backup": backUpUntilKilled, "close": closeUntilKilled, "close years": closeYearsUntilKilled, "migrate": migrateUntilKilled, "begin": beginTogether, "restore": restoreTogether, "judge": judgeUntilTold,
}

// child is the test binary at work as another program.
type child struct {
	*exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
}

func startChild(t *testing.T, task, dir string) *child {
	t.Helper()
	cmd := exec.Command(os.Args[0], dir)
	cmd.Env = append(os.Environ(), childTask+"="+task)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &child{cmd, in, bufio.NewScanner(out)}
}

// line waits for the next thing the child says; "" when it has ended.
func (c *child) line() string {
	if c.lines.Scan() {
		return c.lines.Text()
	}
	return ""
}

// say is how a child tells its parent. One write of a short line is one piece,
// also when the child is killed within it.
func say(format string, args ...any) { fmt.Fprintf(os.Stdout, format+"\n", args...) }

// must ends a child that cannot do its task; its parent sees what it has written.
func must[V any](v V, err error) V {
	if err != nil {
		say("failed: %v", err)
		os.Exit(1)
	}
	return v
}

// need ends a test that cannot go on.
func need(t rapid.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// untilKilled keeps a child that has done its task; it ends with its parent too.
func untilKilled() { _, _ = io.Copy(io.Discard, os.Stdin) }

// imprint is the digest of a document as the file holds it.
func imprint(d register.Document) string {
	raw := must(encodeDocument(d, nil))
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8])
}

// state is the digest of every record of a file.
func state(db *bolt.DB) (string, error) {
	all := sha256.New()
	err := db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				_, err := fmt.Fprintf(all, "%q %q %q\n", name, k, v)
				return err
			})
		})
	})
	return hex.EncodeToString(all.Sum(nil)), err
}

func stateOf(t *testing.T, s *Store) string {
	t.Helper()
	sum, err := state(s.db)
	need(t, err)
	return sum
}

// copyFolder copies the files of a folder into a new one.
func copyFolder(t *testing.T, from string) (to string) {
	t.Helper()
	to = t.TempDir()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}

// temporaries are the unfinished files in a folder and below it, without those
// of one folder.
func temporaries(t *testing.T, dir, without string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if path == without {
			return fs.SkipDir
		}
		if filepath.Ext(path) == ".tmp" {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

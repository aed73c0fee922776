package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// testDay is the day the tests live on, after the last document of the sample
// office.
var testDay = time.Date(2026, 10, 31, 9, 0, 0, 0, time.UTC)

// office is a data folder and the command line on it.
type office struct {
	t   *testing.T
	dir string
}

func newOffice(t *testing.T) office {
	t.Helper()
	return office{t, filepath.Join(t.TempDir(), "dữ liệu của Văn thư")}
}

// sampleOffice is an office filled by the command "demo".
func sampleOffice(t *testing.T) office {
	t.Helper()
	o := newOffice(t)
	o.must("", "demo")
	return o
}

// answer is what a command gave back.
type answer struct {
	code     int
	out, err string
}

func (o office) run(stdin string, args ...string) answer {
	o.t.Helper()
	var out, errs bytes.Buffer
	code, window := Run(append([]string{"--data", o.dir}, args...),
		Streams{In: strings.NewReader(stdin), Out: &out, Err: &errs, Now: func() time.Time { return testDay }})
	if window != nil {
		o.t.Fatalf("%v asked for the window", args)
	}
	return answer{code, out.String(), errs.String()}
}

// must runs a command that has to succeed and returns its output.
func (o office) must(stdin string, args ...string) string {
	o.t.Helper()
	a := o.run(stdin, args...)
	if a.code != ExitDone {
		o.t.Fatalf("%v: exit code %d\n%s%s", args, a.code, a.out, a.err)
	}
	return a.out
}

// json runs a command that has to succeed and decodes its output.
func (o office) json(into any, stdin string, args ...string) {
	o.t.Helper()
	out := o.must(stdin, append(args, "--json")...)
	if err := json.Unmarshal([]byte(out), into); err != nil {
		o.t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

// file writes a file beside the data folder and returns its path.
func (o office) file(name, content string) string {
	o.t.Helper()
	path := filepath.Join(filepath.Dir(o.dir), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		o.t.Fatal(err)
	}
	return path
}

// refuses checks that a command ends with a code and says all of the words.
func (o office) refuses(want int, stdin string, args []string, words ...string) {
	o.t.Helper()
	a := o.run(stdin, args...)
	if a.code != want {
		o.t.Errorf("%v: exit code %d, want %d\n%s%s", args, a.code, want, a.out, a.err)
	}
	for _, w := range words {
		if !strings.Contains(a.out+a.err, w) {
			o.t.Errorf("%v: no word of %q in\n%s%s", args, w, a.out, a.err)
		}
	}
}

func TestNoCommandAsksForTheWindow(t *testing.T) {
	var out, errs bytes.Buffer
	code, window := Run([]string{"--data", "/tmp/x", "--lang", "en"}, Streams{Out: &out, Err: &errs})
	if code != ExitDone || window == nil || window.Data != "/tmp/x" || window.Lang != "en" {
		t.Fatalf("code %d, window %+v", code, window)
	}
}

func TestWrongUsageIsCodeTwo(t *testing.T) {
	o := newOffice(t)
	for _, args := range [][]string{
		{"nonsense"}, {"add"}, {"add", "sideways"}, {"import", "outgoing"}, {"check", "--from", "31/02/2025"},
		{"report", "compliance", "--from", "2025-01-01", "--to", "2025-12-31"},
		{"report", "compliance", "--from", "2025-12-31", "--to", "2025-01-01", "-o", "r.pdf"},
		{"report", "compliance", "--from", "2025-01-01", "--to", "2025-12-31", "-o", "r.odt"},
		{"report", "outgoing", "--from", "2025-01-01", "--to", "2025-12-31", "-o", "r.docx"},
		{"search", "--status", "lost", "x"}, {"search", "--type", "no such type"}, {"--lang", "fr", "demo"},
	} {
		o.refuses(ExitUsage, "", args, "kycuong:")
	}
	if _, err := os.Stat(o.dir); !os.IsNotExist(err) {
		t.Error("wrong usage made a data folder")
	}
}

func TestHelpIsDone(t *testing.T) {
	var out, errs bytes.Buffer
	code, window := Run([]string{"--help"}, Streams{Out: &out, Err: &errs})
	if code != ExitDone || window != nil || !strings.Contains(out.String(), "verify") {
		t.Fatalf("code %d, window %v, output %q", code, window, out.String())
	}
}

package cli

import (
	"bytes"
	"strings"
	"testing"
)

// TestHelpSpeaksTheLanguageAskedFor, headings and faults of the command line too.
func TestHelpSpeaksTheLanguageAskedFor(t *testing.T) {
	for _, c := range []struct {
		args       []string
		code       int
		want, lack []string
	}{
		{[]string{"--help"}, ExitDone, []string{"Cách dùng: kycuong", "\nLệnh:\n", "Tìm văn bản.", `Gõ "kycuong <command> --help" để xem thêm`, "Hiện hướng dẫn này."}, []string{"Find documents", "Usage", "Commands:", "Run "}},
		{[]string{"--lang", "en", "--help"}, ExitDone, []string{"Usage: kycuong", "\nCommands:\n", "Find documents.", `Run "kycuong <command> --help" for more`}, []string{"Tìm văn bản"}},
		{[]string{"--lang=en", "report", "--help"}, ExitDone, []string{"Arguments:", "First day of the period."}, []string{"Ngày đầu"}},
		{[]string{"report", "--help"}, ExitDone, []string{"Tham số:", "\nTùy chọn:\n", "Ngày đầu kỳ."}, []string{"Flags:", "First day"}},
		{[]string{"--data", t.TempDir(), "directive", "không có.txt"}, ExitFailed, []string{"Không có tệp ", "không có.txt."}, []string{"no such"}},
		{[]string{"tim"}, ExitUsage, []string{"Dòng lệnh không đúng: "}, nil},
	} {
		var out bytes.Buffer
		code, _ := Run(c.args, Streams{Out: &out, Err: &out})
		if code != c.code {
			t.Errorf("%v: exit code %d, want %d", c.args, code, c.code)
		}
		for _, text := range c.want {
			if !strings.Contains(out.String(), text) {
				t.Errorf("%v says nothing of %q:\n%s", c.args, text, out.String())
			}
		}
		for _, text := range c.lack {
			if strings.Contains(out.String(), text) {
				t.Errorf("%v says %q", c.args, text)
			}
		}
	}
}

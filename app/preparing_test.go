package app

import (
	"strings"
	"testing"
	"time"

	"kycuong/cli"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestTheWindowIsUsedWhileTheSearchIsPrepared holds up all work in the
// background, as a large register without a snapshot does.
func TestTheWindowIsUsedWhileTheSearchIsPrepared(t *testing.T) {
	dir := t.TempDir()
	st, err := cli.Open(dir, store.Options{Who: "Văn thư"})
	if err != nil {
		t.Fatal(err)
	}
	if err := cli.FillDemo(t.Context(), st, nil); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	var waiting []func()
	a := newApp(test.NewTempApp(t), Services{Open: cli.Open, Now: func() time.Time { return sampleDay },
		spawn: func(work func()) { waiting = append(waiting, work) }}, dir, "Văn thư", "vi")
	t.Cleanup(a.stop)
	if err := a.open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.st.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := a.enter(); err != nil {
		t.Fatal(err)
	}
	a.window.Resize(fyne.NewSize(startWidth, startHeight))
	a.newEntry(register.Outgoing, nil)
	k := keyboard{t, a}
	k.log(outgoing{"bc", "Báo cáo trong khi chờ", "sxd", "Lê Hữu Phước", ""})
	if a.st.IsReady() || !strings.Contains(a.shell.status.Text, "Đang chuẩn bị") || !strings.Contains(k.adviceText(), "Chưa đối chiếu được") {
		t.Errorf("the window says %q and %q while the search is prepared", a.shell.status.Text, k.adviceText())
	}
	for _, work := range waiting {
		work()
	}
	if !a.st.IsReady() || a.shell.status.Text != "" || strings.Contains(k.adviceText(), "Chưa đối chiếu được") {
		t.Errorf("the window says %q and %q when the search is ready", a.shell.status.Text, k.adviceText())
	}
}

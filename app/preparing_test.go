package app

import (
	"fmt"
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

// TestOrdersOfListsAreMadeAgainAfterAnImport: nobody waits for the first click on a column,
// a minute after the start and a minute after an import that outdates the orders.
func TestOrdersOfListsAreMadeAgainAfterAnImport(t *testing.T) {
	a := openSample(t)
	now := sampleDay
	a.services.Now = func() time.Time { return now }
	minute := func() {
		a.tick()
		now = now.Add(orderDelay)
		a.tick()
	}
	minute()
	if !a.st.AreOrdersMade() {
		t.Error("a minute after the start the orders are not made")
	}
	docs := make([]register.Document, 2500)
	for i := range docs {
		docs[i] = register.Document{Direction: register.Incoming, Date: register.MustDate("2026-01-05"), Type: "BC",
			Symbol: fmt.Sprintf("%d/BC-X", i), Subject: "Báo cáo", Sender: register.Party{Text: "Xã X"}}
	}
	if r, err := a.st.ImportDocuments(t.Context(), docs, nil); err != nil || r.Added != len(docs) {
		t.Fatal(r.Added, err)
	}
	if a.st.AreOrdersMade() {
		t.Fatal("the import outdated no order")
	}
	minute()
	if !a.st.AreOrdersMade() {
		t.Error("a minute after the import the orders are not made again")
	}
}

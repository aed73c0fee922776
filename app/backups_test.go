package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kycuong/cli"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestABackupIsTakenAndRestoredInTheWindow goes back to before a document was logged.
func TestABackupIsTakenAndRestoredInTheWindow(t *testing.T) {
	a := openSample(t)
	a.goTo(placeOverview)
	told := func() string {
		value, _ := a.current.(*overviewScreen).figures[figureBackup].Value()
		return value
	}
	if told() != "chưa có" {
		t.Fatalf("the overview tells of a backup before there is one: %q", told())
	}
	a.backupIfDue(a.services.Now())
	if told() != "hôm nay" {
		t.Errorf("the overview tells of the backup: %q", told())
	}
	list, err := store.Backups(store.BackupFolder(a.dir))
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	a.backupIfDue(a.services.Now().Add(2 * time.Hour))
	d, err := a.st.AddDocument(register.Document{Direction: register.Outgoing, Date: register.DateOf(sampleDay), Type: "TB", Subject: "Sau bản sao lưu",
		Sender: register.Party{Code: "H90"}, To: []register.Party{{Code: "H90.01"}}})
	if err != nil {
		t.Fatal(err)
	}
	a.goTo(placeSettings)
	tabs := a.current.(*settingsScreen).tabs
	tabs.SelectIndex(8)
	tap(t, tabs.Items[8].Content, "Khôi phục … (Enter)")
	k := keyboard{t, a}
	k.write("không phải giờ")
	a.answerAsked(true)
	if len(a.asking) != 1 {
		t.Fatal("a moment that is none was taken")
	}
	a.answerAsked(false)
	tap(t, tabs.Items[8].Content, "Khôi phục … (Enter)")
	a.answerAsked(true)
	if a.st == nil || len(a.asking) > 0 {
		t.Fatalf("the register was not restored: %s", shownText(a.window.Content()))
	}
	if _, err := a.st.Document(d.ID); err == nil {
		t.Error("what was done after the backup is there")
	}
	aside, err := filepath.Glob(filepath.Join(a.dir, "aside-*", "register.kycuong"))
	if err != nil || len(aside) != 1 {
		t.Errorf("set aside: %v, %v", aside, err)
	}
}

// TestBackupsWarnAboutTheStick when nothing reached it.
func TestBackupsWarnAboutTheStick(t *testing.T) {
	a := openSample(t)
	a.changeSettings(func(v *register.Settings) { v.Backup.Second = filepath.Join(t.TempDir(), "thẻ nhớ") })
	if title, _ := a.backupWarning(); !strings.Contains(title, "thứ hai") {
		t.Errorf("it says %q", title)
	}
	a.keepBackup(func() {})
	if text := a.shell.status.Text; !strings.Contains(text, "cắm thẻ nhớ") {
		t.Errorf("the foot says %q", text)
	}
}

// TestADamagedRegisterIsRescued offers the last backup, and what can be read.
func TestADamagedRegisterIsRescued(t *testing.T) {
	for _, way := range []string{"Khôi phục bản sao lưu", "Cứu phần còn đọc được …"} {
		dir := t.TempDir()
		st, err := cli.Open(dir, store.Options{Who: "x"})
		if err != nil {
			t.Fatal(err)
		}
		if err := cli.FillDemo(t.Context(), st, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := st.KeepBackup(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
		damage(t, dir)
		a := newApp(test.NewTempApp(t), Services{Open: cli.Open, Pages: testPages, spawn: func(work func()) { work() }}, dir, "Văn thư", "vi")
		t.Cleanup(a.stop)
		err = a.open()
		if err == nil {
			t.Fatal("the register was opened")
		}
		a.window.Resize(fyne.NewSize(startWidth, startHeight))
		a.showStartFault(err)
		tap(t, a.window.Content(), way)
		k := keyboard{t, a}
		k.press(fyne.KeyReturn) // as the button says, though no register is open
		if a.st == nil || a.st.IsEmpty() {
			t.Fatalf("%s: %s", way, shownText(a.window.Content()))
		}
		a.answerAsked(true)
		a.tick()
		if err := a.st.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestABackupSaysWhereItLies: and one that is not needed, that there is one already.
func TestABackupSaysWhereItLies(t *testing.T) {
	a := openEmpty(t)
	told := func() string {
		a.keepBackup(func() {})
		return a.shell.status.Text
	}
	if _, err := a.st.AddDocument(register.Document{Direction: register.Incoming, Arrived: a.today(), Date: a.today(), Type: "TB", Symbol: "1/TB-SNV", Subject: "Một văn bản", Sender: register.Party{Text: "Sở Nội vụ"}, To: []register.Party{{Text: "Sở Y tế"}}}); err != nil {
		t.Fatal(err)
	}
	folder := store.BackupFolder(a.dir)
	if got := told(); !strings.HasPrefix(got, "Đã sao lưu") || !strings.Contains(got, folder) {
		t.Errorf("of a new backup: %q", got)
	}
	if got := told(); !strings.HasPrefix(got, "Không có gì thay đổi") || !strings.Contains(got, folder) {
		t.Errorf("of the same again: %q", got)
	}
}

// damage takes the head of the register in a folder away.
func damage(t *testing.T, dir string) {
	t.Helper()
	path := filepath.Join(dir, "register.kycuong")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(raw[:16384])
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

// sealedAndDamaged is the folder of an encrypted register whose head is gone, with a backup.
func sealedAndDamaged(t *testing.T) (dir, backup string) {
	t.Helper()
	dir = t.TempDir()
	if _, err := cli.Create(dir, store.Options{}, store.Account{Name: "lan", Role: store.RoleAdministrator}, testPassword, true); err != nil {
		t.Fatal(err)
	}
	st, err := cli.Open(dir, store.Options{})
	if err == nil {
		err = st.SignIn("lan", testPassword)
	}
	if err == nil {
		err = cli.FillDemo(t.Context(), st, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	k, err := st.KeepBackup(t.Context())
	if err := errors.Join(err, st.Close()); err != nil {
		t.Fatal(err)
	}
	damage(t, dir)
	return dir, k.Path
}

// TestADamagedSealedRegisterIsRescued: nobody can sign in before it is, so what is said
// counts nothing that only a password shows, and a moment is for later.
func TestADamagedSealedRegisterIsRescued(t *testing.T) {
	dir, _ := sealedAndDamaged(t)
	a := openFaulty(t, dir, cli.Open)
	a.services.Now = time.Now
	a.window.Resize(fyne.NewSize(startWidth, startHeight))
	k := keyboard{t, a}
	top := func() string { return shownText(a.window.Canvas().Overlays().Top()) }
	tap(t, a.window.Content(), "Khôi phục bản sao lưu")
	k.write("01/01/2099 08:00")
	k.press(fyne.KeyReturn)
	if !strings.Contains(top(), "để trống ô thời điểm") {
		t.Fatalf("going back to a moment: %q", top())
	}
	k.press(fyne.KeyReturn)
	tap(t, a.window.Content(), "Cứu phần còn đọc được …")
	k.press(fyne.KeyReturn)
	if text := top(); !strings.Contains(text, "hãy đăng nhập để xem văn bản") || strings.Contains(text, " 0 văn bản") {
		t.Fatalf("it says %q", text)
	}
	k.press(fyne.KeyReturn)
	a.locked.name.SetText("lan")
	a.window.Canvas().Focus(a.locked.password)
	k.write(testPassword)
	k.press(fyne.KeyReturn)
	if res, err := a.st.Search(store.Query{}); err != nil || res.Total == 0 {
		t.Errorf("%d documents, %v", res.Total, err)
	}
	if err := a.st.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestABackupFromAStickIsRestored into the empty register of a new computer, whatever its
// file is called.
func TestABackupFromAStickIsRestored(t *testing.T) {
	_, backup := sealedAndDamaged(t)
	stick := filepath.Join(t.TempDir(), "sổ cũ")
	if err := os.Rename(backup, stick); err != nil {
		t.Fatal(err)
	}
	b, err := store.BackupAt(stick)
	if err != nil || b.Encrypted || b.Size == 0 {
		t.Fatalf("%+v, %v", b, err)
	}
	a := openEmpty(t)
	k := keyboard{t, a}
	a.askRestore(b)
	k.press(fyne.KeyReturn)
	if a.locked == nil || !a.st.IsSealed() || a.st.IsEmpty() {
		t.Fatalf("the window says %q", shownText(a.window.Content()))
	}
}

// TestAWrongPassphraseIsToldBeforeTheRegisterIsClosed, and what was typed stays.
func TestAWrongPassphraseIsToldBeforeTheRegisterIsClosed(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	const passphrase = "cụm từ khóa của bản sao lưu"
	plan, err := store.WithPassphrase(a.settings.Backup, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	a.changeSettings(func(v *register.Settings) { v.Backup = plan })
	kept, err := a.st.KeepBackup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := store.BackupAt(kept.Path)
	if err != nil || !b.Encrypted {
		t.Fatalf("%+v, %v", b, err)
	}
	before := a.st
	a.askRestore(b)
	k.press(fyne.KeyTab)
	k.write(passphrase + " sai")
	k.press(fyne.KeyReturn)
	if text := shownText(a.window.Canvas().Overlays().Top()); a.st != before || !strings.Contains(text, "Cụm từ khóa của bản sao lưu không đúng") {
		t.Fatalf("a wrong passphrase: %q", text)
	}
	for range len([]rune(" sai")) {
		k.press(fyne.KeyBackspace)
	}
	k.press(fyne.KeyReturn)
	if a.st == before || len(a.asking) != 0 {
		t.Errorf("the right passphrase: %q", shownText(a.window.Canvas().Overlays().Top()))
	}
}

// TestAFaultIsToldOnce though each key of a search meets it.
func TestAFaultIsToldOnce(t *testing.T) {
	a := openSample(t)
	for range 3 {
		a.showError("Tìm kiếm không thực hiện được", store.ErrArchiveAbsent)
	}
	if n := len(a.asking); n != 1 {
		t.Fatalf("it is told %d times", n)
	}
	a.answerAsked(true)
	a.showError("Tìm kiếm không thực hiện được", store.ErrArchiveAbsent)
	if n := len(a.asking); n != 1 {
		t.Errorf("after it was read it is told %d times", n)
	}
}

// TestKeysDoNothingWhileTheRegisterIsReplaced, for there is none to do it to.
func TestKeysDoNothingWhileTheRegisterIsReplaced(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	kept, err := a.st.KeepBackup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	file := fileWith(t, "tờ trình.pdf", "%PDF-1.7")
	restored := false
	a.replaceRegister(func(ctx context.Context, _ string) error {
		for _, key := range []fyne.KeyName{fyne.Key1, fyne.KeyN, fyne.KeyK, fyne.KeyL, fyne.KeyZ, fyne.KeyS} {
			k.ctrl(key)
		}
		k.press(fyne.KeyDown, fyne.KeyDelete, fyne.KeyF9)
		drop(a, file)
		return store.Restore(ctx, kept.Path, a.dir, store.RestoreOptions{})
	}, func(string) { restored = true })
	if !restored || a.st == nil || a.st.IsEmpty() || len(a.asking) != 0 {
		t.Errorf("restored %v, %d questions", restored, len(a.asking))
	}
}

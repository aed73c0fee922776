package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"kycuong/register"
	"kycuong/review"
)

const goodPassword = "mật khẩu của Lan"

// guarded opens a register with an account for each role; its administrator is
// signed in.
func guarded(t *testing.T) *Store {
	t.Helper()
	s := openTest(t)
	for _, role := range []Role{RoleAdministrator, RoleManager, RoleClerk, RoleReader} {
		if err := s.AddAccount(Account{Name: string(role), Role: role}, goodPassword); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func mustSignIn(t *testing.T, s *Store, name string) {
	t.Helper()
	if err := s.SignIn(name, goodPassword); err != nil {
		t.Fatalf("SignIn(%s) error = %v", name, err)
	}
}

// TestNothingIsDoneSignedOut asks and changes without an account.
func TestNothingIsDoneSignedOut(t *testing.T) {
	s := guarded(t)
	d := mustAdd(t, s, letter("Của quản trị"))
	s.SignOut()
	for what, try := range map[string]func() error{
		"Document":    func() error { _, err := s.Document(d.ID); return err },
		"Search":      func() error { _, err := s.Search(Query{Text: "quan"}); return err },
		"Journal":     func() error { return s.Journal(1, func(Entry) bool { return true }) },
		"Settings":    func() error { _, err := s.Settings(); return err },
		"Findings":    func() error { _, _, err := s.Findings(register.DateOf(someDay), review.Filter{}); return err },
		"AddDocument": func() error { _, err := s.AddDocument(letter("Lén")); return err },
		"Void":        func() error { return s.VoidDocument(d.ID, "thử") },
		"Backup":      func() error { _, err := s.Backup(context.Background(), t.TempDir()+"/b"); return err },
		"AddAccount":  func() error { return s.AddAccount(Account{Name: "lẻn", Role: RoleAdministrator}, goodPassword) },
		"SetPassword": func() error { return s.SetPassword("clerk", goodPassword, "mật khẩu khác") },
	} {
		if err := try(); !errors.Is(err, ErrLocked) {
			t.Errorf("%s: error = %v, want ErrLocked", what, err)
		}
	}
	mustSignIn(t, s, "Administrator")
	if got, err := s.Document(d.ID); err != nil || got.Subject != d.Subject {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestWhatARoleMayDo has every role try a change of every kind.
func TestWhatARoleMayDo(t *testing.T) {
	s := guarded(t)
	d := mustAdd(t, s, letter("Một văn bản"))
	rules := &review.Rulebook{Rules: []review.Rule{{Code: "R01", Title: "Vượt cấp", Citation: "Điều 7", Severity: review.Violation, Enabled: true,
		Sentences: map[string]string{"one": "…"}}}}
	n := 0
	changes := []struct {
		what string
		need Role
		do   func() error
	}{
		{"log a document", RoleClerk, func() error { n++; _, err := s.AddDocument(letter("Văn bản " + string(rune('A'+n)))); return err }},
		{"import", RoleClerk, func() error {
			n++
			r, err := s.ImportDocuments(context.Background(), []register.Document{received("5/CV-A", "Nhập "+string(rune('A'+n)))}, nil)
			return errors.Join(err, errorsOf(r))
		}},
		{"add a task", RoleClerk, func() error { n++; _, err := s.AddTask(someTask("Rà soát " + string(rune('A'+n)))); return err }},
		{"decide", RoleManager, func() error {
			n++
			return s.Decide([]review.Decision{{Key: "R01|document|" + d.UID, State: review.StateConfirmed, At: someDay.Add(time.Duration(n) * time.Second)}})
		}},
		{"change the units", RoleManager, func() error {
			n++
			return s.SaveUnits([]register.Unit{{Code: "H41.9", Name: "Sở " + string(rune('A'+n)), Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "H41"}})
		}},
		{"change the rules", RoleAdministrator, func() error {
			n++
			changed := *rules
			changed.Rules = append([]review.Rule{}, rules.Rules...)
			changed.Rules[0].Title += string(rune('A' + n))
			return s.SaveRulebook(&changed)
		}},
		{"make an account", RoleAdministrator, func() error {
			n++
			return s.AddAccount(Account{Name: "moi." + string(rune('a'+n)), Role: RoleReader}, goodPassword)
		}},
	}
	if err := s.SaveUnits(testUnits()); err != nil {
		t.Fatal(err)
	}
	for place, role := range Roles {
		s.SignOut()
		mustSignIn(t, s, string(role))
		for _, c := range changes {
			err := c.do()
			may := place >= indexOf(c.need)
			if may && err != nil || !may && !errors.Is(err, ErrForbidden) {
				t.Errorf("%s, %s: error = %v, may = %v", role, c.what, err, may)
			}
		}
		if _, err := s.Document(d.ID); err != nil {
			t.Errorf("%s cannot read: %v", role, err)
		}
	}
	entries, err := s.History(KindDocument, "1")
	if err != nil || len(entries) == 0 || entries[0].Who != "administrator" {
		t.Errorf("the journal says %+v, %v", entries, err)
	}
}

func indexOf(r Role) int {
	for i, x := range Roles {
		if x == r {
			return i
		}
	}
	return -1
}

func errorsOf(r ImportResult) error {
	for _, row := range r.Refused {
		return row.Faults
	}
	return nil
}

// TestWrongPasswordsMakeOneWait goes on longer each time, outlives a restart, and
// a clock set back does not shut one out for ever.
func TestWrongPasswordsMakeOneWait(t *testing.T) {
	dir := t.TempDir()
	now := someDay
	opt := Options{Who: "x", Now: func() time.Time { return now }}
	s, err := Open(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.AddAccount(Account{Name: "lan", Role: RoleAdministrator}, goodPassword); err != nil {
		t.Fatal(err)
	}
	s.SignOut()
	var waits []time.Duration
	for range 6 {
		err := s.SignIn("lan", "không phải")
		var wait *WaitError
		for errors.As(err, &wait) {
			waits = append(waits, wait.Until.Sub(now))
			now = wait.Until
			if err = s.SignIn("lan", goodPassword+"?"); errors.Is(err, ErrWrongPassword) {
				break
			}
		}
		if !errors.Is(err, ErrWrongPassword) {
			t.Fatalf("error = %v, want ErrWrongPassword", err)
		}
	}
	if len(waits) != 3 || waits[0] != 2*time.Second || waits[1] != 4*time.Second || waits[2] != 8*time.Second {
		t.Errorf("one waits %v", waits)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(dir, opt); err != nil {
		t.Fatal(err)
	}
	var wait *WaitError
	if err := s.SignIn("LAN", goodPassword); !errors.As(err, &wait) {
		t.Errorf("after a restart: error = %v, want a wait", err)
	}
	now = now.AddDate(-1, 0, 0)
	if err := s.SignIn("LAN", goodPassword); err != nil {
		t.Errorf("with the clock set back: %v", err)
	}
	if err := s.SignIn("không có", goodPassword); !errors.Is(err, ErrWrongPassword) {
		t.Errorf("an unknown account: error = %v, want ErrWrongPassword", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAccountsAreKept(t *testing.T) {
	s := guarded(t)
	for want, a := range map[error]Account{
		ErrAccountExists: {Name: "CLERK", Role: RoleClerk},
		ErrAccountName:   {Name: "hai chữ", Role: RoleClerk},
		ErrNotFound:      {Name: "ai.do", Role: "chủ"},
	} {
		if err := s.AddAccount(a, goodPassword); !errors.Is(err, want) {
			t.Errorf("AddAccount(%+v) error = %v, want %v", a, err, want)
		}
	}
	if err := s.AddAccount(Account{Name: "ngan", Role: RoleClerk}, "ngắn"); !errors.Is(err, ErrPasswordShort) {
		t.Errorf("a short password: %v", err)
	}
	if err := s.ChangeAccount(Account{Name: "administrator", Role: RoleClerk}); !errors.Is(err, ErrLastAdministrator) {
		t.Errorf("the last administrator: %v", err)
	}
	if err := s.ChangeAccount(Account{Name: "clerk", Role: RoleClerk, Disabled: true}); err != nil {
		t.Fatal(err)
	}
	if err := s.SetPassword("manager", "", "mật khẩu mới nhé"); err != nil {
		t.Fatal(err)
	}
	s.SignOut()
	if err := s.SignIn("clerk", goodPassword); !errors.Is(err, ErrWrongPassword) {
		t.Errorf("a disabled account: %v", err)
	}
	if err := s.SignIn("manager", goodPassword); !errors.Is(err, ErrWrongPassword) {
		t.Errorf("the old password: %v", err)
	}
	if err := s.SignIn("manager", "mật khẩu mới nhé"); err != nil {
		t.Fatal(err)
	}
	if err := s.SetPassword("manager", "mật khẩu mới nhé", goodPassword); err != nil {
		t.Errorf("one's own password: %v", err)
	}
	if err := s.SetPassword("reader", "", goodPassword); !errors.Is(err, ErrForbidden) {
		t.Errorf("somebody else's password: %v", err)
	}
}

func TestTheFirstAccountIsAnAdministrator(t *testing.T) {
	s := openTest(t)
	if err := s.AddAccount(Account{Name: "lan", Role: RoleClerk}, goodPassword); !errors.Is(err, ErrFirstAccount) || s.HasAccounts() {
		t.Errorf("error = %v, want ErrFirstAccount", err)
	}
}

// TestTriesAreCountedWhereNothingIsWritten and where no account has the name, which stands in
// no file.
func TestTriesAreCountedWhereNothingIsWritten(t *testing.T) {
	dir := t.TempDir()
	_, err := CreateSealed(dir, testOptions, Account{Name: "lan"}, goodPassword)
	need(t, err)
	for _, readOnly := range []bool{true, false} {
		opt := testOptions
		opt.ReadOnly = readOnly
		s, err := Open(dir, opt)
		need(t, err)
		for i, name := range []string{"lan", "lan", "lan", "matkhaubimat", "aido", "aido"} {
			if err := s.SignIn(name, "sai rồi"); !errors.Is(err, ErrWrongPassword) {
				t.Errorf("try %d: %v", i+1, err)
			}
		}
		for _, name := range []string{"lan", "moi"} {
			if err := s.SignIn(name, goodPassword); !errors.Is(err, ErrWait) {
				t.Errorf("after three wrong passwords of %s: %v", name, err)
			}
		}
		need(t, s.Close())
		raw, err := os.ReadFile(s.path)
		need(t, err)
		if bytes.Contains(raw, []byte("matkhaubimat")) {
			t.Error("a name that was tried is in the file")
		}
	}
}

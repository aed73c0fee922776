package store

import (
	"bytes"
	"errors"
	"os"
	"testing"
)

func TestADeskIsOnePersonsAndNotLogged(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	before, _ := s.Head()
	if err := s.PutDeskItem("draft", []byte("một nửa văn bản")); err != nil {
		t.Fatal(err)
	}
	if got, err := s.DeskItem("draft"); err != nil || string(got) != "một nửa văn bản" {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := s.DeskItem("columns"); err != nil || got != nil {
		t.Errorf("what was never put there is %q, %v", got, err)
	}
	if after, _ := s.Head(); after != before {
		t.Error("it is in the journal")
	}
	if err := s.PutDeskItem("draft", nil); err != nil {
		t.Fatal(err)
	}
	if got, err := s.DeskItem("draft"); err != nil || len(got) != 0 {
		t.Errorf("taken away it is %q, %v", got, err)
	}
}

func TestADeskIsSealed(t *testing.T) {
	s, _ := sealedTest(t)
	if err := s.PutDeskItem("draft", []byte("bí mật trên bàn")); err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(s.path); err != nil || bytes.Contains(raw, []byte("bí mật trên bàn")) {
		t.Errorf("it lies open, %v", err)
	}
	s.SignOut()
	if _, err := s.DeskItem("draft"); !errors.Is(err, ErrLocked) {
		t.Errorf("signed out: %v", err)
	}
}

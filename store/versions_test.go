package store

import "testing"

func TestVersions(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, letter("Một"))
	for _, subject := range []string{"Hai", "Ba"} {
		d.Subject = subject
		var err error
		if d, err = s.UpdateDocument(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.VoidDocument(d.ID, "nhầm"); err != nil {
		t.Fatal(err)
	}
	list, err := s.Versions(d.ID)
	if err != nil || len(list) != 4 {
		t.Fatalf("%d versions, %v", len(list), err)
	}
	for i, want := range []struct{ op, subject, voided string }{{OpCreate, "Một", ""}, {OpUpdate, "Hai", ""}, {OpUpdate, "Ba", ""}, {OpVoid, "Ba", "nhầm"}} {
		v := list[i]
		if v.Op != want.op || v.Document.Subject != want.subject || v.Document.Voided != want.voided || v.Who != "văn thư" || v.Document.ID != d.ID {
			t.Errorf("version %d is %s by %s: %+v", i, v.Op, v.Who, v.Document)
		}
	}
}

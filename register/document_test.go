package register

import (
	"strings"
	"testing"
)

func letter() Document {
	return Document{Direction: Outgoing, Type: "CV", Date: MustDate("2026-03-02"), Subject: "Về việc họp", Sender: Party{Code: "A"}, To: []Party{{Code: "B"}}}
}

func TestValidateDocument(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Document)
		field  string
	}{
		"in order":         {func(*Document) {}, ""},
		"no date":          {func(d *Document) { d.Date = 0 }, "date"},
		"no subject":       {func(d *Document) { d.Subject = "" }, "subject"},
		"no addressee":     {func(d *Document) { d.To = nil }, "to"},
		"unknown type":     {func(d *Document) { d.Type = "XX" }, "type"},
		"huge subject":     {func(d *Document) { d.Subject = strings.Repeat("ữ", 10000) }, "subject"},
		"issued first":     {func(d *Document) { d.Signed, d.Issued = d.Date+1, d.Date }, "issued"},
		"secret":           {func(d *Document) { d.Secrecy, d.Subject, d.To = Secret, "", nil }, ""},
		"secret, subject":  {func(d *Document) { d.Secrecy = Secret }, "subject"},
		"secret, note":     {func(d *Document) { d.Secrecy, d.Subject, d.Note = TopSecret, "", "x" }, "note"},
		"arrived too soon": {func(d *Document) { d.Direction, d.Arrived = Incoming, d.Date-1 }, "arrived"},
	} {
		d := letter()
		c.change(&d)
		fs := d.Clean().Validate()
		if c.field == "" && len(fs) > 0 || c.field != "" && (len(fs) != 1 || fs[0].Field != c.field) {
			t.Errorf("%s: %v, want a fault of %q", name, fs, c.field)
		}
	}
}

func TestIdentity(t *testing.T) {
	a, b := letter(), letter()
	a.Symbol, b.Symbol = "05/SNV-VP", "5/SNV - VP"
	b.Subject = "VỀ VIỆC HỌP"
	if a.Identity() != b.Identity() {
		t.Error("the same paper, spelled otherwise, has another identity")
	}
	b.Date++
	if a.Identity() == b.Identity() {
		t.Error("another day has the same identity")
	}
}

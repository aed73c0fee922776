package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"kycuong/register"
)

// FuzzAddLine reads a line of "add" that is anything: it is refused in a way that does
// not end the command, or gives a document of the register asked for.
func FuzzAddLine(f *testing.F) {
	for _, line := range []string{`{"type":"BC","date":"2026-10-05","subject":"Báo cáo","sender":"H90.10","to":["H90"],"number":901,"urgency":"khẩn","signedAt":"8:30"}`,
		`{"number":"12a/BC-SYT"}`, `{"number":"12\u0000"}`, `{"date":"31/02/2026"}`, `{"date":46000}`, `{}{}`, `{"nothing":1}`, `null`, `{"relations":[{"kind":"based","symbol":"1/A-B","date":"2026-01-01"}]}`} {
		f.Add([]byte(line), true)
		f.Add([]byte(line), false)
	}
	org := register.NewOrg([]register.Unit{{Code: "H90", Name: "UBND tỉnh", Kind: register.KindCommittee}, {Code: "H90.10", Name: "Sở Y tế", Abbr: "SYT", Kind: register.KindDepartment, Superior: "H90"}})
	f.Fuzz(func(t *testing.T, line []byte, incoming bool) {
		c, want := addCmd{Direction: "outgoing"}, register.Outgoing
		if incoming {
			c, want = addCmd{Direction: "incoming"}, register.Incoming
		}
		d, err := c.parse(line, org)
		if err != nil {
			if isFatal(err) || strings.TrimSpace(err.Error()) == "" {
				t.Fatalf("%q ends the command: %v", line, err)
			}
			return
		}
		if !json.Valid(line) || d.Direction != want || d.Number.N < 0 {
			t.Fatalf("%q gives %+v", line, d)
		}
		if d = d.Clean(); d.Validate() == nil && d.Identity() != d.Clean().Identity() {
			t.Fatalf("%q: cleaning %+v twice makes another document of it", line, d)
		}
	})
}

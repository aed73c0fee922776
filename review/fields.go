package review

import (
	"slices"
	"strings"

	"kycuong/register"
)

// Field is a "lĩnh vực" of the province's work with the department that leads it
// in a time. Departments are merged, so one field has an entry for each time.
type Field struct {
	Code  string        `json:"code" cbor:"1,keyasint"`
	Name  string        `json:"name" cbor:"2,keyasint"`
	Lead  string        `json:"lead" cbor:"3,keyasint"`            // code of the unit in the lead
	Words string        `json:"words" cbor:"4,keyasint,omitempty"` // parted by ";": what subjects of the field say
	From  register.Date `json:"from" cbor:"5,keyasint,omitempty"`
	To    register.Date `json:"to" cbor:"6,keyasint,omitempty"`
}

// Content is a "loại nội dung" that some rules treat apart.
type Content struct {
	Code      string `json:"code" cbor:"1,keyasint"`
	Name      string `json:"name" cbor:"2,keyasint"`
	HeadSigns bool   `json:"headSigns" cbor:"3,keyasint,omitempty"` // the head signs in person when it goes to superiors
	Own       string `json:"own" cbor:"4,keyasint,omitempty"`       // kinds of agencies that settle it themselves, parted by ";"
	Citation  string `json:"citation" cbor:"5,keyasint,omitempty"`
	Confirmed bool   `json:"confirmed" cbor:"6,keyasint,omitempty"`
}

// fieldOf returns the field a document was recorded under, as it was led on the
// document's day.
func (c *checker) fieldOf(d *register.Document) (Field, register.Unit, bool) {
	for _, f := range c.Rulebook.Fields {
		if d.Field != "" && register.Fold(f.Code) == register.Fold(d.Field) && inForce(f.From, f.To, d.Date) {
			u, ok := c.Org.At(f.Lead, d.Date)
			return f, u, ok
		}
	}
	return Field{}, register.Unit{}, false
}

func (c *checker) contentOf(d *register.Document) (Content, bool) {
	for _, x := range c.Rulebook.Contents {
		if d.Content != "" && register.Fold(x.Code) == register.Fold(d.Content) {
			return x, true
		}
	}
	return Content{}, false
}

// GuessField names the field whose words a subject has; the longest wins. It is a
// suggestion for the entry form and judges nothing.
func (rb *Rulebook) GuessField(subject string, d register.Date) (Field, bool) {
	text, best := register.FoldWords(subject), 0
	var found Field
	for _, f := range rb.Fields {
		if !inForce(f.From, f.To, d) {
			continue
		}
		for _, w := range strings.Split(f.Words, ";") {
			if key := register.FoldMarks(w); len(key) > best && key != "" && strings.Contains(text, " "+key+" ") {
				found, best = f, len(key)
			}
		}
	}
	return found, best > 0
}

// isOwn reports that agencies of that kind settle the content themselves.
func (x Content) isOwn(k register.Kind) bool {
	return slices.ContainsFunc(strings.Split(x.Own, ";"), func(s string) bool {
		kind, ok := register.ParseKind(s)
		return ok && kind == k
	})
}

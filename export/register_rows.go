package export

import (
	"cmp"
	"strings"

	"kycuong/register"
)

// names finds what to call the parties of a document.
type names struct {
	org    *register.Org
	office string
}

func (n names) party(p register.Party, d register.Date) string {
	if p.Code != "" {
		return n.org.Name(p.Code, d)
	}
	return p.Text
}

func (n names) parties(list []register.Party, d register.Date) []string {
	var out []string
	for _, p := range list {
		if name := n.party(p, d); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// isOffice reports that the party is the office whose register it is.
func (n names) isOffice(p register.Party) bool {
	return n.office != "" && register.UnitKey(p.Code) == register.UnitKey(n.office)
}

func outgoingRow(d register.Document, n names) BookRow {
	symbol := cmp.Or(d.Symbol, d.Number.String())
	if d.Secrecy != register.Open {
		return BookRow{BookColumns - 1: {}, 0: text(symbol), 1: day(d.Date)}
	}
	keeper := ""
	if !n.isOffice(d.Sender) {
		keeper = n.party(d.Sender, d.Date)
	}
	return BookRow{
		text(symbol), day(d.Date), text(typeAndSubject(d)), text(signer(d)),
		text(strings.Join(append(n.parties(d.To, d.Date), n.parties(d.CC, d.Date)...), "; ")),
		text(keeper), copies(d.Copies), day(d.Issued), {}, text(note(d)),
	}
}

func incomingRow(d register.Document, n names) BookRow {
	number := d.Number.String()
	if d.Secrecy != register.Open {
		return BookRow{BookColumns - 1: {}, 0: day(d.Arrived), 1: text(number), 3: text(d.Symbol), 4: day(d.Date)}
	}
	return BookRow{
		day(d.Arrived), text(number), text(n.party(d.Sender, d.Date)), text(d.Symbol), day(d.Date),
		text(typeAndSubject(d)), text(n.party(d.Handler, d.Day())), {}, {}, text(note(d)),
	}
}

// typeAndSubject is the name of the type before the subject, unless the
// subject begins with it already.
func typeAndSubject(d register.Document) string {
	name := register.TypeName(d.Type)
	if name == "" || strings.HasPrefix(register.FoldMarks(d.Subject)+" ", register.FoldMarks(name)+" ") {
		return d.Subject
	}
	if d.Subject == "" {
		return name
	}
	return name + ": " + d.Subject
}

func signer(d register.Document) string {
	return strings.TrimSpace(d.Signing + " " + d.Signer)
}

// note gathers what the last column says.
func note(d register.Document) string {
	var parts []string
	if d.Voided != "" {
		parts = append(parts, "Đã hủy: "+d.Voided)
	}
	if d.Returned {
		parts = append(parts, strings.TrimSuffix("Đã trả lại: "+d.ReturnReason, ": "))
	}
	if d.Urgency != register.Normal {
		parts = append(parts, d.Urgency.String())
	}
	if d.Note != "" {
		parts = append(parts, d.Note)
	}
	return strings.Join(parts, ". ")
}

package intake

import (
	"slices"
	"strings"

	"kycuong/register"
)

// parties reads sender, main addressees ("Kính gửi") and receivers of copies
// ("Nơi nhận"), and from the sender the register the document belongs to.
func (m *edxmlReader) parties() {
	d := &m.Document
	from := m.head.child("From")
	if from != nil {
		d.Sender = m.organ(from, "sender")
	}
	d.Direction = register.Incoming
	if d.Sender.Code != "" && register.UnitKey(d.Sender.Code) == register.UnitKey(m.desk.Office) {
		d.Direction = register.Outgoing
	}
	to := map[string]*element{} // by code
	for _, e := range m.head.all("To") {
		p := m.organ(e, "to")
		if p.IsZero() || slices.Contains(d.To, p) {
			continue
		}
		d.To = append(d.To, p)
		if p.Code != "" {
			to[register.UnitKey(p.Code)] = e
		}
	}
	for _, e := range m.head.child("ToPlaces").all("Place") {
		m.place(e, to)
	}
}

// organ reads the agency of a From or To: by its code, old form or new, and by
// its name. Codes were given anew when provinces and departments merged, so a
// name that means another agency goes before the code.
func (m *edxmlReader) organ(e *element, field string) register.Party {
	id, name := e.child("OrganId"), e.child("OrganName")
	day := m.Document.Date
	byCode, known := m.desk.Org.At(id.value(), day)
	known = known && id != nil
	byName := m.desk.Org.Resolve(name.value(), day)
	p := register.Party{Text: name.value()}
	at := name
	if p.Text == "" {
		p.Text, at = id.value(), id
	}
	switch {
	case byName.Certainty == register.Resolved:
		p.Code = byName.Unit.Code
		m.take(name, field, byName.Unit.Name)
		if known && register.UnitKey(byCode.Code) != register.UnitKey(p.Code) {
			m.notRead(id, field, fault(field, "The code {code} is that of {unit}, the name is another agency's; the name counts.", "code", shorten(id.value()), "unit", byCode.Name))
		}
	case known:
		p.Code = byCode.Code
		m.take(id, field, byCode.Name)
	case p.Text != "":
		m.propose(at, field, p.Text, fault(field, "“{text}” is not a known unit on {day}; it is kept as written.", "text", shorten(p.Text), "day", day.String()))
	}
	for _, x := range []*element{id, name} {
		if x.value() != "" && !m.taken[x] {
			m.take(x, field, p.Text)
		}
	}
	return p
}

// place reads a line of "Nơi nhận". An agency it names with a purpose – to be
// reported to, to know – gets a copy, even where the message is addressed to it.
func (m *edxmlReader) place(e *element, to map[string]*element) {
	var kept []string
	for _, text := range strings.FieldsFunc(string(e.text), func(r rune) bool { return r == ';' || r == '\n' }) {
		text = strings.Trim(register.Clean(text), "-–+. ")
		key := register.Fold(text)
		if key == "" || key == "n a" || strings.HasPrefix(key, "nhu tren") || strings.HasPrefix(key, "luu") {
			continue // the addressees again, and the file copy
		}
		name, purpose, _ := strings.Cut(text, "(")
		p := m.desk.Org.ResolveParty(register.Party{Text: strings.TrimSpace(name)}, m.Document.Date)
		p.Text = text
		addressed := to[register.UnitKey(p.Code)]
		if p.Code != "" && addressed != nil && !m.copyOnly(p, purpose, addressed) {
			continue
		}
		m.Document.CC = append(m.Document.CC, p)
		kept = append(kept, text)
	}
	switch {
	case len(kept) > 0:
		m.take(e, "cc", strings.Join(kept, "; "))
	case e.value() != "":
		m.leave(e, fault("", "It names nobody who is not an addressee already."))
	}
}

// copyWords are purposes of those who only get a copy.
var copyWords = []string{"bao cao", "b c", "bc", "biet", "phoi hop", "p h", "theo doi"}

// copyOnly takes an agency out of the main addressees when "Nơi nhận" gives it a
// copy; one addressee stays.
func (m *edxmlReader) copyOnly(p register.Party, purpose string, addressed *element) bool {
	isCopy := slices.ContainsFunc(copyWords, func(w string) bool {
		return strings.Contains(" "+register.Fold(purpose)+" ", " "+w+" ")
	})
	same := func(x register.Party) bool { return register.UnitKey(x.Code) == register.UnitKey(p.Code) }
	if !isCopy || !slices.ContainsFunc(m.Document.To, func(x register.Party) bool { return !same(x) }) {
		return false
	}
	m.Document.To = slices.DeleteFunc(m.Document.To, same)
	m.propose(addressed, "cc", p.Text, fault("to", "“Nơi nhận” gives {unit} a copy; it is no main addressee.", "unit", shorten(p.Text)))
	return true
}

// arrival proposes the day an incoming document arrived: the last stop on its
// way, or today.
func (m *edxmlReader) arrival() {
	if m.Document.Direction != register.Incoming {
		return
	}
	var last *element
	var day register.Date
	for _, hop := range m.trace.all("TraceHeader") {
		for _, name := range []string{"Timestamp", "Time"} {
			e := hop.child(name)
			d, err := parseDate(e.value())
			if err == nil && d != 0 && d >= day && d >= m.Document.Date && d <= m.desk.Today {
				last, day = e, d
			}
		}
	}
	if last == nil {
		m.Document.Arrived = max(m.desk.Today, m.Document.Date)
		m.warn(m.head, fault("arrived", "The message does not say when it arrived; today is put down."))
		return
	}
	m.Document.Arrived = day
	m.line(last, "arrived", day.String(), fault("arrived", "The last stop on the way of the message."), true)
}

package intake

import (
	"slices"
	"strings"

	"kycuong/register"
)

// markHelpers marks the mentions of units that only work together ("phối hợp") with
// those in the lead: what stands behind "phối hợp với", up to what they are to do
// together, and what stands before "phối hợp" where the sentence has its "chủ trì".
// Who is said to lead by the very next words leads.
func markHelpers(text string, words []word, list []mention) {
	p := helperPass{text: text, words: words, list: list, roles: make([]roleSaid, len(list))}
	p.behind()
	p.before()
}

// roleSaid is what stands around a mention.
type roleSaid struct {
	sentence int
	next     int // the word behind it
}

type helperPass struct {
	text     string
	words    []word
	list     []mention
	roles    []roleSaid
	sentence int
	open     bool // a list behind "phối hợp" is open
	named    bool // and has a unit already
}

// behind marks the lists behind "phối hợp".
func (p *helperPass) behind() {
	m := 0
	for i := 0; i < len(p.words); {
		p.gapBefore(i)
		for m < len(p.list) && p.list[m].to <= p.words[i].from {
			m++
		}
		switch {
		case m < len(p.list) && p.list[m].from <= p.words[i].from:
			i = p.passMention(m, i)
		case p.saysTogether(i):
			p.open, p.named = true, false
			i += 2
		default:
			if p.open && p.isDoing(i) {
				p.open = false
			}
			i++
		}
	}
}

// gapBefore ends an open list with the sentence; a colon ends it once it has a unit.
func (p *helperPass) gapBefore(i int) {
	if i == 0 {
		return
	}
	gap := p.text[p.words[i-1].to:p.words[i].from]
	if strings.ContainsAny(gap, ".;\n") {
		p.sentence++
		p.open = false
	}
	if p.named && strings.Contains(gap, ":") {
		p.open = false
	}
}

// passMention marks a mention and returns the word behind it.
func (p *helperPass) passMention(m, i int) int {
	for i < len(p.words) && p.words[i].from < p.list[m].to {
		i++
	}
	p.roles[m] = roleSaid{p.sentence, i}
	if p.open {
		p.named = true
		p.list[m].helps = true
		if p.list[m].group && p.saysConcerned(i) {
			p.list[m].units = nil // "liên quan": which of them, the text does not say
		}
	}
	return i
}

// before marks the lists before "phối hợp", from the last to the first, and takes
// back what leads.
func (p *helperPass) before() {
	led := map[int]bool{}
	for m := range slices.Backward(p.list) {
		r := &p.roles[m]
		if m+1 < len(p.list) && p.isListed(m) {
			r.next = p.roles[m+1].next
		}
		if p.saysLead(r.next) {
			p.list[m].helps = false
			led[r.sentence] = true
		}
	}
	for m := range p.list {
		if r := p.roles[m]; led[r.sentence] && p.saysTogether(r.next) {
			p.list[m].helps = true
		}
	}
}

// isListed reports that only a comma or "và" stands between a mention and the next.
func (p *helperPass) isListed(m int) bool {
	gap := strings.TrimSpace(p.text[p.list[m].to:p.list[m+1].from])
	return slices.Contains([]string{",", "và", ", và", ""}, gap)
}

func (p *helperPass) saysLead(i int) bool     { return p.says(i, "chủ", "trì") }
func (p *helperPass) saysTogether(i int) bool { return p.says(i, "phối", "hợp") }

// saysConcerned reports "liên quan", "có liên quan", "khác có liên quan".
func (p *helperPass) saysConcerned(i int) bool {
	return p.says(i, "liên", "quan") || p.says(i, "có", "liên", "quan") || p.says(i, "khác", "liên", "quan") || p.says(i, "khác", "có", "liên", "quan")
}

func (p *helperPass) says(i int, want ...string) bool {
	return i < len(p.words) && startsWith(p.words[i:], want)
}

// isDoing reports a word for what is to be done, which ends the list; capitals belong
// to names, and "các tổ chức" are bodies.
func (p *helperPass) isDoing(i int) bool {
	if capital(p.text, p.words[i]) || i > 0 && p.words[i-1].text == "các" {
		return false
	}
	return firstOf(requestWords[p.words[i].text], p.words[i:]) > 0
}

// rolesIn are the units in the lead in a stretch and those who work with them, each
// once, in the order of the text. Who is named beats who is only of a group: "các sở
// phối hợp với Sở Nội vụ".
func rolesIn(list []mention, from, to int) (leads, helpers []register.Party, loose bool) {
	leads, loose = partiesIn(list, from, to, func(m mention) bool { return !m.helps })
	helpers, _ = partiesIn(list, from, to, func(m mention) bool { return m.helps })
	named, _ := partiesIn(list, from, to, func(m mention) bool { return !m.helps && !m.group })
	namedHelpers, _ := partiesIn(list, from, to, func(m mention) bool { return m.helps && !m.group })
	leads = without(leads, without(namedHelpers, named))
	return leads, without(helpers, leads), loose
}

// without returns the parties that are not among others.
func without(list, others []register.Party) []register.Party {
	if len(list) == 0 || len(others) == 0 {
		return list
	}
	codes := make(map[string]bool, len(others))
	for _, p := range others {
		codes[p.Code] = true
	}
	var out []register.Party
	for _, p := range list {
		if !codes[p.Code] {
			out = append(out, p)
		}
	}
	return out
}

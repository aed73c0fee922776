package review

import "kycuong/register"

// paper is as much of a document as is kept of every one as long as the review
// lives; a whole one is several times as large.
type paper struct {
	id        uint64
	direction register.Direction
	number    register.Number
	symbol    string
	date      register.Date
	arrived   register.Date
	kind      string
	subject   string
	sender    register.Party
	to        []register.Party
	exception string
	evidence  string
	secrecy   register.Secrecy

	parsed    register.Symbol // zero when the symbol cannot be read
	isParsed  bool
	key       string   // of the symbol
	answers   []string // keys of the symbols it says it answers
	names     []string // keys of those it names otherwise
	mayBeCopy bool     // incoming, and wants nothing done: it may be our own, come back
	series    string   // of its number; "" when it has none
	reporter  string   // key of the unit whose report it may be; "" for none
	same      contentKey
}

func (c *checker) paper(d register.Document) *paper {
	p := &paper{id: d.ID, direction: d.Direction, number: d.Number, symbol: d.Symbol, date: d.Date, arrived: d.Arrived, kind: d.Type, subject: d.Subject,
		sender: d.Sender, to: d.To, exception: d.Exception, evidence: d.Evidence, secrecy: d.Secrecy,
		answers: answered(d), names: namedBy(d),
		mayBeCopy: d.Direction == register.Incoming && d.Symbol != "" && d.HandleDue == 0 && d.ReplyDue == 0}
	if d.Symbol != "" {
		if p.parsed, p.isParsed = c.parse(d.Symbol); p.isParsed {
			p.key = p.parsed.Key()
		} else {
			p.key = register.SymbolKey(d.Symbol)
		}
	}
	return p
}

func (p *paper) identity() identity {
	return identity{register.UnitKey(partyCode(p.sender)), p.key, p.date}
}

// document gives back what was kept.
func (p *paper) document() register.Document {
	return register.Document{ID: p.id, Direction: p.direction, Number: p.number, Symbol: p.symbol, Date: p.date, Arrived: p.arrived, Type: p.kind, Subject: p.subject, Sender: p.sender, To: p.to,
		Exception: p.exception, Evidence: p.evidence}
}

// Day is register.Document.Day.
func (p *paper) Day() register.Date {
	if p.direction == register.Incoming && p.arrived != 0 {
		return p.arrived
	}
	return p.date
}

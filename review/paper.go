package review

import "kycuong/register"

// paper is as much of a document as is kept of every one as long as the review
// lives; a whole one is several times as large.
type paper struct {
	id        uint64
	direction register.Direction
	mayBeCopy bool // incoming, and wants nothing done: it may be our own, come back
	padded    bool // the number has its leading 0
	date      register.Date
	arrived   register.Date
	number    register.Number // it is counted by: of an outgoing one, that of its symbol
	symbol    string
	kind      string
	subject   string
	sender    register.Party
	to        []register.Party

	key      string // of the symbol
	run      *run   // the numbers its own stands among; nil when it has none
	reporter string // key of the unit whose report it may be; "" for none
	same     contentKey
	ties     *ties // nil for most
}

// ties are what a document says of others.
type ties struct {
	exception string
	evidence  string
	answers   []string // keys of the symbols it says it answers
	names     []string // keys of those it names otherwise: as reply, evidence, opinion
}

// paper keeps of a document what is kept; its symbol is that of c.parse.
func (c *checker) paper(d *register.Document) *paper {
	p := c.newPaper()
	*p = paper{id: d.ID, direction: d.Direction, symbol: d.Symbol, date: d.Date, arrived: d.Arrived, kind: c.once(d.Type), subject: d.Subject,
		sender: register.Party{Code: c.once(d.Sender.Code), Text: c.once(d.Sender.Text)}, to: c.addressees(d.To),
		mayBeCopy: d.Direction == register.Incoming && d.Symbol != "" && d.HandleDue == 0 && d.ReplyDue == 0}
	if t := (ties{d.Exception, d.Evidence, answered(d), namedBy(d)}); !t.isZero() {
		p.ties = &t
	}
	if d.Symbol != "" {
		if sym, ok := c.parse(d.Symbol); ok {
			p.key = sym.Key()
		} else {
			p.key = register.SymbolKey(d.Symbol)
		}
	}
	return p
}

// newPaper takes a place in the room made for the papers of a page.
func (c *checker) newPaper() *paper {
	if len(c.room) == 0 {
		return new(paper)
	}
	p := &c.room[0]
	c.room = c.room[1:]
	return p
}

// once returns one copy of what many documents say.
func (c *checker) once(text string) string {
	return c.texts.of(text, func() string { return text })
}

func (c *checker) addressees(list []register.Party) []register.Party {
	if len(list) != 1 {
		return list
	}
	return c.lone.of(list[0], func() []register.Party { return list })
}

func (t ties) isZero() bool {
	return t.exception == "" && t.evidence == "" && t.answers == nil && t.names == nil
}

// tied returns the ties of a paper, also of one that has none.
func (p *paper) tied() ties {
	if p.ties == nil {
		return ties{}
	}
	return *p.ties
}

func (p *paper) identity() identity {
	return identity{register.UnitKey(partyCode(p.sender)), p.key, p.date}
}

// document gives back what was kept.
func (p *paper) document() *register.Document {
	t := p.tied()
	return &register.Document{ID: p.id, Direction: p.direction, Number: p.number, Symbol: p.symbol, Date: p.date, Arrived: p.arrived, Type: p.kind, Subject: p.subject, Sender: p.sender, To: p.to,
		Exception: t.exception, Evidence: t.evidence}
}

// Day is register.Document.Day.
func (p *paper) Day() register.Date {
	if p.direction == register.Incoming && p.arrived != 0 {
		return p.arrived
	}
	return p.date
}

// papers finds papers by the ids of their documents. Those follow each other, so that
// they are kept by the block, which a map of all would take several times as long for.
type papers map[uint64]*[paperBlock]*paper

const paperBlock = 1024

// of returns the paper of an id, nil when there is none.
func (x papers) of(id uint64) *paper {
	if block := x[id/paperBlock]; block != nil {
		return block[id%paperBlock]
	}
	return nil
}

// put keeps a paper, or with nil none.
func (x papers) put(id uint64, p *paper) {
	block := x[id/paperBlock]
	if block == nil {
		block = new([paperBlock]*paper)
		x[id/paperBlock] = block
	}
	block[id%paperBlock] = p
}

package review

import "kycuong/register"

// paper is as much of a document as is kept of every one until the end of a
// review; a whole one is four times as large.
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
}

func slim(d register.Document) paper {
	return paper{d.ID, d.Direction, d.Number, d.Symbol, d.Date, d.Arrived, d.Type, d.Subject, d.Sender, d.To, d.Exception, d.Evidence}
}

// document gives back what was kept.
func (p paper) document() register.Document {
	return register.Document{ID: p.id, Direction: p.direction, Number: p.number, Symbol: p.symbol, Date: p.date, Arrived: p.arrived, Type: p.kind, Subject: p.subject, Sender: p.sender, To: p.to,
		Exception: p.exception, Evidence: p.evidence}
}

// Day is register.Document.Day.
func (p paper) Day() register.Date {
	if p.direction == register.Incoming && p.arrived != 0 {
		return p.arrived
	}
	return p.date
}

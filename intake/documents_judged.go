package intake

import "kycuong/register"

// judged reads what only some rules look at.
func (r *reader) judged(d *register.Document, cells []string, org *register.Org, bad *bool) {
	d.Field, d.Content = r.cell(cells, "field"), r.cell(cells, "content")
	d.Pages, d.Summary = r.count(cells, "pages", bad), r.count(cells, "summary", bad)
	for _, text := range r.many(cells, "consulted") {
		d.Consulted = append(d.Consulted, r.known("consulted", text, org, d.Date))
	}
	d.Opinions = r.many(cells, "opinions")
	d.SignedAt, d.IssuedAt = r.clock(cells, "signedAt", bad), r.clock(cells, "issuedAt", bad)
	if d.Direction == register.Incoming {
		d.Acknowledged = r.date(cells, "acknowledged", bad)
	}
}

func (r *reader) clock(cells []string, field string, bad *bool) register.Clock {
	c, err := register.ParseClock(r.cell(cells, field))
	if err != nil {
		r.refuse(field, fault(field, string(register.ErrClock)))
		*bad = true
	}
	return c
}

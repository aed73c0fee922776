package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// numbering judges R15 over whole series: a number twice, a number that goes
// back in time, gaps, a missing leading 0 (Decree 30/2020, article 15 and
// appendix I).
type numbering struct {
	c       *checker
	series  map[register.Series]*run
	touched []*run
}

// run is the documents of one series, as they come.
type run struct {
	series  register.Series
	ours    bool // the series belongs to this office, whose ledger explains its gaps
	entries []*paper

	isTouched bool
}

func newNumbering(f Facts) *numbering {
	return &numbering{c: &checker{Facts: f}, series: map[register.Series]*run{}}
}

// place says where a document stands, if it has a number, by its symbol or, of an
// unreadable one, the zero Symbol. It changes nothing but the trace and what the judge
// that asks remembers.
func (n *numbering) place(c *checker, d *register.Document, sym register.Symbol, t *trace) {
	p := t.paper
	p.number, p.padded = d.Number, true
	if d.Direction == register.Outgoing && !sym.Number.IsZero() {
		p.number, p.padded = sym.Number, sym.Padded
	}
	if !p.number.IsZero() {
		t.series, t.ours = n.seriesOf(c, d, sym)
	}
}

func (n *numbering) add(t trace) {
	if t.paper.number.IsZero() {
		return
	}
	r := n.series[t.series]
	if r == nil {
		r = &run{series: t.series, ours: t.ours}
		n.series[t.series] = r
	}
	t.paper.run = r
	r.entries = append(r.entries, t.paper)
	n.toJudge(r)
}

func (n *numbering) remove(p *paper) {
	if r := p.run; r != nil {
		r.entries = slices.DeleteFunc(r.entries, func(q *paper) bool { return q.id == p.id })
		n.toJudge(r)
	}
}

// touch has a series judged anew.
func (n *numbering) touch(s register.Series) {
	if r := n.series[s]; r != nil {
		n.toJudge(r)
	}
}

func (n *numbering) toJudge(r *run) {
	if !r.isTouched {
		r.isTouched = true
		n.touched = append(n.touched, r)
	}
}

// seriesOf returns the series a document counts in. Of other agencies we do
// not know how they number, so each of their notations is a series of its own.
func (n *numbering) seriesOf(c *checker, d *register.Document, sym register.Symbol) (register.Series, bool) {
	book, known := n.c.Settings.BookFor(d)
	ours := d.Direction == register.Incoming || n.isOffice(d.Sender)
	series := register.SeriesOf(d, book, n.c.Settings.Office)
	if sym.Year != 0 { // normative documents count apart, type by type
		series.Type = "QPPL-" + sym.Type
	} else if !ours || !known {
		series.Type = c.notations.of(notation{sym.Type, sym.Agency}, func() string { return strings.ToLower(sym.Type + "-" + sym.Agency) })
	}
	return series, ours
}

// notation is what stands behind the number in a symbol.
type notation struct{ kind, agency string }

func (n *numbering) isOffice(p register.Party) bool {
	return n.c.Settings.Office != "" && register.UnitKey(p.Code) == register.UnitKey(n.c.Settings.Office)
}

// changed judges the series touched since it was last asked.
func (n *numbering) changed() findings {
	found := findings{}
	for _, r := range n.touched {
		r.isTouched = false
		found[owner{in: inSeries, name: r.series.String()}] = n.ofRun(r)
	}
	n.touched = nil
	return found
}

func (n *numbering) ofRun(r *run) []Finding {
	slices.SortStableFunc(r.entries, func(a, b *paper) int {
		return cmp.Or(cmp.Compare(a.number.N, b.number.N), cmp.Compare(a.number.Suffix, b.number.Suffix),
			cmp.Compare(a.Day(), b.Day()), cmp.Compare(a.id, b.id))
	})
	var found []Finding
	stray := strays(r.entries)
	for i, e := range r.entries {
		rule, ok := n.c.ruleOn("R15", e.date)
		if !ok {
			continue
		}
		if i > 0 && e.number == r.entries[i-1].number {
			found = append(found, n.about(rule, e, "duplicate", Violation, r.entries[i-1]))
		} else if out, isStray := stray[i]; isStray {
			found = append(found, n.about(rule, e, out.sentence, Warning, r.entries[out.other]))
		} else if !e.padded {
			found = append(found, n.about(rule, e, "unpadded", Warning, e))
		}
		found = append(found, n.gapBefore(rule, r, i)...)
	}
	return found
}

func (n *numbering) about(rule *Rule, e *paper, sentence string, severity Severity, other *paper) Finding {
	f := n.c.finding(rule, e.document(), sentence, map[string]string{
		"number": e.number.String(), "other": symbolOf(other.document()), "otherDate": other.Day().String(), "day": e.Day().String(),
	})
	f.Severity = severity
	if e.direction == register.Incoming {
		f.Unit = cmp.Or(n.c.Settings.Office, f.Unit)
	}
	return f
}

// gapBefore reports the unexplained numbers just before entry i. Only a series
// of our own must be complete; a register whose office is not set is taken to
// be complete between its first and last number.
func (n *numbering) gapBefore(rule *Rule, r *run, i int) []Finding {
	before := 0
	if i > 0 {
		before = r.entries[i-1].number.N
	} else if !r.ours || n.c.Settings.Office == "" {
		return nil
	}
	if !r.ours && n.c.Settings.Office != "" {
		return nil
	}
	var found []Finding
	e := r.entries[i]
	for from := before + 1; from < e.number.N; from++ {
		if n.explained(r.series, from) {
			continue
		}
		to := from
		for to+1 < e.number.N && !n.explained(r.series, to+1) {
			to++
		}
		found = append(found, n.gap(rule, r.series, e, from, to))
		from = to
	}
	return found
}

func (n *numbering) explained(s register.Series, number int) bool {
	return n.c.Explained != nil && n.c.Explained(s, register.Number{N: number})
}

func (n *numbering) gap(rule *Rule, s register.Series, e *paper, from, to int) Finding {
	shown := register.Number{N: from}.String()
	if to > from {
		shown += "–" + register.Number{N: to}.String()
	}
	f := n.c.finding(rule, e.document(), "gap", map[string]string{
		"numbers": shown, "count": strconv.Itoa(to - from + 1), "book": s.Book, "year": strconv.Itoa(s.Year), "next": symbolOf(e.document()),
	})
	f.Severity = Warning
	f.Subject = Subject{Kind: "number", ID: fmt.Sprintf("%s|%d-%d", s, from, to), Symbol: shown, Date: e.Day()}
	f.About = ""
	if e.direction == register.Incoming {
		f.Unit = cmp.Or(n.c.Settings.Office, f.Unit)
	}
	return f
}

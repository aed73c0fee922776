package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"iter"
	"slices"
	"time"

	"kycuong/register"
)

// The JSON inside a PDF is one object in UTF-8, its texts in NFC, its days as
// 2006-01-02, in this order; what is empty is left out:
//
//	format, version  "kycuong-report", 1; a later version may add keys, never change one
//	kind             as on the command line: "compliance", "outgoing" …
//	title, superior, agency, number, symbol
//	unit             code of the one unit it is about
//	from, to, asOf   the period, and the day at the end of which the data were cut off
//	made             day the file says it was made
//	text             [{heading, paragraphs: [text]}]
//	figures          of a report: [{label, value}]; a heading has no value
//	findings         of a report: [{unit, symbol, date, subject, rule …}], see jsonFinding
//	tables           [{title, columns: [title], rows: [{group, cells}]}]; a cell is a text,
//	                 a day as text or a number; group is the heading the row stands under;
//	                 sum is true where the row sums up others
//	charts           of a report: [{title, series: [title], rows: [{label, values: [number]}]}]
const (
	dataFormat  = "kycuong-report"
	dataVersion = 1
)

type jsonHead struct {
	Format   string        `json:"format"`
	Version  int           `json:"version"`
	Kind     Kind          `json:"kind"`
	Title    string        `json:"title"`
	Superior string        `json:"superior,omitzero"`
	Agency   string        `json:"agency,omitzero"`
	Number   string        `json:"number,omitzero"`
	Symbol   string        `json:"symbol,omitzero"`
	Unit     string        `json:"unit,omitzero"`
	From     register.Date `json:"from,omitzero"`
	To       register.Date `json:"to,omitzero"`
	AsOf     register.Date `json:"asOf,omitzero"`
	Made     register.Date `json:"made"`
}

type jsonSection struct {
	Heading    string   `json:"heading,omitzero"`
	Paragraphs []string `json:"paragraphs"`
}

type jsonFigure struct {
	Label string `json:"label"`
	Value *int   `json:"value,omitzero"`
}

// jsonFinding is an Entry: severity and state in words, levels how many were
// passed over, path the way that should have been taken, decision who decided
// what, when and why.
type jsonFinding struct {
	Unit      string        `json:"unit"`
	Symbol    string        `json:"symbol"`
	Date      register.Date `json:"date,omitzero"`
	Subject   string        `json:"subject,omitzero"`
	Rule      string        `json:"rule"`
	RuleTitle string        `json:"ruleTitle,omitzero"`
	Citation  string        `json:"citation,omitzero"`
	Severity  string        `json:"severity"`
	Levels    int           `json:"levels,omitzero"`
	Message   string        `json:"message"`
	Path      string        `json:"path,omitzero"`
	State     string        `json:"state"`
	Exception string        `json:"exception,omitzero"`
	Evidence  string        `json:"evidence,omitzero"`
	Decision  string        `json:"decision,omitzero"`
}

type jsonRow struct {
	Group string `json:"group,omitzero"`
	Sum   bool   `json:"sum,omitzero"`
	Cells []any  `json:"cells"`
}

type jsonChart struct {
	Title  string         `json:"title"`
	Series []string       `json:"series"`
	Rows   []jsonChartRow `json:"rows"`
}

type jsonChartRow struct {
	Label  string `json:"label"`
	Values []int  `json:"values"`
}

func (s Scope) jsonHead(title string, made time.Time) jsonHead {
	return jsonHead{Format: dataFormat, Version: dataVersion, Kind: s.Kind, Title: printable(title), Unit: printable(s.Unit),
		From: s.From, To: s.To, AsOf: s.AsOf, Made: register.DateOf(made)}
}

// writeJSON writes the report's data.
func (r Report) writeJSON(ctx context.Context, w io.Writer, made time.Time) error {
	h := r.Scope.jsonHead(r.Title, made)
	h.Superior, h.Agency, h.Number, h.Symbol = printable(r.Head.Superior), printable(r.Head.Agency), printable(r.Head.Number), printable(r.Head.Symbol)
	j := newJSONWriter(ctx, w)
	j.head(h)
	parts := titled(r.Annexes)
	list(j, "text", slices.Values(append(slices.Clip(r.Sections), sectionsOf(parts)...)), jsonSectionOf)
	if len(r.Figures) > 0 {
		list(j, "figures", slices.Values(r.Figures), jsonFigureOf)
	}
	list(j, "findings", slices.Values(r.List), jsonFindingOf)
	j.tables(parts, nil)
	if charts := charted(parts); len(charts) > 0 {
		list(j, "charts", slices.Values(charts), jsonChartOf)
	}
	return j.end()
}

// titled are the parts of the annexes, those without a heading under the
// annex's.
func titled(annexes []Annex) []Part {
	var parts []Part
	for _, x := range annexes {
		for _, p := range x.Parts {
			p.Heading = cmp.Or(p.Heading, x.Title)
			parts = append(parts, p)
		}
	}
	return parts
}

// sectionsOf are the parts that have text.
func sectionsOf(parts []Part) []Section {
	var list []Section
	for _, p := range parts {
		if len(p.Text) > 0 {
			list = append(list, Section{Heading: p.Heading, Paragraphs: texts(p.Text...)})
		}
	}
	return list
}

// writeJSON writes the register's data: the tables before its list, then the
// list.
func (b Book) writeJSON(ctx context.Context, w io.Writer, made time.Time) error {
	h := b.Scope.jsonHead(b.Title, made)
	h.Superior, h.Agency = printable(b.Superior), printable(b.Agency)
	j := newJSONWriter(ctx, w)
	j.head(h)
	if text := sectionsOf(b.Summary); len(text) > 0 {
		list(j, "text", slices.Values(text), jsonSectionOf)
	}
	j.tables(b.Summary, func() { j.table(b.Sheet, b.Columns, b.jsonRows()) })
	return j.end()
}

func (b Book) jsonRows() iter.Seq[jsonRow] {
	return func(yield func(jsonRow) bool) {
		group := ""
		for _, r := range b.Rows {
			if r.isHeading() {
				group = printable(r[0].Text)
				continue
			}
			cells := make([]any, len(r))
			for i, v := range r {
				cells[i] = v.plain()
			}
			if !yield(jsonRow{Group: group, Cells: cells}) {
				return
			}
		}
	}
}

// plain is the value as JSON has it.
func (v Value) plain() any {
	switch {
	case v.Date != 0:
		return v.Date
	case v.Count != 0:
		return v.Count
	}
	return printable(v.Text)
}

func (t Table) jsonRows() iter.Seq[jsonRow] {
	return func(yield func(jsonRow) bool) {
		group := ""
		for _, r := range t.Rows {
			if r.Group {
				group = printable(r.Cells[0])
				continue
			}
			cells := make([]any, len(r.Cells))
			for i, text := range r.Cells {
				cells[i] = printable(text)
			}
			if !yield(jsonRow{Group: group, Sum: r.Bold, Cells: cells}) {
				return
			}
		}
	}
}

func jsonChartOf(ch *Chart) any {
	one := jsonChart{Title: printable(ch.Caption)}
	for _, s := range ch.Series {
		one.Series = append(one.Series, printable(s))
	}
	for _, r := range ch.Rows {
		one.Rows = append(one.Rows, jsonChartRow{Label: printable(r.Label), Values: r.Values})
	}
	return one
}

// charted are the charts of the parts.
func charted(parts []Part) []*Chart {
	var charts []*Chart
	for _, p := range parts {
		if p.Chart != nil {
			charts = append(charts, p.Chart)
		}
	}
	return charts
}

func jsonSectionOf(s Section) any {
	one := jsonSection{Heading: printable(s.Heading), Paragraphs: make([]string, len(s.Paragraphs))}
	for i, p := range s.Paragraphs {
		one.Paragraphs[i] = printable(p.Text)
	}
	return one
}

func jsonFigureOf(f Figure) any {
	one := jsonFigure{Label: printable(f.Label)}
	if !f.Head {
		one.Value = &f.Value
	}
	return one
}

func jsonFindingOf(e Entry) any {
	return jsonFinding{Unit: printable(e.Unit), Symbol: printable(e.Symbol), Date: e.Date, Subject: printable(e.Subject),
		Rule: printable(e.Rule), RuleTitle: printable(e.RuleTitle), Citation: printable(e.Citation), Severity: e.Severity,
		Levels: e.Levels, Message: printable(e.Message), Path: printable(e.Path), State: e.State,
		Exception: printable(e.Exception), Evidence: printable(e.Evidence), Decision: printable(e.Decision)}
}

// jsonWriter writes one object key by key and row by row, so that a long list
// is never a long text in memory.
type jsonWriter struct {
	out  *bufio.Writer
	rows *json.Encoder
	ctx  context.Context
	n    int // values written
	err  error
}

func newJSONWriter(ctx context.Context, w io.Writer) *jsonWriter {
	j := &jsonWriter{out: bufio.NewWriter(w), ctx: ctx}
	j.rows = json.NewEncoder(j.out)
	j.rows.SetEscapeHTML(false) // it goes into no page of HTML
	return j
}

func (j *jsonWriter) keep(err error) {
	if j.err == nil {
		j.err = err
	}
}

// text writes what stands between the values.
func (j *jsonWriter) text(s string) {
	_, err := j.out.WriteString(s)
	j.keep(err)
}

func (j *jsonWriter) value(v any) {
	if j.err != nil {
		return
	}
	if j.n++; j.n%stride == 0 {
		j.keep(j.ctx.Err())
	}
	j.keep(j.rows.Encode(v))
}

// head begins the object with the keys of h, in the order it has them.
func (j *jsonWriter) head(h jsonHead) {
	var one []byte
	one, err := json.Marshal(h)
	j.keep(err)
	j.text(string(one[:max(len(one)-1, 0)]))
}

// list writes a key with a list, each value on a line.
func list[T any](j *jsonWriter, key string, values iter.Seq[T], as func(T) any) {
	j.text(",\n\"" + key + "\":[\n")
	between := ""
	for v := range values {
		j.text(between)
		between = ","
		j.value(as(v))
	}
	j.text("]")
}

// tables writes those of the parts, and what last writes.
func (j *jsonWriter) tables(parts []Part, last func()) {
	j.text(",\n\"tables\":[\n")
	between := ""
	for _, p := range parts {
		if p.Table != nil {
			j.text(between)
			between = ","
			j.table(p.Heading, p.Table.Columns, p.Table.jsonRows())
		}
	}
	if last != nil {
		j.text(between)
		last()
	}
	j.text("]")
}

func (j *jsonWriter) table(title string, columns []Column, rows iter.Seq[jsonRow]) {
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = printable(c.Title)
	}
	j.text(`{"title":`)
	j.value(printable(title))
	j.text(`,"columns":`)
	j.value(titles)
	list(j, "rows", rows, func(r jsonRow) any { return r })
	j.text("}\n")
}

func (j *jsonWriter) end() error {
	j.text("}\n")
	j.keep(j.out.Flush())
	j.keep(j.ctx.Err())
	return j.err
}

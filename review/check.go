package review

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"kycuong/register"
)

// Facts are what documents are judged against.
type Facts struct {
	Org      *register.Org
	Calendar *register.Calendar
	Rulebook *Rulebook
	Settings register.Settings
	AsOf     register.Date // the day the review looks from: what is due after it is not late yet

	// Tasks returns what directives and the programme set, reading them when it is
	// first asked; nil when there are none. Void ones are passed over.
	Tasks func() []register.Task

	// Inspections are findings that people made; void ones are passed over.
	Inspections []Inspection

	// Explained reports that a number without a document is reserved or void;
	// nil when nothing is.
	Explained func(s register.Series, n register.Number) bool
}

// Filter narrows what Check returns; its zero value narrows nothing.
type Filter struct {
	From, To register.Date // of the subject
	Unit     string        // code of who answers for it
	Rule     string
}

// Keeps reports that a finding passes the filter.
func (f Filter) Keeps(x Finding) bool {
	return (f.From == 0 || x.Subject.Date >= f.From) && (f.To == 0 || x.Subject.Date <= f.To) &&
		(f.Unit == "" || register.UnitKey(f.Unit) == register.UnitKey(x.Unit)) &&
		(f.Rule == "" || f.Rule == x.Rule)
}

// Reference is what the register knows of a document that another one names.
type Reference struct {
	ID        uint64
	Direction register.Direction
	Sender    register.Party
	To        []register.Party
	Date      register.Date
}

// Library finds documents by what others say of them.
type Library struct {
	BySymbol  func(key string) iter.Seq[Reference] // key is a register.SymbolKey
	AnswersTo func(key string) iter.Seq[Reference] // documents that say they answer that symbol
}

// CheckDocument returns what one document breaks by itself. It serves the
// entry form while the clerk types, so a document without an ID is welcome.
func CheckDocument(f Facts, d register.Document, lib Library) []Finding {
	c := &checker{Facts: f, lib: lib}
	return c.document(&d)
}

func (c *checker) document(d *register.Document) []Finding {
	var found []Finding
	found = append(found, c.bypass(d)...)
	found = append(found, c.issuedLate(d)...)
	found = append(found, c.symbol(d)...)
	found = append(found, c.assigned(d)...)
	found = append(found, c.overdue(d)...)
	found = append(found, c.secret(d)...)
	found = append(found, c.competence(d)...)
	found = append(found, c.signing(d)...)
	found = append(found, c.dossier(d)...)
	found = append(found, c.opinions(d)...)
	found = append(found, c.urgent(d)...)
	found = append(found, c.receipt(d)...)
	return found
}

// checker judges documents one after the other.
type checker struct {
	Facts
	lib       Library
	entries   [100][]*Rule // of the rulebook, by the number in the code of the rule
	resolved  memo[named, *register.Resolution]
	ways      memo[between, route]
	signs     memo[signed, sign]
	texts     memo[string, string]                   // types and names of bodies, of which each document as it is read has its own copy
	lone      memo[register.Party, []register.Party] // addressees of documents with one
	words     memo[string, *phrases]                 // by the parameter they stand in
	notations memo[notation, string]                 // folded: each stands in many symbols
	routes    []route                                // of the document being judged
	room      []paper                                // for those of the page being judged
	traced    int                                    // documents of the page before
	last      struct{ text, spaced string }          // spaced is the text folded, between blanks
	asked     struct {                               // last; several rules ask for the sender in turn
		as  named
		res *register.Resolution
	}
	sym struct {
		text string
		sym  register.Symbol
		ok   bool
	}
}

// rule returns the rule of a code for the sender of a document on its day.
func (c *checker) rule(code string, d *register.Document) (*Rule, bool) {
	return c.ruleAmong(code, d.Date, func() string {
		sender, ok := c.resolve(d.Sender, d.Date)
		if !ok {
			return ""
		}
		return c.bodyOf(sender, d.Date).Level.String()
	})
}

// ruleOn is Rulebook.RuleOn, which looks the entries of a rule up only once.
func (c *checker) ruleOn(code string, d register.Date) (*Rule, bool) {
	return c.ruleAmong(code, d, func() string { return "" })
}

func (c *checker) ruleAmong(code string, d register.Date, tier func() string) (*Rule, bool) {
	entries := c.entriesOf(code)
	if r := inForceAmong(entries, d, tier); r != nil {
		return r, true
	}
	return &noRule, false
}

// entriesOf are those of a rule in the rulebook, looked up once. Each document asks for
// most of the rules there are, so that they are kept by the number in their codes.
func (c *checker) entriesOf(code string) []*Rule {
	n := numberIn(code)
	if n < 0 {
		return c.Rulebook.entries(code)
	}
	if c.entries[n] == nil {
		c.entries[n] = slices.Grow(c.Rulebook.entries(code), 1) // not nil when there are none
	}
	return c.entries[n]
}

// numberIn is 7 of R07; -1 of a code that is not made like that.
func numberIn(code string) int {
	isDigit := func(c byte) bool { return '0' <= c && c <= '9' }
	if len(code) != 3 || code[0] != 'R' || !isDigit(code[1]) || !isDigit(code[2]) {
		return -1
	}
	return int(code[1]-'0')*10 + int(code[2]-'0')
}

// noRule stands for one that is not there: it has no words and no numbers.
var noRule Rule

// parse is register.ParseSymbol, which remembers the last symbol.
func (c *checker) parse(symbol string) (register.Symbol, bool) {
	if c.sym.text != symbol {
		sym, err := register.ParseSymbol(symbol)
		c.sym.text, c.sym.sym, c.sym.ok = symbol, sym, err == nil
	}
	return c.sym.sym, c.sym.ok
}

// fold is register.FoldMarks, which remembers the last text: the rules ask about
// one subject in turn.
func (c *checker) fold(text string) string {
	spaced := c.spaced(text)
	return spaced[1 : len(spaced)-1]
}

func (c *checker) spaced(text string) string {
	if c.last.text != text || c.last.spaced == "" {
		c.last.text, c.last.spaced = text, register.FoldWords(text)
	}
	return c.last.spaced
}

// hasAny reports that a text has one of the words parted by ";".
func (c *checker) hasAny(text, words string) bool {
	return c.firstOf(text, words) >= 0
}

// firstOf is the place of the first of the words parted by ";" that a text has;
// -1 when it has none.
func (c *checker) firstOf(text, words string) int {
	list := c.words.of(words, func() *phrases { return newPhrases(words) })
	return list.firstIn(c.spaced(text))
}

// finding starts a finding of a rule about a document.
func (c *checker) finding(r *Rule, d *register.Document, sentence string, words map[string]string) Finding {
	return Finding{
		Rule: r.Code, Severity: r.Severity, State: StateOpen, Unit: partyCode(d.Sender), Citation: r.Cite(),
		Subject:   Subject{Kind: "document", ID: d.ID, Symbol: symbolOf(d), Date: d.Date},
		Skipped:   []string{},
		Path:      []string{},
		Direction: d.Direction,
		About:     d.Subject,
		Message:   c.sentence(r, d, sentence, words),
		facts:     facts(sentence, words),
	}
}

// facts joins the words of a sentence that stay as they are while nothing but
// the day of the review changes. How a deadline was counted is no fact beside it.
func facts(sentence string, words map[string]string) string {
	text := sentence
	for _, name := range slices.Sorted(maps.Keys(words)) {
		if name != "asOf" && name != "late" && name != "explained" {
			text += "\x1f" + name + "=" + words[name]
		}
	}
	return text
}

// sentence fills the rule's sentence with the words every rule has and its own.
func (c *checker) sentence(r *Rule, d *register.Document, name string, words map[string]string) string {
	all := map[string]string{
		"symbol": symbolOf(d), "date": d.Date.String(), "type": register.TypeName(d.Type),
		"sender": c.nameOf(d.Sender, d.Date),
	}
	for k, v := range words {
		all[k] = v
	}
	text, ok := r.Sentences[name]
	if !ok {
		text = r.Title + ": {sender}, {symbol} ngày {date}."
	}
	return register.Fill(text, all)
}

// nameOf returns what to call a party on a day.
func (c *checker) nameOf(p register.Party, d register.Date) string {
	if p.Code != "" {
		return c.Org.Name(p.Code, d)
	}
	if r := c.Org.Resolve(p.Text, d); r.Certainty == register.Resolved {
		return r.Unit.Name
	}
	return p.Text
}

// partyCode is the unit's code, or the words as long as it has none.
func partyCode(p register.Party) string { return cmp.Or(p.Code, p.Text) }

// symbolOf is the symbol, or the bare number, a document is called by.
func symbolOf(d *register.Document) string {
	return cmp.Or(d.Symbol, d.Number.String(), "(chưa có số)")
}

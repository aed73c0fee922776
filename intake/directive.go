package intake

import (
	"slices"
	"strings"

	"kycuong/register"
)

// ErrNoDirective: nothing in a text sets anybody a task.
const ErrNoDirective = register.Problem("No numbered task and no request was found in this text; it does not read like a directive.")

// Directive is what the text of a directive ("văn bản chỉ đạo") proposes.
// Nothing in it is invented: every text is a stretch of the source, and what is
// only likely is named as unsure.
type Directive struct {
	Number     string // symbol; "" when the text does not give it, as with the others
	Date       register.Date
	Issuer     string
	Subject    string
	Addressees []register.Party // units and expanded groups the whole directive speaks to
	Tasks      []DirectiveTask
	Citations  []register.Citation
	Reports    []ReportDuty
	Text       string          // the cleaned source
	Parts      []DirectivePart // Text cut into pieces; joined together they are Text again
}

// DirectiveTask is one requirement.
type DirectiveTask struct {
	Item    string // 3, 3.a, II.2; of several in one paragraph 3.a(2)
	Text    string
	Units   []register.Party // in the lead, "chủ trì"
	With    []register.Party // who work with them, "phối hợp"
	Due     register.Date
	Days    int      // instead of Due: working days after the directive's own day
	Recurs  string   // monthly:15, quarterly:20, half:…, yearly:15/12
	DueText string   // the words the deadline was read from
	Unsure  []string // units, due, year, requirement, item
}

// ReportDuty is a report that is asked for again and again.
type ReportDuty struct {
	Text    string
	To      string
	Through string
	Period  string // month, quarter, half or year
}

// DirectivePart is a stretch of the source; Item is "" outside the items.
type DirectivePart struct {
	Item, Text string
}

// What a task can be unsure of.
const (
	unsureUnits       = "units"
	unsureDue         = "due"
	unsureYear        = "year"
	unsureRequirement = "requirement"
	unsureItem        = "item" // the number is made by Word, or met twice
)

// reading is a directive while it is read.
type reading struct {
	Directive
	words     []word
	mentions  []mention
	pieces    []piece
	items     map[string]int     // how often an item was met
	automatic map[int]markerKind // where Word numbers by itself
	above     []heading          // the items that the one being read stands under
}

// heading is what an item says for those below it, read once.
type heading struct {
	depth   int
	units   []register.Party
	with    []register.Party
	loose   bool
	due     dueFound
	hasDue  bool
	request bool
}

// ParseDirective reads the text of a directive. Units are looked for in the
// tree of the directive's date.
func ParseDirective(text string, org *register.Org) (Directive, error) {
	return parseDirective(text, org, false)
}

// parseDirective also knows the signs that a text from Word has for automatic
// numbers.
func parseDirective(text string, org *register.Org, word bool) (Directive, error) {
	if org == nil {
		org = register.NewOrg(nil)
	}
	d := reading{items: map[string]int{}}
	if d.Text = mendLines(text); word {
		d.Text, d.automatic = takeSigns(d.Text)
	}
	body, cites := d.readHead()
	d.words = wordsOf(d.Text)
	d.pieces = cutItems(d.Text, body, d.automatic)
	for _, p := range d.pieces {
		d.Parts = append(d.Parts, DirectivePart{p.item, d.Text[p.from:p.to]})
	}
	var cited []span
	d.Citations, cited = citationsIn(d.Text, cites)
	d.mentions = newUnitFinder(org, d.Date, d.Issuer).mentions(d.Text, d.words, cited)
	d.readTasks(body)
	d.Reports = d.duties()
	if !slices.ContainsFunc(d.Tasks, func(t DirectiveTask) bool { return !slices.Contains(t.Unsure, unsureRequirement) }) {
		d.Tasks = nil
		return d.Directive, ErrNoDirective
	}
	return d.Directive, nil
}

// readTasks makes a task of every item that has none below it; each of several
// requirements in one paragraph is a task of its own. Where nothing is
// numbered, and behind the last item, sentences that give an order count.
func (d *reading) readTasks(body int) {
	first := slices.IndexFunc(d.pieces, func(p piece) bool { return p.item != "" })
	if first >= 0 {
		d.Addressees, _ = unitsIn(d.mentions, 0, d.pieces[first].from)
	} else {
		d.Addressees, _ = unitsIn(d.mentions, 0, body)
	}
	orders := 0
	for i, p := range d.pieces {
		switch {
		case p.item == "" && (i > first && first >= 0 || first < 0 && p.to > body):
			if isFoot(d.Text[p.from:p.to]) {
				return
			}
			d.above = nil
			d.ordersIn(max(p.from, body), p.to, &orders)
		case p.item != "":
			d.readItem(i)
		}
	}
}

func (d *reading) readItem(i int) {
	p := d.pieces[i]
	for len(d.above) > 0 && d.above[len(d.above)-1].depth >= p.depth {
		d.above = d.above[:len(d.above)-1]
	}
	if i+1 < len(d.pieces) && d.pieces[i+1].depth > p.depth {
		d.above = append(d.above, d.said(p.from, p.to, p.depth))
		return
	}
	for n, r := range d.requirementsIn(p.from, p.to) {
		item := p.item
		if n > 0 {
			item += "(" + number2(n+1) + ")"
		}
		d.addTask(item, r, p.counted)
	}
}

// ordersIn takes the sentences outside the items that turn to a unit.
func (d *reading) ordersIn(from, to int, count *int) {
	for _, r := range d.requirementsIn(from, to) {
		words := wordsIn(d.words, r.from, r.to)
		if units, _ := unitsIn(d.mentions, r.from, r.to); !r.named || len(units) == 0 || !isRequest(words) || strings.HasSuffix(strings.TrimSpace(d.Text[r.from:r.to]), ":") {
			continue
		}
		*count++
		d.addTask("("+number2(*count)+")", r, false)
	}
}

// said is what a stretch says by itself, and the items above it where it says
// nothing.
func (d *reading) said(from, to, depth int) heading {
	words := wordsIn(d.words, from, to)
	h := heading{depth: depth, request: isRequest(words)}
	h.units, h.with, h.loose = rolesIn(d.mentions, from, to)
	h.due, h.hasDue = dueIn(d.Text[:to], words, d.Date)
	if n := len(d.above); n > 0 {
		above := d.above[n-1]
		if len(h.units) == 0 {
			h.units, h.loose = above.units, above.loose
			h.with = without(append(slices.Clone(above.with), without(h.with, above.with)...), h.units)
		}
		if !h.hasDue {
			h.due, h.hasDue = above.due, above.hasDue
		}
		h.request = h.request || above.request
	}
	return h
}

// addTask adds the requirement; one that only says since when the directive
// itself holds sets nobody a task.
func (d *reading) addTask(item string, r requirement, counted bool) {
	text := strings.TrimSpace(d.Text[r.from:r.to])
	if inForce().MatchString(text) {
		return
	}
	h := d.said(r.from, r.to, 0)
	t := DirectiveTask{Item: item, Text: text, Units: h.units, With: h.with, Due: h.due.day, Days: h.due.days, Recurs: h.due.recurs, DueText: h.due.text}
	if len(t.Units) == 0 {
		t.Units = d.Addressees
		t.With = without(t.With, t.Units)
	}
	if len(h.units) == 0 || h.loose {
		t.Unsure = append(t.Unsure, unsureUnits)
	}
	if h.due.unsure != "" {
		t.Unsure = append(t.Unsure, h.due.unsure)
	}
	if !h.request {
		t.Unsure = append(t.Unsure, unsureRequirement)
	}
	if d.items[item] = d.items[item] + 1; counted || d.items[item] > 1 {
		t.Unsure = append(t.Unsure, unsureItem)
	}
	d.Tasks = append(d.Tasks, t)
}

var inForce = register.Pattern(`^(?:Điều \d+[.:]\s*)?(?:\d+\.\s*)?(?:Quyết định|Chỉ thị|Nghị quyết|Kế hoạch|Quy định|Công văn) này có hiệu lực[^.;]*[./]*$`)

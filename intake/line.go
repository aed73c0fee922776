package intake

import (
	"strings"
	"unicode"

	"kycuong/register"
)

// Line reads one line of a table that has no header, as one copies it from a
// spreadsheet or a portal: cells parted by tabs, each understood by its shape. The
// first day is the document's, for an incoming one the later of two is its arrival; an
// agency is the sender of an incoming document and a main addressee of an outgoing one;
// the longest of what is left is the subject, a name after it the signer. False when it
// holds neither symbol nor subject.
func Line(text string, dir register.Direction, org *register.Org, today register.Date) (register.Document, bool) {
	d := register.Document{Direction: dir}
	var days []register.Date
	var units, rest []string
	for cell := range strings.SplitSeq(lineOf(text), "\t") {
		cell = register.Clean(strings.Trim(strings.TrimSpace(cell), `"`))
		if cell == "" {
			continue
		}
		if date, err := register.ParseDate(cell); err == nil {
			days = append(days, date)
		} else if _, err := register.ParseSymbol(cell); err == nil && d.Symbol == "" && strings.Contains(cell, "/") {
			d.Symbol = cell
		} else if t, ok := register.TypeByText(cell); ok && d.Type == "" {
			d.Type = t.Code
		} else if areUnits(cell, org, today) {
			units = append(units, cell)
		} else if !isCount(cell) {
			rest = append(rest, cell)
		}
	}
	d.Subject, rest = takeLongest(rest)
	for _, cell := range rest {
		if isName(cell) && d.Signer == "" {
			d.Signer = cell
		}
	}
	lineDays(&d, days)
	lineParties(&d, units)
	if sym, err := register.ParseSymbol(d.Symbol); err == nil && d.Type == "" {
		d.Type = sym.Type
	}
	return d, d.Symbol != "" || d.Subject != ""
}

// lineOf is the last line that says something: a header may have been copied too.
func lineOf(text string) (last string) {
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r", "\n"), "\n") {
		if strings.TrimSpace(line) != "" {
			last = line
		}
	}
	return last
}

// areUnits reports a cell that names agencies, parted by semicolons.
func areUnits(cell string, org *register.Org, day register.Date) bool {
	for name := range strings.SplitSeq(cell, ";") {
		if name = strings.TrimSpace(name); name != "" {
			if r := org.Resolve(name, day); r.Certainty != register.Resolved && r.Certainty != register.Ended {
				return false
			}
		}
	}
	return true
}

// isCount reports a cell without a letter: a line number, copies.
func isCount(cell string) bool { return !strings.ContainsFunc(cell, unicode.IsLetter) }

func takeLongest(cells []string) (longest string, rest []string) {
	at := -1
	for i, cell := range cells {
		if len([]rune(cell)) > len([]rune(longest)) {
			longest, at = cell, i
		}
	}
	for i, cell := range cells {
		if i != at {
			rest = append(rest, cell)
		}
	}
	return longest, rest
}

// isName reports two to five words that begin with a capital, as Vietnamese names do.
func isName(cell string) bool {
	words := strings.Fields(cell)
	for _, w := range words {
		if first := []rune(w)[0]; !unicode.IsUpper(first) || strings.ContainsFunc(w, unicode.IsDigit) {
			return false
		}
	}
	return len(words) >= 2 && len(words) <= 5
}

func lineDays(d *register.Document, days []register.Date) {
	if len(days) == 0 {
		return
	}
	d.Date = days[0]
	if d.Direction != register.Incoming || len(days) < 2 {
		return
	}
	d.Date, d.Arrived = min(days[0], days[1]), max(days[0], days[1])
}

func lineParties(d *register.Document, units []string) {
	for _, cell := range units {
		for name := range strings.SplitSeq(cell, ";") {
			p := register.Party{Text: strings.TrimSpace(name)}
			switch {
			case p.Text == "":
			case d.Direction == register.Incoming && d.Sender.IsZero():
				d.Sender = p
			default:
				d.To = append(d.To, p)
			}
		}
	}
}

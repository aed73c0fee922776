package review

import (
	"cmp"
	"strings"

	"kycuong/register"
)

// symbol judges R16: the symbol against the type and the agency (Decree
// 30/2020, appendices I and III).
func (c *checker) symbol(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R16", d.Date)
	if !ok || d.Direction != register.Outgoing || d.Symbol == "" {
		return nil
	}
	sym, ok := c.parse(d.Symbol)
	if !ok {
		f := c.finding(rule, d, "unreadable", nil)
		f.Severity = Warning
		return []Finding{f}
	}
	if d.Type != "" && !symbolFitsType(sym, d.Type) {
		shown := register.TypeName(sym.Type)
		if sym.Type == "" {
			shown = register.TypeName(register.Letter)
		}
		return []Finding{c.finding(rule, d, "type", map[string]string{"symbolType": shown})}
	}
	if want, wrong := c.wrongAgency(sym, d); wrong {
		f := c.finding(rule, d, "agency", map[string]string{"agency": sym.Agency, "want": want})
		f.Severity = Warning
		return []Finding{f}
	}
	return nil
}

// symbolFitsType: a letter's symbol has no type; every other type stands in it.
func symbolFitsType(sym register.Symbol, docType string) bool {
	if docType == register.Letter || docType == register.PersonalLetter {
		return sym.Type == ""
	}
	return sym.Type == docType
}

// wrongAgency compares what stands for the agency with the abbreviations of
// the sender and, for offices and persons, of the body they speak for.
func (c *checker) wrongAgency(sym register.Symbol, d *register.Document) (want string, wrong bool) {
	sender, ok := c.resolve(d.Sender, d.Date)
	if !ok || sender.Abbr == "" || sym.Party {
		return "", false
	}
	s := c.signs.of(signed{sym.Agency, sender.Code, c.Org.Era(d.Date)}, func() sign { return c.signOf(sym.Agency, sender, d.Date) })
	return s.want, s.wrong
}

// signed is what stands for the agency in a symbol, and the sender in an era of the
// tree.
type signed struct {
	agency, sender string
	era            int
}

// sign is what should stand there instead.
type sign struct {
	want  string
	wrong bool
}

func (c *checker) signOf(written string, sender register.Unit, day register.Date) sign {
	agency, want := squeeze(written), ""
	for _, u := range []register.Unit{sender, c.bodyOf(sender, day)} {
		for _, a := range splitAbbr(u.Abbr) {
			want = cmp.Or(want, a)
			if rest, ok := strings.CutPrefix(agency, squeeze(a)); a != "" && ok && (rest == "" || !isWordStart(rest)) {
				return sign{}
			}
		}
	}
	return sign{want, true}
}

// squeeze makes "UBND - VX" and "ubnd-vx" equal; đ stays apart from d.
func squeeze(s string) string {
	return strings.ToLower(strings.ReplaceAll(register.Clean(s), " ", ""))
}

// isWordStart reports that the agency's name goes on, so that SN is not SNV.
func isWordStart(rest string) bool { return !strings.ContainsAny(rest[:1], "-.&/") }

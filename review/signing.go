package review

import (
	"slices"
	"strings"

	"kycuong/register"
)

// Forms of signing.
const (
	forHead     = "KT."  // a deputy for the head
	byOrder     = "TL."  // by order of the head
	byAuthority = "TUQ." // by written authority
)

func signingOf(d *register.Document) string {
	s := strings.ToUpper(strings.TrimSuffix(strings.TrimSpace(d.Signing), "."))
	if s == "" {
		return ""
	}
	return s + "."
}

// signing judges R07, content the head signs in person, and R08, the basis of
// TUQ. and TL. (Decree 30/2020, article 13).
func (c *checker) signing(d *register.Document) []Finding {
	form := signingOf(d)
	if !slices.Contains([]string{forHead, byOrder, byAuthority}, form) {
		return nil
	}
	return slices.Concat(c.headMustSign(d, form), c.authority(d, form))
}

// headMustSign judges R07: listed content that goes to a superior body, or to a
// body outside the administration, is signed by the head.
func (c *checker) headMustSign(d *register.Document, form string) []Finding {
	rule, ok := c.ruleOn("R07", d.Date)
	content, known := c.contentOf(d)
	sender, resolved := c.resolve(d.Sender, d.Date)
	if !ok || !known || !content.HeadSigns || !resolved {
		return nil
	}
	var routes []route
	for _, p := range c.mainAddressees(d) {
		if r := c.route(sender, p, d.Date); r.certainty == register.Resolved && (r.direct || r.levels > 0 || r.outside) {
			routes = append(routes, r)
		}
	}
	if len(routes) == 0 {
		return nil
	}
	f := c.finding(rule, d, "deputy", map[string]string{"content": content.Name, "form": form, "signer": d.Signer, "addressees": c.addresseeNames(routes, d.Date)})
	if content.Citation != "" {
		f.Citation = (&Rule{Citation: content.Citation, Confirmed: content.Confirmed}).Cite()
	}
	c.claim(&f, rule, d)
	return []Finding{f}
}

// authority judges R08 of documents that went out: TUQ. needs an authorisation
// in force, TL. a type that may be signed so. Where an office has recorded no
// authorisation at all, nothing can be concluded, which is said.
func (c *checker) authority(d *register.Document, form string) []Finding {
	rule, ok := c.ruleOn("R08", d.Date)
	if !ok || d.Direction != register.Outgoing {
		return nil
	}
	words := map[string]string{"signer": d.Signer}
	sentence := ""
	switch {
	case form == byAuthority && len(c.Settings.Authorisations) == 0:
		sentence = "unrecorded"
	case form == byAuthority:
		sentence = c.unauthorised(d, words)
	case form == byOrder && len(rule.list("orderTypes")) > 0 && !rule.has("orderTypes", d.Type):
		sentence = "order"
	}
	if sentence == "" {
		return nil
	}
	f := c.finding(rule, d, sentence, words)
	if sentence == "order" || sentence == "unrecorded" {
		f.Severity = Warning
	}
	c.claim(&f, rule, d)
	return []Finding{f}
}

// unauthorised says in which way no authorisation covers a document; "" when one
// does.
func (c *checker) unauthorised(d *register.Document, words map[string]string) string {
	sentence := "none"
	for _, a := range c.Settings.Authorisations {
		if register.FoldMarks(a.Signer) != register.FoldMarks(d.Signer) {
			continue
		}
		words["document"], words["until"] = a.Document, a.Until.String()
		switch {
		case d.Date < a.From || a.Until != 0 && d.Date > a.Until:
			sentence = "expired"
		case a.Words != "" && !c.hasAny(d.Subject, a.Words):
			sentence = "beyond"
		case a.Until == 0:
			return "endless"
		default:
			return ""
		}
	}
	return sentence
}

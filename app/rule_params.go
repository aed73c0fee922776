package app

import (
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2/widget"
)

// ruleParams are the fields of a rule's parameters, a line for each.
type ruleParams struct {
	w     words
	rule  review.Rule
	names []string
	lines []*widgets.Line
}

// shortParam is how many letters of a parameter one line shows.
const shortParam = 44

func newRuleParams(w words, r review.Rule) *ruleParams {
	p := &ruleParams{w: w, rule: r, names: r.ParamNames()}
	for _, name := range p.names {
		text := strings.Join(paramParts(name, r.Params[name]), "; ")
		line := widgets.NewLine()
		if len([]rune(text)) > shortParam {
			line = widgets.NewMultiLine()
			line.SetMinRowsVisible(2)
		}
		line.SetText(text)
		p.lines = append(p.lines, line)
	}
	return p
}

func (p *ruleParams) items() (list []*widget.FormItem) {
	for i, name := range p.names {
		list = append(list, widget.NewFormItem(p.w.param(name), p.lines[i]))
	}
	return list
}

// read returns the parameters as the rule keeps them; one it did not have and that says
// nothing is left out.
func (p *ruleParams) read() (map[string]string, refusal) {
	params := map[string]string{}
	for i, name := range p.names {
		var parts []string
		for part := range strings.SplitSeq(strings.ReplaceAll(p.lines[i].Text, "\n", ";"), ";") {
			if part = register.Clean(part); part == "" {
				continue
			}
			if isTypeParam(name) {
				t, ok := register.TypeByText(part)
				if !ok {
					return nil, blames(p.lines[i], p.w.t("“{type}” is not a type of document.", "type", part))
				}
				part = t.Code
			}
			parts = append(parts, part)
		}
		if _, has := p.rule.Params[name]; has || len(parts) > 0 {
			params[name] = strings.Join(parts, ";")
		}
	}
	return params, refusal{}
}

// isTypeParam reports that a parameter holds types of documents.
func isTypeParam(name string) bool { return strings.HasSuffix(strings.ToLower(name), "types") }

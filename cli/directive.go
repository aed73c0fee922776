package cli

import (
	"fmt"
	"strings"

	"kycuong/assets"
	"kycuong/intake"
	"kycuong/register"
	"kycuong/store"
)

type directiveCmd struct {
	File   string `arg:"" help:"Text of the directive: .txt or .docx." type:"path"`
	DryRun bool   `help:"Read and report, keep nothing."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

// directiveResult is the JSON of the command.
type directiveResult struct {
	Number     string         `json:"number"`
	Date       register.Date  `json:"date"`
	Issuer     string         `json:"issuer"`
	Subject    string         `json:"subject"`
	Addressees []string       `json:"addressees"`
	Tasks      []proposedTask `json:"tasks"`
	Citations  []cited        `json:"citations"`
	Reports    []reportDuty   `json:"reports"`
}

type proposedTask struct {
	Item   string        `json:"item"`
	Text   string        `json:"text"`
	Units  []string      `json:"units"`
	With   []string      `json:"with"`
	Due    register.Date `json:"due"`
	Recurs string        `json:"recurs"`
	Unsure []string      `json:"unsure"`
}

type cited struct {
	Symbol string        `json:"symbol"`
	Date   register.Date `json:"date"`
	Issuer string        `json:"issuer"`
	Text   string        `json:"text"`
}

type reportDuty struct {
	Text    string `json:"text"`
	To      string `json:"to"`
	Through string `json:"through"`
	Period  string `json:"period"`
}

// Run reads the directive and keeps its tasks, one for each unit.
func (c directiveCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		org, err := st.Org()
		if err != nil {
			return err
		}
		d, err := intake.ReadDirective(s.ctx, c.File, org)
		if err != nil {
			return err
		}
		cal, err := st.Calendar()
		if err != nil {
			return err
		}
		res := newDirectiveResult(d, cal)
		if c.JSON {
			err = s.json(res)
		} else {
			c.print(s, res)
		}
		if err != nil || c.DryRun {
			return err
		}
		return c.keep(s, st, d)
	})
}

func newDirectiveResult(d intake.Directive, cal *register.Calendar) directiveResult {
	res := directiveResult{d.Number, d.Date, d.Issuer, d.Subject, codes(d.Addressees), []proposedTask{}, []cited{}, []reportDuty{}}
	for _, t := range d.Tasks {
		res.Tasks = append(res.Tasks, proposedTask{t.Item, t.Text, codes(t.Units), codes(t.With), t.Deadline(d.Date, cal), t.Recurs, append([]string{}, t.Unsure...)})
	}
	for _, x := range d.Citations {
		res.Citations = append(res.Citations, cited(x))
	}
	for _, r := range d.Reports {
		res.Reports = append(res.Reports, reportDuty(r))
	}
	return res
}

func codes(list []register.Party) []string {
	out := []string{}
	for _, p := range list {
		out = append(out, code(p))
	}
	return out
}

func (c directiveCmd) print(s *session, res directiveResult) {
	fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\n", res.Number, res.Date, res.Issuer, res.Subject)
	for _, t := range res.Tasks {
		due := t.Due.String()
		if due == "" {
			due = t.Recurs
		}
		unsure := ""
		if len(t.Unsure) > 0 {
			unsure = "? " + strings.Join(t.Unsure, ", ")
		}
		fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\t%s\n", t.Item, due, strings.Join(t.Units, " "), unsure, strings.ReplaceAll(t.Text, "\n", " "))
	}
	for _, x := range res.Citations {
		fmt.Fprintf(s.out, "→ %s\t%s\t%s\n", x.Symbol, x.Date, x.Issuer)
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "{tasks} requirements, {citations} documents named, {reports} reporting duties", "tasks", len(res.Tasks), "citations", len(res.Citations), "reports", len(res.Reports)))
}

// keep stores the tasks; a requirement that names nobody is refused.
func (c directiveCmd) keep(s *session, st *store.Store, d intake.Directive) error {
	var tasks []register.Task
	refused := false
	for _, t := range d.Tasks {
		if len(t.Units) == 0 {
			refused = true
			s.say("Item {item} names no unit and was left out.", "item", t.Item)
		}
		tasks = append(tasks, d.RegisterTasks(t)...)
	}
	keep := func() (int, []int, error) { return st.KeepDirective(s.ctx, d.Register(), tasks) }
	if d.Number == "" {
		s.say("The text gives no number and symbol; its tasks are kept without it.")
		keep = func() (int, []int, error) { return st.ImportTasks(s.ctx, tasks) }
	}
	added, known, err := keep()
	if err != nil {
		return err
	}
	s.say("{added} tasks kept, {known} were there already", "added", added, "known", len(known))
	if refused {
		return errRefused
	}
	return nil
}

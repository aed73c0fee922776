package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"kycuong/assets"
	"kycuong/intake"
	"kycuong/register"
	"kycuong/store"
)

// edxmlResult is the JSON of "import edxml".
type edxmlResult struct {
	importResult
	Messages []edxmlMessage `json:"messages"`
}

// edxmlMessage is one message and what it was read as. State is new, known or
// refused.
type edxmlMessage struct {
	File        string        `json:"file"`
	State       string        `json:"state"`
	Register    string        `json:"register"`
	Symbol      string        `json:"symbol"`
	Date        register.Date `json:"date"`
	Sender      string        `json:"sender"`
	Number      string        `json:"number"` // in its register, once it is entered
	Attachments int           `json:"attachments"`
	Elements    []edxmlLine   `json:"elements"`
}

// edxmlLine is one element and the field it filled; Field is "" when it filled none,
// Proposed is what a person has to look at.
type edxmlLine struct {
	Element  string `json:"element"`
	Raw      string `json:"raw"`
	Field    string `json:"field"`
	Value    string `json:"value"`
	Why      string `json:"why"`
	Proposed bool   `json:"proposed"`

	label string
}

// edxml reads messages and enters their documents, each with the next number of
// its register as if a clerk had typed it.
func (c importCmd) edxml(s *session, st *store.Store) error {
	org, err := st.Org()
	if err != nil {
		return err
	}
	settings, err := st.Settings()
	if err != nil {
		return err
	}
	desk := intake.Desk{Org: org, Office: settings.Office, Today: register.DateOf(s.now())}
	list, err := desk.ReadEdXML(s.ctx, c.Files, s.progress("messages"))
	if err != nil {
		return err
	}
	res := edxmlResult{importResult{0, []refusal{}, []refusal{}}, []edxmlMessage{}}
	for _, m := range list {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := c.enter(s, st, m, &res); err != nil {
			return err
		}
	}
	return c.printEdXML(s, res)
}

// enter keeps the document of one message, or says why not.
func (c importCmd) enter(s *session, st *store.Store, m intake.EdXML, res *edxmlResult) error {
	about := s.edxmlMessage(m)
	read := s.result(intake.Source{Refused: m.Refused, Warnings: m.Warnings}, 0)
	res.Refused, res.Warnings = append(res.Refused, read.Refused...), append(res.Warnings, read.Warnings...)
	if m.Accepted() {
		known, ok, err := st.Known(m.Document)
		if err != nil {
			return err
		}
		switch {
		case ok:
			about.State, about.Number = "known", known.Number.String()
			res.Warnings = append(res.Warnings, refusal{m.File, 0, "", assets.Text(s.lang, "{symbol} is in the register already; the message added nothing.", "symbol", known.Symbol)})
		case c.DryRun:
			res.Accepted++
		default:
			if err := s.log(st, m, &about, res); err != nil {
				return err
			}
		}
	}
	res.Messages = append(res.Messages, about)
	return nil
}

// log enters a document; what the register refuses is told like what the reading
// refused.
func (s *session) log(st *store.Store, m intake.EdXML, about *edxmlMessage, res *edxmlResult) error {
	d, err := st.AddDocument(m.Document)
	switch {
	case err == nil:
		about.Number = d.Number.String()
		res.Accepted++
	case isFatal(err):
		return err
	default:
		about.State = "refused"
		res.Refused = append(res.Refused, refusal{m.File, 0, "", s.words(err)})
	}
	return nil
}

func (s *session) edxmlMessage(m intake.EdXML) edxmlMessage {
	d := m.Document
	about := edxmlMessage{m.File, "new", d.Direction.String(), d.Symbol, d.Date, code(d.Sender), "", m.Attachments, []edxmlLine{}}
	if !m.Accepted() {
		about.State = "refused"
	}
	for _, l := range m.Lines {
		about.Elements = append(about.Elements, edxmlLine{l.Element, l.Raw, l.Field, l.Value, s.sentence(l.Why), l.Proposed, assets.Text(s.lang, l.Label())})
	}
	return about
}

// printEdXML tells how it went; a dry run shows what every element was read as.
func (c importCmd) printEdXML(s *session, res edxmlResult) error {
	if c.JSON {
		if err := s.json(res); err != nil {
			return err
		}
	} else {
		if c.DryRun {
			for _, m := range res.Messages {
				if err := s.printMessage(m); err != nil {
					return err
				}
			}
		}
		s.list(res.Warnings, "Warning: {file}, line {row}, element {column}: {reason}", "Warning: {file}: {reason}")
		s.list(res.Refused, "Refused: {file}, line {row}, element {column}: {reason}", "Refused: {file}: {reason}")
		fmt.Fprintln(s.out, assets.Text(s.lang, "{accepted} accepted, {refused} refused, {warnings} warnings",
			"accepted", res.Accepted, "refused", len(res.Refused), "warnings", len(res.Warnings)))
	}
	if len(res.Refused) > 0 {
		return errRefused
	}
	return nil
}

// printMessage shows a message as a table of element, text, field and value.
func (s *session) printMessage(m edxmlMessage) error {
	words := map[string]string{"new": assets.Text(s.lang, "New"), "known": assets.Text(s.lang, "In the register already"), "refused": assets.Text(s.lang, "Not accepted"),
		register.Outgoing.String(): assets.Text(s.lang, "Outgoing"), register.Incoming.String(): assets.Text(s.lang, "Incoming")}
	fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\t%s\t%s\n", m.File, words[m.State], words[m.Register], m.Symbol, m.Date,
		assets.Text(s.lang, "{n} attachments passed over", "n", m.Attachments))
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, l := range m.Elements {
		if err := s.printLine(table, l); err != nil {
			return err
		}
	}
	return table.Flush()
}

func (s *session) printLine(w io.Writer, l edxmlLine) error {
	to := "– " + l.Why
	if l.Field != "" {
		to = "→ " + l.label + ": " + l.Value
		if l.Why != "" {
			to += " – " + l.Why
		}
	}
	if l.Proposed {
		to = assets.Text(s.lang, "Proposed:") + " " + to
	}
	_, err := fmt.Fprintf(w, "  %s\t%s\t%s\n", l.Element, l.Raw, to)
	return err
}

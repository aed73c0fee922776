package cli

import (
	"fmt"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/store"
)

type searchCmd struct {
	Query  []string `arg:"" optional:"" help:"Words; marks are not needed."`
	Book   string   `help:"Book."`
	Year   int      `help:"Year."`
	Unit   string   `help:"Code of the sender, an addressee or the handler."`
	Type   string   `help:"Type of document."`
	Status string   `help:"open, overdue, answered, returned or voided."`
	Closed bool     `help:"In closed years too."`
	Limit  int      `help:"At most so many documents." default:"50"`
	JSON   bool     `name:"json" help:"Print JSON."`
}

// hit is one document found.
type hit struct {
	ID      uint64        `json:"id"`
	Symbol  string        `json:"symbol"`
	Date    register.Date `json:"date"`
	Type    string        `json:"type"`
	Subject string        `json:"subject"`
	Sender  string        `json:"sender"`
	To      []string      `json:"to"`
}

type searchResult struct {
	Total     int   `json:"total"`
	Documents []hit `json:"documents"`
}

// Run prints what was found, the newest first, with the total.
func (c searchCmd) Run(s *session) error {
	switch c.Status {
	case "", "open", "overdue", "answered", "returned", "voided":
	default:
		return usageError{fmt.Errorf("--status %s", c.Status)}
	}
	if t, ok := register.TypeByText(c.Type); ok {
		c.Type = t.Code
	} else if c.Type != "" {
		return usageError{fmt.Errorf("--type %s", c.Type)}
	}
	return s.with(func(st *store.Store) error {
		res, err := st.Search(store.Query{Text: joinWords(c.Query), Book: c.Book, Year: c.Year, Unit: c.Unit, Type: c.Type,
			Status: c.Status, Limit: c.Limit, Closed: c.Closed})
		if err != nil {
			return err
		}
		docs, err := st.Documents(res.IDs)
		if err != nil {
			return err
		}
		out := searchResult{Total: res.Total, Documents: []hit{}}
		for _, d := range docs {
			out.Documents = append(out.Documents, newHit(d))
		}
		return c.print(s, out)
	})
}

func (c searchCmd) print(s *session, out searchResult) error {
	if c.JSON {
		return s.json(out)
	}
	for _, h := range out.Documents {
		fmt.Fprintf(s.out, "%d\t%s\t%s\t%s\t%s\n", h.ID, h.Date, h.Symbol, h.Sender, h.Subject)
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "{n} documents", "n", out.Total))
	return nil
}

func joinWords(words []string) string {
	text := ""
	for _, w := range words {
		text += w + " "
	}
	return register.Clean(text)
}

func newHit(d register.Document) hit {
	h := hit{ID: d.ID, Symbol: d.Symbol, Date: d.Date, Type: d.Type, Subject: d.Subject, Sender: code(d.Sender), To: []string{}}
	for _, p := range d.To {
		h.To = append(h.To, code(p))
	}
	return h
}

// code is the unit's code, or the words as long as it has none.
func code(p register.Party) string {
	if p.Code != "" {
		return p.Code
	}
	return p.Text
}

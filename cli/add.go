package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/store"
)

type addCmd struct {
	Direction string `arg:"" enum:"outgoing,incoming" help:"outgoing or incoming."`
}

// newDocument is one JSON line of the command; units are given by code.
type newDocument struct {
	Type      string              `json:"type"`
	Date      register.Date       `json:"date"`
	Subject   string              `json:"subject"`
	Sender    string              `json:"sender"`
	To        []string            `json:"to"`
	CC        []string            `json:"cc"`
	Signer    string              `json:"signer"`
	Signing   string              `json:"signing"`
	Signed    register.Date       `json:"signed"`
	Issued    register.Date       `json:"issued"`
	Urgency   string              `json:"urgency"`
	Secrecy   string              `json:"secrecy"`
	ReplyDue  register.Date       `json:"replyDue"`
	InReplyTo string              `json:"inReplyTo"`
	Exception string              `json:"exception"`
	Evidence  string              `json:"evidence"`
	Copies    int                 `json:"copies"`
	Note      string              `json:"note"`
	Book      string              `json:"book"`
	Number    anyNumber           `json:"number"`
	Symbol    string              `json:"symbol"`
	UID       string              `json:"uid"`
	Relations []register.Relation `json:"relations"`

	Field        string         `json:"field"`
	Content      string         `json:"content"`
	Pages        int            `json:"pages"`
	SummaryPages int            `json:"summaryPages"`
	Consulted    []string       `json:"consulted"`
	Opinions     []string       `json:"opinions"`
	SignedAt     register.Clock `json:"signedAt"`
	IssuedAt     register.Clock `json:"issuedAt"`
	Acknowledged register.Date  `json:"acknowledged"`

	Arrived      register.Date `json:"arrived"`
	Handler      string        `json:"handler"`
	HandleDue    register.Date `json:"handleDue"`
	Progress     string        `json:"progress"`
	Reply        string        `json:"reply"`
	Returned     bool          `json:"returned"`
	ReturnReason string        `json:"returnReason"`
}

// anyNumber is a number written as 12, "12", "12a" or, of an outgoing
// document, as its whole symbol.
type anyNumber string

// UnmarshalJSON reads a JSON number or string.
func (n *anyNumber) UnmarshalJSON(b []byte) error {
	*n = anyNumber(strings.Trim(string(b), `"`))
	if *n == "null" {
		*n = ""
	}
	return nil
}

// added is the answer to one line.
type added struct {
	ID     uint64 `json:"id"`
	Number string `json:"number"`
	Symbol string `json:"symbol"`
}

const maxLine = 1 << 20

// Run logs line after line; each answer is written only after its document is
// durable. A refused line is told and passed over.
func (c addCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		lines := bufio.NewScanner(s.in)
		lines.Buffer(make([]byte, 64<<10), maxLine)
		refused := false
		for n := 1; lines.Scan(); n++ {
			if len(bytes.TrimSpace(lines.Bytes())) == 0 {
				continue
			}
			answer, err := c.add(st, lines.Bytes())
			if err != nil {
				if isFatal(err) {
					return err
				}
				refused = true
				fmt.Fprintln(s.err, s.place(refusal{"-", n, "", s.words(err)}, "Refused: {file}, row {row}: {reason}"))
				continue
			}
			line, err := json.Marshal(answer)
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintf(s.out, "%s\n", line); err != nil {
				return err
			}
		}
		if err := lines.Err(); err != nil {
			return fmt.Errorf("%s: %w", assets.Text(s.lang, "A line is longer than 1 MB"), err)
		}
		if refused {
			return errRefused
		}
		return nil
	})
}

// isFatal tells a fault of the store, which ends the command, from a fault of
// the line, which is passed over.
func isFatal(err error) bool {
	var faults register.Faults
	return !errors.As(err, &faults) && !errors.Is(err, errNotJSON) && !errors.Is(err, register.ErrDate) && !errors.Is(err, register.ErrClock) && !errors.Is(err, store.ErrDuplicate) &&
		!errors.Is(err, register.ErrNumberTaken) && !errors.Is(err, register.ErrNumberVoid) && !errors.Is(err, register.ErrInsertBefore)
}

// errNotJSON is a line that is not the JSON it should be.
const errNotJSON = register.Problem("The line is not the JSON document it should be.")

func (c addCmd) add(st *store.Store, line []byte) (added, error) {
	org, err := st.Org()
	if err != nil {
		return added{}, err
	}
	d, err := c.parse(line, org)
	if err != nil {
		return added{}, err
	}
	d, err = st.AddDocument(d)
	if err != nil {
		return added{}, err
	}
	return added{d.ID, d.Number.String(), d.Symbol}, nil
}

// parse reads one line.
func (c addCmd) parse(line []byte, org *register.Org) (register.Document, error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	var n newDocument
	if err := dec.Decode(&n); err != nil {
		return register.Document{}, fmt.Errorf("%w: %w", err, errNotJSON)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return register.Document{}, fmt.Errorf("more than one on the line: %w", errNotJSON)
	}
	return n.document(c.Direction, org)
}

func (n newDocument) document(direction string, org *register.Org) (register.Document, error) {
	party := func(text string) register.Party {
		return org.ResolveParty(register.Party{Text: register.Clean(text)}, n.Date)
	}
	d := register.Document{
		UID: n.UID, Direction: register.Outgoing, Book: n.Book, Symbol: n.Symbol, Date: n.Date, Signed: n.Signed, Issued: n.Issued,
		Type: n.Type, Subject: n.Subject, Signer: n.Signer, Signing: n.Signing, Sender: party(n.Sender), ReplyDue: n.ReplyDue,
		InReplyTo: n.InReplyTo, Exception: n.Exception, Evidence: n.Evidence, Copies: n.Copies, Note: n.Note, Relations: n.Relations,
		Field: n.Field, Content: n.Content, Pages: n.Pages, Summary: n.SummaryPages, Opinions: n.Opinions, SignedAt: n.SignedAt, IssuedAt: n.IssuedAt, Acknowledged: n.Acknowledged,
		Arrived: n.Arrived, HandleDue: n.HandleDue, Progress: n.Progress, Reply: n.Reply, Returned: n.Returned, ReturnReason: n.ReturnReason,
	}
	if direction == "incoming" {
		d.Direction = register.Incoming
	}
	for _, t := range n.To {
		d.To = append(d.To, party(t))
	}
	for _, t := range n.Consulted {
		d.Consulted = append(d.Consulted, party(t))
	}
	for _, t := range n.CC {
		d.CC = append(d.CC, party(t))
	}
	if n.Handler != "" {
		d.Handler = party(n.Handler)
	}
	return d, n.marks(&d)
}

// marks reads urgency, secrecy and number, the fields with a form of their own.
func (n newDocument) marks(d *register.Document) error {
	var ok bool
	if d.Urgency, ok = register.ParseUrgency(n.Urgency); !ok {
		return register.Faults{{Field: "urgency", Text: "“{text}” is not a degree of urgency.", Args: map[string]string{"text": n.Urgency}}}
	}
	if d.Secrecy, ok = register.ParseSecrecy(n.Secrecy); !ok {
		return register.Faults{{Field: "secrecy", Text: "“{text}” is not a degree of secrecy.", Args: map[string]string{"text": n.Secrecy}}}
	}
	text := string(n.Number)
	if text == "" {
		return nil
	}
	if sym, err := register.ParseSymbol(text); err == nil && d.Direction == register.Outgoing {
		d.Number, d.Symbol = sym.Number, text
		return nil
	}
	number, err := register.ParseNumber(text)
	if err != nil {
		return register.Faults{{Field: "number", Text: "“{text}” is not a number.", Args: map[string]string{"text": text}}}
	}
	d.Number = number
	return nil
}

package review

import (
	"iter"

	"kycuong/register"
)

// index is the Library of a whole register, built in one pass.
type index struct {
	symbols map[string][]Reference
	answers map[string][]Reference
	ours    map[string]bool // outgoing documents, by identity
}

func newIndex(documents iter.Seq[register.Document]) *index {
	x := &index{symbols: map[string][]Reference{}, answers: map[string][]Reference{}, ours: map[string]bool{}}
	for d := range documents {
		if d.Voided != "" {
			continue
		}
		ref := Reference{d.ID, d.Direction, d.Sender, d.To, d.Date}
		if d.Symbol != "" {
			key := register.SymbolKey(d.Symbol)
			x.symbols[key] = append(x.symbols[key], ref)
		}
		for _, key := range answered(d) {
			x.answers[key] = append(x.answers[key], ref)
		}
		if d.Direction == register.Outgoing {
			x.ours[paperKey(d)] = true
		}
	}
	return x
}

// answered returns the symbols a document says it answers.
func answered(d register.Document) []string {
	if d.InReplyTo == "" {
		return nil
	}
	var keys []string
	for _, s := range register.SymbolsIn(d.InReplyTo) {
		keys = append(keys, register.SymbolKey(s))
	}
	if len(keys) == 0 {
		keys = []string{register.SymbolKey(d.InReplyTo)}
	}
	return keys
}

func (x *index) library() Library {
	return Library{
		BySymbol:  func(key string) []Reference { return x.symbols[key] },
		AnswersTo: func(key string) []Reference { return x.answers[key] },
	}
}

// paperKey is equal for one paper logged as outgoing by its sender and as
// incoming by its receiver.
func paperKey(d register.Document) string {
	return register.UnitKey(partyCode(d.Sender)) + "\x1f" + register.SymbolKey(d.Symbol) + "\x1f" + d.Date.ISO()
}

// isOurCopy reports an incoming entry of a document that this register holds
// as outgoing too; it is judged once, as outgoing.
func (x *index) isOurCopy(d register.Document) bool {
	return d.Direction == register.Incoming && d.Symbol != "" && d.HandleDue == 0 && d.ReplyDue == 0 && x.ours[paperKey(d)]
}

package store

import (
	"hash/fnv"
	"slices"
	"strings"

	"kycuong/register"
)

// replies connects documents with those that answer them: an outgoing one with
// an incoming one from an addressee that names its symbol, and the other way
// round. A key is a hash of direction, symbol and the party on the other side.
type replies struct {
	answers map[uint64][]uint32 // living documents that answer to a key
	asked   map[uint32][]uint64 // keys of outgoing documents that want an answer; of incoming ones columns.ask has it
}

func newReplies() replies {
	return replies{answers: map[uint64][]uint32{}, asked: map[uint32][]uint64{}}
}

// replyKeys are the keys of a symbol with each party on the other side of d:
// the sender of an incoming document, the addressees of an outgoing one. The
// direction is that of the document which asks.
func replyKeys(d register.Document, symbol string, asking register.Direction) []uint64 {
	symbol = register.SymbolKey(symbol)
	if symbol == "" {
		return nil
	}
	others := []register.Party{d.Sender}
	if d.Direction == register.Outgoing {
		others = d.To
	}
	keys := make([]uint64, 0, len(others))
	for _, p := range others {
		who := register.UnitKey(p.Code)
		if who == "" {
			who = register.Fold(p.Text)
		}
		sum := fnv.New64a()
		sum.Write([]byte(asking.String() + "\x00" + symbol + "\x00" + who))
		keys = append(keys, sum.Sum64())
	}
	return keys
}

// answerKeys are the keys a document answers to.
func answerKeys(d register.Document) []uint64 {
	if d.Voided != "" || d.InReplyTo == "" {
		return nil
	}
	asking := register.Incoming
	if d.Direction == register.Incoming {
		asking = register.Outgoing
	}
	var keys []uint64
	for _, symbol := range answeredSymbols(d.InReplyTo) {
		keys = append(keys, replyKeys(d, symbol, asking)...)
	}
	return keys
}

// IsAnswer reports that d counts as an answer to another document: it names its symbol, and
// goes to who sent it or comes from whom it was sent to.
func IsAnswer(d, to register.Document) bool {
	wanted := replyKeys(to, to.Symbol, to.Direction)
	return slices.ContainsFunc(answerKeys(d), func(key uint64) bool { return slices.Contains(wanted, key) })
}

// answeredSymbols are the symbols in what a document says it answers; words that
// hold none are taken for one themselves.
func answeredSymbols(text string) []string {
	if list := register.SymbolsIn(text); len(list) > 0 {
		return list
	}
	return []string{text}
}

// finishedWords are progress notes that say a work is done.
var finishedWords = []string{"hoan thanh", "xong", "giai quyet", "xu ly", "tra loi", "luu", "done"}

// isFinished reports that the progress note of an incoming document says it is
// done: "đã xử lý", "hoàn thành 5/3", not "đang xử lý" or "chưa hoàn thành".
func isFinished(progress string) bool {
	p := register.Fold(progress)
	done := strings.HasPrefix(p, "da ")
	p = strings.TrimPrefix(p, "da ")
	for _, w := range finishedWords {
		if p == w || strings.HasPrefix(p, w+" ") && (done || w == "hoan thanh") {
			return true
		}
	}
	return false
}

// asksForWork reports that a document wants something done: an outgoing one
// an answer, an incoming one whatever it was given to somebody for.
func asksForWork(d register.Document) bool {
	switch {
	case d.Voided != "":
		return false
	case d.Direction == register.Outgoing:
		return d.ReplyDue != 0
	}
	return d.HandleDue != 0 || d.ReplyDue != 0 || !d.Handler.IsZero() || d.Progress != ""
}

// status enters what a document asks and answers. With bulk nothing is decided
// yet; decideAll does it at the end.
func (x *index) status(d register.Document, bulk bool) {
	id := uint32(d.ID)
	for _, key := range answerKeys(d) {
		if list := x.replies.answers[key]; !slices.Contains(list, id) {
			x.replies.answers[key] = append(list, id)
		}
	}
	x.cols.ask[id] = 0
	x.cols.mark(id, isAsking, asksForWork(d))
	x.cols.mark(id, isDone, d.Reply != "" || isFinished(d.Progress))
	if asksForWork(d) {
		keys := replyKeys(d, d.Symbol, d.Direction)
		if d.Direction == register.Outgoing {
			x.replies.asked[id] = keys
		} else if len(keys) > 0 {
			x.cols.ask[id] = keys[0]
		}
	}
	if !bulk {
		x.decide(id)
		x.decideAsked(d)
	}
}

// forgetReplies takes out what status entered.
func (x *index) forgetReplies(d register.Document) {
	id := uint32(d.ID)
	delete(x.replies.asked, id)
	for _, key := range answerKeys(d) {
		list := slices.DeleteFunc(x.replies.answers[key], func(other uint32) bool { return other == id })
		if len(list) == 0 {
			delete(x.replies.answers, key)
		} else {
			x.replies.answers[key] = list
		}
	}
	x.decideAsked(d)
}

// decideAsked decides anew about the documents d may answer.
func (x *index) decideAsked(d register.Document) {
	if d.InReplyTo == "" {
		return
	}
	for _, symbol := range answeredSymbols(d.InReplyTo) {
		list := symbolWords(symbol)
		if len(list) == 0 {
			continue
		}
		for it := x.having(x.words.symbols, list).Iterator(); it.HasNext(); {
			x.decide(it.Next())
		}
	}
}

// decideAll decides about every document.
func (x *index) decideAll() {
	for id, f := range x.cols.flags {
		if f&(isAsking|isDone) != 0 {
			x.decide(uint32(id))
		}
	}
}

// decide tells whether a document is answered, and whether it is open.
func (x *index) decide(id uint32) {
	flags := x.cols.flags[id]
	answered := flags&isDone != 0
	if flags&isAsking != 0 && !answered {
		answered = x.cols.ask[id] != 0 && len(x.replies.answers[x.cols.ask[id]]) > 0
		for _, key := range x.replies.asked[id] {
			answered = answered || len(x.replies.answers[key]) > 0
		}
	}
	open := flags&isAsking != 0 && !answered && !x.returned.Contains(id)
	set(x.answered, id, answered)
	set(x.open, id, open)
	x.cols.mark(id, isOpen, open)
}

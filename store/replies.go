package store

import (
	"slices"
	"strings"

	"kycuong/register"
)

// replies connects documents with those that answer them: an outgoing one with
// an incoming one from an addressee that names its symbol, and the other way
// round.
type replies struct {
	answers map[string][]uint32 // living documents that answer to a key
	waiting map[string][]uint32 // documents that are answered by a key
	own     map[uint32]openWork // of the documents that ask for something
}

// openWork is what decides whether a document is open.
type openWork struct {
	keys []string
	done bool // by itself: its reply is named, or its progress says so
	asks bool // it wants something done
}

func newReplies() replies {
	return replies{answers: map[string][]uint32{}, waiting: map[string][]uint32{}, own: map[uint32]openWork{}}
}

// replyKeys are the keys of a symbol with each party on the other side: the
// sender of an incoming document, the addressees of an outgoing one.
func replyKeys(d register.Document, symbol string) []string {
	symbol = register.SymbolKey(symbol)
	if symbol == "" {
		return nil
	}
	others := []register.Party{d.Sender}
	if d.Direction == register.Outgoing {
		others = d.To
	}
	keys := make([]string, 0, len(others))
	for _, p := range others {
		who := register.UnitKey(p.Code)
		if who == "" {
			who = register.Fold(p.Text)
		}
		keys = append(keys, symbol+"|"+who)
	}
	return keys
}

// finishedWords are progress notes that say a work is done.
var finishedWords = []string{"hoan thanh", "da xong", "xong", "da giai quyet", "da xu ly", "da tra loi", "da luu", "luu", "done"}

// isFinished reports that the progress note of an incoming document says it is
// done. "chưa hoàn thành" is not.
func isFinished(progress string) bool {
	p := register.Fold(progress)
	if p == "" || strings.HasPrefix(p, "chua") || strings.HasPrefix(p, "dang") {
		return false
	}
	for _, w := range finishedWords {
		if p == w || strings.HasPrefix(p, w+" ") || strings.HasPrefix(p, "da "+w) {
			return true
		}
	}
	return false
}

// asksForWork reports that a document wants something done: an outgoing one
// an answer, an incoming one whatever it was given to somebody for.
func asksForWork(d register.Document) bool {
	if d.Direction == register.Outgoing {
		return d.ReplyDue != 0
	}
	return d.HandleDue != 0 || d.ReplyDue != 0 || !d.Handler.IsZero() || d.Progress != ""
}

// status enters what a document asks and answers, and decides who is open.
func (x *index) status(d register.Document) {
	id := uint32(d.ID)
	r := &x.replies
	if d.Voided == "" && d.InReplyTo != "" {
		for _, key := range replyKeys(d, d.InReplyTo) {
			r.answers[key] = with(r.answers[key], id)
			x.reopen(r.waiting[key])
		}
	}
	work := openWork{asks: asksForWork(d) && d.Voided == "", done: d.Reply != "" || isFinished(d.Progress)}
	if work.asks {
		work.keys = replyKeys(d, d.Symbol)
		for _, key := range work.keys {
			r.waiting[key] = with(r.waiting[key], id)
		}
	}
	if work.asks || work.done {
		r.own[id] = work
	}
	x.reopen([]uint32{id})
}

// forgetReplies takes out what status entered.
func (x *index) forgetReplies(d register.Document) {
	id := uint32(d.ID)
	r := &x.replies
	if d.Voided == "" && d.InReplyTo != "" {
		for _, key := range replyKeys(d, d.InReplyTo) {
			without(r.answers, key, id)
			x.reopen(r.waiting[key])
		}
	}
	for _, key := range r.own[id].keys {
		without(r.waiting, key, id)
	}
	delete(r.own, id)
}

func with(list []uint32, id uint32) []uint32 {
	if slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}

func without(m map[string][]uint32, key string, id uint32) {
	m[key] = slices.DeleteFunc(m[key], func(other uint32) bool { return other == id })
	if len(m[key]) == 0 {
		delete(m, key)
	}
}

// reopen decides anew which of the documents are answered and open.
func (x *index) reopen(ids []uint32) {
	for _, id := range ids {
		work := x.replies.own[id]
		answered := work.done
		for _, key := range work.keys {
			answered = answered || len(x.replies.answers[key]) > 0
		}
		isNow := work.asks && !answered && !x.returned.Contains(id)
		set(x.answered, id, answered)
		set(x.open, id, isNow)
		x.cols.flags[id] &^= isOpen
		if isNow {
			x.cols.flags[id] |= isOpen
		}
	}
}

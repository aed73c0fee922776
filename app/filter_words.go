package app

import (
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// wanted is what a filter typed in words asks for: "quý III/2025, Sở Xây dựng, vượt
// cấp". Zero values ask for nothing.
type wanted struct {
	text   string // what is searched for
	period period
	unit   string // code
	kind   string // type of document
	rule   string // code, or ruleBypass
	state  string
	said   []string // what was understood, in words
}

// String is the whole filter in words.
func (x wanted) String() string {
	if x.text == "" {
		return x.about()
	}
	return listed(x.about(), "“"+x.text+"”")
}

// about is what was understood of it but the text, which stands in the line anyway.
func (x wanted) about() string { return strings.Join(x.said, ", ") }

// filterTerm is a word of a list's own with what it asks for.
type filterTerm struct {
	words string // as one types it, with or without marks; several parted by ";"
	label string // as the list says it
	ask   func(*wanted)
}

// readFilter understands what is typed into the search line of a list. Parts are
// separated by commas; each is a period, a word of the list, a type, an agency, or
// text to search for. An agency or type by itself is text: most people type one to
// find it, wherever it stands.
func readFilter(text string, org *register.Org, today register.Date, terms []filterTerm) wanted {
	var x wanted
	parts := strings.Split(text, ",")
	var rest []string
	for _, part := range parts {
		if part = register.Clean(strings.TrimSpace(part)); part != "" && !x.take(part, len(parts) > 1, org, today, terms) {
			rest = append(rest, part)
		}
	}
	x.text = strings.Join(rest, " ")
	return x
}

// take understands one part; false leaves it to be searched for.
func (x *wanted) take(part string, isOneOfSeveral bool, org *register.Org, today register.Date, terms []filterTerm) bool {
	if p, ok := readPeriod(part, today); ok {
		x.period = p
		x.said = append(x.said, p.name)
		return true
	}
	folded := register.Fold(part)
	for _, t := range terms {
		for _, word := range strings.Split(t.words, ";") {
			if folded == register.Fold(word) {
				t.ask(x)
				x.said = append(x.said, t.label)
				return true
			}
		}
	}
	if !isOneOfSeveral {
		return false
	}
	if t, ok := register.TypeByText(part); ok {
		x.kind = t.Code
		x.said = append(x.said, t.Name)
		return true
	}
	day := today
	if x.period.to != 0 {
		day = min(x.period.to, today)
	}
	if r := org.Resolve(part, day); r.Certainty == register.Resolved || r.Certainty == register.Ended {
		x.unit = r.Unit.Code
		x.said = append(x.said, r.Unit.Name)
		return true
	}
	return false
}

// inState makes the term of a state.
func inState(words, label, state string) filterTerm {
	return filterTerm{words, label, func(x *wanted) { x.state = state }}
}

// registerWords are those of the registers of documents.
func registerWords(w words) []filterTerm {
	return []filterTerm{inState("chưa xong;chưa giải quyết;đang mở;open", w.t("Open"), "open"), inState("quá hạn;trễ hạn;overdue", w.t("Overdue"), "overdue"),
		inState("đã trả lời;answered", w.t("Answered"), "answered"), inState("đã trả lại;returned", w.t("Returned"), "returned"), inState("đã hủy;voided", w.t("Voided"), "voided")}
}

// taskFilterWords are those of the tasks.
func taskFilterWords(w words) []filterTerm {
	return []filterTerm{inState("quá hạn;trễ hạn;overdue", w.t("Overdue"), stateOverdue), inState("sắp đến hạn;7 ngày tới;due soon", w.t("Due in 7 days"), stateWeek),
		inState("chưa xong;chưa hoàn thành;open", w.t("Not done yet"), stateOpen), inState("đã xong;hoàn thành;đã hoàn thành;done", w.t("Done"), stateDone),
		inState("không có hạn;không hạn;without a deadline", w.t("Without a deadline"), stateFree)}
}

// reviewWords are those of the findings; a rule is named by its code.
func reviewWords(w words, rb *review.Rulebook) []filterTerm {
	terms := []filterTerm{{"vượt cấp;gửi vượt cấp;bypass", w.t("Over a level's head"), func(x *wanted) { x.rule = ruleBypass }}}
	for state, words := range map[review.State]string{review.StateOpen: "chưa xét;chưa kết luận;undecided", review.StateConfirmed: "đã xác nhận;xác nhận;confirmed",
		review.StateExcused: "ngoại lệ;thuộc ngoại lệ;excused", review.StateRejected: "bác bỏ;đã bác bỏ;rejected", review.StateRemedied: "đã khắc phục;remedied"} {
		terms = append(terms, inState(words, stateWord(w, state), string(state)))
	}
	for _, r := range rb.Rules {
		terms = append(terms, filterTerm{r.Code, r.Code, func(x *wanted) { x.rule = r.Code }})
	}
	return terms
}

package register

import (
	"strings"
)

// RelationKind says what another document is to this one. What it answers is
// Document.InReplyTo.
type RelationKind string

// The relations; each is told from the later document.
const (
	BasedOn    RelationKind = "based"    // BasedOn is a "căn cứ"
	Replaces   RelationKind = "replaces" // thay thế
	Amends     RelationKind = "amends"   // sửa đổi, bổ sung
	Revokes    RelationKind = "revokes"  // thu hồi, bãi bỏ
	AttachedTo RelationKind = "attached" // kèm theo
)

// Relation is one other document, by its symbol.
type Relation struct {
	Kind   RelationKind `json:"kind" cbor:"1,keyasint"`
	Symbol string       `json:"symbol" cbor:"2,keyasint"`
	Date   Date         `json:"date,omitempty" cbor:"3,keyasint,omitempty"`
}

// relationWords are what a relation is written as; the first is the proper one.
var relationWords = []struct {
	kind  RelationKind
	words []string
}{
	{BasedOn, []string{"căn cứ", "thực hiện", "theo"}},
	{Replaces, []string{"thay thế", "thay"}},
	{Amends, []string{"sửa đổi", "bổ sung", "đính chính"}},
	{Revokes, []string{"thu hồi", "bãi bỏ", "hủy bỏ"}},
	{AttachedTo, []string{"kèm theo", "kèm"}},
}

// Word returns the Vietnamese word of the relation.
func (k RelationKind) Word() string {
	for _, r := range relationWords {
		if r.kind == k {
			return r.words[0]
		}
	}
	return string(k)
}

// String writes the relation as ParseRelations reads it.
func (r Relation) String() string {
	text := r.Kind.Word() + " " + r.Symbol
	if r.Date != 0 {
		text += " ngày " + r.Date.String()
	}
	return text
}

// ErrRelation is the cause of every relation that could not be read.
const ErrRelation = Problem("Write what the other document is and its symbol: căn cứ 12/QĐ-UBND ngày 05/02/2025; thay thế 7/KH-UBND.")

// ParseRelations reads "căn cứ Công văn số 5958/UBND-TH ngày 05/8/2022; thay thế
// 12/KH-UBND". A document without a word before it takes the word of the one
// before; the first is then a basis.
func ParseRelations(text string) ([]Relation, error) {
	var list []Relation
	kind := BasedOn
	for _, part := range strings.Split(text, ";") {
		if part = Clean(part); part == "" {
			continue
		}
		kind = relationOf(part, kind)
		symbols := SymbolsIn(part)
		if len(symbols) == 0 {
			return nil, ErrRelation
		}
		for _, s := range symbols {
			list = append(list, Relation{kind, s, 0})
		}
		if len(symbols) == 1 {
			list[len(list)-1].Date = dateBeside(part, symbols[0])
		}
	}
	return list, nil
}

// dateBeside reads the day that is named behind a symbol, or before it. The symbol
// itself may hold the word for day.
func dateBeside(part, symbol string) Date {
	before, behind, _ := strings.Cut(part, symbol)
	for _, text := range []string{behind, before} {
		if _, day, ok := strings.Cut(FoldWords(text), " ngày "); ok {
			return firstDate(day)
		}
	}
	return 0
}

// firstDate reads the day a folded text begins with, "05 8 2022"; none when it
// begins with no day.
func firstDate(folded string) Date {
	words := strings.Fields(folded)
	if len(words) < 3 {
		return 0
	}
	d, err := ParseDate(strings.Join(words[:3], "/"))
	if err != nil {
		return 0
	}
	return d
}

func relationOf(part string, otherwise RelationKind) RelationKind {
	folded := " " + Fold(part) + " "
	for _, r := range relationWords {
		for _, w := range r.words {
			if strings.HasPrefix(folded, " "+Fold(w)+" ") {
				return r.kind
			}
		}
	}
	return otherwise
}

// RelationsText writes relations as ParseRelations reads them.
func RelationsText(list []Relation) string {
	parts := make([]string, len(list))
	for i, r := range list {
		parts[i] = r.String()
	}
	return strings.Join(parts, "; ")
}

func cleanRelations(list []Relation) []Relation {
	var out []Relation
	for _, r := range list {
		r.Symbol = Clean(r.Symbol)
		out = append(out, r)
	}
	return out
}

// relationFaults says what is wrong with the relations of a document.
func relationFaults(list []Relation) Faults {
	for _, r := range list {
		if r.Symbol == "" || len([]rune(r.Symbol)) > MaxText || r.Kind.Word() == string(r.Kind) {
			return Faults{{Field: "relations", Text: string(ErrRelation)}}
		}
	}
	if len(list) > maxParties {
		return Faults{fault("relations", "More than {max} documents are named.", "max", maxParties)}
	}
	return nil
}

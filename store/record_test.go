package store

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

func anyDocument(t *rapid.T) register.Document {
	text := rapid.StringN(0, 40, 200)
	date := rapid.Map(rapid.Int32Range(0, 100000), func(n int32) register.Date { return register.Date(n) })
	party := rapid.Custom(func(t *rapid.T) register.Party {
		return register.Party{Code: text.Draw(t, "code"), Text: text.Draw(t, "text")}
	})
	list := rapid.Map(rapid.SliceOfN(party, 0, 4), func(l []register.Party) []register.Party {
		if len(l) == 0 {
			return nil
		}
		return l
	})
	return register.Document{UID: text.Draw(t, "uid"), Direction: register.Direction(rapid.IntRange(0, 2).Draw(t, "direction")), Book: text.Draw(t, "book"),
		Number: register.Number{N: rapid.IntRange(0, maxNumber).Draw(t, "n"), Suffix: text.Draw(t, "suffix")}, Symbol: text.Draw(t, "symbol"),
		Date: date.Draw(t, "date"), Subject: text.Draw(t, "subject"), Sender: party.Draw(t, "sender"), To: list.Draw(t, "to"), CC: list.Draw(t, "cc"),
		Urgency: register.Urgency(rapid.IntRange(0, 3).Draw(t, "urgency")), Copies: rapid.Int().Draw(t, "copies"), Voided: text.Draw(t, "voided"),
		Arrived: date.Draw(t, "arrived"), Handler: party.Draw(t, "handler"), Relations: rapid.Map(rapid.IntRange(0, 3), func(n int) (list []register.Relation) {
			for range n {
				list = append(list, register.Relation{Kind: register.Amends, Symbol: "12/QĐ-UBND", Date: register.MustDate("2025-01-02")})
			}
			return list
		}).Draw(t, "relations"), Returned: rapid.Bool().Draw(t, "returned"), ReturnReason: text.Draw(t, "reason")}
}

func TestDocumentRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument(t)
		slot := rapid.SliceOfN(rapid.Byte(), 1, 30).Draw(t, "slot")
		payload, err := encodeDocument(d, slot)
		if err != nil {
			t.Fatal(err)
		}
		id := rapid.Uint64Range(1, 1<<32).Draw(t, "id")
		seq := rapid.Uint64().Draw(t, "seq")
		gotSeq, raw, err := documentsBucket.unframe(idKey(id), documentsBucket.frame(idKey(id), seq, payload))
		if err != nil || gotSeq != seq {
			t.Fatalf("unframe() = %d, %v, want %d", gotSeq, err, seq)
		}
		got, err := decodeDocument(id, raw)
		d.ID = id
		if err != nil || !reflect.DeepEqual(got, documentRecord{d, slot}) {
			t.Fatalf("decodeDocument() = %+v, %v, want %+v", got, err, d)
		}
	})
}

func TestSlotKeyRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-ZĐa-z0-9. ]{0,12}`)
		s := register.Series{Issuer: text.Draw(t, "issuer"), Book: text.Draw(t, "book"), Type: text.Draw(t, "type"), Year: rapid.IntRange(1945, 2199).Draw(t, "year")}
		n := register.Number{N: rapid.IntRange(1, maxNumber).Draw(t, "n"), Suffix: rapid.SampledFrom([]string{"", "a", "đ", ".25"}).Draw(t, "suffix")}
		gotSeries, gotNumber, err := parseSlotKey(slotKey(s, n))
		if err != nil || gotSeries != s || gotNumber != n {
			t.Fatalf("parseSlotKey() = %v, %v, %v, want %v, %v", gotSeries, gotNumber, err, s, n)
		}
		_, key, err := recordKey(KindNumber, slotID(s, n))
		if err != nil || string(key) != string(slotKey(s, n)) {
			t.Fatalf("recordKey() = %x, %v", key, err)
		}
	})
}

// FuzzRecord feeds the reader of records with anything: it may refuse, never
// crash, and what it takes must survive being written again.
func FuzzRecord(f *testing.F) {
	for _, d := range historic(3) {
		payload, err := encodeDocument(d, []byte("slot"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(documentsBucket.frame(idKey(1), 7, payload))
		f.Add(payload)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _, _ = documentsBucket.unframe(idKey(1), data) // refused or not, it may not crash
		_, _, _ = splitEntry(idKey(1), data)
		_, _, _ = parseSlotKey(data)
		r, err := decodeDocument(1, data)
		if err != nil {
			return
		}
		payload, err := encodeDocument(r.Document, r.Slot)
		if err != nil {
			t.Fatalf("encodeDocument() error = %v", err)
		}
		again, err := decodeDocument(1, payload)
		if err != nil || again.Subject != r.Subject || again.Number != r.Number || len(again.To) != len(r.To) {
			t.Fatalf("read %+v, written and read again %+v, %v", r, again, err)
		}
	})
}

// FuzzPages feeds the walker of pages with anything.
func FuzzPages(f *testing.F) {
	f.Add([]byte("page"), true)
	f.Fuzz(func(t *testing.T, page []byte, branch bool) {
		if len(page) < pageHeader {
			return
		}
		_, _ = parseMeta(page)
		list, err := elements(1, page, branch)
		if err == nil {
			_ = inOrder(1, list, nil, nil)
		}
	})
}

package store

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// alphabet is the order of letters in Vietnamese, where ă, â, đ, ê, ô, ơ and
// ư are letters of their own and tones only decide between equal words.
const alphabet = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// tones in the order of dictionaries: huyền, hỏi, ngã, sắc, nặng.
const tones = "\u0300\u0309\u0303\u0301\u0323"

// letterPlace says where a sign stands: 1 is a blank or anything else that is no
// letter, tone 0 is none.
type letterPlace struct{ rank, tone byte }

// letters has the place of every letter of the alphabet with every tone, lower
// and upper case.
var letters = placeLetters()

func placeLetters() map[rune]letterPlace {
	places := map[rune]letterPlace{}
	rank := byte(2)
	for _, base := range alphabet {
		for _, form := range []string{string(base), strings.ToUpper(string(base))} {
			tone := byte(0)
			for _, r := range form {
				places[r] = letterPlace{rank, tone}
			}
			for _, mark := range tones {
				tone++
				composed := []rune(norm.NFC.String(form + string(mark)))
				if len(composed) == 1 {
					places[composed[0]] = letterPlace{rank, tone}
				}
			}
		}
		rank++
	}
	return places
}

// latin is letters for the signs that texts are made of, without a map.
var latin = tableOf(letters)

func tableOf(places map[rune]letterPlace) (table [0x1f00]letterPlace) {
	for r, p := range places {
		table[r] = p
	}
	return table
}

// maxSortKey is how many letters decide about the order of two texts.
const maxSortKey = 64

// sortKey returns bytes that compare as the texts do in Vietnamese: letters
// first, then tones; a blank before every letter.
func sortKey(text string) string {
	var buf [3*maxSortKey + 1]byte
	key := buf[:0]
	var marks [2 * maxSortKey]byte
	marked := 0
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	for _, r := range text {
		if len(key) == maxSortKey {
			break
		}
		p := letterPlace{}
		if r < rune(len(latin)) {
			p = latin[r]
		}
		if p.rank == 0 {
			if len(key) > 0 && key[len(key)-1] == 1 {
				continue
			}
			p.rank = 1
		}
		key = append(key, p.rank)
		if p.tone != 0 {
			marks[marked], marks[marked+1] = byte(len(key)), p.tone
			marked += 2
		}
	}
	return string(append(append(key, 0), marks[:marked]...))
}

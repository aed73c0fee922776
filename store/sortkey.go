package store

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// alphabet is the order of letters in Vietnamese, where ă, â, đ, ê, ô, ơ and
// ư are letters of their own and tones only decide between equal words.
const alphabet = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

var letterRank = rankLetters()

func rankLetters() map[rune]byte {
	ranks := map[rune]byte{}
	for _, r := range alphabet {
		ranks[r] = byte(2 + len(ranks))
	}
	return ranks
}

// tones in the order of dictionaries.
var tones = map[rune]byte{'\u0300': 1, '\u0309': 2, '\u0303': 3, '\u0301': 4, '\u0323': 5}

// maxSortKey is how many letters decide about the order of two texts.
const maxSortKey = 64

// sortKey returns bytes that compare as the texts do in Vietnamese: letters
// first, then tones; a blank before every letter.
func sortKey(text string) string {
	letters := make([]byte, 0, maxSortKey)
	var marks []byte
	text = norm.NFC.String(strings.ToLower(text))
	for _, r := range text {
		if len(letters) == maxSortKey {
			break
		}
		base, tone := splitTone(r)
		rank, ok := letterRank[base]
		if !ok {
			rank = 1
			if len(letters) > 0 && letters[len(letters)-1] == 1 {
				continue
			}
		}
		letters = append(letters, rank)
		if tone != 0 {
			marks = append(marks, byte(len(letters)), tone)
		}
	}
	return string(letters) + "\x00" + string(marks)
}

// splitTone takes the tone off a letter: ầ is â and a falling tone.
func splitTone(r rune) (base rune, tone byte) {
	if r < 0x80 || letterRank[r] != 0 {
		return r, 0
	}
	var rest []rune
	for _, d := range norm.NFD.String(string(r)) {
		if t, ok := tones[d]; ok {
			tone = t
			continue
		}
		rest = append(rest, d)
	}
	for _, c := range norm.NFC.String(string(rest)) {
		return c, tone
	}
	return r, tone
}

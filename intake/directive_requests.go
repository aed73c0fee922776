package intake

import (
	"slices"
	"strings"
)

// requestWords are what a requirement says, by their first word.
var requestWords = byFirstWord("giao", "yêu cầu", "đề nghị", "tổ chức", "rà soát", "báo cáo", "thực hiện", "tham mưu", "chủ trì", "phối hợp", "xây dựng", "ban hành", "triển khai", "đẩy mạnh", "đẩy nhanh", "tăng cường",
	"nâng cao", "chấn chỉnh", "kiểm tra", "công khai", "công bố", "niêm yết", "khắc phục", "bố trí", "hoàn thành", "xử lý", "trình", "đề xuất", "chỉ đạo", "quán triệt", "bảo đảm", "đảm bảo", "duy trì", "cập nhật", "đôn đốc",
	"theo dõi", "tổng hợp", "hướng dẫn", "tuyên truyền", "cắt giảm", "số hóa", "phấn đấu", "nghiêm túc", "chịu trách nhiệm", "khẩn trương", "tiếp tục", "tập trung", "gửi", "lập", "phân công")

func byFirstWord(phrases ...string) map[string][][]string {
	index := map[string][][]string{}
	for _, p := range phrases {
		words := foldedWords(p)
		index[words[0]] = append(index[words[0]], words)
	}
	return index
}

func isRequest(words []word) bool {
	for i, w := range words {
		if firstOf(requestWords[w.text], words[i:]) > 0 {
			return true
		}
	}
	return false
}

// orders begin a sentence that sets somebody a task.
var orders = manyWords("giao", "yêu cầu", "đề nghị", "phân công")

// requirement is a stretch that sets one task.
type requirement struct {
	from, to int
	named    bool // begins with an order or with who is meant
}

// requirementsIn parts a stretch where a sentence turns to other units.
func (d *reading) requirementsIn(from, to int) []requirement {
	words := wordsIn(d.words, from, to)
	list := []requirement{{from: from, to: to}}
	next := mentionFrom(d.mentions, from)
	named := 0 // units named since the stretch began
	for i, w := range words {
		if i > 0 && d.beginsSentence(words[i-1], w) && d.turns(words[i:], next, to) {
			start := &list[len(list)-1]
			if named > 0 || d.asksAlone(wordsIn(d.words, start.from, w.from)) {
				start.to = w.from
				list = append(list, requirement{from: w.from, to: to})
				named = 0
			}
			list[len(list)-1].named = true
		}
		for next < len(d.mentions) && d.mentions[next].from <= w.from {
			next++
			named++
		}
	}
	return list
}

// beginsSentence reports a full stop or semicolon between two words, and a
// capital after it.
func (d *reading) beginsSentence(before, w word) bool {
	return strings.ContainsAny(d.Text[before.to:w.from], ".;\n") && capital(d.Text, w)
}

// turns reports that a sentence begins with an order to a unit or with a unit.
func (d *reading) turns(words []word, next, to int) bool {
	if next >= len(d.mentions) || d.mentions[next].from >= to {
		return false
	}
	const lead = 60 // bytes between an order and the unit it goes to
	between := d.mentions[next].from - words[0].from
	if between > lead || strings.ContainsAny(d.Text[words[0].from:d.mentions[next].from], ".;\n") {
		return false
	}
	return between <= 0 || firstOf(orders, words) > 0 || slices.Contains(officeWords, words[0].text)
}

// asksAlone reports a sentence that asks for something without saying whom; a
// heading such as "Về công tác chỉ đạo" is none.
func (d *reading) asksAlone(words []word) bool {
	const heading = 8 // words
	return len(words) > heading && !slices.ContainsFunc(words[:3], func(w word) bool { return w.text == "về" }) && isRequest(words)
}

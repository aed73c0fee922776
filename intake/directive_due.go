package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"kycuong/register"
)

// dueFound is a deadline read from words.
type dueFound struct {
	day    register.Date
	days   int // working days after the directive's own day
	recurs string
	text   string
	unsure string
}

// dueForm is one way of writing a deadline; read says no to what only looks so.
type dueForm struct {
	form func() *regexp.Regexp
	read func(m []string, issued register.Date) (dueFound, bool)
}

const (
	until  = `(?:trước|chậm nhất|muộn nhất|xong|(?:đến )?hết|hạn cuối|thời hạn(?: hoàn thành)?|thời gian (?:hoàn thành|thực hiện)|hoàn thành|trong|đến)`
	clock  = `\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2})?(?:\s*phút)?,?`
	link   = `(?:\s*:)?(?:\s+(?:là|vào|đến|trước|trong|` + clock + `))*`
	before = until + link + `\s+(?:ngày\s+)?`
	onDate = until + link + `\s+ngày\s+`
	plain  = `(?:trước|chậm nhất|muộn nhất|xong|(?:đến )?hết|hạn cuối|thời hạn(?: hoàn thành)?)` + link + `\s+`
	again  = `(?:\s+(?:hằng|hàng|mỗi)\s+|\s+của\s+(?:hằng|hàng|mỗi)?\s*)`
	every  = `(?:hằng|hàng|mỗi)`
	gap    = `[,:(]?\s+[(]?(?:\S+\s+){0,8}?[(]?`
	period = before + `(?:cuối\s+)?`
	ofYear = `\s*(?:[/-]\s*|,?\s*năm\s+)(\d{4})`
	within = `(?:trong(?: vòng)?|thời hạn|thời gian|sau|không quá|chậm nhất)(?:\s+(?:là|sau|thời hạn|thời gian|vòng))*\s*:?\s+`
	itself = `(?:chỉ thị|công văn|quyết định|kế hoạch|văn bản|thông báo|nghị quyết|chương trình|công điện|kết luận)\s+này`
	signed = `(?:(?:ký\s+ban\s+hành|ký|ban\s+hành)(?:\s+` + itself + `|\s*[.,;:)]|\s*$)|` + itself + `\s+(?:được\s+)?(?:ký|ban hành)` + wordTo + `)`
	wordTo = `(?:[^\p{L}\d/]|[.]?$)`
)

func due(pattern string, read func(m []string, issued register.Date) (dueFound, bool)) dueForm {
	return dueForm{register.Pattern(`^(?i:` + pattern + `)`), read}
}

// dueForms, the most telling first: what recurs, then days, then periods.
var dueForms = []dueForm{
	due(before+`(\d{1,2})\s+(?:của\s+)?tháng cuối(?: của)?(?: mỗi| hằng| hàng)? quý`, everyTime("quarterly")),
	due(every+` quý`+gap+before+`(\d{1,2})\s+(?:của\s+)?tháng cuối`, everyTime("quarterly")),
	due(onDate+`\d{1,2}\s+(?:của\s+)?tháng (?:đầu|sau|kế tiếp|tiếp theo|liền kề)`, onlyWords),
	due(`(?:`+before+`|(?:vào )?ngày\s+)(\d{1,2})`+again+`tháng`+wordTo, everyTime("monthly")),
	due(every+` tháng`+gap+before+`(\d{1,2})(?:\s|[,.;)]|$)`, everyTime("monthly")),
	due(before+`(\d{1,2})[/.-](\d{1,2})\s+(?:và|,)\s+(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})`+again+`năm`, twiceAYear),
	due(before+`(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})`+again+`năm`, onceAYear),
	due(before+`\d{1,2}`+again+`quý|`+before+`(?:ngày )?(?:thứ \S+|cuối)`+again+`?(?:tuần|tháng)`, onlyWords),
	due(before+`(\d{1,2})\s*(?:[/.-]\s*(\d{1,2})\s*[/.-]\s*|tháng\s+(\d{1,2})\s+năm\s+)(\d{4})`, fullDate),
	due(before+`(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})(?:\D|$)`, shortYear),
	due(onDate+`(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:[^\d/.-]|[.]\s|[.]?$)`, withoutYear(true)),
	due(plain+`(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?:[^\d/.-]|[.]\s|[.]?$)`, withoutYear(false)),
	due(within+`(\d{1,3})\s+ngày(\s+làm việc)?,?\s+(?:kể từ|tính từ|từ|kể)\s+ngày\s+`+signed, sinceSigned),
	due(within+`\d{1,3}\s+(?:ngày(?: làm việc)?|giờ|tháng kể từ)`, onlyWords),
	due(`(trước)?(?:`+period+`|\s+)quý\s+(IV|III|II|I|[1-4])(?:`+ofYear+`|`+wordTo+`)`, endOfPeriod(quarterEnd)),
	due(`(trước)?(?:`+period+`|\s+)tháng\s+(\d{1,2})(?:`+ofYear+`|`+wordTo+`)`, endOfPeriod(number)),
	due(`()(?:trong|hết|đến hết)\s+(6|06|sáu|9|09|chín) tháng(?: đầu)?(?: năm\s+(\d{4})| năm`+wordTo+`)`, endOfPeriod(halfEnd)),
	due(`()(?:trong|hết|xong|hoàn thành trong|đến cuối|đến hết|cuối|trong 0?6 tháng cuối)\s+(năm)\s+(\d{4})`, endOfPeriod(func(string) int { return 12 })),
}

// dueWords begin every form; the forms are tried only at them.
var dueWords = strings.Fields("trước chậm muộn xong đến hết hạn thời hoàn trong hằng hàng mỗi ngày vào sau không cuối")

// findDue reads the first deadline of the kind that tells most.
func findDue(text string, issued register.Date) (dueFound, bool) {
	return dueIn(text, wordsOf(text), issued)
}

func dueIn(text string, words []word, issued register.Date) (dueFound, bool) {
	const longest = 200 // bytes; no deadline is longer
	var starts []string
	for _, w := range words {
		if slices.Contains(dueWords, w.text) {
			starts = append(starts, text[w.from:min(len(text), w.from+longest)])
		}
	}
	for _, f := range dueForms {
		for _, s := range starts {
			if m := f.form().FindStringSubmatch(s); m != nil {
				if found, ok := f.read(m, issued); ok {
					found.text = strings.TrimRight(m[0], ".,;) \n")
					return found, true
				}
			}
		}
	}
	return dueFound{}, false
}

func onlyWords([]string, register.Date) (dueFound, bool) { return dueFound{unsure: unsureDue}, true }

// sinceSigned counts from the directive's own day: calendar days at once, working days
// are left to who has a calendar.
func sinceSigned(m []string, issued register.Date) (dueFound, bool) {
	n := number(m[1])
	switch {
	case n == 0:
		return dueFound{unsure: unsureDue}, true
	case m[2] == "" && issued == 0:
		return dueFound{unsure: unsureDue}, true
	case m[2] == "":
		return dueFound{day: issued + register.Date(n)}, true
	case issued == 0:
		return dueFound{days: n, unsure: unsureDue}, true
	}
	return dueFound{days: n}, true
}

func everyTime(how string) func([]string, register.Date) (dueFound, bool) {
	return func(m []string, _ register.Date) (dueFound, bool) {
		if n := number(m[1]); n >= 1 && n <= 31 {
			return dueFound{recurs: how + ":" + strconv.Itoa(n)}, true
		}
		return dueFound{unsure: unsureDue}, true
	}
}

func onceAYear(m []string, _ register.Date) (dueFound, bool) {
	day, month := number(m[1]), number(m[2])
	if _, err := register.NewDate(2024, time.Month(month), day); err != nil { // a leap year has every day
		return dueFound{unsure: unsureDue}, true
	}
	return dueFound{recurs: "yearly:" + strconv.Itoa(day) + "/" + strconv.Itoa(month)}, true
}

// twiceAYear knows only the halves of the year; other pairs are left to the clerk.
func twiceAYear(m []string, _ register.Date) (dueFound, bool) {
	if m[1] == m[3] && number(m[2]) == 6 && number(m[4]) == 12 {
		return everyTime("half")(m, 0)
	}
	return dueFound{unsure: unsureDue}, true
}

func onDay(d register.Date) dueFound {
	if d == 0 {
		return dueFound{unsure: unsureDue}
	}
	return dueFound{day: d}
}

// fullDate is unsure of a day before the directive: that is rather looked back at.
func fullDate(m []string, issued register.Date) (dueFound, bool) {
	found := onDay(dateOf(m[1], m[2]+m[3], m[4]))
	if found.day < issued {
		found.unsure = unsureDue
	}
	return found, true
}

func shortYear(m []string, _ register.Date) (dueFound, bool) {
	found := onDay(dateOf(m[1], m[2], "20"+m[3]))
	if found.unsure == "" {
		found.unsure = unsureYear
	}
	return found, true
}

// withoutYear takes the year of the directive; a day before it means the year
// after. Without the word "ngày" it may be a share: 15/20.
func withoutYear(certain bool) func([]string, register.Date) (dueFound, bool) {
	return func(m []string, issued register.Date) (dueFound, bool) {
		if _, err := register.NewDate(2024, time.Month(number(m[2])), number(m[1])); err != nil {
			return dueFound{unsure: unsureDue}, certain
		}
		if issued == 0 {
			return dueFound{unsure: unsureYear}, true
		}
		d := dateOf(m[1], m[2], strconv.Itoa(issued.Year()))
		if d == 0 || d < issued {
			d = dateOf(m[1], m[2], strconv.Itoa(issued.Year()+1))
		}
		if d == 0 {
			return dueFound{unsure: unsureDue}, true
		}
		return dueFound{day: d, unsure: unsureYear}, true
	}
}

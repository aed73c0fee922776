package intake

import (
	"regexp"
	"strings"
	"time"

	"kycuong/register"
)

// dueFound is a deadline read from words.
type dueFound struct {
	day    register.Date
	recurs string
	text   string
	unsure string
}

// dueForm is one way of writing a deadline.
type dueForm struct {
	form *regexp.Regexp
	read func(m []string, issued register.Date) dueFound
}

const (
	before = `(?:trước|chậm nhất(?: là)?(?: trước)?|xong trước|muộn nhất(?: là)?|đến hết|hạn cuối(?: là)?|thời hạn(?: hoàn thành)?(?: là)?:?|đến)\s+(?:ngày\s+)?`
	again  = `(?:\s+(?:hằng|hàng|mỗi)\s+|\s+của\s+(?:hằng|hàng|mỗi)?\s*)`
)

func due(pattern string, read func(m []string, issued register.Date) dueFound) dueForm {
	return dueForm{regexp.MustCompile(`(?i)` + pattern), read}
}

// dueForms, the most telling first: what recurs, then days, then periods.
var dueForms = []dueForm{
	due(before+`(\d{1,2})\s+(?:của\s+)?tháng cuối(?: của)?(?: mỗi| hằng| hàng)? quý`, func(m []string, _ register.Date) dueFound { return recurring("quarterly", m[1]) }),
	due(`(?:hằng|hàng|mỗi) quý,?\s+(?:\S+\s+){0,8}?`+before+`(\d{1,2})\s+(?:của\s+)?tháng cuối`, func(m []string, _ register.Date) dueFound { return recurring("quarterly", m[1]) }),
	due(before+`(\d{1,2})`+again+`tháng(?:\s|[,.;)]|$)`, func(m []string, _ register.Date) dueFound { return recurring("monthly", m[1]) }),
	due(`(?:hằng|hàng|mỗi) tháng,?\s+(?:\S+\s+){0,8}?`+before+`(\d{1,2})(?:\s|[,.;)]|$)`, func(m []string, _ register.Date) dueFound { return recurring("monthly", m[1]) }),
	due(before+`(\d{1,2})[/.-](\d{1,2})`+again+`năm`, func(m []string, _ register.Date) dueFound { return recurring("yearly", m[1]+"/"+m[2]) }),
	due(before+`(\d{1,2})\s+tháng\s+(\d{1,2})`+again+`năm`, func(m []string, _ register.Date) dueFound { return recurring("yearly", m[1]+"/"+m[2]) }),
	due(before+`(\d{1,2})\s*(?:[/.-]\s*(\d{1,2})\s*[/.-]\s*|tháng\s+(\d{1,2})\s+năm\s+)(\d{4})`, func(m []string, _ register.Date) dueFound {
		return onDay(dateOf(m[1], m[2]+m[3], m[4]))
	}),
	due(before+`(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?:[^\d/.-]|[.]\s|[.]?$)`, func(m []string, issued register.Date) dueFound { return withoutYear(m[1], m[2], issued) }),
	due(`(?:trong(?: vòng| thời hạn)?|thời hạn|sau|không quá|chậm nhất(?: là)?)\s+(\d{1,3})\s+ngày(?: làm việc)?`, func([]string, register.Date) dueFound { return dueFound{unsure: unsureDue} }),
	due(`(?:trong|xong|hoàn thành|trước|hết|đến hết)\s+(?:cuối\s+)?quý\s+(IV|III|II|I|[1-4])\s*(?:[/-]\s*|năm\s+)(\d{4})`, func(m []string, _ register.Date) dueFound {
		return endOfMonth(3*quarterNumber(m[1]), m[2])
	}),
	due(`(?:trong|xong|hoàn thành|trước|hết|đến hết)\s+(?:cuối\s+)?tháng\s+(\d{1,2})\s*(?:[/-]\s*|năm\s+)(\d{4})`, func(m []string, _ register.Date) dueFound { return endOfMonth(number(m[1]), m[2]) }),
	due(`(?:trong|hết)\s+(?:6|06|sáu) tháng đầu năm\s+(\d{4})`, func(m []string, _ register.Date) dueFound { return endOfMonth(6, m[1]) }),
	due(`(?:trong|hết)\s+(?:9|09|chín) tháng(?: đầu)? năm\s+(\d{4})`, func(m []string, _ register.Date) dueFound { return endOfMonth(9, m[1]) }),
	due(`(?:trong|hết|xong|hoàn thành trong|đến cuối|đến hết|cuối)\s+năm\s+(\d{4})`, func(m []string, _ register.Date) dueFound { return endOfMonth(12, m[1]) }),
}

// findDue reads the first deadline of the kind that tells most.
func findDue(text string, issued register.Date) (dueFound, bool) {
	flat := strings.ReplaceAll(text, "\n", " ")
	for _, f := range dueForms {
		m := f.form.FindStringSubmatch(flat)
		if m == nil {
			continue
		}
		found := f.read(m, issued)
		found.text = strings.TrimRight(strings.TrimSpace(m[0]), ".,;) ")
		return found, true
	}
	return dueFound{}, false
}

func recurring(every, day string) dueFound {
	if n := number(strings.SplitN(day, "/", 2)[0]); n < 1 || n > 31 {
		return dueFound{unsure: unsureDue}
	}
	return dueFound{recurs: every + ":" + day}
}

func onDay(d register.Date) dueFound {
	if d == 0 {
		return dueFound{unsure: unsureDue}
	}
	return dueFound{day: d}
}

// withoutYear takes the year of the directive; a day before it means the year
// after.
func withoutYear(day, month string, issued register.Date) dueFound {
	if issued == 0 {
		return dueFound{unsure: unsureYear}
	}
	d, err := register.NewDate(issued.Year(), time.Month(number(month)), number(day))
	if err == nil && d < issued {
		d, err = register.NewDate(issued.Year()+1, time.Month(number(month)), number(day))
	}
	if err != nil {
		return dueFound{unsure: unsureDue}
	}
	return dueFound{day: d, unsure: unsureYear}
}

func endOfMonth(month int, year string) dueFound {
	if month < 1 || month > 12 {
		return dueFound{unsure: unsureDue}
	}
	first, err := register.NewDate(number(year), time.Month(month), 1)
	if err != nil {
		return dueFound{unsure: unsureDue}
	}
	return dueFound{day: register.DateOf(first.Time().AddDate(0, 1, -1))}
}

var (
	sentenceEnd = regexp.MustCompile(`[.;]\s+|\n`)
	dutyForm    = regexp.MustCompile(`(?i)(định kỳ|hằng tháng|hàng tháng|hằng quý|hàng quý|6 tháng|06 tháng|sáu tháng|hằng năm|hàng năm|mỗi quý|mỗi tháng)`)
	throughForm = regexp.MustCompile(`\(?(?:thông qua|qua)\s+((?:Sở|Văn phòng|Ban|Phòng|Bộ|Thanh tra|UBND|Ủy ban)\s[^),.;]{2,80})\)?`)
	toForm      = regexp.MustCompile(`(?:về|gửi|cho|với)\s+((?:UBND|Ủy ban nhân dân|Chủ tịch|Sở|Văn phòng|Bộ|Ban|Chính phủ|Thủ tướng)\s?[^(),.;]{0,60})`)
)

// dutyPeriods, by the word that names them; the shortest counts.
var dutyPeriods = []struct {
	words  *regexp.Regexp
	period string
}{
	{regexp.MustCompile(`(?i)(?:hằng|hàng|mỗi) tháng`), "month"}, {regexp.MustCompile(`(?i)quý`), "quarter"},
	{regexp.MustCompile(`(?i)(?:6|06|sáu) tháng`), "half"}, {regexp.MustCompile(`(?i)(?:hằng|hàng) năm|năm`), "year"},
}

// duties are the sentences that ask for a report at regular times.
func (d *Directive) duties() []ReportDuty {
	var list []ReportDuty
	for _, s := range sentenceEnd.Split(d.Text, -1) {
		folded := register.FoldMarks(s)
		if !dutyForm.MatchString(s) || !strings.Contains(folded, "báo cáo") {
			continue
		}
		duty := ReportDuty{Text: strings.TrimSpace(s)}
		if m := throughForm.FindStringSubmatch(s); m != nil {
			duty.Through = strings.TrimSpace(strings.SplitN(m[1], " để ", 2)[0])
		}
		if m := toForm.FindStringSubmatch(s); m != nil {
			duty.To = strings.TrimSpace(strings.SplitN(m[1], " để ", 2)[0])
		}
		for _, p := range dutyPeriods {
			if duty.Period == "" && p.words.MatchString(s) {
				duty.Period = p.period
			}
		}
		list = append(list, duty)
	}
	return list
}

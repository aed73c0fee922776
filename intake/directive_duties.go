package intake

import (
	"regexp"
	"strings"

	"kycuong/register"
)

var (
	dutyForm    = register.Pattern(`(?i)(định kỳ|(?:hằng|hàng|mỗi) (?:tháng|quý|năm)|(?:6|06|sáu) tháng)`)
	throughForm = register.Pattern(`\(?(?:thông qua|qua)\s+((?:S[ởỞ]|Văn phòng|Ban|Phòng|Bộ|Thanh tra|UBND|Ủy ban)\s[^),.;]{2,80})\)?`)
	toForm      = register.Pattern(`(?:về|gửi|cho|với|báo cáo|trình)\s+((?:UBND|Ủy ban nhân dân|Chủ tịch|S[ởỞ]|Văn phòng|Bộ|Ban|Chính phủ|Thủ tướng)\s?[^(),.;]{0,60})`)
	nameEnds    = register.Pattern(`\s(?:để|trước|theo|chậm nhất|tổng hợp|kết quả|về|qua|thông qua|định kỳ|hằng|hàng)\s.*$`)
)

// dutyPeriods, by the word that names them; the shortest counts.
var dutyPeriods = []struct {
	words  func() *regexp.Regexp
	period string
}{
	{register.Pattern(`(?i)(?:hằng|hàng|mỗi) tháng`), "month"}, {register.Pattern(`(?i)quý`), "quarter"},
	{register.Pattern(`(?i)(?:6|06|sáu) tháng`), "half"}, {register.Pattern(`(?i)(?:hằng|hàng|mỗi|và|kỳ|,) năm`), "year"},
}

// duties are the sentences that ask for a report at regular times.
func (d *Directive) duties() []ReportDuty {
	var list []ReportDuty
	for s := range sentences(d.Text) {
		if !strings.Contains(s, "áo cáo") || !dutyForm().MatchString(s) {
			continue
		}
		duty := ReportDuty{Text: strings.TrimRight(s, "./; "), Through: agencyIn(throughForm, s), To: agencyIn(toForm, s)}
		for _, p := range dutyPeriods {
			if p.words().MatchString(s) {
				duty.Period = p.period
				break
			}
		}
		list = append(list, duty)
	}
	return list
}

// agencyIn is the name a form finds in a sentence, without what is said after it.
func agencyIn(form func() *regexp.Regexp, s string) string {
	m := form().FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return strings.TrimSpace(nameEnds().ReplaceAllString(m[1]+" ", ""))
}

// sentences yields what stands between full stops, semicolons and line ends.
func sentences(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i <= len(text); i++ {
			last := i == len(text)
			if !last && text[i] != '\n' && (text[i] != ' ' || i == 0 || text[i-1] != '.' && text[i-1] != ';') {
				continue
			}
			if s := strings.TrimSpace(text[start:i]); s != "" && !yield(s) {
				return
			}
			start = i
		}
	}
}

package intake

import (
	"strconv"
	"strings"
	"time"

	"kycuong/register"
)

const dayForm = `(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]\s*(\d{1,2})\s*[/.-]\s*|tháng\s+(\d{1,2})\s+năm\s+)(\d{4})`

var (
	numberLine  = register.Pattern(`^S[ốỐ]\s*:?\s*(\S+(?:\s*/\s*\S+)?)`)
	placeAndDay = register.Pattern(`(?i)^[\p{L} .]{2,60},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}`)
	// placeAfterNumber is the right column of the line that has the number.
	placeAfterNumber = register.Pattern(`^S[ốỐ]\s*:?\s*\S+\s+(\p{Lu}[\p{L} .]{1,60},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})`)
	anyDay           = register.Pattern(`(?i)` + dayForm)
	aboutLine        = register.Pattern(`(?i)^(?:v/v|về việc)\s*:?\s*(.+)$`)
	symbolWord       = register.Pattern(`\d+[a-zđ]?(?:/\d{4})?(?:/|-)[\p{Lu}][\p{L}\d]*(?:[-./&][\p{L}\d]+)*`)
)

// headLines is how far down the head of a document reaches.
const headLines = 25

// readHead finds number, date, issuer and subject, and returns where the text
// begins, and where documents may be cited: behind the directive's own number.
func (d *Directive) readHead() (body, cites int) {
	at := 0
	typeSeen := false
	for n, line := range strings.Split(d.Text, "\n") {
		if n >= headLines || markerOf(line).kind != noMarker {
			break
		}
		if d.headLine(line, &typeSeen) {
			body = at + len(line)
			if cites == 0 && d.Number != "" {
				cites = body
			}
		}
		at += len(line) + 1
	}
	return body, cites
}

// headLine takes what a line says; false when it belongs to the text.
func (d *Directive) headLine(line string, typeSeen *bool) bool {
	number := numberLine().FindStringSubmatch(line)
	about := aboutLine().FindStringSubmatch(line)
	_, isType := register.TypeByText(line)
	switch {
	case number != nil && d.Number == "":
		d.Number = symbolWord().FindString(strings.ReplaceAll(number[1], " ", ""))
		if day := anyDay().FindString(line); day != "" && d.Date == 0 {
			d.Date = dayIn(day)
		}
	case placeAndDay().MatchString(line) && d.Date == 0:
		d.Date = dayIn(line)
	case isType && strings.ToUpper(line) == line:
		*typeSeen = true
	case *typeSeen && d.Subject == "" && len([]rune(line)) < 300 && !strings.HasSuffix(line, ";"):
		d.Subject = line
		if about != nil {
			d.Subject = about[1]
		}
	case about != nil && d.Subject == "":
		d.Subject = about[1]
	case d.Number == "" && strings.ToUpper(line) == line && isAgency(line):
		d.Issuer = strings.TrimSpace(d.Issuer + " " + line)
	default:
		return strings.HasPrefix(line, "Kính gửi") || strings.HasPrefix(line, "Độc lập") || strings.HasPrefix(line, "CỘNG HÒA")
	}
	return true
}

func isAgency(line string) bool {
	folded := register.Fold(line)
	return folded != "" && !strings.HasPrefix(folded, "cong hoa") && !strings.HasPrefix(folded, "doc lap") && folded != "dang cong san viet nam"
}

// dayIn reads the first day a text names; zero when there is none.
func dayIn(text string) register.Date {
	m := anyDay().FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	return dateOf(m[1], m[2]+m[3], m[4])
}

func dateOf(day, month, year string) register.Date {
	d, err := register.NewDate(number(year), time.Month(number(month)), number(day))
	if err != nil {
		return 0
	}
	return d
}

func number2(n int) string { return strconv.Itoa(n) }

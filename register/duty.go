package register

import (
	"fmt"
	"strings"
	"time"
)

// ReportDuty is a "chế độ báo cáo định kỳ": a report that units owe at the end
// of every period.
type ReportDuty struct {
	Code      string `json:"code" cbor:"1,keyasint"`
	Name      string `json:"name" cbor:"2,keyasint"`
	Every     string `json:"every" cbor:"3,keyasint"`                      // month, quarter, half or year
	CutOff    int    `json:"cutOff,omitempty" cbor:"4,keyasint,omitempty"` // day of its last month on which the period closes; 0 is the last
	DueDay    int    `json:"dueDay" cbor:"5,keyasint"`                     // day of that month by which the report is sent
	Shift     string `json:"shift,omitempty" cbor:"6,keyasint,omitempty"`  // a due day off moves to the "next" working day or the one "before"; "" stays
	Units     string `json:"units" cbor:"7,keyasint"`                      // departments, districts, communes, or codes separated by ";"
	Words     string `json:"words" cbor:"8,keyasint"`                      // what the subject of the report contains
	To        string `json:"to,omitempty" cbor:"9,keyasint,omitempty"`     // whom it goes to, and through whom; told, not checked
	Through   string `json:"through,omitempty" cbor:"10,keyasint,omitempty"`
	From      Date   `json:"from" cbor:"11,keyasint"` // day from which it is owed
	Until     Date   `json:"until,omitempty" cbor:"12,keyasint,omitempty"`
	Source    string `json:"source,omitempty" cbor:"13,keyasint,omitempty"`
	Confirmed bool   `json:"confirmed,omitempty" cbor:"14,keyasint,omitempty"`
}

// The groups of units that can owe a report.
const (
	GroupDepartments = "departments"
	GroupDistricts   = "districts"
	GroupCommunes    = "communes"
)

var dutySteps = map[string]int{"month": 1, "quarter": 3, "half": 6, "year": 12}

// Validate returns what is wrong with the duty.
func (r ReportDuty) Validate() Faults {
	var fs Faults
	if Clean(r.Code) == "" || Clean(r.Name) == "" {
		fs = append(fs, fault("name", "The report needs a code and a name."))
	}
	if dutySteps[r.Every] == 0 {
		fs = append(fs, fault("every", "“{every}” is no period of a report.", "every", r.Every))
	}
	if r.CutOff < 0 || r.CutOff > 31 {
		fs = append(fs, fault("cutOff", "The day on which the period closes is a number from 1 to 31, or blank for the last of the month."))
	}
	if r.DueDay < 1 || r.DueDay > 31 {
		fs = append(fs, fault("dueDay", "The day by which the report is sent is missing or wrong."))
	}
	if len(strings.Fields(Fold(r.Words))) == 0 {
		fs = append(fs, fault("words", "Say which words the subject of the report contains."))
	}
	if Clean(r.Units) == "" {
		fs = append(fs, fault("units", "Say which units owe the report."))
	}
	if r.From == 0 {
		fs = append(fs, fault("from", "Say from which day the report is owed."))
	}
	return fs
}

// Round is one time a report is owed.
type Round struct {
	Name  string // "quý I/2026"
	Start Date   // first day of the period
	End   Date   // last day of the period
	Due   Date
}

// Rounds are the times the report was owed up to a day, the earliest first.
func (r ReportDuty) Rounds(until Date, cal *Calendar) []Round {
	step := dutySteps[r.Every]
	if step == 0 || r.From == 0 || r.DueDay < 1 {
		return nil
	}
	var rounds []Round
	for m := 0; ; m++ {
		first := time.Date(r.From.Year(), time.January+time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		year, month := first.Year(), first.Month()
		if int(month)%step != 0 {
			continue
		}
		end, due := dayOfMonth(year, month, r.CutOff), dayOfMonth(year, month, r.DueDay)
		if due < end { // nothing is owed before its figures are closed: it follows in the next month
			due = dayOfMonth(year, month+1, r.DueDay)
		}
		due = r.shifted(due, cal)
		if due > until || r.Until != 0 && end > r.Until {
			return rounds
		}
		before := first.AddDate(0, -step, 0)
		start := dayOfMonth(before.Year(), before.Month(), r.CutOff) + 1
		if end >= r.From {
			rounds = append(rounds, Round{roundName(r.Every, month, year), start, end, due})
		}
	}
}

func (r ReportDuty) shifted(d Date, cal *Calendar) Date {
	step := map[string]Date{"next": 1, "before": -1}[r.Shift]
	for step != 0 && !cal.IsWorking(d) {
		d += step
	}
	return d
}

func roundName(every string, month time.Month, year int) string {
	switch every {
	case "month":
		return fmt.Sprintf("tháng %d/%d", month, year)
	case "quarter":
		return fmt.Sprintf("quý %s/%d", [...]string{"I", "II", "III", "IV"}[month/3-1], year)
	case "half":
		if month == time.June {
			return fmt.Sprintf("6 tháng đầu năm %d", year)
		}
		return fmt.Sprintf("6 tháng cuối năm %d", year)
	}
	return fmt.Sprintf("năm %d", year)
}

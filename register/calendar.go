package register

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"
)

// DayKind says what makes a day special.
type DayKind string

// The kinds of special days.
const (
	Holiday   DayKind = "holiday" // public holiday
	DayOff    DayKind = "off"     // compensation or a swapped day: off on a weekday
	MakeUpDay DayKind = "workday" // a Saturday worked in exchange
)

// SpecialDay is one line of the calendar an office can edit, with the act it
// stands on.
type SpecialDay struct {
	Date      Date    `json:"date" cbor:"1,keyasint"`
	Kind      DayKind `json:"kind" cbor:"2,keyasint"`
	Name      string  `json:"name" cbor:"3,keyasint"`
	Source    string  `json:"source,omitempty" cbor:"4,keyasint,omitempty"`
	Confirmed bool    `json:"confirmed,omitempty" cbor:"5,keyasint,omitempty"` // the source was read
}

// Validate returns what is wrong with the line.
func (s SpecialDay) Validate() Faults {
	var fs Faults
	if s.Date == 0 {
		fs = append(fs, fault("date", "The date is missing."))
	}
	if s.Kind != Holiday && s.Kind != DayOff && s.Kind != MakeUpDay {
		fs = append(fs, fault("kind", "“{kind}” is not a kind of day.", "kind", s.Kind))
	}
	if s.Kind == MakeUpDay && !isWeekend(s.Date) {
		fs = append(fs, fault("kind", "{day} is a working day already.", "day", s.Date))
	}
	return fs
}

// Calendar knows the working days. It is read-only after NewCalendar.
type Calendar struct {
	days      map[Date]SpecialDay
	confirmed map[int]bool
	moved     []Date // the days that are worked or off against their weekday, in order
	more      []int  // by place in moved: working days up to there beyond those of plain weeks
}

// NewCalendar builds the calendar; years not in confirmed are provisional
// ("lịch tạm tính").
func NewCalendar(days []SpecialDay, confirmedYears []int) *Calendar {
	c := &Calendar{days: map[Date]SpecialDay{}, confirmed: map[int]bool{}}
	for _, d := range days {
		c.days[d.Date] = d
	}
	for _, y := range confirmedYears {
		c.confirmed[y] = true
	}
	more := 0
	for _, d := range c.Days() {
		works := c.IsWorking(d.Date)
		if works != isWeekend(d.Date) {
			continue
		}
		if works {
			more++
		} else {
			more--
		}
		c.moved, c.more = append(c.moved, d.Date), append(c.more, more)
	}
	return c
}

// Days returns the special days in order.
func (c *Calendar) Days() []SpecialDay {
	list := make([]SpecialDay, 0, len(c.days))
	for _, d := range c.days {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b SpecialDay) int { return int(a.Date - b.Date) })
	return list
}

// Provisional reports that the calendar of a year is not confirmed.
func (c *Calendar) Provisional(year int) bool { return !c.confirmed[year] }

func isWeekend(d Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

// IsWorking reports whether offices work on the day.
func (c *Calendar) IsWorking(d Date) bool {
	if s, special := c.days[d]; special {
		return s.Kind == MakeUpDay
	}
	return !isWeekend(d)
}

// Step is one day a deadline was counted over.
type Step struct {
	Date    Date
	Counted int        // its place in the count; 0 for a day off
	Special SpecialDay // why it is off, or a make-up day; zero for plain weekdays and weekends
}

// Deadline is a day together with how it was counted.
type Deadline struct {
	Start       Date
	Days        int
	Due         Date
	Steps       []Step // every day after Start up to Due
	Provisional bool   // some year of it has no confirmed calendar
}

// AddWorkingDays returns the n-th working day after start, which itself is
// not counted; n = 0 is the start or, when offices rest, the next working day.
func (c *Calendar) AddWorkingDays(start Date, n int) Deadline {
	dl := Deadline{Start: start, Days: n, Due: start}
	if n <= 0 {
		for !c.IsWorking(dl.Due) {
			dl.Due++
			dl.Steps = append(dl.Steps, Step{Date: dl.Due, Special: c.days[dl.Due]})
		}
	}
	for counted := 0; counted < n; {
		dl.Due++
		step := Step{Date: dl.Due, Special: c.days[dl.Due]}
		if c.IsWorking(dl.Due) {
			counted++
			step.Counted = counted
		}
		dl.Steps = append(dl.Steps, step)
	}
	for y := start.Year(); y <= dl.Due.Year(); y++ {
		dl.Provisional = dl.Provisional || c.Provisional(y)
	}
	return dl
}

// WorkingDaysBetween returns how many working days lie after from, up to and
// including to; 0 when to is not after from.
func (c *Calendar) WorkingDaysBetween(from, to Date) int {
	if to <= from {
		return 0
	}
	return weekdaysTo(to) - weekdaysTo(from) + c.moreTo(to) - c.moreTo(from)
}

// weekdaysTo counts the days from Monday to Friday after the epoch, a Sunday, up to and
// including a day.
func weekdaysTo(d Date) int { return int(d)/7*5 + min(int(d)%7, 5) }

// moreTo is how many more working days there are up to a day than plain weeks have.
func (c *Calendar) moreTo(d Date) int {
	after := sort.Search(len(c.moved), func(i int) bool { return c.moved[i] > d })
	if after == 0 {
		return 0
	}
	return c.more[after-1]
}

var weekdayNames = [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

// WeekdayName returns the Vietnamese name of the day of the week.
func WeekdayName(d Date) string { return weekdayNames[d.Weekday()] }

// Explain tells in Vietnamese how the deadline was counted: where it starts,
// which days were passed over and why.
func (dl Deadline) Explain() string {
	text := fmt.Sprintf("%d ngày làm việc sau %s %s là %s %s", dl.Days, WeekdayName(dl.Start), dl.Start, WeekdayName(dl.Due), dl.Due)
	var off, on []string
	for _, s := range dl.Steps {
		switch {
		case s.Special.Kind == MakeUpDay:
			on = append(on, fmt.Sprintf("%s %s (làm bù)", WeekdayName(s.Date), s.Date))
		case s.Special.Name != "" && s.Counted == 0:
			off = append(off, fmt.Sprintf("%s (%s)", s.Date, s.Special.Name))
		case s.Counted == 0 && s.Date != dl.Due:
			off = append(off, fmt.Sprintf("%s %s", WeekdayName(s.Date), s.Date))
		}
	}
	if len(off) > 0 {
		text += "; không tính " + strings.Join(off, ", ")
	}
	if len(on) > 0 {
		text += "; tính cả " + strings.Join(on, ", ")
	}
	if dl.Provisional {
		text += "; lịch tạm tính"
	}
	return text
}

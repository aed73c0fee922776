package intake

import (
	"context"

	"kycuong/register"
)

var calendarTitles = titles(map[string][]string{
	"day":       {"Ngày"},
	"dayKind":   {"Loại ngày", "Loại"},
	"dayName":   {"Tên ngày", "Tên"},
	"source":    {"Nguồn", "Văn bản"},
	"confirmed": {"Đã đối chiếu"},
})

var dayKinds = map[string]register.DayKind{
	"nghi le": register.Holiday, "le": register.Holiday, "holiday": register.Holiday,
	"nghi bu": register.DayOff, "nghi hoan doi": register.DayOff, "nghi": register.DayOff, "off": register.DayOff,
	"lam bu": register.MakeUpDay, "lam viec": register.MakeUpDay, "workday": register.MakeUpDay,
}

// Days is what a calendar file held.
type Days struct {
	Source
	Days []register.SpecialDay
}

// ReadCalendar reads special days: date, kind (nghỉ lễ, nghỉ bù, làm bù),
// name and the act they stand on.
func ReadCalendar(ctx context.Context, path string, progress Progress) (Days, error) {
	var days Days
	src, err := readRows(ctx, path, calendarTitles, "day", progress, func(r *reader, cells []string) bool {
		bad := false
		kind := r.cell(cells, "dayKind")
		d := register.SpecialDay{Date: r.date(cells, "day", &bad), Kind: dayKinds[register.Fold(kind)],
			Name: r.cell(cells, "dayName"), Source: r.cell(cells, "source"), Confirmed: r.cell(cells, "confirmed") != ""}
		if d.Kind == "" {
			r.refuse("dayKind", fault("dayKind", "“{text}” is not a kind of day; known are nghỉ lễ, nghỉ bù, làm bù.", "text", shorten(kind)))
			return false
		}
		if bad || r.refuseAll(d.Validate()) {
			return false
		}
		days.Days = append(days.Days, d)
		return true
	})
	days.Source = src
	return days, err
}

package intake

import (
	"context"
	"reflect"
	"slices"

	"kycuong/register"
)

var unitTitles = titles(map[string][]string{
	"code":         {"Mã", "Mã đơn vị", "Mã định danh"},
	"name":         {"Tên", "Tên đơn vị", "Tên cơ quan"},
	"abbr":         {"Viết tắt", "Tên viết tắt", "Chữ viết tắt"},
	"level":        {"Cấp"},
	"kind":         {"Loại", "Loại hình"},
	"superior":     {"Cấp trên", "Mã cấp trên"},
	"professional": {"Ngành dọc"},
	"from":         {"Từ ngày", "Ngày bắt đầu"},
	"to":           {"Đến ngày", "Ngày kết thúc"},
	"successors":   {"Kế thừa", "Đơn vị kế thừa"},
})

// Units is what a list of units held.
type Units struct {
	Source
	Units []register.Unit // accepted, in order of the file
}

// ReadUnits reads a list of units. existing are those already kept: a period
// that is there already is accepted again, one that overlaps is refused.
func ReadUnits(ctx context.Context, path string, existing []register.Unit, progress Progress) (Units, error) {
	var u Units
	seen := map[string][]register.Unit{}
	for _, e := range existing {
		seen[register.UnitKey(e.Code)] = append(seen[register.UnitKey(e.Code)], e)
	}
	src, err := readRows(ctx, path, unitTitles, "code", progress, func(r *reader, cells []string) bool {
		unit, ok := r.unit(cells)
		if !ok {
			return false
		}
		key := register.UnitKey(unit.Code)
		periods, clash := addPeriod(seen[key], unit, existing)
		if clash.Code != "" {
			r.refuse("from", fault("from", "The period overlaps another one of {code} ({name}).", "code", clash.Code, "name", clash.Name))
			return false
		}
		seen[key] = periods
		u.Units = append(u.Units, unit)
		return true
	})
	u.Source = src
	if err == nil {
		u.refuseCircles(existing)
	}
	return u, err
}

// addPeriod returns the periods with the unit among them. A kept period that
// begins on the same day is replaced: that is how a list is corrected.
func addPeriod(periods []register.Unit, u register.Unit, existing []register.Unit) ([]register.Unit, register.Unit) {
	for i, p := range periods {
		kept := slices.ContainsFunc(existing, func(e register.Unit) bool { return reflect.DeepEqual(e, p) })
		if p.From == u.From && kept {
			out := slices.Delete(slices.Clone(periods), i, i+1)
			return append(out, u), register.Unit{}
		}
		if (p.To == 0 || u.From <= p.To) && (u.To == 0 || p.From <= u.To) {
			return periods, p
		}
	}
	return append(slices.Clone(periods), u), register.Unit{}
}

func (r *reader) unit(cells []string) (register.Unit, bool) {
	bad := false
	u := register.Unit{
		Code: r.cell(cells, "code"), Name: r.cell(cells, "name"), Abbr: r.cell(cells, "abbr"),
		Superior: r.cell(cells, "superior"), Professional: r.many(cells, "professional"), Successors: r.many(cells, "successors"),
		From: r.date(cells, "from", &bad), To: r.date(cells, "to", &bad),
	}
	if text := r.cell(cells, "level"); text != "" {
		level, ok := register.ParseLevel(text)
		if !ok {
			r.refuse("level", fault("level", "“{text}” is not a level; known are trung ương, tỉnh, huyện, xã.", "text", shorten(text)))
			bad = true
		}
		u.Level = level
	}
	if text := r.cell(cells, "kind"); text != "" {
		kind, ok := register.ParseKind(text)
		if !ok {
			r.refuse("kind", fault("kind", "“{text}” is not a kind of unit.", "text", shorten(text)))
			return u, false
		}
		u.Kind = kind
	}
	u = u.Clean()
	return u, !r.refuseAll(u.Validate()) && !bad
}

// refuseCircles takes out units whose superiors lead back to themselves and
// warns of superiors that are not known.
func (u *Units) refuseCircles(existing []register.Unit) {
	org := register.NewOrg(append(slices.Clone(existing), u.Units...))
	var units []register.Unit
	var rows []int
	for i, unit := range u.Units {
		fs := org.SuperiorFaults(unit)
		circle := false
		for _, f := range fs {
			entry := Refusal{u.File, u.Rows[i], standardTitles["superior"], f}
			if f.Text == register.TextCircle {
				circle = true
				u.Refused = append(u.Refused, entry)
			} else {
				u.Warnings = append(u.Warnings, entry)
			}
		}
		if !circle {
			units, rows = append(units, unit), append(rows, u.Rows[i])
		}
	}
	u.Units, u.Rows = units, rows
}

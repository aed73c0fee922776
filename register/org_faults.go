package register

import "slices"

// TextCircle is the sentence of a Fault about superiors that lead back to the
// unit itself.
const TextCircle = "The superiors of unit {code} form a circle."

// Trouble is a fault of the tree, and the period of a unit to be mended.
type Trouble struct {
	Unit  Unit
	Fault Fault
}

// Troubles returns what is wrong among the units: two periods of one code that
// overlap, so that it has two superiors at once, or that leave a gap; superiors
// that are unknown, do not cover the period or have ended; and circles. The day
// tells whose superior has ended.
func (o *Org) Troubles(d Date) []Trouble {
	list := o.lasting()
	for _, u := range o.Orphans(d) {
		if !slices.ContainsFunc(list, func(t Trouble) bool { return UnitKey(t.Unit.Code) == UnitKey(u.Code) && t.Unit.From == u.From }) {
			list = append(list, Trouble{u, fault("superior", "The superior {superior} of unit {code} has ended.", "superior", u.Superior, "code", u.Code)})
		}
	}
	return list
}

// lasting are the troubles of whatever day.
func (o *Org) lasting() (list []Trouble) {
	for _, key := range o.keys {
		periods := o.periods[key]
		for i, u := range periods {
			add := func(f Fault) { list = append(list, Trouble{u, f}) }
			if i > 0 && overlaps(periods[i-1], u) {
				add(fault("from", "Two periods of unit {code} overlap on {day}.", "code", u.Code, "day", dayOr(u.From)))
			} else if i > 0 && u.From > periods[i-1].To+1 {
				add(fault("from", "Unit {code} is missing from {from} to {to}.", "code", u.Code, "from", dayOr(periods[i-1].To+1), "to", dayOr(u.From-1)))
			}
			for _, f := range o.SuperiorFaults(u) {
				add(f)
			}
		}
	}
	return list
}

// Faults returns what is wrong whatever the day.
func (o *Org) Faults() Faults {
	var fs Faults
	for _, t := range o.lasting() {
		fs = append(fs, t.Fault)
	}
	return fs
}

// Corrected returns the tree with a period put right; without one when the period
// was entered by mistake.
func (o *Org) Corrected(old Unit, right *Unit) *Org {
	units := slices.DeleteFunc(o.Units(), func(u Unit) bool { return UnitKey(u.Code) == UnitKey(old.Code) && u.From == old.From })
	if right != nil {
		units = append(units, *right)
	}
	return NewOrg(units)
}

func overlaps(before, after Unit) bool { return before.To == 0 || after.From <= before.To }

// dayOr writes a day, or a dash for "since ever".
func dayOr(d Date) string {
	if d == 0 {
		return "-"
	}
	return d.String()
}

// SuperiorFaults returns what is wrong with the superior of one unit.
func (o *Org) SuperiorFaults(u Unit) Faults {
	if u.Superior == "" {
		return nil
	}
	if _, known := o.periods[UnitKey(u.Superior)]; !known {
		return Faults{fault("superior", "The superior {superior} of unit {code} is not in the list.", "superior", u.Superior, "code", u.Code)}
	}
	day := u.From
	if day == 0 {
		day = u.To
	}
	if _, exists := o.At(u.Superior, day); !exists {
		return Faults{fault("superior", "The superior {superior} of unit {code} does not exist on {day}.", "superior", u.Superior, "code", u.Code, "day", dayOr(day))}
	}
	if o.inCircle(u, day) {
		return Faults{fault("superior", TextCircle, "code", u.Code)}
	}
	return nil
}

// inCircle reports that going up from u leads back to u.
func (o *Org) inCircle(u Unit, d Date) bool {
	at, ok := u, true
	for steps := 0; ok && at.Superior != "" && steps < maxDepth; steps++ {
		if UnitKey(at.Superior) == UnitKey(u.Code) {
			return true
		}
		at, ok = o.At(at.Superior, d)
	}
	return false
}

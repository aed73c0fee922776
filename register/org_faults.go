package register

// TextCircle is the sentence of a Fault about superiors that lead back to the
// unit itself.
const TextCircle = "The superiors of unit {code} form a circle."

// Faults returns what is wrong among the units: two periods of one code that
// overlap, superiors that are unknown or do not cover the period, and circles.
func (o *Org) Faults() Faults {
	var fs Faults
	for _, key := range o.keys {
		list := o.periods[key]
		for i, u := range list {
			if i > 0 && overlaps(list[i-1], u) {
				fs = append(fs, fault("from", "Two periods of unit {code} overlap on {day}.", "code", u.Code, "day", dayOr(u.From)))
			}
			fs = append(fs, o.SuperiorFaults(u)...)
		}
	}
	return fs
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

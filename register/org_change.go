package register

import (
	"slices"
)

// OrgChange is a set of periods that a reorganisation makes or closes; each takes
// the place of the period of the same code that begins on the same day.
type OrgChange []Unit

// With returns the tree as a change makes it.
func (o *Org) With(change OrgChange) *Org {
	units := o.Units()
	for _, u := range change {
		units = slices.DeleteFunc(units, func(x Unit) bool { return UnitKey(x.Code) == UnitKey(u.Code) && x.From == u.From })
		units = append(units, u)
	}
	return NewOrg(units)
}

// ErrNoSuchUnit says that a unit to be changed is not there on the day.
const ErrNoSuchUnit = Problem("There is no such agency on that day.")

// ErrFirstDay says that a change falls on the day the period began: the period
// itself is to be corrected.
const ErrFirstDay = Problem("The agency's present period begins on that day; choose a later one.")

// Reshape gives a unit another name, superior or kind from a day on: its period
// ends the day before, and a new one begins. What lies after that period stays.
func (o *Org) Reshape(code string, day Date, shape func(*Unit)) (OrgChange, error) {
	u, ok := o.At(code, day)
	switch {
	case !ok || day == 0:
		return nil, ErrNoSuchUnit
	case u.From == day:
		return nil, ErrFirstDay
	}
	old, fresh := u, u
	old.To, old.Successors = day-1, nil
	fresh.From = day
	shape(&fresh)
	fresh.Code = u.Code
	return OrgChange{old, fresh}, nil
}

// End closes units: last is their last day, and heirs take over, who must be there
// the day after, in this change or before it. What stood under them moves under
// the only heir; with none or several it stays where it was, which Faults tells.
func (o *Org) End(codes []string, last Date, heirs []string) (OrgChange, error) {
	var change OrgChange
	for _, code := range codes {
		u, ok := o.At(code, last)
		if !ok || last == 0 {
			return nil, ErrNoSuchUnit
		}
		u.To, u.Successors = last, slices.DeleteFunc(slices.Clone(heirs), func(h string) bool { return UnitKey(h) == UnitKey(code) })
		change = append(change, u)
	}
	if len(heirs) != 1 {
		return change, nil
	}
	for _, below := range o.UnitsAt(last + 1) {
		under := slices.ContainsFunc(codes, func(c string) bool { return UnitKey(c) == UnitKey(below.Superior) })
		ending := slices.ContainsFunc(codes, func(c string) bool { return UnitKey(c) == UnitKey(below.Code) })
		if !under || ending {
			continue
		}
		moved, err := o.Reshape(below.Code, last+1, func(u *Unit) { u.Superior = heirs[0] })
		if err != nil {
			return nil, err
		}
		change = append(change, moved...)
	}
	return change, nil
}

// Merge ends units the day before and has a new one take over from the day on; a
// unit of that code that is there already takes over as it is.
func (o *Org) Merge(codes []string, into Unit, day Date) (OrgChange, error) {
	codes = slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return UnitKey(c) == UnitKey(into.Code) })
	change, err := o.End(codes, day-1, []string{into.Code})
	if err != nil {
		return nil, err
	}
	if _, there := o.At(into.Code, day); there {
		return change, nil
	}
	into.From = day
	return append(change, into), nil
}

// Split ends a unit the day before and has new ones take over from the day on.
func (o *Org) Split(code string, parts []Unit, day Date) (OrgChange, error) {
	var heirs []string
	for _, p := range parts {
		heirs = append(heirs, p.Code)
	}
	change, err := o.End([]string{code}, day-1, heirs)
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		if _, there := o.At(p.Code, day); !there {
			p.From = day
			change = append(change, p)
		}
	}
	return change, nil
}

// Orphans returns the units of a day whose superior has ended.
func (o *Org) Orphans(d Date) []Unit {
	var list []Unit
	for _, u := range o.UnitsAt(d) {
		if u.Superior == "" {
			continue
		}
		if _, known := o.Latest(u.Superior); !known {
			continue // Faults tells it
		}
		if _, there := o.At(u.Superior, d); !there {
			list = append(list, u)
		}
	}
	return list
}

package app

import "kycuong/register"

// followName lets level and kind follow what the name says while it is typed. What it
// does not say is as it was at first; what was chosen by hand is left alone.
func (f *unitFields) followName() {
	level, kind := following(f.level), following(f.kind)
	f.name.OnChanged = func(name string) {
		l, k, _ := register.GuessUnit(name)
		level(l.String())
		kind(k.String())
	}
}

// following is what sets a field to a guess, "" for none, until it is chosen by hand.
func following(f *selectField) func(guess string) {
	first, guessing, chosen := f.value(), false, false
	f.changed = func() { chosen = chosen || !guessing }
	return func(guess string) {
		if chosen {
			return
		}
		guessing = true
		f.set(firstOf(guess, first))
		guessing = false
	}
}

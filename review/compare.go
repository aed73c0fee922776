package review

// Difference is what a change of rules, units or calendar would do to the findings.
type Difference struct {
	Appeared []Finding
	Gone     []Finding
	Changed  []Finding // as they would be; severity, unit, deadline or another fact is new
}

// IsNone reports that nothing would change.
func (d Difference) IsNone() bool { return len(d.Appeared)+len(d.Gone)+len(d.Changed) == 0 }

// Compare holds the findings of a change against those of before.
func Compare(before, after []Finding) Difference {
	var d Difference
	old := map[string]Finding{}
	for _, f := range before {
		old[f.Key()] = f
	}
	for _, f := range after {
		was, known := old[f.Key()]
		switch {
		case !known:
			d.Appeared = append(d.Appeared, f)
		case was.FactsDigest() != f.FactsDigest() || was.State != f.State:
			d.Changed = append(d.Changed, f)
		}
		delete(old, f.Key())
	}
	for _, f := range before { // in the order they had
		if _, gone := old[f.Key()]; gone {
			d.Gone = append(d.Gone, f)
		}
	}
	return d
}

package app

import (
	"slices"

	"kycuong/register"
	"kycuong/review"
)

// excuses are the exceptions somebody can claim, with their evidence; those the
// document itself shows the program sees alone.
func (a *App) excuses(rb *review.Rulebook, fits func(review.Exception) bool) []choice {
	var list []choice
	for _, e := range rb.Exceptions {
		known := slices.ContainsFunc(list, func(c choice) bool { return c.value == e.Code })
		if e.Enabled && e.Kind != review.ByStructure && !known && fits(e) {
			list = append(list, choice{e.Code, e.Code + " – " + a.titleOf(e.Title, e.TitleEn)})
		}
	}
	return list
}

// allExcuses are what a clerk can choose from while the rule is not known yet.
func (a *App) allExcuses() []choice {
	rb, err := a.st.Rulebook()
	if err != nil {
		return nil // the form works without; what is wrong with the rules, the review tells
	}
	return a.excuses(rb, func(review.Exception) bool { return true })
}

// excusesOf are the exceptions to a rule on a day.
func (a *App) excusesOf(rb *review.Rulebook, rule string, d register.Date) []choice {
	return a.excuses(rb, func(e review.Exception) bool {
		inForce, ok := rb.ExceptionOn(e.Code, d)
		return ok && inForce.Excuses(rule)
	})
}

// excusesOfAll are the exceptions to every one of some findings.
func (a *App) excusesOfAll(rb *review.Rulebook, findings []review.Finding) []choice {
	var list []choice
	for i, f := range findings {
		of := a.excusesOf(rb, f.Rule, f.Subject.Date)
		if i == 0 {
			list = of
		}
		list = slices.DeleteFunc(list, func(c choice) bool { return !slices.Contains(of, c) })
	}
	return list
}

// fieldChoices are the fields of work, each once however often its lead changed.
func (a *App) fieldChoices() []choice {
	rb, err := a.st.Rulebook()
	if err != nil {
		return nil
	}
	var list []choice
	for _, f := range rb.Fields {
		if !slices.ContainsFunc(list, func(c choice) bool { return c.value == f.Code }) {
			list = append(list, choice{f.Code, f.Name})
		}
	}
	return list
}

// contentChoices are the kinds of content some rules treat apart.
func (a *App) contentChoices() []choice {
	rb, err := a.st.Rulebook()
	if err != nil {
		return nil
	}
	var list []choice
	for _, x := range rb.Contents {
		list = append(list, choice{x.Code, x.Name})
	}
	return list
}

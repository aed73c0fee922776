// Package review holds the working rules of an office, "Quy chế làm việc",
// and finds what breaks them. A review is pure: the same register, rulebook and
// day give the same findings, judged at once (Begin) or kept in step with what
// changes (Refresh). The rules are data with dates and citations; only how a rule
// reads the facts is code, one file a rule.
package review

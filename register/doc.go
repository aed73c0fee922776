// Package register holds what an office records: documents, the ledger of
// their numbers, units in time, and the working-day calendar. It is made of
// plain values and the rules that belong to them; it knows no file, no window
// and no clock. The one thing to know: a value that came from outside passes
// through its Validate before anything else touches it, and a Fault says in
// translatable words what was wrong with it.
package register

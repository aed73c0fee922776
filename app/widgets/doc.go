// Package widgets holds the controls the program adds to Fyne: a dense table, a
// date entry, an entry with suggestions, labels, message bars and the theme they
// share.
//
// The one rule: nothing here knows our documents. Words come from the caller,
// data comes through functions in a config struct, and what the user does goes
// out through callbacks. Everything runs on the UI goroutine.
package widgets

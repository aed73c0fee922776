// Package app is the window. Everything in it runs on the UI goroutine, except
// the work given to App.background; widgets and App fields are never touched
// from there. A screen shows values and calls back what the user wants; the
// App alone knows the store. Words for the user go through words.t.
package app

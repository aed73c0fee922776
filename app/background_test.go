package app

import "testing"

// TestWorkWaitsForTheWindow: what is spawned before it is there begins with it, all of
// it.
func TestWorkWaitsForTheWindow(t *testing.T) {
	shown, began := make(chan struct{}), make(chan struct{}, 2)
	spawn := after(shown)
	spawn(func() { began <- struct{}{} })
	spawn(func() { began <- struct{}{} })
	select {
	case <-began:
		t.Error("work began before the window was there")
	default:
	}
	close(shown)
	<-began
	<-began
}

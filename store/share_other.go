//go:build !linux && !windows

package store

// onNetworkShare cannot tell on this system.
func onNetworkShare(string) bool { return false }

//go:build cgo

package main

import (
	"syscall"
	"unsafe"
)

// tell says something important when there is no window to say it in.
func tell(text string) {
	body, err := syscall.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, err := syscall.UTF16PtrFromString("Kỷ Cương")
	if err != nil {
		return
	}
	const iconError = 0x10
	box := syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW")
	box.Call(0, uintptr(unsafe.Pointer(body)), uintptr(unsafe.Pointer(title)), iconError)
}

package store

import "testing"

func TestNetworkMagic(t *testing.T) {
	if onNetworkShare(t.TempDir()) {
		t.Error("the folder for tests is called a network share")
	}
	if onNetworkShare("/does/not/exist") {
		t.Error("a folder that does not exist is called a network share")
	}
	for magic, want := range map[uint32]bool{0xEF53: false, 0x01021994: false, 0x9123683E: false, 0x6969: true, 0xFF534D42: true, 0xFE534D42: true} {
		if _, got := networkMagic[magic]; got != want {
			t.Errorf("file system %#x is a network share: %v, want %v", magic, got, want)
		}
	}
}

package app

import (
	"testing"

	"kycuong/app/typing"
)

func TestTypingMethod(t *testing.T) {
	for _, c := range []struct {
		chosen, system string
		env            map[string]string
		want           typing.Method
	}{
		{"", "linux", nil, typing.Telex},
		{"", "linux", map[string]string{"XMODIFIERS": "@im=none"}, typing.Telex},
		{"", "linux", map[string]string{"XMODIFIERS": "@im=ibus"}, typing.Off},
		{"", "linux", map[string]string{"GTK_IM_MODULE": "fcitx"}, typing.Off},
		{"", "windows", nil, typing.Off},
		{"vni", "windows", nil, typing.VNI},
		{"telex", "linux", map[string]string{"XMODIFIERS": "@im=ibus"}, typing.Telex},
		{"off", "linux", nil, typing.Off},
	} {
		if got := typingMethod(c.chosen, c.system, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%+v is %q", c, got)
		}
	}
}

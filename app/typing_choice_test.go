package app

import (
	"testing"

	"kycuong/app/typing"
)

func TestTypingMethod(t *testing.T) {
	for _, c := range []struct {
		chosen, lang, system string
		env                  map[string]string
		want                 typing.Method
	}{
		{"", "vi", "linux", nil, typing.Telex},
		{"", "vi", "linux", map[string]string{"XMODIFIERS": "@im=none"}, typing.Telex},
		{"", "vi", "linux", map[string]string{"XMODIFIERS": "@im=ibus"}, typing.Off},
		{"", "vi", "linux", map[string]string{"GTK_IM_MODULE": "fcitx"}, typing.Off},
		{"", "vi", "windows", nil, typing.Off},
		{"vni", "vi", "windows", nil, typing.VNI},
		{"telex", "vi", "linux", map[string]string{"XMODIFIERS": "@im=ibus"}, typing.Telex},
		{"off", "vi", "linux", nil, typing.Off},
		{"", "en", "linux", nil, typing.Off},
		{"telex", "en", "linux", nil, typing.Telex},
	} {
		if got := typingMethod(c.chosen, c.lang, c.system, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%+v is %q", c, got)
		}
	}
}

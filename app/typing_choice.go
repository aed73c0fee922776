package app

import (
	"strings"

	"kycuong/app/typing"
)

// typingOff is the setting that leaves all keys as they are.
const typingOff = "off"

// typingMethod is how Vietnamese is typed: what the office chose, else Telex on a
// computer that has no input method, where the window speaks Vietnamese. Windows is
// taken to have one, as nearly every computer of an office has Unikey, which cannot be
// asked.
func typingMethod(chosen, lang, system string, env func(string) string) typing.Method {
	switch chosen {
	case typingOff:
		return typing.Off
	case string(typing.Telex), string(typing.VNI):
		return typing.Method(chosen)
	}
	if system != "linux" || lang == "en" {
		return typing.Off
	}
	for _, name := range []string{"XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE"} {
		value := strings.TrimPrefix(env(name), "@im=")
		if value != "" && value != "none" && value != "simple" && value != "xim" && value != "compose" {
			return typing.Off
		}
	}
	return typing.Telex
}

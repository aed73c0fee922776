package app

import (
	"kycuong/register"
	"kycuong/store"
)

// look is how somebody wants the window. Where there are accounts everybody has their own,
// on their desk; else the settings of the register have the one there is.
type look struct {
	Language   string `json:"language"`
	Appearance string `json:"appearance"`
	Typing     string `json:"typing"`
}

// lookName is where it lies on the desk.
const lookName = "look"

// readLook returns the look of who is signed in.
func (a *App) readLook() look {
	l := look{a.settings.Language, a.settings.Appearance, a.settings.Typing}
	if a.st.HasAccounts() {
		a.readDesk(lookName, &l)
	}
	return l
}

// keepLook keeps it and builds the window anew.
func (a *App) keepLook(l look) {
	if !a.st.HasAccounts() {
		a.changeSettings(func(s *register.Settings) { s.Language, s.Appearance, s.Typing = l.Language, l.Appearance, l.Typing })
		return
	}
	a.keepOnDesk(lookName, l)
	if err := a.readSettings(); err != nil {
		a.showError(a.w.t("The settings were not saved"), err)
		return
	}
	a.build()
	a.status(a.w.t("The settings are saved."))
}

// whyNoLook says why nobody may change the look they see; "" when they may.
func (a *App) whyNoLook() string {
	if a.st.HasAccounts() && !a.readOnly {
		return ""
	}
	return a.whyNot(store.KindSettings)
}

package app

import (
	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// editPacks switches whole packs of rules on and off.
func (a *App) editPacks(rb *review.Rulebook) {
	type pack struct {
		name  string
		check *widgets.Check
		was   bool
	}
	var packs []pack
	var rows []fyne.CanvasObject
	for _, name := range rb.Packs() {
		text, on := a.packWords(rb, name)
		check := widgets.NewCheck(text, on, nil)
		packs = append(packs, pack{name, check, on})
		rows = append(rows, check)
	}
	if len(packs) == 0 {
		return
	}
	a.ask(question{changes: store.KindRulebook, title: a.w.t("Packs of rules"), text: a.w.t("A pack is the rules that one act brought. Switched off, none of its rules is applied; each can still be switched on by itself."),
		body: container.NewVBox(rows...), first: packs[0].check, width: 720, confirm: a.w.t("Save"), dismiss: a.w.t("Cancel"), answer: func() refusal {
			own := rb
			for _, p := range packs {
				if p.check.Checked != p.was {
					own = own.WithPack(p.name, p.check.Checked)
				}
			}
			if own == rb {
				return refusal{}
			}
			return said(a.changeRules(own))
		}})
}

// packWords describe a pack: its name, how many of its rules are on, since when
// they hold. It is on when any of them is.
func (a *App) packWords(rb *review.Rulebook, name string) (text string, on bool) {
	all, enabled := 0, 0
	var from, to register.Date
	for _, r := range rb.Rules {
		if r.Pack != name {
			continue
		}
		if all == 0 || r.From < from {
			from = r.From
		}
		if all == 0 || to != 0 && (r.To == 0 || r.To > to) {
			to = r.To
		}
		all++
		if r.Enabled {
			enabled++
		}
	}
	if name == "" {
		name = a.w.t("Rules of no pack")
	}
	return a.w.t("{pack}: {on} of {all} rules on, {span}", "pack", name, "on", enabled, "all", all, "span", spanWords(a.w, from, to)), enabled > 0
}

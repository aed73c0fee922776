package app

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
)

// crashed opens the window anew on the register of one that ended without a word.
func crashed(t *testing.T, a *App) *App {
	t.Helper()
	again := newApp(a.fyne, a.services, a.dir, a.who, "vi")
	t.Cleanup(again.stop)
	again.st = a.st // the file is as the crash left it: what is on the desk is in it
	if err := again.enter(); err != nil {
		t.Fatal(err)
	}
	return again
}

func TestATypedFormSurvivesACrash(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	k.log(outgoing{"bc", "Báo cáo dở dang", "chinh phu; snv", "Hồ Sỹ Lâm", "ubnd xa cam thuong"})
	form := a.current.(*entry).form
	form.number.set("777")
	form.replyDue.set(a.today() + 9)
	form.copies.set("3")
	form.urgency.set("2")
	form.relations.set("căn cứ 12/QĐ-UBND")
	want, faults := form.document(a.org)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	a.keepDraft()
	b := crashed(t, a)
	if len(b.asking) != 1 {
		t.Fatalf("%d questions at the start", len(b.asking))
	}
	keyboard{t, b}.press(fyne.KeyReturn)
	e, ok := b.current.(*entry)
	if !ok {
		t.Fatalf("Enter leads to a %T", b.current)
	}
	got, _ := e.form.document(b.org)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("it comes back as %+v, was %+v", got, want)
	}
	if !e.dirty {
		t.Error("it counts as saved")
	}
}

func TestADraftIsGoneWithItsForm(t *testing.T) {
	typed := func(a *App) keyboard {
		k := keyboard{t, a}
		a.newIn(register.Outgoing)
		k.log(outgoing{"bc", "Báo cáo xong", "sxd", "Hồ Sỹ Lâm", ""})
		a.keepDraft()
		return k
	}
	for name, end := range map[string]func(k keyboard){
		"saved":    func(k keyboard) { k.ctrl(fyne.KeyS) },
		"given up": func(k keyboard) { k.press(fyne.KeyEscape, fyne.KeyReturn) },
	} {
		t.Run(name, func(t *testing.T) {
			a := openSample(t)
			end(typed(a))
			a.keepDraft()
			if b := crashed(t, a); len(b.asking) != 0 {
				t.Error("it is offered again")
			}
		})
	}
}

// TestADraftIsPutOff: Esc loses nothing, not even when another form is typed and saved
// meanwhile; giving up is a choice of its own.
func TestADraftIsPutOff(t *testing.T) {
	a := openSample(t)
	typed := func(a *App, subject string) {
		a.newIn(register.Outgoing)
		keyboard{t, a}.log(outgoing{"bc", subject, "sxd", "Hồ Sỹ Lâm", ""})
		a.keepDraft()
	}
	offers := func(a *App, want string) {
		t.Helper()
		if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), want) {
			t.Fatalf("%d questions, none about %s", len(a.asking), want)
		}
	}
	typed(a, "Báo cáo thứ nhất")
	b := crashed(t, a)
	offers(b, "Báo cáo thứ nhất")
	keyboard{t, b}.press(fyne.KeyEscape)
	typed(b, "Báo cáo thứ hai")
	c := crashed(t, b)
	offers(c, "Báo cáo thứ hai")
	keyboard{t, c}.press(fyne.KeyReturn)
	keyboard{t, c}.ctrl(fyne.KeyS)
	d := crashed(t, c)
	offers(d, "Báo cáo thứ nhất")
	tap(t, d.window.Canvas().Overlays().Top(), "Bỏ đi")
	if e := crashed(t, d); len(e.asking) != 0 {
		t.Error("what was given up is offered again")
	}
}

func TestADocumentBeginsAsAnother(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := registerOf(t, a, placeOutgoing)
	from, _ := s.rows.at(0)
	k.press(fyne.KeyF3)
	e, ok := a.current.(*entry)
	if !ok {
		t.Fatalf("F3 leads to a %T", a.current)
	}
	got, _ := e.form.document(a.org)
	if got.ID != 0 || got.Subject != from.Subject || got.Type != from.Type || !slices.Equal(codesOf(got.To), codesOf(from.To)) || got.Date != a.today() || !got.Number.IsZero() {
		t.Errorf("%+v begins as %+v", got, from)
	}
	if _, unit, _ := strings.Cut(from.Symbol, "-"); unit == "" || !strings.HasSuffix(got.Symbol, "-"+unit) {
		t.Errorf("the symbol proposed for one like %s is %s", from.Symbol, got.Symbol)
	}
	if said := k.adviceText(); !strings.Contains(said, from.Symbol) {
		t.Errorf("before anything is touched nothing is said of the one before: %q", said)
	}
	k.press(fyne.KeyF9)
	k.overwrite("Mẫu thường dùng")
	k.press(fyne.KeyReturn, fyne.KeyEscape)
	typePalette(a, "mau thuong dung")
	k.press(fyne.KeyReturn)
	if e, ok = a.current.(*entry); !ok {
		t.Fatalf("the template leads to a %T", a.current)
	}
	if got, _ := e.form.document(a.org); got.Subject != from.Subject || !slices.Equal(codesOf(got.To), codesOf(from.To)) {
		t.Errorf("from the template comes %+v", got)
	}
	k.press(fyne.KeyEscape)
	registerOf(t, a, placeOutgoing)
	typePalette(a, "bo mot mau")
	k.press(fyne.KeyReturn)
	if k.press(fyne.KeyReturn); len(a.templates()) != 0 {
		t.Errorf("%d templates are left", len(a.templates()))
	}
}

func codesOf(list []register.Party) (codes []string) {
	for _, p := range list {
		codes = append(codes, p.Code)
	}
	return codes
}

func TestALineIsPastedAndItsNumberReserved(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.newIn(register.Outgoing)
	a.fyne.Clipboard().SetContent("5\tBáo cáo\t27/11/2026\tBáo cáo nhanh tình hình mưa lũ\tSở Xây dựng\tLê Hữu Phước")
	k.press(fyne.KeyF7)
	e := a.current.(*entry)
	d, faults := e.form.document(a.org)
	if len(faults) > 0 || d.Type != "BC" || d.Subject != "Báo cáo nhanh tình hình mưa lũ" || d.Signer != "Lê Hữu Phước" || len(d.To) != 1 || d.To[0].Code == "" || d.Date != register.MustDate("2026-11-27") {
		t.Fatalf("pasted is %+v, %v", d, faults)
	}
	k.press(fyne.KeyF8)
	d, _ = e.form.document(a.org)
	if d.Number.IsZero() {
		t.Fatal("no number was reserved")
	}
	book, _ := a.settings.BookFor(&d)
	if next, err := a.st.NextNumber(register.SeriesOf(&d, book, a.settings.Office)); err != nil || !d.Number.Less(next) {
		t.Errorf("the next number is %s beside %s (%v)", next, d.Number, err)
	}
	number := d.Number
	e.close()
	if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), "Số "+number.String()+" vẫn được giữ") {
		t.Error("who leaves is not told that the number stays reserved")
	}
	k.press(fyne.KeyEscape)
	k.ctrl(fyne.KeyS)
	if s, ok := a.current.(*registerScreen); !ok {
		t.Errorf("saving leads to a %T", a.current)
	} else if d, _ := s.rows.at(s.grid.Current()); d.Number != number {
		t.Errorf("saved under %s, reserved was %s", d.Number, number)
	}
}

// TestWhomOneWritesToComesFirst: of agencies that fit, those in recent documents.
func TestWhomOneWritesToComesFirst(t *testing.T) {
	a := openSample(t)
	a.newIn(register.Outgoing)
	e := a.current.(*entry)
	list := e.byUse("sở", a.org.Find("sở", a.today(), searched))
	for i := 1; i < len(list); i++ {
		if e.uses[register.UnitKey(list[i-1].Code)] < e.uses[register.UnitKey(list[i].Code)] {
			t.Errorf("%s stands before %s", list[i-1].Name, list[i].Name)
		}
	}
	if len(list) != suggested || e.uses[register.UnitKey(list[0].Code)] == 0 {
		t.Errorf("%d agencies, the first used %d times", len(list), e.uses[register.UnitKey(list[0].Code)])
	}
}

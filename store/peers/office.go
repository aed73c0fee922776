package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"kycuong/register"
)

// The registers that are made span these days, with the units of one province.
const (
	firstDay = "2016-01-04"
	lastDay  = "2025-12-31"
	province = "H41"
)

// officeAct is how one picks an act as often as it occurs.
var officeActs = spread()

func spread() (list []int) {
	for i, a := range acts {
		for range a.often {
			list = append(list, i)
		}
	}
	return list
}

// units are those of the province: its committee, departments and communes.
func units() []register.Unit {
	list := []register.Unit{{Code: province, Name: "Ủy ban nhân dân tỉnh Nghệ An", Abbr: "UBND", Level: register.LevelProvince, Kind: register.KindCommittee}}
	for i, name := range departments {
		list = append(list, register.Unit{Code: departmentCode(i), Name: "Sở " + name, Abbr: abbreviations[i], Level: register.LevelProvince, Kind: register.KindDepartment, Superior: province})
	}
	for i, name := range communes {
		list = append(list, register.Unit{Code: communeCode(i), Name: "Ủy ban nhân dân xã " + name, Abbr: "UBND", Level: register.LevelCommune, Kind: register.KindCommittee, Superior: province})
	}
	return list
}

func departmentCode(i int) string { return fmt.Sprintf("%s.%d", province, i+1) }

func communeCode(i int) string { return fmt.Sprintf("%s.%d", province, 101+i) }

// office writes the documents of a register, always the same ones for the
// same size: the later of two has the later day.
type office struct {
	rand    *rand.Rand
	size, n int
	numbers map[string]int // last one by series
	asked   []string       // symbols that may be answered
}

func newOffice(size int) *office {
	return &office{rand: rand.New(rand.NewPCG(20160104, uint64(size))), size: size, numbers: map[string]int{}}
}

// batch returns the next documents, fewer at the end; more than size may be
// written, they go on at the last day.
func (o *office) batch(n int) []register.Document {
	list := make([]register.Document, n)
	for i := range list {
		list[i] = o.next()
	}
	return list
}

func (o *office) next() register.Document {
	first, last := register.MustDate(firstDay), register.MustDate(lastDay)
	day := first + register.Date(min(o.n, o.size-1)*int(last-first)/o.size)
	o.n++
	act := acts[officeActs[o.rand.IntN(len(officeActs))]]
	d := register.Document{Date: day, Type: act.kind, Subject: o.subject(act.text, day), Signer: o.person()}
	if o.rand.IntN(5) < 2 {
		o.send(&d)
	} else {
		o.receive(&d)
	}
	return d
}

func (o *office) subject(act string, day register.Date) string {
	text := act + " " + pick(o.rand, topics)
	switch o.rand.IntN(8) {
	case 0, 1, 2:
		text += " trên địa bàn xã " + pick(o.rand, communes)
	case 3:
		text += fmt.Sprintf(" quý %d năm %d", (day.Time().Month()-1)/3+1, day.Year())
	case 4:
		text += fmt.Sprintf(" tháng %d năm %d của xã %s", day.Time().Month(), day.Year(), pick(o.rand, communes))
	case 5:
		text += fmt.Sprintf(" giai đoạn %d-%d", day.Year(), day.Year()+5)
	case 6:
		text += fmt.Sprintf(", đợt %d năm %d", 1+o.rand.IntN(30), day.Year())
	}
	if o.rand.IntN(12) == 0 {
		text += " theo đề nghị của Công ty TNHH " + rareName(o.rareRank())
	}
	return text
}

// rareRank prefers low ranks as names do: that of rank r comes 1/r as often as
// the first.
func (o *office) rareRank() int { return int(math.Pow(rareNames, o.rand.Float64())) }

// rareNames is how many companies there are.
const rareNames = 8000

// rareName is the name of a company.
func rareName(rank int) string {
	n := len(syllables)
	return "X" + syllables[rank%n] + syllables[rank/n%n] + syllables[rank/n/n%n]
}

func (o *office) person() string {
	return pick(o.rand, surnames) + " " + pick(o.rand, middleNames) + " " + pick(o.rand, givenNames)
}

// unit is a party of the province and how its symbols end.
func (o *office) unit() (register.Party, string) {
	if o.rand.IntN(2) == 0 {
		i := o.rand.IntN(len(departments))
		return register.Party{Code: departmentCode(i)}, abbreviations[i]
	}
	return register.Party{Code: communeCode(o.rand.IntN(len(communes)))}, "UBND"
}

func (o *office) number(series string, year int) int {
	key := fmt.Sprint(series, year)
	o.numbers[key]++
	return o.numbers[key]
}

func (o *office) send(d *register.Document) {
	d.Direction, d.Sender = register.Outgoing, register.Party{Code: province}
	d.Number.N = o.number("out", d.Date.Year())
	d.Symbol = fmt.Sprintf("%02d/%s-UBND", d.Number.N, d.Type)
	for range 1 + o.rand.IntN(3) {
		to, _ := o.unit()
		d.To = append(d.To, to)
	}
	d.Signed, d.Issued = d.Date, d.Date
	if o.rand.IntN(6) == 0 {
		d.ReplyDue = d.Date + 15
		o.asked = append(o.asked, d.Symbol)
	}
}

func (o *office) receive(d *register.Document) {
	ending := ""
	d.Direction, d.To = register.Incoming, []register.Party{{Code: province}}
	d.Sender, ending = o.unit()
	d.Symbol = fmt.Sprintf("%02d/%s-%s", o.number(d.Sender.Code, d.Date.Year()), d.Type, ending)
	d.Arrived = d.Date + register.Date(o.rand.IntN(4))
	d.Number.N = o.number("in", d.Arrived.Year())
	if o.rand.IntN(3) > 0 {
		d.Handler, _ = o.unit()
		d.HandleDue = d.Arrived + register.Date(5+o.rand.IntN(20))
		d.Progress = pick(o.rand, progress)
	}
	if len(o.asked) > 0 && o.rand.IntN(10) == 0 {
		d.InReplyTo, o.asked = o.asked[0], o.asked[1:]
	}
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

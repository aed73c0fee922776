package export

import (
	"encoding/binary"
	"math"
)

// intent writes what the colours of the file mean: those of sRGB, by the
// profile that goes with it.
func (p *packer) intent() int {
	profile := p.putStream(p.reserve(), "/N 3 ", srgbProfile())
	return p.put(p.reserve(), "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (%s) /Info (%[1]s) /RegistryName (http://www.color.org) /DestOutputProfile %[2]d 0 R>>", colours, profile)
}

const colours = "sRGB IEC61966-2.1"

// srgbProfile makes the ICC profile of sRGB, version 2.1, which every part of
// PDF/A allows: a matrix to the colours under daylight D50 and one curve for
// all three channels.
func srgbProfile() []byte {
	tags := []struct {
		names []string
		data  []byte
	}{
		{[]string{"desc"}, describedAs(colours)},
		{[]string{"cprt"}, append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{[]string{"wtpt"}, xyz(0.9642, 1, 0.8249)},
		{[]string{"rXYZ"}, xyz(0.43604, 0.22248, 0.01392)},
		{[]string{"gXYZ"}, xyz(0.38512, 0.71690, 0.09706)},
		{[]string{"bXYZ"}, xyz(0.14305, 0.06061, 0.71391)},
		{[]string{"rTRC", "gTRC", "bTRC"}, srgbCurve()},
	}
	const header, entry = 128, 12 // bytes
	count := 0
	for _, t := range tags {
		count += len(t.names)
	}
	table := binary.BigEndian.AppendUint32(nil, uint32(count))
	var data []byte
	for _, t := range tags {
		at := header + 4 + count*entry + len(data)
		for _, name := range t.names {
			table = append(table, name...)
			table = binary.BigEndian.AppendUint32(table, uint32(at))
			table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
		}
		data = append(data, t.data...)
		data = append(data, make([]byte, (4-len(data)%4)%4)...)
	}
	profile := make([]byte, header)
	binary.BigEndian.PutUint32(profile, uint32(header+len(table)+len(data)))
	binary.BigEndian.PutUint32(profile[8:], 0x02100000) // version
	copy(profile[12:], "mntrRGB XYZ ")                  // a display, from RGB to XYZ
	for i, n := range []uint16{2000, 1, 1} {            // day of making
		binary.BigEndian.PutUint16(profile[24+2*i:], n)
	}
	copy(profile[36:], "acsp")
	copy(profile[68:], xyz(0.9642, 1, 0.8249)[8:]) // D50
	return append(append(profile, table...), data...)
}

// describedAs is a description in ASCII, and in no other form.
func describedAs(s string) []byte {
	b := append([]byte("desc\x00\x00\x00\x00"), binary.BigEndian.AppendUint32(nil, uint32(len(s)+1))...)
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...) // no Unicode, no script
}

// xyz is a colour; ICC counts in parts of 65,536.
func xyz(values ...float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(math.Round(v*0x10000)))
	}
	return b
}

// srgbCurve is the way from a channel's value to light, as IEC 61966-2-1 has it.
func srgbCurve() []byte {
	const points = 1024
	b := append([]byte("curv\x00\x00\x00\x00"), binary.BigEndian.AppendUint32(nil, points)...)
	for i := range points {
		v := float64(i) / (points - 1)
		light := v / 12.92
		if v > 0.04045 {
			light = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(light*0xFFFF)))
	}
	return b
}

package export

import (
	"bytes"
	"fmt"

	"kycuong/register"
)

// Stamp says at which entry of the journal a report was made, with the hash that stands for
// everything recorded until then. It lies in the metadata of the PDF in clear, so that a
// report shows when the past was rewritten after it; the zero Stamp is none.
type Stamp struct {
	Entry uint64
	Hash  string // in hexadecimal
}

// String is the stamp as the metadata have it.
func (s Stamp) String() string {
	if s.Entry == 0 {
		return ""
	}
	return fmt.Sprintf("kycuong journal %d %s", s.Entry, s.Hash)
}

var stampForm = register.Pattern(`<dc:identifier>kycuong journal (\d{1,18}) ([0-9a-f]{64})</dc:identifier>`)

// StampIn finds the stamp of a PDF; the zero Stamp when it has none.
func StampIn(pdf []byte) (s Stamp) {
	at := bytes.LastIndex(pdf, []byte("<dc:identifier>"))
	if at < 0 {
		return s
	}
	if m := stampForm().FindSubmatch(pdf[at:]); m != nil {
		fmt.Sscan(string(m[1]), &s.Entry)
		s.Hash = string(m[2])
	}
	return s
}

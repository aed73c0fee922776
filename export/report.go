package export

import "kycuong/register"

// Report is an administrative report as it will stand on paper, every
// sentence finished.
type Report struct {
	Scope    Scope
	Stamp    Stamp  `json:"-"`
	Title    string // of the file: what it is and about which period
	Head     Head
	Kind     string   // "BÁO CÁO"
	Subject  string   // trích yếu
	To       []string // Kính gửi
	Sections []Section
	Copies   []string       // Nơi nhận
	Paper    register.Paper `json:"-"`
	Signature
	Annexes []Annex
	Totals  Totals
	List    []Entry // every finding it tells of, in its order
	Figures []Figure

	bare bool // see WithoutData
}

// Head is the block above the text of a document.
type Head struct {
	Superior string // line of the superior agency; "" for none
	Agency   string
	Number   string // "07"; "" leaves a blank to be filled in by hand
	Symbol   string // "/BC-VP"
	Place    string // "An Khê, ngày 05 tháng 02 năm 2026"
}

// Signature is the block below it.
type Signature struct {
	SignerTitle []string // one line each
	SignerName  string
	Second      *Signature `json:",omitempty"` // who signs with them, on the left
}

// Section is a part of the text under a heading of its own.
type Section struct {
	Heading    string
	Paragraphs []Paragraph
}

// Paragraph is one paragraph of a section; a bold one is a heading inside it
// and stays with what follows.
type Paragraph struct {
	Text string
	Bold bool `json:",omitempty"`
}

// Annex is one "phụ lục".
type Annex struct {
	Number    string // "Phụ lục I", in small letters as the decree has it
	Title     string
	Reference string // "(Kèm theo Báo cáo số …)"
	Landscape bool
	Parts     []Part
}

// Part is a stretch of an annex: a heading, text, a table; any may be missing.
type Part struct {
	Heading string   `json:",omitempty"`
	Text    []string `json:",omitempty"`
	Table   *Table   `json:",omitempty"`
	Chart   *Chart   `json:",omitempty"`
}

// Align is the side the text of a column keeps to.
type Align uint8

// The sides.
const (
	Left Align = iota
	Centre
	Right
)

// Column is one column of a table.
type Column struct {
	Title string
	Share float64 // of the width, in proportion to the others
	Align Align
}

// Table is a table with a header that is repeated on every page.
type Table struct {
	Columns []Column
	Rows    []Row
}

// Row is one row of a table.
type Row struct {
	Cells []string
	Group bool `json:",omitempty"` // one bold cell over the whole width, heading the rows that follow
	Bold  bool `json:",omitempty"`
}

// Entry is one finding in words.
type Entry struct {
	Unit      string
	Symbol    string
	Date      register.Date
	Subject   string
	Rule      string
	RuleTitle string
	Citation  string
	Severity  string
	Levels    int
	Message   string
	Path      string // the way that should have been taken
	State     string
	Exception string
	Evidence  string
	Decision  string // who decided, when, on what ground
}

// Figure is one line of the workbook's summary.
type Figure struct {
	Label string
	Value int
	Head  bool `json:",omitempty"` // a heading without a value
	Net   bool `json:",omitempty"` // the figure two lines above less the one above
}

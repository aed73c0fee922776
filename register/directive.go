package register

// Directive is a "văn bản chỉ đạo" whose text was read: what it says of itself
// and what it names. The tasks it sets name it by its symbol.
type Directive struct {
	ID         uint64     `json:"id,omitempty" cbor:"1,keyasint,omitempty"`
	Symbol     string     `json:"symbol" cbor:"2,keyasint"`
	Date       Date       `json:"date,omitempty" cbor:"3,keyasint,omitempty"`
	Issuer     string     `json:"issuer,omitempty" cbor:"4,keyasint,omitempty"` // as the text gives it
	Subject    string     `json:"subject,omitempty" cbor:"5,keyasint,omitempty"`
	Addressees []Party    `json:"addressees,omitempty" cbor:"6,keyasint,omitempty"`
	Cited      []Citation `json:"cited,omitempty" cbor:"7,keyasint,omitempty"`
	Text       string     `json:"text" cbor:"8,keyasint"` // line ends kept
}

// Citation is a document that a text names.
type Citation struct {
	Symbol string `json:"symbol" cbor:"1,keyasint"`
	Date   Date   `json:"date,omitempty" cbor:"2,keyasint,omitempty"`
	Issuer string `json:"issuer,omitempty" cbor:"3,keyasint,omitempty"` // as the text gives it
	Text   string `json:"text,omitempty" cbor:"4,keyasint,omitempty"`   // the words it was read from
}

// MaxDirective bounds the text of a directive that is kept, in bytes.
const MaxDirective = 4 << 20

// Clean returns the directive with every text but the body cleaned.
func (d Directive) Clean() Directive {
	d.Symbol, d.Issuer, d.Subject = Clean(d.Symbol), Clean(d.Issuer), Clean(d.Subject)
	d.Addressees = cleanParties(d.Addressees)
	cited := make([]Citation, 0, len(d.Cited))
	for _, c := range d.Cited {
		c.Symbol, c.Issuer, c.Text = Clean(c.Symbol), Clean(c.Issuer), Clean(c.Text)
		cited = append(cited, c)
	}
	d.Cited = cited
	return d
}

// Validate returns what is wrong with a cleaned directive.
func (d Directive) Validate() Faults {
	var fs Faults
	if d.Symbol == "" {
		fs = append(fs, fault("symbol", "The number and symbol of the directive are missing."))
	}
	if len(d.Text) > MaxDirective {
		fs = append(fs, fault("text", "The text of the directive is larger than 4 MB."))
	}
	return fs
}

// Sets reports that a task names the directive: by its symbol, however spelt,
// in its year.
func (d Directive) Sets(t Task) bool {
	return t.Directive != "" && SymbolKey(t.Directive) == SymbolKey(d.Symbol) &&
		(t.Assigned == 0 || d.Date == 0 || t.Assigned.Year() == d.Date.Year())
}

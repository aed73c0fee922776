package register

import (
	"fmt"
	"strings"
)

// Fault says what is wrong with one field of a value. Text is an English
// sentence that the translation files know, with {name} placeholders filled
// from Args; Field is the name of the field in the JSON form.
type Fault struct {
	Field string
	Text  string
	Args  map[string]string
}

// Error returns the English sentence.
func (f Fault) Error() string { return f.Field + ": " + Fill(f.Text, f.Args) }

// Faults is a list of them that is an error itself.
type Faults []Fault

// Error joins the sentences.
func (f Faults) Error() string {
	parts := make([]string, len(f))
	for i, one := range f {
		parts[i] = one.Error()
	}
	return strings.Join(parts, "; ")
}

// fault makes a Fault; args are name, value, name, value …
func fault(field, text string, args ...any) Fault {
	f := Fault{Field: field, Text: text}
	for i := 0; i+1 < len(args); i += 2 {
		if f.Args == nil {
			f.Args = map[string]string{}
		}
		f.Args[fmt.Sprint(args[i])] = fmt.Sprint(args[i+1])
	}
	return f
}

// Fill puts the values into the {name} placeholders of text.
func Fill(text string, args map[string]string) string {
	if len(args) == 0 {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := args[name]
		if !closed || !known {
			b.WriteByte('{')
			text = rest
			continue
		}
		b.WriteString(value)
		text = after
	}
}

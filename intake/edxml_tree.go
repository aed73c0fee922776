package intake

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"kycuong/register"
)

// What a message may hold. A header is some kilobytes; what is beyond these
// bounds was made to do harm.
const (
	MaxEdXML         = 256 << 20 // bytes of a file, with its attachments
	maxEdXMLHeader   = 4 << 20   // bytes up to the attachments
	maxEdXMLText     = 64 << 10  // bytes of text in one element
	maxEdXMLDepth    = 32
	maxEdXMLElements = 20_000
)

// edxmlSpaces are the namespaces of the standard and of what was before it; some
// programs declare none, or forget to declare the prefix.
var edxmlSpaces = []string{"http://www.mic.gov.vn/TBT/QCVN_102_2016", "http://www.go.vn/eDoc", "", "edXML"}

// element is one element of a message's header.
type element struct {
	name     string // without prefix
	path     string // below the header: To[2]/OrganId
	line     int
	order    int
	foreign  bool // of another standard, like a signature
	text     []byte
	children []*element
	counts   map[string]int // of the children, by name
}

// edxmlFault is what is wrong with a message, and where; line is 0 when it is about
// the whole file.
type edxmlFault struct {
	line  int
	path  string
	fault register.Fault
}

// Error returns the English sentence.
func (e *edxmlFault) Error() string { return e.fault.Error() }

// refusal tells of it as of a line and element, where there is one.
func (e *edxmlFault) refusal(file string) Refusal {
	if e.line == 0 {
		return Refusal{File: file, Fault: e.fault}
	}
	return Refusal{file, e.line, cmp.Or(e.path, "edXML"), e.fault}
}

// edxmlScan reads the elements of a header.
type edxmlScan struct {
	raw    []byte // UTF-8
	d      *xml.Decoder
	root   *element
	open   []*element // from the root down
	count  int
	offset int64 // of the token last read
}

// scanEdXML reads the header of a message and counts its attachments, which it
// passes over.
func scanEdXML(raw []byte) (root *element, attachments int, bad *edxmlFault) {
	raw, bad = utf8EdXML(raw)
	if bad != nil {
		return nil, 0, bad
	}
	s := &edxmlScan{raw: raw, d: xml.NewDecoder(bytes.NewReader(raw[:min(len(raw), maxEdXMLHeader)]))}
	s.d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // utf8EdXML made it UTF-8
	for more := true; more && bad == nil; {
		more, bad = s.next()
	}
	if bad == nil {
		bad = s.whole()
	}
	if bad != nil {
		return nil, 0, bad
	}
	return s.root, countAttachments(raw[s.offset:]), nil
}

// declaredEncoding is the encoding an XML declaration names.
var declaredEncoding = register.Pattern(`^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']`)

// utf8EdXML turns a message into UTF-8: from UTF-8, UTF-16 or Windows-1258. What
// the bytes show goes before what is declared: programs on Windows declare
// UTF-16 and write UTF-8.
func utf8EdXML(raw []byte) ([]byte, *edxmlFault) {
	if text, ok := decodeMarked(raw); ok {
		return []byte(text), nil
	}
	raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	declared := "utf-8"
	if m := declaredEncoding().FindSubmatch(raw[:min(len(raw), 400)]); m != nil {
		declared = strings.ToLower(string(m[1]))
	}
	switch declared {
	case "utf-8", "utf8", "utf-16", "us-ascii":
		if utf8.Valid(raw) {
			return raw, nil
		}
	case "windows-1258":
		return []byte(decodeWith(charmap.Windows1258, raw)), nil
	}
	return nil, &edxmlFault{1, "", fault("", "The message is not written in the encoding it names ({encoding}), or that one is not read. Ask for it in UTF-8.", "encoding", declared)}
}

// next reads a token; more is false at the end of the header.
func (s *edxmlScan) next() (more bool, bad *edxmlFault) {
	s.offset = s.d.InputOffset()
	token, err := s.d.Token()
	if err != nil {
		return false, s.broken(err)
	}
	switch token := token.(type) {
	case xml.Directive:
		return false, s.fault("", "The message brings a document type (DTD) of its own. Such a message is not read: it can make a program open other files.")
	case xml.StartElement:
		if s.root != nil && isEdXMLBody(token.Name.Local) {
			return false, nil
		}
		return true, s.start(token)
	case xml.CharData:
		return true, s.chars(token)
	case xml.EndElement:
		s.open = s.open[:len(s.open)-1]
		return len(s.open) > 0, nil
	}
	return true, nil
}

// isEdXMLBody names the elements behind the header.
func isEdXMLBody(name string) bool {
	return slices.Contains([]string{"edXMLBody", "edXMLManifest", "Manifest", "AttachmentEncoded", "Attachments", "Attachment"}, name)
}

func (s *edxmlScan) start(token xml.StartElement) *edxmlFault {
	line, _ := s.d.InputPos()
	e := &element{name: token.Name.Local, line: line, order: s.count, foreign: !slices.Contains(edxmlSpaces, strings.TrimSuffix(token.Name.Space, "/"))}
	s.count++
	if s.root == nil {
		if e.foreign || !strings.EqualFold(e.name, "edXML") && !strings.EqualFold(e.name, "edXMLEnvelope") {
			return noEdXML()
		}
		s.root = e
	} else {
		s.under(s.open[len(s.open)-1], e)
	}
	s.open = append(s.open, e)
	switch {
	case len(s.open) > maxEdXMLDepth:
		return s.fault(e.path, "Elements lie more than {max} deep in each other.", "max", fmt.Sprint(maxEdXMLDepth))
	case s.count > maxEdXMLElements:
		return s.fault(e.path, "The header has more than {max} elements.", "max", fmt.Sprint(maxEdXMLElements))
	}
	return nil
}

// under puts an element below its parent and names its way there; the frame of
// every message is left out of it.
func (s *edxmlScan) under(parent, e *element) {
	if parent.counts == nil {
		parent.counts = map[string]int{}
	}
	parent.counts[e.name]++
	e.path, e.foreign = shorten(e.name), e.foreign || parent.foreign
	if n := parent.counts[e.name]; n > 1 {
		e.path = fmt.Sprintf("%s[%d]", e.path, n)
	}
	if parent.path != "" && !slices.Contains([]string{"edXMLEnvelope", "edXMLHeader", "MessageHeader"}, parent.name) {
		e.path = parent.path + "/" + e.path
	}
	parent.children = append(parent.children, e)
}

func (s *edxmlScan) chars(text xml.CharData) *edxmlFault {
	if len(s.open) == 0 {
		return nil
	}
	e := s.open[len(s.open)-1]
	if len(e.text)+len(text) > maxEdXMLText {
		return s.fault(e.path, "The text of the element is longer than {max} KB.", "max", fmt.Sprint(maxEdXMLText>>10))
	}
	e.text = append(e.text, text...)
	return nil
}

func (s *edxmlScan) fault(path, text string, pairs ...string) *edxmlFault {
	line, _ := s.d.InputPos()
	return &edxmlFault{line, path, fault("", text, pairs...)}
}

// noEdXML is about a file that is something else: where in it that shows helps nobody.
func noEdXML() *edxmlFault {
	return &edxmlFault{fault: fault("", "This file is no edXML message.")}
}

// broken says why the reading ended too soon.
func (s *edxmlScan) broken(err error) *edxmlFault {
	path := ""
	if len(s.open) > 0 {
		path = s.open[len(s.open)-1].path
	}
	var syntax *xml.SyntaxError
	isCut := errors.Is(err, io.EOF) || errors.As(err, &syntax) && strings.HasSuffix(syntax.Msg, "unexpected EOF")
	switch {
	case isCut && len(s.raw) > maxEdXMLHeader:
		return s.fault(path, "The header is larger than {max} MB.", "max", fmt.Sprint(maxEdXMLHeader>>20))
	case s.root == nil:
		return noEdXML()
	case isCut:
		return s.fault(path, "The file ends in the middle of the message. Ask for it to be sent again.")
	}
	return s.fault(path, "The file is not well-formed XML.")
}

// whole proves that the message goes on to its end: the last thing in the file is
// the end of what it began with.
func (s *edxmlScan) whole() *edxmlFault {
	rest := bytes.TrimRight(s.raw[s.offset:], " \t\r\n\x00")
	at := bytes.LastIndex(rest, []byte("</"))
	if at >= 0 && rest[len(rest)-1] == '>' {
		name := strings.TrimSpace(string(rest[at+2 : min(len(rest)-1, at+100)]))
		if _, local, prefixed := strings.Cut(name, ":"); prefixed {
			name = local
		}
		if name == s.root.name {
			return nil
		}
	}
	return s.fault("", "The file ends in the middle of the message. Ask for it to be sent again.")
}

// countAttachments counts the attachments behind a header: their own elements,
// or where there are none, those of the list of them. The bytes of a file,
// written in letters and digits, hold no sign that begins an element.
func countAttachments(rest []byte) int {
	own, listed := 0, 0
	for {
		at := bytes.IndexByte(rest, '<')
		if at < 0 {
			break
		}
		rest = rest[at+1:]
		name := rest[:min(len(rest), 60)]
		if end := bytes.IndexAny(name, " \t\r\n/>"); end >= 0 {
			name = name[:end]
		}
		switch string(name[bytes.IndexByte(name, ':')+1:]) {
		case "Attachment":
			own++
		case "Reference":
			listed++
		}
	}
	return max(own, listed)
}

// child returns the first child of that name; nil when there is none.
func (e *element) child(name string) *element {
	for _, c := range e.all(name) {
		return c
	}
	return nil
}

// all returns the children of that name. A nil element has none.
func (e *element) all(name string) (list []*element) {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name && !c.foreign {
			list = append(list, c)
		}
	}
	return list
}

// find returns the first element of that name below this one, or itself.
func (e *element) find(name string) *element {
	if e == nil || e.foreign {
		return nil
	}
	if e.name == name {
		return e
	}
	for _, c := range e.children {
		if found := c.find(name); found != nil {
			return found
		}
	}
	return nil
}

// value is the cleaned text of the element; the words some programs write for
// "nothing" are nothing.
func (e *element) value() string {
	if e == nil {
		return ""
	}
	text := register.Clean(string(e.text))
	if slices.Contains([]string{"n/a", "null", "-"}, strings.ToLower(text)) {
		return ""
	}
	return text
}

package export

import (
	"slices"
	"strings"

	"kycuong/register"
)

// typedMark stands behind a figure that an office typed in place of, or beside,
// those of its register, and typedNote explains it below the section.
const (
	typedMark = "(*)"
	typedNote = "(*) Số do người lập báo cáo ghi, không lấy từ số liệu tổng hợp của sổ đăng ký."
)

// SectionName is a heading without its number, under which rewordings are kept.
func SectionName(heading string) string {
	if _, name, ok := strings.Cut(heading, ". "); ok {
		return name
	}
	return heading
}

// Reworded puts an office's words on the draft. Figures stay those of the draft;
// a typed one is marked. lost are the edits of paragraphs the draft has no longer.
func (r Report) Reworded(edits []register.Rewording) (reworded Report, lost []register.Rewording) {
	used := make([]bool, len(edits))
	r.Sections = slices.Clone(r.Sections)
	for i, s := range r.Sections {
		r.Sections[i] = s.reworded(edits, used)
	}
	for i, e := range edits {
		if !used[i] {
			lost = append(lost, e)
		}
	}
	return r, lost
}

func (s Section) reworded(edits []register.Rewording, used []bool) Section {
	name := SectionName(s.Heading)
	marked := false
	put := func(list []Paragraph, e register.Rewording, p Paragraph) []Paragraph {
		text, typed := e.On(p.Text, typedMark)
		marked = marked || len(typed) > 0
		if text == "" {
			return list
		}
		return append(list, Paragraph{Text: text, Bold: p.Bold})
	}
	var list []Paragraph
	for _, p := range s.Paragraphs {
		at := slices.IndexFunc(edits, func(e register.Rewording) bool {
			return !e.IsOwn() && e.Section == name && e.Draft == register.Skeleton(p.Text)
		})
		if at < 0 {
			list = append(list, p)
			continue
		}
		used[at] = true
		list = put(list, edits[at], p)
	}
	for i, e := range edits {
		if e.IsOwn() && e.Section == name {
			used[i] = true
			list = put(list, e, Paragraph{})
		}
	}
	if marked {
		list = append(list, Paragraph{Text: typedNote})
	}
	s.Paragraphs = list
	return s
}

// Words is the text of the report without its tables, to be pasted into a
// document of the office's own: a line for each heading and paragraph.
func (r Report) Words() string {
	var b strings.Builder
	b.WriteString(r.Kind + "\n" + r.Subject + "\n")
	for _, s := range r.Sections {
		if s.Heading != "" {
			b.WriteString("\n" + s.Heading + "\n")
		}
		for _, p := range s.Paragraphs {
			b.WriteString(p.Text + "\n")
		}
	}
	return b.String()
}

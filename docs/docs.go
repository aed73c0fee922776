// Package docs holds the user guide, so that the program can show it. The one rule to
// know: a section of the guide begins with a heading of the second level, below which a
// comment names the places of the window it is opened from.
package docs

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed huong-dan.md
var guide string

// Section is a part of the guide.
type Section struct {
	Title  string
	Places []string // of the window, and other names it is opened by
	Text   string   // Markdown, without heading and pictures
}

// placesMark begins the comment that names the places of a section.
const placesMark = "<!-- help:"

// Sections are those of the guide, in its order.
func Sections() (list []Section) {
	for _, part := range strings.Split(guide, "\n## ")[1:] {
		title, rest, _ := strings.Cut(part, "\n")
		s := Section{Title: title}
		var lines []string
		for line := range strings.SplitSeq(rest, "\n") {
			switch names, isMark := strings.CutPrefix(line, placesMark); {
			case isMark:
				s.Places = strings.Fields(strings.TrimSuffix(names, "-->"))
			case !strings.HasPrefix(line, "!["):
				lines = append(lines, line)
			}
		}
		s.Text = strings.TrimSpace(strings.Join(lines, "\n"))
		list = append(list, s)
	}
	return list
}

// Find is the section of a place among a guide's; the first when none names it.
func Find(sections []Section, place string) int {
	return max(0, slices.IndexFunc(sections, func(s Section) bool { return slices.Contains(s.Places, place) }))
}

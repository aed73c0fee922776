package register

import (
	"regexp"
	"sync"
)

// Pattern returns a regular expression that is made when it is first asked for. The
// program has some fifty; made at the start, they would hold every start up.
func Pattern(source string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
}

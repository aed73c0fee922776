package cli

import (
	"bytes"
	"io"
	"regexp"
	"strings"

	"kycuong/assets"

	"github.com/alecthomas/kong"
)

// langOf is the language asked for, before the command line is taken apart: its own help
// is in it.
func langOf(args []string) string {
	lang := "vi"
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			lang = value
		} else if arg == "--lang" && i+1 < len(args) {
			lang = args[i+1]
		}
	}
	return lang
}

// translateHelp puts the help of a command, and of those below it, into a language.
func translateHelp(n *kong.Node, lang string) {
	n.Help = assets.Text(lang, n.Help)
	for _, f := range n.Flags {
		f.Help = assets.Text(lang, f.Help)
	}
	for _, p := range n.Positional {
		p.Help = assets.Text(lang, p.Help)
	}
	for _, child := range n.Children {
		translateHelp(child, lang)
	}
}

// furtherHelp is what the library writes below a list of commands.
var furtherHelp = regexp.MustCompile(`Run ("[^"]*") for more information on a command\.`)

// helpIn prints help in a language, the words of the library too.
func helpIn(lang string) kong.HelpPrinter {
	words := strings.NewReplacer("Usage:", assets.Text(lang, "Usage:"), "Arguments:", assets.Text(lang, "Arguments:"), "Flags:", assets.Text(lang, "Flags:"),
		"Commands:", assets.Text(lang, "Commands:"), "Show context-sensitive help.", assets.Text(lang, "Show context-sensitive help."))
	further := assets.Text(lang, "Run {command} for more information on a command.", "command", "$1")
	return func(options kong.HelpOptions, ctx *kong.Context) error {
		var text bytes.Buffer
		out := ctx.Stdout
		ctx.Stdout = &text
		err := kong.DefaultHelpPrinter(options, ctx)
		ctx.Stdout = out
		if err != nil {
			return err
		}
		_, err = io.WriteString(out, furtherHelp.ReplaceAllString(words.Replace(text.String()), further))
		return err
	}
}

package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// speaking are the calls whose text reaches the user, and which argument it is.
var speaking = map[string]int{"t": 0, "say": 0, "fault": 1, "add": 1, "Text": 1, "TextWith": 1, "place": 1, "report": 1, "progress": 0, "Problem": 0, "Description": 0, "heading": 1}

// speakingFields are the fields of composite literals that hold such a text.
var speakingFields = []string{"Text", "text", "What"}

// A text for the user is a sentence or label: it begins with a capital, a
// quotation mark or a placeholder; keys of other kinds do not.
var sentence = regexp.MustCompile(`^[A-Z“{“]`)

func TestEveryTextIsTranslated(t *testing.T) {
	used := map[string]string{}
	for _, path := range goFiles(t) {
		// What export writes are the words of Vietnamese official reports, whatever
		// the language of the screen.
		if !strings.HasSuffix(path, "_test.go") && !strings.HasPrefix(path, "export") {
			collect(t, path, used)
		}
	}
	for _, lang := range []string{"vi", "en"} {
		table := map[string]string{}
		raw, err := os.ReadFile("assets/translations/" + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &table); err != nil {
			t.Fatal(err)
		}
		for text, where := range used {
			translated, ok := table[text]
			switch {
			case !ok || translated == "":
				t.Errorf("%s: %q (%s) is not translated", lang, text, where)
			case !slices.Equal(placeholders(text), placeholders(translated)):
				t.Errorf("%s: %q and its translation have other placeholders: %q", lang, text, translated)
			}
		}
		for text := range table {
			if _, ok := used[text]; !ok {
				t.Errorf("%s: %q is translated but not used", lang, text)
			}
		}
	}
}

// placeholder is a name to be filled in, or a fmt verb.
var placeholder = regexp.MustCompile(`\{[a-zA-Z]+\}|%[a-z]`)

func placeholders(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// collect finds the texts of one file.
func collect(t *testing.T, path string, used map[string]string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	note := func(e ast.Expr) {
		if text, ok := constant(e); ok && sentence.MatchString(text) {
			used[text] = path
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if i, ok := speaking[called(n)]; ok && i < len(n.Args) {
				note(n.Args[i])
			}
			if called(n) == "list" && len(n.Args) == 3 { // a text and its shorter form
				note(n.Args[1])
				note(n.Args[2])
			}
			if (called(n) == "t" || called(n) == "progress") && len(n.Args) > 0 {
				if text, ok := constant(n.Args[0]); ok {
					used[text] = path
				}
			}
		case *ast.CompositeLit:
			collectLiteral(n, note)
		case *ast.Field: // of the grammar of the command line
			if help := tagOf(n, "help"); help != "" {
				used[help] = path
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if (strings.HasPrefix(name.Name, "Text") || strings.HasPrefix(name.Name, "what")) && i < len(n.Values) {
					note(n.Values[i])
				}
			}
		}
		return true
	})
}

func tagOf(f *ast.Field, name string) string {
	if f.Tag == nil {
		return ""
	}
	text, _ := constant(f.Tag)
	return reflect.StructTag(text).Get(name)
}

func collectLiteral(n *ast.CompositeLit, note func(ast.Expr)) {
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok && slices.Contains(speakingFields, id.Name) {
				note(kv.Value)
			}
		}
		// {export.KindX, "Title"}: a thing and what it is called.
		if pair, ok := e.(*ast.CompositeLit); ok && pair.Type == nil && len(pair.Elts) == 2 {
			if _, isSel := pair.Elts[0].(*ast.SelectorExpr); isSel {
				note(pair.Elts[1])
			}
		}
	}
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func constant(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

func mentions(t *testing.T, path, what string) bool {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(raw), what)
}

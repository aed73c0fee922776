package app

import (
	"image"
	"os"
	"slices"
	"testing"
	"time"

	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
)

// BenchmarkKeyToGlyph is how long one key takes in the program, from the key to the
// widgets being as they are to be drawn: in the form, with its suggestions and advice,
// and in the search line, where the answer of the search comes later than the key. It
// works on the sample office, or on the register in the folder KYCUONG_BENCH_REGISTER.
// The frame, drawn by Fyne's software renderer, is told apart: a graphics card draws it
// in the window.
func BenchmarkKeyToGlyph(b *testing.B) {
	a := openForBench(b)
	for name, place := range map[string]func() fyne.Focusable{
		"subject of the form": func() fyne.Focusable {
			a.newEntry(register.Outgoing, nil)
			e := a.current.(*entry)
			e.form.kind.set("BC")
			return e.form.subject.focus()
		},
		"addressee of the form": func() fyne.Focusable {
			a.newEntry(register.Outgoing, nil)
			return a.current.(*entry).form.to.focus
		},
		"search line": func() fyne.Focusable {
			a.goTo(placeOutgoing)
			return a.current.(*registerScreen).search
		},
	} {
		b.Run(name, func(b *testing.B) {
			var keys, answers []time.Duration
			var waiting []func()
			a.jobs.spawn = func(work func()) { waiting = append(waiting, work) } // beside the keys, as in the real window
			for b.Loop() {
				line := place()
				waiting = nil
				a.window.Canvas().Focus(line)
				for _, r := range "báo cáo kết quả xây dựng nông thôn mới" {
					start := time.Now()
					a.window.Canvas().Focused().TypedRune(r)
					keys = append(keys, time.Since(start))
					for _, work := range waiting {
						work()
					}
					waiting = nil
					answers = append(answers, time.Since(start))
				}
			}
			a.jobs.spawn = func(work func()) { work() }
			report(b, keys, "key")
			report(b, answers, "answer")
		})
	}
	b.Run("frame", func(b *testing.B) {
		var frame image.Image
		for b.Loop() {
			frame = software.RenderCanvas(a.window.Canvas(), a.fyne.Settings().Theme())
		}
		b.ReportMetric(float64(frame.Bounds().Dx()), "pixels")
	})
}

// BenchmarkScroll is how long a movement of a long list takes in the program, with the
// documents that come into view read from the file: of the wheel, of a page, of the bar
// to anywhere. What is left of a frame, 16 ms, is the renderer's.
func BenchmarkScroll(b *testing.B) {
	a := openForBench(b)
	a.goTo(placeOutgoing)
	g := a.current.(*registerScreen).grid
	for name, move := range map[string]func(i int){
		"wheel": func(i int) { g.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -96)}) },
		"page":  func(i int) { g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) },
		"bar":   func(i int) { g.ScrollTo(i * 7919 % g.Length()) },
	} {
		b.Run(name, func(b *testing.B) {
			g.ScrollTo(0)
			var moves []time.Duration
			var waiting []func()
			a.jobs.spawn = func(work func()) { waiting = append(waiting, work) } // rows are judged beside, as in the real window
			for b.Loop() {
				for range 100 {
					start := time.Now()
					move(len(moves))
					took := time.Since(start)
					for _, work := range waiting {
						work()
						start = time.Now()
						g.Refresh() // as it does when they are
						took += time.Since(start)
					}
					waiting = nil
					moves = append(moves, took)
				}
			}
			a.jobs.spawn = func(work func()) { work() }
			report(b, moves, "move")
		})
	}
}

func report(b *testing.B, list []time.Duration, what string) {
	slices.Sort(list)
	b.ReportMetric(float64(list[len(list)*95/100].Microseconds())/1000, what+"-p95-ms")
	b.ReportMetric(float64(list[len(list)-1].Microseconds())/1000, what+"-max-ms")
}

// openForBench opens the window on the register one asked for.
func openForBench(b *testing.B) *App {
	b.Helper()
	dir := os.Getenv("KYCUONG_BENCH_REGISTER")
	if dir == "" {
		return openSample(b)
	}
	a := openFolder(b, dir)
	if err := a.st.Prepare(); err != nil {
		b.Fatal(err)
	}
	return a
}

package app

import "testing"

func TestNumbersAsTheLanguageWritesThem(t *testing.T) {
	for n, want := range map[int][2]string{0: {"0", "0"}, 999: {"999", "999"}, 1269: {"1.269", "1,269"}, 200025: {"200.025", "200,025"}} {
		if vi, en := (words{"vi"}).number(n), (words{"en"}).number(n); vi != want[0] || en != want[1] {
			t.Errorf("%d is %q and %q", n, vi, en)
		}
	}
}

package register

import (
	"errors"
	"testing"
)

func TestClocks(t *testing.T) {
	for text, want := range map[string]string{"": "", "14:30": "14:30", "8h05": "08:05", "0:00": "00:00", "23.59": "23:59", "7h": "07:00", " 9:7 ": "09:07"} {
		got, err := ParseClock(text)
		if err != nil || got.String() != want {
			t.Errorf("%q: %s (%v), want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"24:00", "12:60", "-1:00", "trưa", "12:3:4", ":"} {
		if c, err := ParseClock(text); !errors.Is(err, ErrClock) {
			t.Errorf("%q: %s, %v", text, c, err)
		}
	}
	for c := Clock(1); c <= 24*60; c++ {
		if back, err := ParseClock(c.String()); err != nil || back != c {
			t.Fatalf("%s comes back as %s", c, back)
		}
	}
	at, then := Clock(60*16+1), Clock(60*8+1)
	if n := MinutesBetween(10, at, 11, then); n != 16*60 {
		t.Errorf("from 16:00 to 8:00 the next day are %d minutes", n)
	}
}

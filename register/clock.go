package register

import (
	"fmt"
	"strconv"
	"strings"
)

// Clock is a time of the day, counted in minutes from 1 at 00:00; the zero Clock
// is "not recorded".
type Clock int16

// ErrClock is the cause of every time that could not be read.
const ErrClock = Problem("There is no such time; a time is written 14:30 or 14h30.")

// ParseClock reads 14:30, 14h30, 14h and 14.30; the empty text is the zero Clock.
func ParseClock(text string) (Clock, error) {
	s := strings.ToLower(strings.TrimSpace(text))
	if s == "" {
		return 0, nil
	}
	hours, minutes, _ := strings.Cut(strings.NewReplacer("h", ":", ".", ":", "giờ", ":").Replace(s), ":")
	if minutes == "" {
		minutes = "0"
	}
	h, err := strconv.Atoi(strings.TrimSpace(hours))
	m, err2 := strconv.Atoi(strings.TrimSpace(minutes))
	if err != nil || err2 != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return 0, fmt.Errorf("%s: %w", text, ErrClock)
	}
	return Clock(60*h + m + 1), nil
}

// String writes 14:30; "" for no time.
func (c Clock) String() string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", (c-1)/60, (c-1)%60)
}

// MarshalText and UnmarshalText are the form in JSON.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what ParseClock reads.
func (c *Clock) UnmarshalText(text []byte) (err error) {
	*c, err = ParseClock(string(text))
	return err
}

// MinutesBetween returns how long one moment is after another.
func MinutesBetween(from Date, at Clock, to Date, then Clock) int {
	return int(to-from)*24*60 + int(then) - int(at)
}

package register

import (
	"cmp"
	"fmt"
	"time"
)

// BackupPlan says which backups are kept, and where a second copy goes.
type BackupPlan struct {
	Days      int    `json:"days,omitempty" cbor:"1,keyasint,omitempty"`     // the last backup of so many days; 7 until the office says otherwise
	Weeks     int    `json:"weeks,omitempty" cbor:"2,keyasint,omitempty"`    // of so many weeks; 4
	Months    int    `json:"months,omitempty" cbor:"3,keyasint,omitempty"`   // of so many months; 12
	Second    string `json:"second,omitempty" cbor:"4,keyasint,omitempty"`   // folder for a second copy, a stick perhaps; "" for none
	AwayDays  int    `json:"awayDays,omitempty" cbor:"5,keyasint,omitempty"` // one is reminded when nothing reached it for so many days; 7
	Recipient string `json:"-" cbor:"6,keyasint,omitempty"`                  // public key backups are encrypted for; "" leaves them open
	Locked    []byte `json:"-" cbor:"7,keyasint,omitempty"`                  // the private one under the passphrase
}

// IsEncrypted reports that backups are encrypted.
func (p BackupPlan) IsEncrypted() bool { return p.Recipient != "" }

// AwaySpan is after how many days without a second copy one is reminded.
func (p BackupPlan) AwaySpan() int { return cmp.Or(p.AwayDays, 7) }

// Keeps says of each backup whether it is kept: the newest of each of the last days,
// weeks and months that have one, and the newest of all. The times come newest
// first. One that is of the future is kept: a clock that was wrong loses nothing.
func (p BackupPlan) Keeps(taken []time.Time, now time.Time) []bool {
	keep := make([]bool, len(taken))
	spans := []struct {
		most int
		of   func(time.Time) string
	}{
		{cmp.Or(p.Days, 7), func(t time.Time) string { return t.Format(time.DateOnly) }},
		{cmp.Or(p.Weeks, 4), func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprintf("%d-%02d", y, w) }},
		{cmp.Or(p.Months, 12), func(t time.Time) string { return t.Format("2006-01") }},
	}
	for _, s := range spans {
		seen := map[string]bool{}
		for i, t := range taken {
			if t.After(now) {
				keep[i] = true
				continue
			}
			if span := s.of(t); !seen[span] && len(seen) < s.most {
				seen[span], keep[i] = true, true
			}
		}
	}
	if len(keep) > 0 {
		keep[0] = true
	}
	return keep
}

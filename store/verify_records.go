package store

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"

	"kycuong/register"
	"kycuong/review"
)

// records checks every record but those of the journal.
func (v *verifier) records() error {
	frames := func(b bucket) func() error {
		return func() error {
			return v.each(b, func(_ *txn, key, value []byte) error {
				if _, _, err := b.unframe(key, value); err != nil {
					v.damaged(b, key, err)
				}
				return nil
			})
		}
	}
	steps := []func() error{frames(metaBucket), frames(schemaBucket), v.documents, v.numbers,
		func() error { return v.pointers(uidsBucket, v.named) }, func() error { return v.pointers(identityBucket, v.known) },
		v.fresh,
		func() error { return v.values(unitsBucket, KindUnit, &v.sum.Units, unitName) },
		func() error { return v.values(tasksBucket, KindTask, &v.sum.Tasks, taskName) },
		func() error { return v.values(directivesBucket, KindDirective, &v.sum.Directives, directiveName) },
		func() error { return v.values(attachmentsBucket, KindAttachment, &v.sum.Attachments, attachmentName) },
		func() error { return v.values(inspectionsBucket, KindInspection, nil, inspectionName) },
		func() error { return v.values(decisionsBucket, KindDecision, &v.sum.Decisions, decisionName) },
		func() error { return v.values(reportsBucket, KindReport, nil, reportName) },
		func() error { return v.values(narrativesBucket, KindNarrative, nil, narrativeName) },
		func() error { return v.values(rulebookBucket, KindRulebook, nil, nil) },
		func() error { return v.values(daysBucket, KindDay, nil, dayName) },
		func() error { return v.values(accountsBucket, KindAccount, nil, nameOfAccount) }, frames(attemptsBucket), frames(deskBucket),
		func() error { return v.values(settingsBucket, KindSettings, nil, nil) },
		func() error { return v.values(closedBucket, KindYear, nil, yearName) }, v.archives, v.recoveryLock}
	if v.sum.Shut {
		steps = append(steps[:0], v.fresh)
		for _, b := range buckets {
			if b.crc != freshBucket.crc { // its records are those of others
				steps = append(steps, frames(b))
			}
		}
	}
	for _, step := range steps {
		if err := v.contain(step()); err != nil {
			return err
		}
	}
	return nil
}

// recoveryLock holds the lock of the recovery code against the entry that logged it;
// registers made before there was one have none.
func (v *verifier) recoveryLock() error {
	if v.recovery == nil {
		return nil
	}
	return v.s.peek(func(tx *txn) error {
		r, err := load(tx, metaBucket, recoveryKey)
		if err == nil && !bytes.Equal(digest(r.payload), v.recovery) {
			v.report("meta", "The recovery code is not the one that the journal logged.")
		}
		return err
	})
}

func (v *verifier) damaged(b bucket, key []byte, err error) {
	v.report(fmt.Sprintf("%s %x", b.name, key), "The record is damaged. (%v)", err)
}

// logged compares a record with the journal entry it names.
func (v *verifier) logged(tx *txn, where, kind, id string, seq uint64, payload []byte) {
	e, _, err := readEntry(tx, seq)
	switch {
	case err != nil:
		v.report(where, "Its journal entry %d cannot be read. (%v)", seq, err)
	case !e.isAbout(kind, id):
		v.report(where, "Its journal entry %d is about %s %s.", seq, e.Kind, e.ID)
	case !e.logs(payload):
		v.report(where, "It is not what journal entry %d logged.", seq)
	}
}

// digest is what the journal keeps of a record; nil of one taken away.
func digest(payload []byte) []byte {
	if len(payload) == 0 {
		return nil
	}
	sum := sha256.Sum256(payload)
	return sum[:]
}

// values checks the records of a bucket whose entries are about them alone.
func (v *verifier) values(b bucket, kind string, count *int, name func(key, payload []byte) (string, error)) error {
	return v.each(b, func(tx *txn, key, value []byte) error {
		seq, payload, err := b.unpack(tx, key, value)
		if err != nil {
			v.damaged(b, key, err)
			return nil
		}
		id := ""
		if len(payload) == 0 { // whose removal it was, the entry says by the key
			if e, _, err := readEntry(tx, seq); err == nil {
				if _, own, err := recordKey(e.Kind, e.ID); err != nil || !bytes.Equal(own, key) {
					v.report(fmt.Sprintf("%s %q", b.name, key), "Its journal entry %d is about %s %s.", seq, e.Kind, e.ID)
					return nil
				}
			}
		}
		if name != nil && len(payload) > 0 {
			if id, err = name(key, payload); err != nil {
				v.damaged(b, key, err)
				return nil
			}
		}
		if count != nil && len(payload) > 0 {
			*count++
		}
		v.logged(tx, fmt.Sprintf("%s %q", b.name, key), kind, id, seq, payload)
		return nil
	})
}

func unitName(key, payload []byte) (string, error) {
	var u register.Unit
	if err := unitsBucket.decode(key, payload, &u); err != nil {
		return "", err
	}
	if !bytes.Equal(unitKey(u), key) {
		return "", damage(whatRecord, "key of another unit")
	}
	return unitID(u), nil
}

func taskName(key, payload []byte) (string, error) {
	t, err := decodeTask(key, payload)
	return strconv.FormatUint(t.ID, 10), err
}

func directiveName(key, payload []byte) (string, error) {
	var d register.Directive
	err := directivesBucket.decode(key, payload, &d)
	return strconv.FormatUint(keyID(key), 10), err
}

func attachmentName(key, payload []byte) (string, error) {
	a, err := decodeAttachment(key, payload)
	return attachmentID(a), err
}

func inspectionName(key, payload []byte) (string, error) {
	x, err := decodeInspection(key, payload)
	return strconv.FormatUint(x.ID, 10), err
}

func narrativeName(key, payload []byte) (string, error) {
	var n register.Narrative
	err := narrativesBucket.decode(key, payload, &n)
	return n.ID(), err
}

func decisionName(key, payload []byte) (string, error) {
	var d review.Decision
	err := decisionsBucket.decode(key, payload, &d)
	return string(key), err
}

func reportName(key, payload []byte) (string, error) {
	var r ReportRecord
	err := reportsBucket.decode(key, payload, &r)
	return string(key), err
}

func dayName(key, payload []byte) (string, error) {
	var d register.SpecialDay
	err := daysBucket.decode(key, payload, &d)
	return d.Date.ISO(), err
}

func nameOfAccount(key, payload []byte) (string, error) {
	var a Account
	err := accountsBucket.decode(key, payload, &a)
	return a.Name, err
}

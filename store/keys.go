package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"kycuong/register"
)

// The only keys of rulebook and settings.
var (
	currentKey = []byte("current")
	officeKey  = []byte("office")
)

// recordKey returns where the record lies that the journal calls kind and id.
func recordKey(kind, id string) (bucket, []byte, error) {
	switch kind {
	case KindDocument, KindTask, KindDirective, KindInspection:
		n, err := strconv.ParseUint(id, 10, 64)
		if err != nil {
			return bucket{}, nil, fmt.Errorf("%s %s: %w", kind, id, ErrNotFound)
		}
		return map[string]bucket{KindDocument: documentsBucket, KindTask: tasksBucket, KindDirective: directivesBucket, KindInspection: inspectionsBucket}[kind], idKey(n), nil
	case KindNumber:
		key, err := parseSlotID(id)
		return numbersBucket, key, err
	case KindUnit:
		key, err := parseUnitID(id)
		return unitsBucket, key, err
	case KindAttachment:
		key, err := parseAttachmentID(id)
		return attachmentsBucket, key, err
	case KindDecision:
		return decisionsBucket, []byte(id), nil
	case KindNarrative:
		return narrativesBucket, []byte(id), nil
	case KindReport:
		return reportsBucket, []byte(id), nil
	case KindRulebook:
		return rulebookBucket, currentKey, nil
	case KindDay:
		d, err := register.ParseDate(id)
		if err != nil {
			return bucket{}, nil, fmt.Errorf("day %s: %w", id, ErrNotFound)
		}
		return daysBucket, dateKey(d), nil
	case KindAccount:
		return accountsBucket, []byte(id), nil
	case KindYear:
		year, err := strconv.ParseUint(id, 10, 16)
		if err != nil {
			return bucket{}, nil, fmt.Errorf("year %s: %w", id, ErrNotFound)
		}
		return closedBucket, yearKey(int(year)), nil
	case KindSettings:
		return settingsBucket, officeKey, nil
	}
	return bucket{}, nil, fmt.Errorf("%s: %w", kind, errKind)
}

// seriesKey is what the keys of all numbers of a series begin with.
func seriesKey(s register.Series) []byte {
	key := make([]byte, 0, 32)
	for _, part := range []string{s.Issuer, s.Book, s.Type} {
		key = append(key, strings.ReplaceAll(part, "\x00", "")...)
		key = append(key, 0)
	}
	return binary.BigEndian.AppendUint16(key, uint16(s.Year))
}

// slotKey is the key of one number.
func slotKey(s register.Series, n register.Number) []byte {
	key := binary.BigEndian.AppendUint32(seriesKey(s), uint32(n.N))
	return append(key, n.Suffix...)
}

// parseSlotKey takes a key apart again.
func parseSlotKey(key []byte) (register.Series, register.Number, error) {
	parts := bytes.SplitN(key, []byte{0}, 4)
	if len(parts) != 4 || len(parts[3]) < 6 {
		return register.Series{}, register.Number{}, damage(whatRecord, "numbers %x: not a key", key)
	}
	tail := parts[3]
	s := register.Series{Issuer: string(parts[0]), Book: string(parts[1]), Type: string(parts[2]),
		Year: int(binary.BigEndian.Uint16(tail))}
	return s, register.Number{N: int(binary.BigEndian.Uint32(tail[2:])), Suffix: string(tail[6:])}, nil
}

// slotID names a number in the journal: issuer|book|type|year|number.
func slotID(s register.Series, n register.Number) string {
	return strings.Join([]string{s.Issuer, s.Book, s.Type, strconv.Itoa(s.Year), n.String()}, "|")
}

func parseSlotID(id string) ([]byte, error) {
	p := strings.Split(id, "|")
	if len(p) < 5 {
		return nil, fmt.Errorf("number %s: %w", id, ErrNotFound)
	}
	at := len(p) - 4 // the issuer may be a text of any letters
	p = append([]string{strings.Join(p[:at], "|")}, p[at:]...)
	year, err := strconv.Atoi(p[3])
	n, err2 := register.ParseNumber(p[4])
	if err != nil || err2 != nil {
		return nil, fmt.Errorf("number %s: %w", id, ErrNotFound)
	}
	return slotKey(register.Series{Issuer: p[0], Book: p[1], Type: p[2], Year: year}, n), nil
}

// unitKey is the key of one period of a unit.
func unitKey(u register.Unit) []byte {
	return append(append([]byte(register.UnitKey(u.Code)), 0), dateKey(u.From)...)
}

// unitID names a period of a unit in the journal: code@first day.
func unitID(u register.Unit) string { return register.UnitKey(u.Code) + "@" + u.From.ISO() }

func parseUnitID(id string) ([]byte, error) {
	i := strings.LastIndexByte(id, '@')
	if i < 0 {
		return nil, fmt.Errorf("unit %s: %w", id, ErrNotFound)
	}
	from, err := register.ParseDate(id[i+1:])
	if err != nil {
		return nil, fmt.Errorf("unit %s: %w", id, ErrNotFound)
	}
	return unitKey(register.Unit{Code: id[:i], From: from}), nil
}

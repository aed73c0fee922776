package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// Encoding names how a file's bytes were understood.
type Encoding string

// The encodings an office's old files come in.
const (
	UTF8        Encoding = "UTF-8"
	UTF16       Encoding = "UTF-16"
	Windows1258 Encoding = "Windows-1258"
	TCVN3       Encoding = "TCVN3 (.VnTime)"
	VNI         Encoding = "VNI-Times"
)

// Decode turns a file's bytes into text with single line ends. Where the
// bytes do not say their encoding, the reading with the most Vietnamese in it
// wins; the caller tells the user which one that was.
func Decode(raw []byte) (string, Encoding) {
	if text, ok := decodeMarked(raw); ok {
		return unifyLines(text), UTF16
	}
	raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	if utf8.Valid(raw) && isUnicodeVietnamese(string(raw)) {
		return unifyLines(string(raw)), UTF8
	}
	candidates := map[Encoding]string{}
	latin := ""
	if utf8.Valid(raw) {
		candidates[UTF8] = string(raw)
		latin = string(raw)
	} else {
		candidates[Windows1258] = decodeWith(charmap.Windows1258, raw)
		latin = decodeWith(charmap.Windows1252, raw)
		candidates[UTF8] = strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	candidates[TCVN3] = decodeTCVN3(latin)
	candidates[VNI] = decodeVNI(latin)
	best, bestScore := UTF8, score(candidates[UTF8])
	for _, e := range []Encoding{Windows1258, TCVN3, VNI} {
		if text, ok := candidates[e]; ok && score(text) > bestScore {
			best, bestScore = e, score(text)
		}
	}
	return unifyLines(candidates[best]), best
}

// isUnicodeVietnamese reports letters that no misread legacy text contains.
func isUnicodeVietnamese(s string) bool {
	return strings.ContainsFunc(norm.NFC.String(s), func(r rune) bool {
		return r >= 0x1EA0 && r <= 0x1EF9 || strings.ContainsRune("ăĂđĐơƠưƯ", r)
	})
}

func decodeMarked(raw []byte) (string, bool) {
	endian := unicode.LittleEndian
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		endian = unicode.BigEndian
	case len(raw) >= 4 && raw[0] != 0 && raw[1] == 0 && raw[3] == 0:
	case len(raw) >= 4 && raw[0] == 0 && raw[1] != 0 && raw[2] == 0:
		endian = unicode.BigEndian
	default:
		return "", false
	}
	text, err := unicode.UTF16(endian, unicode.UseBOM).NewDecoder().Bytes(raw)
	if err != nil {
		text, err = unicode.UTF16(endian, unicode.IgnoreBOM).NewDecoder().Bytes(raw)
	}
	return strings.TrimPrefix(string(text), "\uFEFF"), err == nil
}

func decodeWith(table *charmap.Charmap, raw []byte) string {
	text, err := table.NewDecoder().Bytes(raw)
	if err != nil {
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	return norm.NFC.String(string(text))
}

func unifyLines(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\x00", "").Replace(s)
}

// commonWords stand in nearly every register, and in no misread one.
var commonWords = []string{"số", "ngày", "văn bản", "trích yếu", "kính gửi", "cơ quan", "ubnd xã", "ủy ban", "sở", "tỉnh",
	"huyện", "của", "việc", "quyết định", "báo cáo", "tờ trình", "tên", "cấp", "loại", "mã"}

// scoredBytes bounds how much of a file is looked at.
const scoredBytes = 64 << 10

// score says how Vietnamese a reading is.
func score(text string) int {
	if len(text) > scoredBytes {
		text = strings.ToValidUTF8(text[:scoredBytes], "")
	}
	text = strings.ToLower(norm.NFC.String(text))
	points := 0
	for _, w := range commonWords {
		points += 20 * min(strings.Count(text, w), 20)
	}
	for _, r := range text {
		switch {
		case r < 0x80:
		case isVietnamese(r):
			points++
		default:
			points -= 3
		}
	}
	return points
}

const vietnameseLetters = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ–—“”‘’…"

func isVietnamese(r rune) bool { return strings.ContainsRune(vietnameseLetters, r) }

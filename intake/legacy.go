package intake

import (
	"strings"
	"unicode"
)

// tcvn3 maps the letters of the .VnTime fonts, read as Windows-1252, to
// Vietnamese ones.
var tcvn3 = pairs(
	"¡", "Ă", "¢", "Â", "£", "Ê", "¤", "Ô", "¥", "Ơ", "¦", "Ư", "§", "Đ", "¨", "ă", "©", "â", "ª", "ê", "«", "ô", "¬", "ơ",
	"\u00AD", "ư", "®", "đ", "µ", "à", "¶", "ả", "·", "ã", "¸", "á", "¹", "ạ", "»", "ằ", "¼", "ẳ", "½", "ẵ", "¾", "ắ", "Æ", "ặ",
	"Ç", "ầ", "È", "ẩ", "É", "ẫ", "Ê", "ấ", "Ë", "ậ", "Ì", "è", "Î", "ẻ", "Ï", "ẽ", "Ð", "é", "Ñ", "ẹ", "Ò", "ề", "Ó", "ể",
	"Ô", "ễ", "Õ", "ế", "Ö", "ệ", "×", "ì", "Ø", "ỉ", "Ü", "ĩ", "Ý", "í", "Þ", "ị", "ß", "ò", "á", "ỏ", "â", "õ", "ã", "ó",
	"ä", "ọ", "å", "ồ", "æ", "ổ", "ç", "ỗ", "è", "ố", "é", "ộ", "ê", "ờ", "ë", "ở", "ì", "ỡ", "í", "ớ", "î", "ợ", "ï", "ù",
	"ñ", "ủ", "ò", "ũ", "ó", "ú", "ô", "ụ", "õ", "ừ", "ö", "ử", "÷", "ữ", "ø", "ứ", "ù", "ự", "ú", "ỳ", "û", "ỷ", "ü", "ỹ",
	"ý", "ý", "þ", "ỵ")

func pairs(list ...string) map[rune]rune {
	m := map[rune]rune{}
	for i := 0; i < len(list); i += 2 {
		m[[]rune(list[i])[0]] = []rune(list[i+1])[0]
	}
	return m
}

// decodeTCVN3 reads text written with .VnTime fonts. Capitals with marks share
// the codes of small letters there, so a mark between capitals is a capital.
func decodeTCVN3(latin string) string {
	in := []rune(latin)
	out := make([]rune, len(in))
	for i, r := range in {
		out[i] = r
		if v, ok := tcvn3[r]; ok {
			out[i] = v
			if betweenCapitals(in, i) {
				out[i] = unicode.ToUpper(v)
			}
		}
	}
	return string(out)
}

func betweenCapitals(in []rune, i int) bool {
	before := i > 0 && in[i-1] < 0x80 && unicode.IsUpper(in[i-1])
	after := i+1 < len(in) && in[i+1] < 0x80 && unicode.IsUpper(in[i+1])
	beforeSmall := i > 0 && in[i-1] < 0x80 && unicode.IsLower(in[i-1])
	afterSmall := i+1 < len(in) && in[i+1] < 0x80 && unicode.IsLower(in[i+1])
	return (before || after) && !beforeSmall && !afterSmall
}

// vni replaces the sequences of the VNI fonts, the longer before the shorter.
var vni = newVNI()

func newVNI() *strings.Replacer {
	var two, one []string
	add := func(base, marks, letters string) {
		for i, m := range []rune(marks) {
			letter := string([]rune(letters)[i])
			two = append(two, base+string(m), letter, strings.ToUpper(base)+strings.ToUpper(string(m)), strings.ToUpper(letter),
				strings.ToUpper(base)+string(m), strings.ToUpper(letter))
		}
	}
	add("a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ")
	add("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ")
	add("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ")
	add("u", "ùøûõï", "úùủũụ")
	add("y", "ùøûõ", "ýỳỷỹ")
	add("ô", "ùøûõï", "ớờởỡợ")
	add("ö", "ùøûõï", "ứừửữự")
	for from, to := range map[string]string{"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"} {
		one = append(one, from, to, strings.ToUpper(from), strings.ToUpper(to))
	}
	return strings.NewReplacer(append(two, one...)...)
}

// decodeVNI reads text written with VNI fonts.
func decodeVNI(latin string) string { return vni.Replace(latin) }

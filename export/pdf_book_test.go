package export

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"kycuong/register"
)

// letters are the vowels with every tone and the other letters of Vietnamese,
// in words that fit a cell.
const letters = "aàảãáạ ăằẳẵắặ âầẩẫấậ bcdđ eèẻẽéẹ êềểễếệ ghiìỉĩíị klmn oòỏõóọ ôồổỗốộ ơờởỡớợ pqrst uùủũúụ ưừửữứự vx yỳỷỹýỵ"

// testBook is a register of n documents with every letter in it.
func testBook(n int) Book {
	docs := make([]register.Document, n)
	for i := range docs {
		docs[i] = register.Document{ID: uint64(i + 1), Direction: register.Outgoing, Symbol: fmt.Sprintf("%02d/BC-UBND", i+1), Type: "BC",
			Date: register.MustDate("2025-01-02") + register.Date(i%300), Signed: register.MustDate("2025-01-02"), Issued: register.MustDate("2025-01-03"),
			Subject: fmt.Sprintf("Báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội lần thứ %d", i+1),
			Signer:  "Nguyễn Thị Hòa", Signing: "KT.", Sender: register.Party{Code: "H41"}, Copies: 3,
			To: []register.Party{{Code: "H41.15"}, {Text: "Ban Quản lý dự án Nghĩa Đàn"}}}
	}
	if n > 3 {
		docs[0].Subject, docs[1].Subject = letters, strings.ToUpper(letters)
		docs[2].Subject = norm.NFD.String(letters + " và " + strings.ToUpper(letters))
		docs[3].Subject = "Ba\u0301o ca\u0301o (NFD) \\ \U0001F600 \x00\x07 {nb} =1+1 \u202e\ufeff \xff"
	}
	return RegisterBook(register.Outgoing, docs, testOrg(), testSettings(), register.MustDate("2025-01-01"), register.MustDate("2025-12-31"))
}

func TestEveryCellIsReadBackFromTheRegister(t *testing.T) {
	book := testBook(60)
	path, _ := pdfOf(t, book)
	text := textOf(t, path)
	for _, r := range book.Rows {
		for _, v := range r {
			missing(t, text, []string{v.String()})
		}
	}
	missing(t, text, []string{book.Title, book.Period, book.Closing, "(10)"})
	sound(t, path)
}

func TestAnEmptyRegisterSaysSo(t *testing.T) {
	path, _ := pdfOf(t, testBook(0))
	missing(t, textOf(t, path), []string{"Trong kỳ không có văn bản nào được đăng ký."})
	sound(t, path)
}

func TestPagesAreNumberedFromTheSecond(t *testing.T) {
	path, _ := pdfOf(t, testBook(60))
	pages := strings.Split(readBack(t, "pdftotext", "-raw", path, "-"), "\f")
	pages = pages[:len(pages)-1] // the last one ends the file
	if len(pages) < 3 {
		t.Fatalf("%d pages, want several", len(pages))
	}
	for i, page := range pages {
		lines := strings.Split(strings.TrimSpace(page), "\n")
		if last := lines[len(lines)-1]; (last == fmt.Sprint(i+1)) != (i > 0) {
			t.Errorf("page %d ends with %q", i+1, last)
		}
		if i > 0 && !strings.HasPrefix(plain(page), "Số,ký hiệu văn bản") {
			t.Errorf("page %d begins with %q, not with the header of the table", i+1, lines[0])
		}
	}
}

func TestTheClosingLineIsNotAlone(t *testing.T) {
	aboveMargin := []string{"-x", "0", "-y", "0", "-W", "842", "-H", "539"} // points
	for n := 20; n < 34; n++ {                                              // one of them fills its page
		path, _ := pdfOf(t, testBook(n).WithoutData())
		pages := strings.Split(strings.TrimSuffix(readBack(t, "pdftotext", append(aboveMargin, "-raw", path, "-")...), "\f"), "\f")
		last := plain(pages[len(pages)-1])
		if !strings.Contains(last, fmt.Sprintf("%d/BC-UBND", n)) || !strings.Contains(last, "Tổng cộng") {
			t.Errorf("of %d documents the last page is %q", n, last)
		}
	}
}

// TestTheClosingLineFollowsAnyRow has last rows that end anywhere on a page.
func TestTheClosingLineFollowsAnyRow(t *testing.T) {
	book := testBook(1)
	for n := 2300; n < 2700; n += 25 {
		book.Rows[0][2] = text(strings.Repeat("một hai ba ", n/3))
		path, _ := pdfOf(t, book.WithoutData())
		missing(t, plain(readBack(t, "pdftotext", "-x", "0", "-y", "0", "-W", "842", "-H", "539", "-raw", path, "-")), []string{book.Closing})
	}
}

// TestARowHigherThanAPageBeginsWhereItStands leaves no page with a header only.
func TestARowHigherThanAPageBeginsWhereItStands(t *testing.T) {
	for _, at := range []int{0, 4, 9} {
		book := testBook(10)
		book.Rows[at][2] = text(strings.Repeat("một hai ba ", 900))
		path, _ := pdfOf(t, book.WithoutData())
		pages := strings.Split(strings.TrimSuffix(readBack(t, "pdftotext", "-raw", path, "-"), "\f"), "\f")
		for i, page := range pages {
			if !strings.Contains(page, "hai") && !strings.Contains(page, "BC-UBND") {
				t.Errorf("row %d is long: page %d of %d is %q", at+1, i+1, len(pages), page)
			}
		}
	}
}

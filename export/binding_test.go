package export

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/register"
)

// TestABoundRegisterClosesItself counts pages, documents, void and missing numbers,
// on paper too.
func TestABoundRegisterClosesItself(t *testing.T) {
	day := register.MustDate
	var docs []register.Document
	for n := 1; n <= 60; n++ {
		if n == 7 || n == 9 {
			continue
		}
		docs = append(docs, register.Document{ID: uint64(n), Direction: register.Outgoing, Number: register.Number{N: n}, Symbol: register.Number{N: n}.String() + "/BC-VP",
			Date: day("2025-01-02") + register.Date(n), Type: "BC", Subject: "Kết quả công tác", Sender: register.Party{Code: "VP"}, To: []register.Party{{Text: "UBND tỉnh"}}})
	}
	settings := register.Settings{Office: "VP", Agency: "Văn phòng", Superior: "UBND tỉnh Thanh Lĩnh", Place: "An Khê", SignerTitle: "Chánh Văn phòng", SignerName: "Trần Thị Lan"}
	from, to := day("2025-01-01"), day("2025-12-31")
	b := RegisterBook(register.Outgoing, docs, nil, settings, from, to).Bind(BindingInput{Settings: settings, Book: register.Book{Name: "Văn bản đi"}, From: from, To: to, Volume: "01", Date: to,
		Slots: []register.Slot{{Number: register.Number{N: 7}, State: register.SlotVoid, Reason: "in hỏng"}, {Number: register.Number{N: 1}, State: register.SlotIssued, Document: 1}}},
		NumbersOf(register.Outgoing, docs, from, to))
	closing := strings.Join(b.Binding.Closing, "\n")
	for _, want := range []string{"ghi 58 văn bản, từ số 01 đến số 60", "Có 01 số không có văn bản", "Có 01 số bỏ trống chưa được giải thích: 09", "đóng sổ ngày 31 tháng 12 năm 2025"} {
		if !strings.Contains(closing, want) {
			t.Errorf("the closing does not say %q:\n%s", want, closing)
		}
	}
	var out bytes.Buffer
	if err := b.WritePDF(t.Context(), &out, to.Time(), nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sổ.pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text := readBack(t, "pdftotext", "-raw", path, "-")
	for _, want := range []string{"Quyển số: 01", "Từ số 01 đến số 60", "Số hủy: in hỏng", "NGƯỜI LẬP SỔ", "CHÁNH VĂN PHÒNG"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the book", want)
		}
	}
	pages := strings.Count(text, "\f")
	if want := say("Sổ này gồm {n} trang", "n", pages); !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
		t.Errorf("the book does not say %q:\n%s", want, text)
	}
}

func TestNumbersOfSeveralSendersHaveNoSpan(t *testing.T) {
	day := register.MustDate("2025-03-03")
	docs := []register.Document{{Direction: register.Outgoing, Number: register.Number{N: 1}, Date: day, Sender: register.Party{Code: "A"}}, {Direction: register.Outgoing, Number: register.Number{N: 1}, Date: day, Sender: register.Party{Code: "B"}}}
	if list := NumbersOf(register.Outgoing, docs, 0, 0); list != nil {
		t.Errorf("%v", list)
	}
}

// TestABookOfNoneOrOneReadsSo: nothing is written "0 documents", and one number is no
// span; many missing numbers are named in runs.
func TestABookOfNoneOrOneReadsSo(t *testing.T) {
	day := register.MustDate("2025-03-03")
	in := BindingInput{From: day, To: day + 7}
	if got := closingOf(in, 0, nil, nil)[0]; got != "Sổ này gồm {pages} trang (kể cả bìa), không ghi văn bản nào trong thời gian từ ngày 03/03/2025 đến ngày 10/03/2025." {
		t.Error(got)
	}
	one := []register.Number{{N: 7}}
	if got := closingOf(in, 1, nil, one)[0]; !strings.Contains(got, "ghi 01 văn bản, số 07, trong") {
		t.Error(got)
	}
	b := Book{Agency: "VĂN PHÒNG"}
	if cover := b.cover(in, one); cover[len(cover)-2].Text != "Số 07" {
		t.Errorf("%v", cover)
	}
	if got := runsOf([]int{3, 5, 6, 8, 9, 10, 12}); got != "03, 05, 06, từ 08 đến 10, 12" {
		t.Error(got)
	}
}

package export

import (
	"strings"
	"testing"

	"kycuong/register"
)

// TestTheOfficesWordsStandOnTheDraft changes, leaves out and adds paragraphs, and
// makes the report again from other figures.
func TestTheOfficesWordsStandOnTheDraft(t *testing.T) {
	draft := Compliance(testInput())
	find := func(r Report, words string) (string, Paragraph) {
		for _, s := range r.Sections {
			for _, p := range s.Paragraphs {
				if strings.Contains(p.Text, words) {
					return SectionName(s.Heading), p
				}
			}
		}
		return "", Paragraph{}
	}
	section, logged := find(draft, "sổ đăng ký ghi nhận 1.400 văn bản")
	_, settled := find(draft, "Đã có kết luận")
	edits := []register.Rewording{
		register.Reword(section, logged.Text, "Sổ của cơ quan ghi 1.400 văn bản, tăng 12 văn bản."),
		register.Reword("TỒN TẠI, HẠN CHẾ", settled.Text, ""),
		{Section: "ĐỀ XUẤT, KIẾN NGHỊ", Text: "- Tổ chức tập huấn cho văn thư cấp xã."},
		{Section: "TÌNH HÌNH CHUNG", Draft: "Câu không còn trong dự thảo.", Text: "Lời cũ."},
	}
	in := testInput()
	in.Outgoing, in.Judged = 220, 1500
	reworded, lost := Compliance(in).Reworded(edits)
	if _, p := find(reworded, "Sổ của cơ quan ghi"); p.Text != "Sổ của cơ quan ghi 1.500 văn bản, tăng 12(*) văn bản." {
		t.Errorf("%q", p.Text)
	}
	if _, p := find(reworded, typedNote); p.Text == "" {
		t.Error("the mark is not explained")
	}
	if _, p := find(reworded, "Đã có kết luận hoặc"); p.Text != "" {
		t.Errorf("what was left out is there: %q", p.Text)
	}
	if name, _ := find(reworded, "tập huấn"); name != "ĐỀ XUẤT, KIẾN NGHỊ" {
		t.Errorf("the own paragraph stands in %q", name)
	}
	if len(lost) != 1 || lost[0].Text != "Lời cũ." {
		t.Errorf("lost: %+v", lost)
	}
	same, _ := draft.Reworded(nil)
	if plainText(same) != plainText(draft) {
		t.Error("without edits the draft reads otherwise")
	}
}

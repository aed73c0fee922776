package intake

import (
	"strings"
	"testing"
)

// TestWhereASubjectEnds is a table of the block under the number: the subject, and
// nothing of the preamble.
func TestWhereASubjectEnds(t *testing.T) {
	const head = "ỦY BAN NHÂN DÂN\nTỈNH THANH LĨNH\nSố: 23/CT-UBND\nThanh Lĩnh, ngày 20 tháng 12 năm 2025\n"
	const rest = "\nvẫn còn chậm. Chủ tịch UBND tỉnh yêu cầu:\n1. Sở Nội vụ rà soát quy chế.\n"
	for _, c := range []struct{ text, want string }{
		{"CHỈ THỊ\nVề việc tăng cường kỷ luật, kỷ cương hành chính trong toàn tỉnh năm 2026\nTrong thời gian qua, việc chấp hành kỷ luật, kỷ cương hành chính ở một số nơi" + rest,
			"tăng cường kỷ luật, kỷ cương hành chính trong toàn tỉnh năm 2026"},
		{"CHỈ THỊ\nVề việc tăng cường kỷ luật, kỷ cương hành chính trong các cơ quan hành chính\nnhà nước của tỉnh năm 2026\nTrong thời gian qua, việc chấp hành kỷ luật, kỷ cương hành chính ở một số nơi" + rest,
			"tăng cường kỷ luật, kỷ cương hành chính trong các cơ quan hành chính nhà nước của tỉnh năm 2026"},
		{"CHỈ THỊ\nVề việc tăng cường kỷ luật, kỷ cương hành chính năm 2026 trên địa bàn tỉnh\nThanh Lĩnh\nNăm 2025, công tác cải cách hành chính của tỉnh đã có những chuyển biến" + rest,
			"tăng cường kỷ luật, kỷ cương hành chính năm 2026 trên địa bàn tỉnh Thanh Lĩnh"},
		{"CHỈ THỊ\nVề việc tăng cường kỷ luật trên địa bàn tỉnh\nThanh Lĩnh\nThực hiện Nghị quyết số 76/NQ-CP của Chính phủ, tỉnh đã có chuyển biến" + rest,
			"tăng cường kỷ luật trên địa bàn tỉnh Thanh Lĩnh"},
		{"CHỈ THỊ\nVề việc tăng cường thực hiện kỷ luật, kỷ cương hành chính theo chỉ đạo của\nThủ tướng Chính phủ\nSở Nội vụ đã nhiều lần nhắc nhở, song việc chấp hành kỷ luật, kỷ cương" + rest,
			"tăng cường thực hiện kỷ luật, kỷ cương hành chính theo chỉ đạo của Thủ tướng Chính phủ"},
		{"CHỈ THỊ\nVề việc đẩy mạnh triển khai thực hiện trên địa bàn toàn tỉnh\nNghị quyết số 76/NQ-CP của Chính phủ\nThời gian qua, việc chấp hành kỷ luật, kỷ cương hành chính ở một số cơ quan" + rest,
			"đẩy mạnh triển khai thực hiện trên địa bàn toàn tỉnh Nghị quyết số 76/NQ-CP của Chính phủ"},
		{"CHỈ THỊ\nVề việc tăng cường kỷ luật, kỷ cương hành chính trong toàn tỉnh năm 2026\n\nTrong thời gian qua, việc chấp hành kỷ luật, kỷ cương hành chính ở một số nơi" + rest,
			"tăng cường kỷ luật, kỷ cương hành chính trong toàn tỉnh năm 2026"},
		{"CHỈ THỊ\nTăng cường kỷ luật, kỷ cương hành chính trong các cơ quan của toàn tỉnh\nỦy ban nhân dân tỉnh nhận thấy việc chấp hành kỷ luật, kỷ cương ở một số nơi" + rest,
			"Tăng cường kỷ luật, kỷ cương hành chính trong các cơ quan của toàn tỉnh"},
		{"V/v tăng cường kỷ luật, kỷ cương hành chính trong toàn tỉnh năm 2026\nTrong thời gian qua, việc chấp hành kỷ luật, kỷ cương hành chính ở một số nơi" + rest,
			"tăng cường kỷ luật, kỷ cương hành chính trong toàn tỉnh năm 2026"},
		{"V/v tăng cường kỷ luật,\nkỷ cương hành chính\nKính gửi: Các sở, ban, ngành.\nTrong thời gian qua, việc chấp hành kỷ luật, kỷ cương hành chính ở một số nơi" + rest,
			"tăng cường kỷ luật, kỷ cương hành chính"},
	} {
		d, err := ParseDirective(head+c.text, directiveOrg())
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
		}
		if d.Subject != c.want {
			t.Errorf("%q\nis %q, want %q", c.text, d.Subject, c.want)
		}
	}
}

// TestAboutThisGoesOn: in the running text, "Về việc này" begins no subject.
func TestAboutThisGoesOn(t *testing.T) {
	d, err := ParseDirective(directiveHead+"1. Sở Nội vụ rà soát quy chế.\nVề việc này, đề nghị các cơ quan nghiêm túc thực hiện và gửi báo cáo kết quả cho\nSở Nội vụ tổng hợp. Về việc gửi báo cáo theo mẫu thống nhất của các cơ quan trong tỉnh thì\nThanh tra tỉnh hướng dẫn.", hardOrg())
	if err != nil || d.Subject != "thử" || !strings.Contains(d.Text, "kết quả cho Sở Nội vụ tổng hợp.") || !strings.Contains(d.Text, "trong tỉnh thì Thanh tra tỉnh") {
		t.Errorf("%v, %q, %q", err, d.Subject, d.Text)
	}
}

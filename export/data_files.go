package export

import (
	"context"
	"io"
	"strings"
	"time"
)

// The files inside a PDF: by what their names begin with a person finds them
// again in a folder of many.
var dataNames = map[Kind]string{
	KindCompliance: "Báo cáo thực hiện Quy chế làm việc", KindOutgoing: "Sổ đăng ký văn bản đi", KindIncoming: "Sổ đăng ký văn bản đến",
	KindTracking: "Sổ theo dõi giải quyết văn bản đến", KindTasks: "Bảng theo dõi nhiệm vụ được giao", KindProgramme: "Chương trình công tác",
	KindRanking: "Xếp hạng chấp hành Quy chế làm việc", KindReminder: "Phiếu nhắc", KindReturn: "Phiếu trả lại văn bản", KindCase: "Phiếu phân tích trường hợp", KindList: "Danh sách",
}

const (
	textDataJSON = "Dữ liệu của văn bản này, để phần mềm khác đọc"
	textDataXLSX = "Dữ liệu của văn bản này, dạng bảng tính"

	mimeJSON = "application/json"
	mimeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// fileName is what the data are called: what they are, the unit, the period or
// the day.
func (s Scope) fileName(ending string) string {
	words := []string{dataNames[s.Kind], s.Unit}
	if s.From != 0 || s.To != 0 {
		words = append(words, "từ", s.From.ISO(), "đến", s.To.ISO())
	} else if s.AsOf != 0 {
		words = append(words, "ngày", s.AsOf.ISO())
	}
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) { // no system takes all of them
			return '-'
		}
		return r
	}, strings.Join(words, " "))
	return printable(name) + ending
}

// files are the report's data; slips have no workbook.
func (r Report) files(made time.Time) []attachment {
	if r.bare {
		return nil
	}
	list := []attachment{dataJSON(r.Scope, func(ctx context.Context, w io.Writer) error { return r.writeJSON(ctx, w, made) })}
	if !r.Scope.Kind.IsSlip() {
		list = append(list, dataXLSX(r.Scope, func(ctx context.Context, w io.Writer) error { return r.WriteXLSX(ctx, w, made) }))
	}
	return list
}

// files are the register's data.
func (b Book) files(made time.Time) []attachment {
	if b.bare {
		return nil
	}
	return []attachment{
		dataJSON(b.Scope, func(ctx context.Context, w io.Writer) error { return b.writeJSON(ctx, w, made) }),
		dataXLSX(b.Scope, func(ctx context.Context, w io.Writer) error { return b.WriteXLSX(ctx, w, made) }),
	}
}

func dataJSON(s Scope, write func(context.Context, io.Writer) error) attachment {
	return attachment{name: s.fileName(".json"), description: textDataJSON, mime: mimeJSON, write: write}
}

func dataXLSX(s Scope, write func(context.Context, io.Writer) error) attachment {
	return attachment{name: s.fileName(".xlsx"), description: textDataXLSX, mime: mimeXLSX, dense: true, write: write}
}

//go:build ignore

// Generate writes the sample office: a province of invented names, its units
// before and after 1 July 2025, its registers of 2023–2026, and expected.csv,
// the list of every fault planted in them. The same program gives the same
// bytes. Run it in this folder: go run generate.go tasks.go directive.go judged.go
package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const province = "Thanh Lĩnh"

var rng = rand.New(rand.NewPCG(2023, 2026))

// unit is one row of units.csv.
type unit struct {
	code, name, abbr, level, kind, superior, professional, from, to, successors string
}

// doc is one row of a register, before numbers are given.
type doc struct {
	incoming                                         bool
	date, signed, issued, arrived                    time.Time
	typ, subject, signer, signing, sender, senderTag string
	to, cc, urgency, secrecy                         string
	replyDue                                         time.Time
	inReplyTo, exception, evidence                   string
	note, symbol, handler, progress, reply           string
	handleDue                                        time.Time
	arrival                                          string
	faults                                           []fault
	skip                                             int    // numbers left out before this one
	sameNumber                                       bool   // bears the number of the one before
	tail                                             string // notation instead of the usual one
	secretBook                                       bool
	answers                                          *doc // its symbol becomes inReplyTo
	evidenceOf                                       *doc
	repliedBy                                        *doc
	explained                                        string // why the number left out is void
	number                                           int
	own                                              int // number its sender gave it; 0 for a random one
	relations                                        string
	judged
}

// fault is what a check must find.
type fault struct{ rule, state, exception, what string }

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

var (
	reform = day(2025, 7, 1) // the districts end the day before
	first  = day(2023, 1, 3)
	last   = day(2026, 10, 30)
)

func main() {
	dir := "."
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	units := makeUnits()
	docs := makeDocuments()
	plantAll(&docs)
	plantReports(&docs)
	number(docs)
	tasks, programme := makeTasks(dir, docs), makeProgramme()
	write(filepath.Join(dir, "units.csv"), unitRows(units))
	write(filepath.Join(dir, "outgoing.csv"), outgoingRows(docs))
	write(filepath.Join(dir, "incoming.csv"), incomingRows(docs))
	write(filepath.Join(dir, "numbers.csv"), numberRows(docs))
	write(filepath.Join(dir, "decisions.csv"), decisionRows(docs))
	write(filepath.Join(dir, "tasks.csv"), taskRows(tasks))
	write(filepath.Join(dir, "programme.csv"), programmeRows(programme))
	write(filepath.Join(dir, "expected.csv"), append(expectedRows(docs), expectedTasks(tasks, programme)...))
}

// --- units ---

var departments = []struct{ code, name, abbr, ministry, from, to, next string }{
	{"01", "Sở Nội vụ", "SNV", "BNV", "", "", ""},
	{"02", "Sở Tài chính", "STC", "BTC", "", "", ""},
	{"03", "Sở Kế hoạch và Đầu tư", "SKHĐT", "BTC", "", "28/02/2025", "H90.02"},
	{"04", "Sở Nông nghiệp và Phát triển nông thôn", "SNN", "BNN", "", "28/02/2025", "H90.21"},
	{"05", "Sở Tài nguyên và Môi trường", "STNMT", "BNN", "", "28/02/2025", "H90.21"},
	{"06", "Sở Xây dựng", "SXD", "BXD", "", "", ""},
	{"07", "Sở Giao thông vận tải", "SGTVT", "BXD", "", "28/02/2025", "H90.06"},
	{"08", "Sở Công Thương", "SCT", "BCT", "", "", ""},
	{"09", "Sở Giáo dục và Đào tạo", "SGDĐT", "BGD", "", "", ""},
	{"10", "Sở Y tế", "SYT", "BYT", "", "", ""},
	{"11", "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", "BVH", "", "", ""},
	{"12", "Sở Khoa học và Công nghệ", "SKHCN", "BKHCN", "", "", ""},
	{"13", "Sở Thông tin và Truyền thông", "STTTT", "BKHCN", "", "28/02/2025", "H90.12"},
	{"14", "Sở Tư pháp", "STP", "BTP", "", "", ""},
	{"15", "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH", "BNV", "", "28/02/2025", "H90.01"},
	{"16", "Sở Ngoại vụ", "SNgV", "BNG", "", "", ""},
	{"17", "Ban Dân tộc", "BDT", "BDTTG", "", "28/02/2025", "H90.22"},
	{"18", "Thanh tra tỉnh", "TTT", "TTCP", "", "", ""},
	{"19", "Ban Quản lý Khu kinh tế", "KKT", "BTC", "", "", ""},
	{"20", "Ban Quản lý dự án tỉnh", "BQLDA", "", "", "", ""},
	{"21", "Sở Nông nghiệp và Môi trường", "SNNMT", "BNN", "01/03/2025", "", ""},
	{"22", "Sở Dân tộc và Tôn giáo", "SDTTG", "BDTTG", "01/03/2025", "", ""},
}

var ministries = [][3]string{{"BNV", "Bộ Nội vụ", "BNV"}, {"BTC", "Bộ Tài chính", "BTC"}, {"BNN", "Bộ Nông nghiệp và Môi trường", "BNNMT"},
	{"BXD", "Bộ Xây dựng", "BXD"}, {"BCT", "Bộ Công Thương", "BCT"}, {"BGD", "Bộ Giáo dục và Đào tạo", "BGDĐT"}, {"BYT", "Bộ Y tế", "BYT"},
	{"BVH", "Bộ Văn hóa, Thể thao và Du lịch", "BVHTTDL"}, {"BKHCN", "Bộ Khoa học và Công nghệ", "BKHCN"}, {"BTP", "Bộ Tư pháp", "BTP"},
	{"BNG", "Bộ Ngoại giao", "BNG"}, {"BDTTG", "Bộ Dân tộc và Tôn giáo", "BDTTG"}, {"TTCP", "Thanh tra Chính phủ", "TTCP"}}

var districtNames = []string{"huyện Vân Khê", "huyện Hạ Lĩnh", "huyện Sơn Trạch", "huyện Bình Lư", "huyện Tân Hà", "huyện Phú Trà", "huyện Yên Bồi",
	"huyện Lũng Trà", "thị xã Kim Sa", "thành phố Thanh Lĩnh"}

var (
	heads = []string{"An", "Bình", "Cẩm", "Đông", "Gia", "Hà", "Hòa", "Kim", "Lâm", "Minh", "Nam", "Ngọc"}
	tails = []string{"Khê", "Lĩnh", "Trạch", "Hạ", "Thượng", "Sơn", "Thủy", "Phú", "Lộc", "Quang"}
)

const districtEnd, communeStart = "30/06/2025", "01/07/2025"

func districtCode(i int) string   { return fmt.Sprintf("H90.%d", 31+i) }
func communeCode(d, i int) string { return fmt.Sprintf("H90.%d.%02d", 31+d, i+1) }
func communeName(d, i int) string {
	kind := "xã"
	if d == 9 && i < 8 || d == 8 && i < 4 {
		kind = "phường"
	}
	return "UBND " + kind + " " + heads[i] + " " + tails[d]
}

func makeUnits() []unit {
	us := []unit{
		{code: "CP", name: "Chính phủ", abbr: "CP", level: "trung ương", kind: "chính phủ"},
		{code: "TTG", name: "Thủ tướng Chính phủ", abbr: "TTg", level: "trung ương", kind: "cá nhân", superior: "CP"},
		{code: "VPCP", name: "Văn phòng Chính phủ", abbr: "VPCP", level: "trung ương", kind: "văn phòng", superior: "CP"},
		{code: "H90", name: "UBND tỉnh " + province, abbr: "UBND", level: "tỉnh", kind: "ubnd", superior: "CP"},
		{code: "H90.CT", name: "Chủ tịch UBND tỉnh " + province, abbr: "", level: "tỉnh", kind: "cá nhân", superior: "H90"},
		{code: "H90.VP", name: "Văn phòng UBND tỉnh " + province, abbr: "VP", level: "tỉnh", kind: "văn phòng", superior: "H90"},
		{code: "H90.TU", name: "Tỉnh ủy " + province, abbr: "TU", level: "tỉnh", kind: "khác hệ"},
		{code: "H90.HD", name: "Hội đồng nhân dân tỉnh " + province, abbr: "HĐND", level: "tỉnh", kind: "khác hệ"},
		{code: "H90.CA", name: "Công an tỉnh " + province, abbr: "CAT", level: "tỉnh", kind: "ngành dọc"},
		{code: "H90.KB", name: "Kho bạc Nhà nước " + province, abbr: "KBTL", level: "tỉnh", kind: "ngành dọc"},
	}
	for _, m := range ministries {
		us = append(us, unit{code: m[0], name: m[1], abbr: m[2], level: "trung ương", kind: "bộ", superior: "CP"})
	}
	for _, d := range departments {
		next := d.next
		us = append(us, unit{"H90." + d.code, d.name, d.abbr, "tỉnh", "sở", "H90", d.ministry, d.from, d.to, next})
	}
	us = append(us,
		unit{"H90.04.01", "Chi cục Thủy lợi", "CCTL", "tỉnh", "chi cục", "H90.04", "", "", "28/02/2025", ""},
		unit{"H90.04.01", "Chi cục Thủy lợi", "CCTL", "tỉnh", "chi cục", "H90.21", "", "01/03/2025", "", ""},
		unit{"H90.04.02", "Chi cục Kiểm lâm", "CCKL", "tỉnh", "chi cục", "H90.04", "", "", "28/02/2025", ""},
		unit{"H90.04.02", "Chi cục Kiểm lâm", "CCKL", "tỉnh", "chi cục", "H90.21", "", "01/03/2025", "", ""},
		unit{"H90.12.01", "Trung tâm Chuyển đổi số", "TTCĐS", "tỉnh", "trung tâm", "H90.12", "", "", "", ""},
		unit{"H90.10.01", "Trung tâm Kiểm soát bệnh tật", "TTKSBT", "tỉnh", "trung tâm", "H90.10", "", "", "", ""},
	)
	for d, name := range districtNames {
		us = append(us,
			unit{districtCode(d), "UBND " + name, "UBND", "huyện", "ubnd", "H90", "", "", districtEnd, ""},
			unit{districtCode(d) + ".NV", "Phòng Nội vụ " + name, "PNV", "huyện", "phòng", districtCode(d), "H90.01", "", districtEnd, ""},
			unit{districtCode(d) + ".TC", "Phòng Tài chính - Kế hoạch " + name, "PTCKH", "huyện", "phòng", districtCode(d), "H90.02", "", districtEnd, ""})
	}
	for d := range districtNames {
		for i := range heads {
			us = append(us,
				unit{communeCode(d, i), communeName(d, i), "UBND", "xã", "ubnd", districtCode(d), "", "", districtEnd, ""},
				unit{communeCode(d, i), communeName(d, i), "UBND", "xã", "ubnd", "H90", "", communeStart, "", ""})
		}
	}
	return us
}

// --- calendar: the days nobody works, enough for choosing dates ---

var daysOff = offDays()

func offDays() map[time.Time]bool {
	off := map[time.Time]bool{}
	for _, r := range [][2]time.Time{{day(2023, 1, 20), day(2023, 1, 26)}, {day(2023, 4, 29), day(2023, 5, 3)}, {day(2023, 9, 1), day(2023, 9, 4)},
		{day(2024, 2, 8), day(2024, 2, 14)}, {day(2024, 4, 18), day(2024, 4, 18)}, {day(2024, 4, 29), day(2024, 5, 1)}, {day(2024, 9, 2), day(2024, 9, 3)},
		{day(2025, 1, 27), day(2025, 1, 31)}, {day(2025, 4, 7), day(2025, 4, 7)}, {day(2025, 4, 30), day(2025, 5, 2)}, {day(2025, 9, 1), day(2025, 9, 2)},
		{day(2026, 1, 1), day(2026, 1, 2)}, {day(2026, 2, 16), day(2026, 2, 20)}, {day(2026, 4, 27), day(2026, 5, 1)}, {day(2026, 8, 31), day(2026, 9, 2)},
		{day(2024, 1, 1), day(2024, 1, 1)}, {day(2025, 1, 1), day(2025, 1, 1)}, {day(2023, 1, 2), day(2023, 1, 2)}} {
		for d := r[0]; !d.After(r[1]); d = d.AddDate(0, 0, 1) {
			off[d] = true
		}
	}
	return off
}

func works(d time.Time) bool {
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !daysOff[d]
}

func after(d time.Time, workingDays int) time.Time {
	for workingDays > 0 {
		d = d.AddDate(0, 0, 1)
		if works(d) {
			workingDays--
		}
	}
	return d
}

func anyDay(from, to time.Time) time.Time {
	for {
		d := from.AddDate(0, 0, rng.IntN(int(to.Sub(from).Hours()/24)+1))
		if works(d) {
			return d
		}
	}
}

func pick[T any](list []T) T { return list[rng.IntN(len(list))] }

// --- ordinary documents, all in order ---

var (
	topics = []string{"giải phóng mặt bằng dự án đường ven sông", "chuyển đổi số và dịch vụ công trực tuyến", "giải ngân vốn đầu tư công",
		"phòng, chống cháy rừng mùa khô", "tuyển dụng viên chức ngành giáo dục", "xây dựng nông thôn mới", "phòng, chống dịch bệnh trên đàn vật nuôi",
		"quản lý đất đai, khoáng sản", "chính sách đối với người có công", "cải cách thủ tục hành chính", "bảo đảm an toàn giao thông dịp lễ",
		"sắp xếp tổ chức bộ máy", "duy tu, sửa chữa hồ chứa nước", "phát triển cụm công nghiệp", "quy hoạch chi tiết khu trung tâm",
		"thu ngân sách trên địa bàn", "thực hiện Đề án 06", "hỗ trợ nhà ở cho hộ nghèo", "công tác tiếp công dân", "du lịch cộng đồng"}
	signers = []string{"Nguyễn Văn Thành", "Trần Thị Lan", "Lê Hữu Phước", "Phạm Quốc Khánh", "Hoàng Thị Mai", "Vũ Đức Long", "Đặng Minh Tú",
		"Bùi Thị Hạnh", "Đỗ Quang Huy", "Hồ Sỹ Lâm"}
)

func subjectOf(typ string) string {
	lead := map[string]string{"BC": "Báo cáo kết quả", "TTr": "Đề nghị phê duyệt phương án", "KH": "Kế hoạch", "QĐ": "Phê duyệt kế hoạch",
		"TB": "Kết luận cuộc họp về", "CV": "Về việc triển khai", "CT": "Tăng cường", "GM": "Mời họp về", "CTr": "Chương trình"}[typ]
	return lead + " " + pick(topics) + pick([]string{"", "", " quý I", " 6 tháng", " năm", " trên địa bàn"})
}

func activeDepartment(d time.Time) (code, abbr, ministry string) {
	for {
		x := pick(departments)
		if (x.to == "" || d.Before(day(2025, 3, 1))) && (x.from == "" || !d.Before(day(2025, 3, 1))) {
			return "H90." + x.code, x.abbr, x.ministry
		}
	}
}

func anyCommune() (code string, district int) {
	district = rng.IntN(len(districtNames))
	return communeCode(district, rng.IntN(len(heads))), district
}

// outgoing makes an ordinary document of the province.
func outgoing(d time.Time) *doc {
	x := &doc{date: d, signed: d, issued: pick([]time.Time{d, after(d, 1)}), signer: pick(signers), sender: "H90", senderTag: "UBND",
		typ: pick([]string{"QĐ", "CV", "CV", "CV", "TB", "KH", "BC", "GM", "CT"}), signing: pick([]string{"TM.", "KT."})}
	x.subject = subjectOf(x.typ)
	dept, _, _ := activeDepartment(d)
	switch x.typ {
	case "BC":
		x.to = "CP"
	case "QĐ", "KH", "CT", "TB":
		x.to, x.cc = dept, "H90.TU;H90.HD"
	default:
		x.to = dept
		if d.Before(reform) && rng.IntN(2) == 0 {
			x.to += ";" + districtCode(rng.IntN(len(districtNames)))
		}
	}
	if rng.IntN(20) == 0 {
		x.urgency, x.issued = "Khẩn", d
	}
	return x
}

// incoming makes an ordinary document to the province that came the right way.
func incoming(d time.Time) *doc {
	x := &doc{incoming: true, date: d, arrived: pick([]time.Time{d, after(d, 1), after(d, 1)}), signer: pick(signers),
		typ: pick([]string{"BC", "BC", "TTr", "CV", "CV"}), to: "H90"}
	switch n := rng.IntN(10); {
	case n < 5:
		x.sender, x.senderTag, _ = activeDepartment(d)
	case d.Before(reform):
		x.sender, x.senderTag = districtCode(rng.IntN(len(districtNames))), "UBND"
	default:
		x.sender, _ = anyCommune()
		x.senderTag = "UBND"
	}
	x.subject = subjectOf(x.typ)
	if rng.IntN(4) == 0 {
		x.to = pick([]string{"H90", "H90.VP", "H90.CT"})
	}
	x.handler, _, _ = activeDepartment(x.arrived)
	return x
}

func makeDocuments() []*doc {
	var docs []*doc
	for range 1120 {
		docs = append(docs, outgoing(anyDay(first, last)))
	}
	for range 1560 {
		x := incoming(anyDay(first, last))
		if rng.IntN(4) == 0 { // has a deadline and was settled in time
			x.handleDue = after(x.arrived, 10)
			if x.handleDue.After(last) {
				x.handleDue = time.Time{}
			} else {
				x.progress = "Hoàn thành " + after(x.arrived, 3+rng.IntN(7)).Format("02/01/2006")
			}
		}
		docs = append(docs, x)
	}
	return docs
}

// --- planted cases ---

const (
	open    = "open"
	excused = "excused"
)

func (x *doc) expect(rule, state, exception, what string) *doc {
	x.faults = append(x.faults, fault{rule, state, exception, what})
	return x
}

// fromCommune makes a document a commune sent before the districts ended.
func fromCommune(typ, to string) *doc {
	code, _ := anyCommune()
	d := anyDay(first, day(2025, 6, 20))
	return &doc{incoming: true, date: d, arrived: after(d, 1), signer: pick(signers), typ: typ, subject: subjectOf(typ), sender: code,
		senderTag: "UBND", to: to, handler: "H90.VP"}
}

// logged makes an outgoing document of another agency that shares the register.
func logged(d time.Time, typ, sender, tag, to string) *doc {
	return &doc{date: d, signed: d, issued: d, signer: pick(signers), typ: typ, subject: subjectOf(typ), sender: sender, senderTag: tag, to: to}
}

func plantAll(docs *[]*doc) {
	add := func(list ...*doc) { *docs = append(*docs, list...) }
	plantBypass(add)
	plantExceptions(add, *docs)
	plantManyAddressees(add)
	plantUnknown(add)
	plantNearMisses(add)
	plantDeadlines(add, *docs)
	plantForms(add)
	plantSecrets(add)
	plantJudged(add)
}

func plantBypass(add func(...*doc)) {
	for i := range 46 {
		to := []string{"H90", "H90", "H90.VP", "H90.CT"}[i%4]
		add(fromCommune(pick([]string{"TTr", "BC", "CV"}), to).expect("R01", open, "", "xã gửi thẳng UBND tỉnh, không qua UBND huyện"))
	}
	for range 16 {
		d := anyDay(first, day(2025, 2, 20))
		code, _ := anyCommune()
		dept := pick([]string{"H90.01", "H90.02", "H90.06", "H90.09"})
		add(logged(d, pick([]string{"TTr", "BC"}), code, "UBND", dept).expect("R01", open, "", "xã gửi thẳng sở trước 01/7/2025"))
	}
	for range 8 {
		d := anyDay(first, day(2025, 6, 20))
		n := rng.IntN(len(districtNames))
		add(logged(d, "BC", districtCode(n)+".NV", "PNV", "H90").expect("R01", open, "", "phòng của huyện gửi thẳng UBND tỉnh"))
	}
	for range 18 {
		d := anyDay(first, last)
		u := pick([][2]string{{"H90.04.01", "CCTL"}, {"H90.04.02", "CCKL"}, {"H90.12.01", "TTCĐS"}, {"H90.10.01", "TTKSBT"}})
		add(logged(d, pick([]string{"BC", "TTr"}), u[0], u[1], "H90").expect("R03", open, "", "đơn vị trực thuộc gửi vượt qua sở"))
	}
	for range 8 {
		d := anyDay(first, last)
		code, tag, ministry := activeDepartment(d)
		for ministry == "" {
			code, tag, ministry = activeDepartment(d)
		}
		add(logged(d, "TTr", code, tag, ministry).expect("R04", open, "", "sở gửi tờ trình thẳng lên bộ"))
	}
	for range 4 {
		d := anyDay(first, last)
		add(logged(d, "BC", "H90.06", "SXD", "BYT").expect("R04", open, "", "sở gửi bộ không quản lý ngành"))
	}
	for range 5 {
		d := anyDay(first, last)
		code, _ := anyCommune()
		add(logged(d, "TTr", code, "UBND", "BTC").expect("R04", open, "", "xã gửi thẳng bộ"))
	}
}

func plantExceptions(add func(...*doc), docs []*doc) {
	var orders []*doc
	for _, x := range docs {
		if !x.incoming && x.typ == "CV" && x.sender == "H90" && x.date.Before(day(2025, 5, 1)) {
			orders = append(orders, x)
		}
	}
	late := func(x *doc, order *doc) *doc {
		x.date = after(order.date, 5)
		x.arrived = after(x.date, 1)
		return x
	}
	for range 10 {
		order := pick(orders)
		x := late(fromCommune("BC", "H90"), order)
		x.exception, x.evidenceOf = "E1 - cấp trên giao trực tiếp", order
		add(x.expect("R01", excused, "E1", "UBND tỉnh giao trực tiếp, có văn bản"))
	}
	for range 5 {
		order := pick(orders)
		x := late(fromCommune("BC", "H90"), order)
		x.answers = order
		add(x.expect("R01", excused, "E1", "trả lời văn bản của UBND tỉnh"))
	}
	for range 4 {
		x := fromCommune("BC", "H90")
		x.exception = "E1"
		add(x.expect("R01", open, "", "nêu E1 nhưng không có căn cứ"))
	}
	for _, e := range [][2]string{{"E3", "Sạt lở chân đê sông Lĩnh đêm 12, có biên bản hiện trường"}, {"E3", "Vỡ cống dưới đê, báo cáo khẩn"},
		{"E4", "Ổ dịch tả lợn châu Phi lây lan nhanh"}, {"E4", "Dịch cúm gia cầm tại ba xóm"}, {"E8", "Đơn tố cáo của công dân theo Luật Tố cáo"},
		{"E10", "Cháy rừng lan rộng, đã báo qua điện thoại"}, {"E10", "Lũ quét chia cắt địa bàn"}, {"E10", "Bão đổ bộ, mất liên lạc với huyện"}} {
		x := fromCommune("BC", "H90")
		x.exception, x.evidence = e[0], e[1]
		add(x.expect("R01", excused, e[0], "ngoại lệ có lý do"))
	}
}

func plantManyAddressees(add func(...*doc)) {
	for range 10 {
		d := anyDay(day(2025, 7, 10), last)
		code, _ := anyCommune()
		add(logged(d, "TTr", code, "UBND", "H90;H90.02;H90.01").expect("R05", open, "", "tờ trình kính gửi nhiều cơ quan"))
	}
	for range 5 {
		d := anyDay(first, day(2025, 6, 20))
		code, n := anyCommune()
		add(logged(d, "BC", code, "UBND", districtCode(n)+";H90").expect("R05", open, "", "kính gửi cùng lúc huyện và tỉnh"))
	}
}

func plantUnknown(add func(...*doc)) {
	for _, name := range []string{"Ban Chỉ đạo liên ngành số 7", "Tổ công tác đặc biệt", "Sở Thủy sản"} {
		x := logged(anyDay(first, last), "BC", "H90.21", "SNNMT", name)
		x.date = anyDay(day(2025, 3, 10), last)
		x.signed, x.issued = x.date, x.date
		add(x.expect("R01", open, "", "nơi nhận chưa xác định"))
	}
	for n := range 3 {
		x := logged(anyDay(day(2025, 7, 5), last), "BC", communeCode(n, 2), "UBND", districtCode(n))
		add(x.expect("R01", open, "", "kính gửi UBND huyện đã kết thúc hoạt động"))
	}
	x := logged(anyDay(day(2025, 7, 5), last), "BC", "H90.01", "SNV", "UBND")
	add(x.expect("R01", open, "", "“UBND” trùng tên nhiều đơn vị"))
}

// plantNearMisses adds what looks like a fault and is none.
func plantNearMisses(add func(...*doc)) {
	for range 20 { // the same as a bypass, a day on the right side of the reform
		x := fromCommune("TTr", "H90")
		x.date = anyDay(day(2025, 7, 1), last)
		x.arrived = after(x.date, 1)
		add(x)
	}
	for range 10 { // the province only receives a copy
		d := anyDay(first, day(2025, 6, 20))
		code, n := anyCommune()
		x := logged(d, "BC", code, "UBND", districtCode(n))
		x.cc = "H90"
		add(x)
	}
	for range 10 { // reports inside the profession
		d := anyDay(first, last)
		code, tag, ministry := activeDepartment(d)
		for ministry == "" {
			code, tag, ministry = activeDepartment(d)
		}
		add(logged(d, "BC", code, tag, ministry))
	}
	for range 6 { // an invitation goes anywhere
		code, _ := anyCommune()
		add(logged(anyDay(first, day(2025, 6, 20)), "GM", code, "UBND", "H90"))
	}
	for range 6 { // neighbours
		d := anyDay(first, day(2025, 6, 20))
		code, n := anyCommune()
		add(logged(d, "CV", code, "UBND", communeCode(n, rng.IntN(12))))
	}
}

func plantDeadlines(add func(...*doc), docs []*doc) {
	for range 18 {
		x := incoming(anyDay(day(2026, 3, 1), day(2026, 10, 1)))
		x.handleDue = after(x.arrived, 10)
		x.progress = pick([]string{"Đang xử lý", "", "Đã giao phòng chuyên môn"})
		add(x.expect("R20", open, "", "quá hạn, chưa trả lời"))
	}
	for range 12 {
		x := incoming(anyDay(first, day(2026, 8, 1)))
		x.handleDue = after(x.arrived, 7)
		x.progress = "Hoàn thành " + after(x.handleDue, 1+rng.IntN(12)).Format("02/01/2006")
		add(x.expect("R20", open, "", "trả lời sau hạn"))
	}
	n := 0
	for _, x := range docs {
		if n < 24 && !x.incoming && x.sender == "H90" && x.typ == "KH" && x.urgency == "" && len(x.faults) == 0 {
			x.issued = after(x.signed, 2+rng.IntN(4))
			x.expect("R13", open, "", "ban hành sau ngày làm việc kế tiếp")
			n++
		}
	}
}

func plantForms(add func(...*doc)) {
	for i := range 10 {
		x := logged(anyDay(first, last), "BC", "H90.14", "STP", "H90")
		x.tail = []string{"TTr-STP", "TTr-STP", "BC-SCT", "KH-STP", "BC.STP/X"}[i%5]
		what := "loại là báo cáo, ký hiệu khác loại hoặc khác cơ quan"
		add(x.expect("R16", open, "", what))
	}
}

func plantSecrets(add func(...*doc)) {
	for range 6 {
		x := logged(anyDay(first, last), "", "H90", "UBND", "H90.TU")
		x.subject, x.secrecy, x.secretBook = "", "Mật", true
		add(x)
		y := incoming(anyDay(first, last))
		y.sender, y.senderTag, y.typ, y.subject, y.secrecy, y.secretBook = "H90.CA", "CAT", "", "", "Mật", true
		y.handler = ""
		add(y)
	}
	for range 2 {
		x := logged(anyDay(first, last), "CV", "H90.14", "STP", "H90")
		x.subject = "Về việc gửi kèm tài liệu mật phục vụ phiên họp"
		add(x.expect("R24", open, "", "trích yếu nhắc tài liệu mật"))
	}
}

// --- numbers ---

func number(docs []*doc) {
	slices.SortStableFunc(docs, func(a, b *doc) int { return cmp.Or(a.key().Compare(b.key())) })
	plantNumbers(docs)
	counters := map[string]int{}
	for _, x := range docs {
		counter := fmt.Sprint(x.incoming, x.secretBook, x.key().Year())
		if !x.incoming {
			counter += x.sender
		}
		n := counters[counter] + 1 + x.skip
		if x.sameNumber {
			n--
		}
		counters[counter] = n
		if x.incoming {
			x.arrival = fmt.Sprint(n)
			n = x.own
			if n == 0 {
				n = 10 + rng.IntN(900)
			}
		}
		x.number = n
		x.symbol = fmt.Sprintf("%02d/%s", n, cmp.Or(x.tail, notation(x)))
	}
	for _, x := range docs {
		if x.answers != nil {
			x.inReplyTo = x.answers.symbol
		}
		if x.evidenceOf != nil {
			x.evidence = fmt.Sprintf("Công văn số %s ngày %s của UBND tỉnh", x.evidenceOf.symbol, x.evidenceOf.date.Format("02/01/2006"))
		}
	}
}

func (x *doc) key() time.Time {
	if x.incoming {
		return x.arrived
	}
	return x.date
}

func notation(x *doc) string {
	switch {
	case x.secretBook:
		return x.senderTag + "-M"
	case x.typ == "CV":
		return x.senderTag + pick([]string{"-TH", "-VX", "-NC", "-KT"})
	}
	return x.typ + "-" + x.senderTag
}

// plantNumbers leaves out numbers, gives one twice, and lets one go back in
// time, in the province's own outgoing series.
func plantNumbers(docs []*doc) {
	seen := map[int]int{}
	var before *doc
	for _, x := range docs {
		if x.incoming || x.sender != "H90" || x.secretBook {
			continue
		}
		year := x.date.Year()
		seen[year]++
		switch {
		case len(x.faults) > 0 || before == nil || before.date.Year() != year:
		case seen[year] == 40:
			x.skip = 2
			x.expect("R15", open, "", "bỏ trống 2 số phía trước")
		case seen[year] == 60:
			x.skip, x.explained = 1, "Cấp nhầm, đã thu hồi bản in"
		case seen[year] == 90 && before.date.Before(x.date):
			x.sameNumber, x.tail = true, "" // twice the same number
			x.expect("R15", open, "", "trùng số với văn bản liền trước")
		case seen[year] >= 140 && seen[year] < 160 && before.date.Before(x.date) && len(before.faults) == 0 && !done[year]:
			done[year] = true
			x.date, before.date = before.date, x.date
			x.signed, x.issued = x.date, x.date
			before.signed, before.issued = before.date, before.date
			x.expect("R15", open, "", "số lớn hơn mà ngày trước")
		}
		before = x
	}
}

var done = map[int]bool{}

// --- files ---

func write(path string, rows [][]string) {
	f, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	w := csv.NewWriter(f)
	if err := w.WriteAll(rows); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02/01/2006")
}

func unitRows(us []unit) [][]string {
	rows := [][]string{{"Mã", "Tên", "Viết tắt", "Cấp", "Loại", "Cấp trên", "Ngành dọc", "Từ ngày", "Đến ngày", "Kế thừa"}}
	for _, u := range us {
		rows = append(rows, []string{u.code, u.name, u.abbr, u.level, u.kind, u.superior, u.professional, u.from, u.to, u.successors})
	}
	return rows
}

var outgoingHeader = strings.Split("Số, ký hiệu|Ngày văn bản|Ngày ký|Ngày phát hành|Loại|Trích yếu|Người ký|Hình thức ký|Cơ quan gửi|Kính gửi|Nơi nhận|Độ khẩn|Độ mật|Hạn trả lời|Trả lời văn bản|Ngoại lệ|Căn cứ ngoại lệ|Số bản|Ghi chú|Văn bản liên quan|Lĩnh vực|Loại nội dung|Số trang|Số trang tóm tắt|Lấy ý kiến|Văn bản góp ý|Giờ ký|Giờ phát hành", "|")

func common(x *doc) []string {
	copies := "1"
	if x.secrecy != "" {
		copies = ""
	}
	return []string{x.symbol, date(x.date), date(x.signed), date(x.issued), x.typ, x.subject, x.signer, x.signing, x.sender, x.to, x.cc,
		x.urgency, x.secrecy, date(x.replyDue), x.inReplyTo, x.exception, x.evidence, copies, x.note, x.relations,
		x.field, x.content, x.pages, x.summary, x.consulted, x.opinions, x.signedAt, x.issuedAt}
}

func outgoingRows(docs []*doc) [][]string {
	rows := [][]string{outgoingHeader}
	for _, x := range docs {
		if !x.incoming {
			rows = append(rows, common(x))
		}
	}
	return rows
}

func incomingRows(docs []*doc) [][]string {
	rows := [][]string{append(slices.Clone(outgoingHeader), "Số đến", "Ngày đến", "Đơn vị xử lý", "Hạn xử lý", "Tiến độ", "Văn bản trả lời", "Bị trả lại", "Lý do trả lại", "Ngày tiếp nhận")}
	for _, x := range docs {
		if x.incoming {
			rows = append(rows, append(common(x), x.arrival, date(x.arrived), x.handler, date(x.handleDue), x.progress, x.reply, x.returned, x.returnReason, date(x.acknowledged)))
		}
	}
	return rows
}

func expectedRows(docs []*doc) [][]string {
	rows := [][]string{{"rule", "state", "exception", "symbol", "date", "sender", "what"}}
	for _, x := range docs {
		for _, f := range x.faults {
			rows = append(rows, []string{f.rule, f.state, f.exception, x.symbol, date(x.date), x.sender, f.what})
		}
	}
	for _, row := range laterRows {
		rows = append(rows, row())
	}
	return append(rows, missingReports...)
}

// numberRows are the numbers that carry no document and are explained.
func numberRows(docs []*doc) [][]string {
	rows := [][]string{{"issuer", "book", "year", "number", "reason"}}
	for _, x := range docs {
		if x.explained != "" {
			rows = append(rows, []string{x.sender, "DI", fmt.Sprint(x.date.Year()), fmt.Sprint(x.number - 1), x.explained})
		}
	}
	return rows
}

// decisionRows are what a manager decided up to the end of 2025; a few were
// passed over.
func decisionRows(docs []*doc) [][]string {
	rows := [][]string{{"rule", "symbol", "date", "sender", "state", "exception", "evidence", "reason", "by", "at"}}
	n := 0
	for _, x := range docs {
		for _, f := range x.faults {
			if f.state != open || x.date.After(day(2025, 12, 31)) || f.rule == "R15" {
				continue
			}
			n++
			row := []string{f.rule, x.symbol, date(x.date), x.sender, "confirmed", "", "", "", "Trưởng phòng Kiểm soát", date(after(x.date, 15))}
			switch n % 9 {
			case 3, 7:
				continue
			case 4:
				row[4], row[7] = "remedied", "Đã gửi lại đúng trình tự"
			case 6:
				row[4], row[7] = "rejected", "Đơn vị đã giải trình, không phải vi phạm"
			case 8:
				if f.rule == "R01" {
					row[4], row[5], row[6] = "excused", "E1", "Công văn số 45/UBND-TH của UBND tỉnh, bổ sung sau"
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

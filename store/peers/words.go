package main

// The vocabulary of the documents. Most words of an office come back every
// day; names of companies are made by rareNames, so that some are rare.

var surnames = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Cao", "Thái", "Võ"}

var middleNames = []string{"Văn", "Thị", "Đình", "Hữu", "Quang", "Minh", "Ngọc", "Xuân", "Thanh", "Đức", "Hồng", "Công"}

var givenNames = []string{"An", "Bình", "Châu", "Cường", "Dũng", "Đào", "Giang", "Hà", "Hải", "Hạnh", "Hiếu", "Hòa", "Hùng", "Hương", "Khánh", "Lan",
	"Linh", "Long", "Mai", "Nam", "Nga", "Phong", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Trung", "Tuấn", "Vinh"}

var departments = []string{"Nội vụ", "Tài chính", "Xây dựng", "Nông nghiệp và Môi trường", "Giáo dục và Đào tạo", "Y tế", "Công Thương", "Tư pháp",
	"Khoa học và Công nghệ", "Văn hóa, Thể thao và Du lịch", "Dân tộc và Tôn giáo", "Ngoại vụ", "Thanh tra tỉnh", "Văn phòng UBND tỉnh"}

var abbreviations = []string{"SNV", "STC", "SXD", "SNNMT", "SGDĐT", "SYT", "SCT", "STP", "SKHCN", "SVHTTDL", "SDTTG", "SNgV", "TTr", "VP"}

var communes = []string{"Nghĩa Đàn", "Nghĩa Thọ", "Nghĩa Lâm", "Nghĩa Hưng", "Quỳ Hợp", "Quỳ Châu", "Tam Hợp", "Tân Kỳ", "Tân Phú", "Tân An", "Giai Xuân",
	"Đô Lương", "Bạch Ngọc", "Văn Hiến", "Thuần Trung", "Lương Sơn", "Yên Thành", "Quan Thành", "Hợp Minh", "Vân Tụ", "Vân Du", "Diễn Châu", "Đức Châu",
	"Quảng Châu", "Hải Châu", "Tân Châu", "An Châu", "Minh Châu", "Hùng Châu", "Hưng Nguyên", "Yên Trung", "Lam Thành", "Nam Đàn", "Vạn An", "Đại Huệ",
	"Thiên Nhẫn", "Kim Liên", "Nghi Lộc", "Phúc Lộc", "Đông Lộc", "Trung Lộc", "Thần Lĩnh", "Hải Lộc", "Văn Kiều", "Con Cuông", "Môn Sơn", "Mậu Thạch",
	"Cam Phục", "Châu Khê", "Tương Dương", "Tam Quang", "Tam Thái", "Lượng Minh", "Yên Na", "Yên Hòa", "Nga My", "Hữu Kiệm", "Mường Xén", "Mường Típ",
	"Keng Đu", "Na Loi", "Bắc Lý", "Huồi Tụ", "Anh Sơn", "Yên Xuân", "Nhân Hòa", "Vĩnh Tường", "Thanh Chương", "Cát Ngạn", "Tam Đồng", "Hạnh Lâm",
	"Hoa Quân", "Kim Bảng", "Bích Hào", "Đại Đồng", "Xuân Lâm", "Quỳnh Lưu", "Quỳnh Văn", "Quỳnh Anh", "Quỳnh Tam", "Quỳnh Phú", "Quỳnh Sơn", "Quế Phong",
	"Tiền Phong", "Tri Lễ", "Mường Quàng", "Thông Thụ"}

// acts are what a document does, with the code of its type and how often.
var acts = []struct {
	text, kind string
	often      int
}{
	{"Về việc triển khai thực hiện", "CV", 14}, {"Về việc báo cáo tình hình", "CV", 9}, {"V/v xin ý kiến về", "CV", 6}, {"V/v góp ý dự thảo", "CV", 5},
	{"V/v đôn đốc", "CV", 4}, {"V/v trả lời kiến nghị của cử tri về", "CV", 3}, {"V/v cử cán bộ tham gia", "CV", 3}, {"V/v tăng cường công tác", "CV", 4},
	{"Báo cáo kết quả thực hiện", "BC", 12}, {"Báo cáo tổng kết", "BC", 4}, {"Kế hoạch thực hiện", "KH", 7}, {"Kế hoạch kiểm tra", "KH", 2},
	{"Thông báo kết luận cuộc họp về", "TB", 5}, {"Thông báo lịch kiểm tra", "TB", 2}, {"Tờ trình đề nghị phê duyệt", "TTr", 6}, {"Tờ trình đề nghị bổ sung kinh phí", "TTr", 2},
	{"Quyết định phê duyệt", "QĐ", 8}, {"Quyết định thành lập tổ công tác về", "QĐ", 2}, {"Giấy mời họp về", "GM", 6}, {"Hướng dẫn", "HD", 2}, {"Công điện về", "CĐ", 1},
}

var topics = []string{"giải ngân vốn đầu tư công", "xây dựng nông thôn mới", "chuyển đổi số và Đề án 06", "phòng cháy, chữa cháy và cứu nạn, cứu hộ", "phòng, chống thiên tai và tìm kiếm cứu nạn",
	"cải cách thủ tục hành chính", "sắp xếp đơn vị hành chính cấp xã", "tuyển sinh vào lớp 10 năm học mới", "bồi thường, giải phóng mặt bằng", "quy hoạch sử dụng đất",
	"cấp giấy chứng nhận quyền sử dụng đất", "giảm nghèo bền vững", "hỗ trợ nhà ở cho hộ nghèo", "phòng, chống dịch tả lợn châu Phi", "tiêm phòng vắc xin cho gia súc, gia cầm",
	"quản lý, bảo vệ rừng", "chi trả dịch vụ môi trường rừng", "an toàn thực phẩm", "an toàn giao thông", "bảo hiểm xã hội, bảo hiểm y tế", "chính sách đối với người có công",
	"giải quyết việc làm và đào tạo nghề", "tiếp công dân, giải quyết khiếu nại, tố cáo", "phòng, chống tham nhũng, lãng phí", "dự toán thu, chi ngân sách nhà nước",
	"quyết toán dự án hoàn thành", "đấu giá quyền sử dụng đất", "khai thác khoáng sản làm vật liệu xây dựng", "cấp nước sạch nông thôn", "thu gom, xử lý rác thải sinh hoạt",
	"kiên cố hóa trường lớp học", "trường chuẩn quốc gia", "phổ cập giáo dục, xóa mù chữ", "khám, chữa bệnh tại trạm y tế", "dân số và phát triển", "bảo tồn di tích lịch sử",
	"phát triển du lịch cộng đồng", "gia đình văn hóa", "quốc phòng, quân sự địa phương", "tuyển quân", "bảo đảm an ninh, trật tự", "phòng, chống ma túy",
	"đăng ký, quản lý hộ tịch", "phổ biến, giáo dục pháp luật", "kiểm soát việc kê khai tài sản, thu nhập", "tinh giản biên chế", "đánh giá, xếp loại cán bộ, công chức",
	"thi đua, khen thưởng", "bầu cử đại biểu Quốc hội và Hội đồng nhân dân", "quản lý tài sản công", "trụ sở làm việc dôi dư", "hợp tác xã nông nghiệp", "sản phẩm OCOP",
	"chợ và hạ tầng thương mại", "cung cấp điện mùa khô", "phủ sóng các vùng lõm", "dịch vụ công trực tuyến", "lưu trữ lịch sử", "kỷ luật, kỷ cương hành chính", "quy chế làm việc"}

var progress = []string{"đã xử lý", "đang xử lý", "hoàn thành", "đã trả lời", "đang lấy ý kiến", "chưa hoàn thành", "lưu", ""}

// syllables make names of companies, as foreign and as many as they are.
var syllables = []string{"vi", "na", "tex", "co", "ha", "sun", "min", "lac", "phar", "gel", "bao", "ret", "dex", "ly", "mo", "rox", "tan", "zen", "ka", "ful"}

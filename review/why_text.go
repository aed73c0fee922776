package review

// The sentences of the reasoning.
const (
	whyRule       = "Xét theo quy tắc {rule} ({title}), mức {severity}. Căn cứ: {citation}."
	whyRuleRecord = "Bộ quy tắc {pack}, hiệu lực {period}"
	whyNoRule     = "Quy tắc {rule} không còn hiệu lực vào ngày {day}."
	whyFound      = "Kết luận: {message}"

	whySender       = "Nơi gửi vào ngày {day}: {sender} ({kind}, cấp {level})."
	whyGate         = "{unit} gửi thay {body}, nên xét theo thứ bậc của {body}."
	whySuperior     = "Ngày {day}, cấp trên trực tiếp của {unit} là {superior}."
	whyProfessional = "Cấp trên theo ngành dọc của {unit}: {superior}."
	whyUnknown      = "“{name}” không có trong danh mục đơn vị: chưa xác định, không coi là đúng."
	whyCitizen      = "“{name}”: bắt đầu bằng “{word}”, là tổ chức, công dân ngoài hệ thống hành chính nên không thể là cấp trên, không xét."
	whyAmbiguous    = "“{name}” trùng tên nhiều đơn vị: {candidates}; chưa xác định được."
	whyEnded        = "{name} không tồn tại vào ngày {day}; chưa xác định được."
	whyStandsFor    = " (cửa vào của {body})"
	whyOutside      = "{name}: {kind}, ngoài hệ thống thứ bậc của UBND, không xét."
	whyBelow        = "{name}: chính nơi gửi hoặc cấp dưới, không phải vượt cấp."
	whyDirect       = "{name}: cấp trên trực tiếp, đúng trình tự."
	whySide         = "{name}: cùng cấp hoặc phối hợp, không phải vượt cấp."
	whyFree         = "{name}: {reason}, không xét vượt cấp."
	whyOver         = "{name}: ở trên cấp trên trực tiếp {n} cấp, bỏ qua {skipped}; trình tự đúng: {path}."
	whyCopies       = "Nơi nhận (chỉ để biết, không xét vượt cấp – E9): {names}."

	whyFreeType       = "{type} không theo thứ bậc (E11)"
	whyFreeProfession = "báo cáo, trả lời theo ngành dọc chuyên môn (E7)"

	whyExcused      = "được chấp nhận, căn cứ: {evidence}."
	whyExcuseOff    = "đang tắt, không xét."
	whyUnproven     = "có nêu nhưng chưa có căn cứ hợp lệ (số, ký hiệu văn bản hoặc lý do)."
	whyContradicted = "có nêu căn cứ “{evidence}” nhưng không phải văn bản của nơi nhận."
	whyNoOrder      = "có trả lời {symbol}, nhưng trong sổ không có văn bản đó của nơi nhận."
	whyNoReply      = "không ghi trả lời văn bản nào của nơi nhận."
	whyNotStructure = "văn bản không thuộc trường hợp này."
	whyNotClaimed   = "người vào sổ không nêu."

	whyCounted   = "Hạn: {explained}."
	whyGiven     = "Hạn ghi trong văn bản: {due}."
	whyLate      = "Từ sau hạn {due} đến {until} có {n} ngày làm việc: {days}."
	whyTaskDue   = "Hạn ban đầu: {due}{how}."
	whyDueDays   = " ({explained})"
	whyDueMonth  = " (tháng {month}/{year}; mốc trình là thiết lập của cơ quan)"
	whyExtended  = "Gia hạn đến {to} theo {approved}: được tính."
	whyAsked     = "Gia hạn đến {to} theo {approved}, đề nghị sau khi đã hết hạn ({asked}): vẫn tính theo văn bản đồng ý, ghi để xem xét."
	whyRefused   = "Xin lùi hạn đến {to} nhưng không có văn bản đồng ý: không tính."
	whyNotDone   = "Đến {day} chưa hoàn thành."
	whyDone      = "Hoàn thành ngày {day}{result}."
	whyHandedOn  = "Ngày {day} chuyển từ {from} sang {to} theo {basis}."
	whyMoreDays  = " và các ngày sau đó"
	whyProvision = "Lịch làm việc năm {year} chưa xác nhận: hạn là tạm tính."
)

var severityName = map[Severity]string{Violation: "vi phạm", Warning: "cảnh báo"}

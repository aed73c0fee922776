package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// fyneWords are the toolkit's own words; it brings no Vietnamese.
const fyneWords = `{"OK":"Đồng ý","Cancel":"Hủy","Yes":"Có","No":"Không","Confirm":"Xác nhận","Error":"Lỗi","Close":"Đóng","Open":"Mở",
"Save":"Lưu","Quit":"Thoát","Copy":"Sao chép","Cut":"Cắt","Paste":"Dán","Select all":"Chọn tất cả","Undo":"Hoàn tác","Redo":"Làm lại",
"File":"Tệp","Folder":"Thư mục","Home":"Thư mục chính","Computer":"Máy tính","Favourites":"Ưa thích","Enter filename":"Nhập tên tệp",
"Overwrite?":"Ghi đè?","Are you sure?":"Bạn có chắc không?","Create Folder":"Tạo thư mục","Show Hidden Files":"Hiện tệp ẩn","(Select one)":"(Chọn)",
"monday":"thứ Hai","monday.short":"T2","tuesday":"thứ Ba","tuesday.short":"T3","wednesday":"thứ Tư","wednesday.short":"T4",
"thursday":"thứ Năm","thursday.short":"T5","friday":"thứ Sáu","friday.short":"T6","saturday":"thứ Bảy","saturday.short":"T7",
"sunday":"Chủ nhật","sunday.short":"CN"}`

// useFyneWords gives the toolkit Vietnamese words when the window speaks it. No
// call of it forces a language, so they are registered under every locale it
// could choose, and it keeps them until the program ends: after a change to
// English its few words of its own change with the next start.
func useFyneWords(w words) {
	if w.lang != "vi" {
		return
	}
	for _, locale := range []string{"vi", "en", "en-US", "C", "fr", "de", "zh-CN", "zh-TW", "ru", "ja", "ko"} {
		// A locale the toolkit refuses keeps its own words, which does no harm.
		_ = lang.AddTranslationsForLocale([]byte(fyneWords), fyne.Locale(locale))
	}
}

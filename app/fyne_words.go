package app

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// fyneWord is one of the toolkit's own words; it brings no Vietnamese.
type fyneWord struct{ key, vi, en string }

var fyneWords = []fyneWord{
	{"Advanced", "Nâng cao", "Advanced"}, {"Cancel", "Thôi", "Cancel"}, {"Confirm", "Xác nhận", "Confirm"}, {"Copy", "Sao chép", "Copy"},
	{"Create Folder", "Tạo thư mục", "Create Folder"}, {"Cut", "Cắt", "Cut"}, {"Enter filename", "Nhập tên tệp", "Enter filename"},
	{"Error", "Lỗi", "Error"}, {"Favourites", "Ưa thích", "Favourites"}, {"File", "Tệp", "File"}, {"Folder", "Thư mục", "Folder"},
	{"New Folder", "Thư mục mới", "New Folder"}, {"No", "Không", "No"}, {"OK", "Đồng ý", "OK"}, {"Open", "Mở", "Open"}, {"Paste", "Dán", "Paste"},
	{"Quit", "Thoát", "Quit"}, {"Redo", "Làm lại", "Redo"}, {"Save", "Lưu", "Save"}, {"Select all", "Chọn tất cả", "Select all"},
	{"Show Hidden Files", "Hiện tệp ẩn", "Show Hidden Files"}, {"Undo", "Hoàn tác", "Undo"}, {"Yes", "Có", "Yes"},
	{"file.name", "Tên", "Name"}, {"file.parent", "Thư mục cha", "Parent"},
	{"monday", "thứ Hai", "Monday"}, {"tuesday", "thứ Ba", "Tuesday"}, {"wednesday", "thứ Tư", "Wednesday"}, {"thursday", "thứ Năm", "Thursday"},
	{"friday", "thứ Sáu", "Friday"}, {"saturday", "thứ Bảy", "Saturday"}, {"sunday", "Chủ nhật", "Sunday"},
	{"monday.short", "T2", "Mon"}, {"tuesday.short", "T3", "Tue"}, {"wednesday.short", "T4", "Wed"}, {"thursday.short", "T5", "Thu"},
	{"friday.short", "T6", "Fri"}, {"saturday.short", "T7", "Sat"}, {"sunday.short", "CN", "Sun"},
}

// fyneLocales are those the toolkit can choose by the system's languages.
var fyneLocales = []fyne.Locale{"en", "vi", "cs", "de", "el", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans"}

// useFyneWords lets the toolkit speak the language of the window. No call of it
// forces a language, so the words take the place of those of every language it
// could choose; a later call changes them again, without a restart.
func useFyneWords(w words) {
	table := map[string]string{}
	for _, word := range fyneWords {
		table[word.key] = word.en
		if w.lang == "vi" {
			table[word.key] = word.vi
		}
	}
	raw, err := json.Marshal(table)
	if err != nil {
		return // a table of strings can always be written
	}
	for _, locale := range fyneLocales {
		// A locale the toolkit refuses keeps its own words, which does no harm.
		_ = lang.AddTranslationsForLocale(raw, locale)
	}
}

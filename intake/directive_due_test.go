package intake

import (
	"testing"

	"kycuong/register"
)

// TestSpellingsOfDeadlines is a table of how directives set time; the directive
// is of 20 December 2023.
func TestSpellingsOfDeadlines(t *testing.T) {
	issued := register.MustDate("2023-12-20")
	for _, c := range []struct{ text, day, recurs, unsure string }{
		{"hoàn thành trước ngày 15/12/2024", "2024-12-15", "", ""},
		{"xong trước 15/12/2024.", "2024-12-15", "", ""},
		{"chậm nhất ngày 20/11/2024", "2024-11-20", "", ""},
		{"chậm nhất là ngày 20/11/2024", "2024-11-20", "", ""},
		{"chậm nhất trước ngày 20/11/2024", "2024-11-20", "", ""},
		{"muộn nhất ngày 5/1/2024", "2024-01-05", "", ""},
		{"trước ngày 15 tháng 12 năm 2024", "2024-12-15", "", ""},
		{"trước ngày 15-12-2024", "2024-12-15", "", ""},
		{"trước ngày 15.12.2024", "2024-12-15", "", ""},
		{"đến hết ngày 31/12/2024", "2024-12-31", "", ""},
		{"thời hạn hoàn thành: ngày 30/6/2024", "2024-06-30", "", ""},
		{"thời hạn 30/6/2024", "2024-06-30", "", ""},
		{"hạn cuối là ngày 30/6/2024", "2024-06-30", "", ""},
		{"trước ngày 30/6", "2024-06-30", "", "year"},
		{"trước ngày 25/12", "2023-12-25", "", "year"},
		{"trước ngày 30 tháng 6.", "2024-06-30", "", "year"},
		{"trước ngày 31/02/2024", "", "", "due"},
		{"chậm nhất ngày 20 hằng tháng", "", "monthly:20", ""},
		{"chậm nhất ngày 20 hàng tháng", "", "monthly:20", ""},
		{"trước ngày 15 hằng tháng.", "", "monthly:15", ""},
		{"trước ngày 15 mỗi tháng", "", "monthly:15", ""},
		{"trước ngày 15 của tháng", "", "monthly:15", ""},
		{"hằng tháng báo cáo kết quả trước ngày 25", "", "monthly:25", ""},
		{"trước ngày 15 tháng cuối quý", "", "quarterly:15", ""},
		{"trước ngày 15 của tháng cuối quý", "", "quarterly:15", ""},
		{"trước ngày 15 tháng cuối của quý", "", "quarterly:15", ""},
		{"hằng quý báo cáo trước ngày 20 tháng cuối", "", "quarterly:20", ""},
		{"trước ngày 15/12 hằng năm", "", "yearly:15/12", ""},
		{"trước ngày 15 tháng 12 hàng năm", "", "yearly:15/12", ""},
		{"trong quý I/2024", "2024-03-31", "", ""},
		{"trong quý II năm 2024", "2024-06-30", "", ""},
		{"hoàn thành quý III/2024", "2024-09-30", "", ""},
		{"trong quý 4/2024", "2024-12-31", "", ""},
		{"trong tháng 6/2024", "2024-06-30", "", ""},
		{"trong tháng 02/2024", "2024-02-29", "", ""},
		{"xong trong tháng 6 năm 2024", "2024-06-30", "", ""},
		{"trong 6 tháng đầu năm 2024", "2024-06-30", "", ""},
		{"trong 9 tháng năm 2024", "2024-09-30", "", ""},
		{"trong năm 2024", "2024-12-31", "", ""},
		{"đến cuối năm 2024", "2024-12-31", "", ""},
		{"trong 05 ngày làm việc", "", "", "due"},
		{"trong thời hạn 10 ngày kể từ ngày nhận", "", "", "due"},
		{"không quá 03 ngày làm việc", "", "", "due"},
		{"trong vòng 7 ngày", "", "", "due"},
		{"trước ngày\n15/12/2024", "2024-12-15", "", ""},
		{"trong tháng 13/2024", "", "", "due"},
		{"trước 17 giờ 00 ngày 15/01/2024", "2024-01-15", "", ""},
		{"hoàn thành trong ngày 30/6/2024", "2024-06-30", "", ""},
		{"chậm nhất vào ngày 20/01/2024", "2024-01-20", "", ""},
		{"từ ngày 01/01/2024 đến ngày 30/6/2024", "2024-06-30", "", ""},
		{"đến ngày 14/12/2023", "2023-12-14", "", "due"},
		{"trước ngày 15/12/24", "2024-12-15", "", "year"},
		{"trong quý I", "2024-03-31", "", "year"},
		{"trong quý I, năm 2024", "2024-03-31", "", ""},
		{"Thời gian thực hiện: Quý II/2024", "2024-06-30", "", ""},
		{"thời gian hoàn thành: tháng 6/2024", "2024-06-30", "", ""},
		{"trước tháng 10 năm 2024", "2024-10-31", "", "due"},
		{"hoàn thành trong tháng 01", "2024-01-31", "", "year"},
		{"trong 6 tháng đầu năm", "2024-06-30", "", "year"},
		{"trong 06 tháng cuối năm 2024", "2024-12-31", "", ""},
		{"định kỳ hằng tháng (trước ngày 20)", "", "monthly:20", ""},
		{"vào ngày 05 hàng tháng", "", "monthly:5", ""},
		{"trước ngày 15/6 và 15/12 hằng năm", "", "half:15", ""},
		{"trước ngày 15/3 và 15/9 hằng năm", "", "", "due"},
		{"trước ngày 05 của tháng kế tiếp", "", "", "due"},
		{"hằng quý, trước ngày 10 tháng đầu quý sau", "", "", "due"},
		{"trước thứ 6 hằng tuần", "", "", "due"},
		{"trong 24 giờ", "", "", "due"},
		{"trong thời gian 15 ngày", "", "", "due"},
	} {
		got, found := findDue(c.text, issued)
		day := isoOf(got.day)
		if !found || day != c.day || got.recurs != c.recurs || got.unsure != c.unsure {
			t.Errorf("%q: %v, day %q, %q, unsure %q; want %q, %q, %q", c.text, found, day, got.recurs, got.unsure, c.day, c.recurs, c.unsure)
		}
	}
	checkCountedDeadlines(t, issued)
	for _, text := range []string{"thường xuyên kiểm tra", "năm 2024 là năm bản lề", "ngày 15/12/2023 đã có báo cáo", "5 ngày nghỉ lễ", "Điều 15 Luật này", "đạt đến 15/20 xã", "tăng từ 15 đến 20 tháng", "hoàn thành 5/6 chỉ tiêu", "đến 3 lần"} {
		if got, found := findDue(text, issued); found {
			t.Errorf("%q: %+v, want no deadline", text, got)
		}
	}
	if got, _ := findDue("trước ngày 30/6", 0); got.day != 0 || got.unsure != unsureYear {
		t.Errorf("no year anywhere: %+v", got)
	}
}

// isoOf is a day as the tables write it; "" for none.
func isoOf(d register.Date) string {
	if d == 0 {
		return ""
	}
	return d.ISO()
}

// checkCountedDeadlines: days counted from the directive's own day are a day, or so
// many working days for who has a calendar; from any other day they are words.
func checkCountedDeadlines(t *testing.T, issued register.Date) {
	t.Helper()
	for _, c := range []struct {
		text, day string
		days      int
		unsure    string
	}{
		{"trong vòng 10 ngày làm việc kể từ ngày ký", "", 10, ""},
		{"trong vòng 10 ngày làm việc kể từ ngày ban hành", "", 10, ""},
		{"trong thời hạn 05 ngày làm việc, kể từ ngày ký ban hành.", "", 5, ""},
		{"chậm nhất 07 ngày làm việc kể từ ngày ký ban hành Chỉ thị này, báo cáo", "", 7, ""},
		{"chậm nhất sau 7 ngày làm việc kể từ ngày Chỉ thị này được ban hành", "", 7, ""},
		{"không quá 15 ngày kể từ ngày ký", "2024-01-04", 0, ""},
		{"trong 30 ngày, kể từ ngày ban hành Kế hoạch này", "2024-01-19", 0, ""},
		{"trong vòng 10 ngày làm việc kể từ ngày nhận được văn bản", "", 0, "due"},
		{"trong 10 ngày làm việc kể từ ngày ký hợp đồng", "", 0, "due"},
		{"trong 10 ngày làm việc kể từ ngày ban hành Nghị định", "", 0, "due"},
	} {
		got, found := findDue(c.text, issued)
		day := isoOf(got.day)
		if !found || day != c.day || got.days != c.days || got.unsure != c.unsure {
			t.Errorf("%q: %v, day %q, %d days, unsure %q; want %q, %d, %q", c.text, found, day, got.days, got.unsure, c.day, c.days, c.unsure)
		}
	}
	if got, _ := findDue("trong vòng 10 ngày làm việc kể từ ngày ký", 0); got.days != 10 || got.unsure != unsureDue {
		t.Errorf("signed on an unknown day: %+v", got)
	}
}

// TestWorkingDaysAfterTheDirective: the calendar makes a day of them, New Year's Day
// not counted.
func TestWorkingDaysAfterTheDirective(t *testing.T) {
	d, err := ParseDirective(directiveHead+"1. Sở Nội vụ báo cáo trong vòng 10 ngày làm việc kể từ ngày ký.", directiveOrg())
	if err != nil {
		t.Fatal(err)
	}
	cal := register.NewCalendar([]register.SpecialDay{{Date: register.MustDate("2025-01-01"), Kind: register.Holiday, Name: "Tết Dương lịch"}}, []int{2024, 2025})
	want := register.MustDate("2025-01-06")
	x := d.Tasks[0]
	tasks := d.RegisterTasks(x)
	if len(x.Unsure) != 0 || x.Deadline(d.Date, cal) != want || len(tasks) != 1 || tasks[0].Due.Days != 10 || tasks[0].Deadline(cal, register.DefaultTerms()) != want {
		t.Errorf("%+v, %s, %+v", x, x.Deadline(d.Date, cal), tasks)
	}
}

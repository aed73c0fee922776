package intake

import (
	"context"
	"fmt"
	"testing"
	"time"

	"kycuong/register"
)

func readTasks(t *testing.T, kind register.TaskKind, text string) Tasks {
	t.Helper()
	ts, err := ReadTasks(context.Background(), write(t, "nhiệm vụ.csv", text), kind, testOrg(t), register.MustDate("2025-06-01"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return ts
}

func TestReadTasks(t *testing.T) {
	ts := readTasks(t, register.TaskOnce, `Danh sách nhiệm vụ năm 2025,,,,,,,,,,
Văn bản giao,Mục,Nội dung,Chủ trì,Phối hợp,Ngày giao,Hạn,Gia hạn đến,Hoàn thành,Văn bản kết quả,Tiến độ
23/CT-UBND,1.a,Rà soát thủ tục hành chính,Sở Tài chính,UBND huyện Vân Khê,02/06/2025,20/06/2025,,18/06/2025,12/BC-STC,
23/CT-UBND,1.b,Báo cáo kết quả,STC; X,,02/06/2025,5 ngày làm việc,,,,10/06/2025: đang tổng hợp
23/CT-UBND,2,Thường xuyên kiểm tra,Tổ công tác,,02/06/2025,thường xuyên,,,,
23/CT-UBND,3,Trình đề án,STC,,02/06/2025,tháng 9/2025,31/12/2025,,,
`)
	if len(ts.Refused) > 0 || len(ts.Tasks) != 5 {
		t.Fatalf("%d tasks, refused %v", len(ts.Tasks), ts.Refused)
	}
	first := ts.Tasks[0]
	if first.Lead.Code != "STC" || first.With[0].Code != "H" || first.Due.Date != register.MustDate("2025-06-20") || first.Result != "12/BC-STC" || first.Item != "1.a" {
		t.Errorf("%+v", first)
	}
	if a, b := ts.Tasks[1], ts.Tasks[2]; a.Lead.Code != "STC" || b.Lead.Code != "X" || a.Due.Days != 5 || ts.RowOf[1] != ts.RowOf[2] || a.Progress[0].On != register.MustDate("2025-06-10") {
		t.Errorf("one row for two units: %+v, %+v", a, b)
	}
	if x := ts.Tasks[3]; !x.Due.IsZero() || x.Lead.Text != "Tổ công tác" || len(ts.Warnings) != 1 {
		t.Errorf("%+v, warnings %v", x, ts.Warnings)
	}
	if x := ts.Tasks[4]; x.Due != (register.Due{Year: 2025, Month: time.September}) || len(x.Extensions) != 1 || x.Extensions[0].Approved == "" {
		t.Errorf("%+v", x)
	}
}

func TestReadIndicators(t *testing.T) {
	ts := readTasks(t, register.TaskOnce, `Văn bản giao;Mục;Loại;Nội dung;Chủ trì;Hạn;Đơn vị tính;Chỉ tiêu;Thực hiện;Ngày số liệu;Chiều
23/CT-UBND;5;Chỉ tiêu;Tỷ lệ giải ngân;STC;30/06/2025;%;95;60,5;31/05/2025;
23/CT-UBND;5;;Tỷ lệ giải ngân;X;30/06/2025;%;;1.045,25;;
23/CT-UBND;6;chi tieu;Hồ sơ trễ hạn;X;quý II/2025;hồ sơ;5;4;30/05/2025;giảm
23/CT-UBND;7;Định kỳ;Báo cáo tháng 6;X;15/06/2025;;;;;
23/CT-UBND;8;Chỉ tiêu;Sai số;X;30/06/2025;%;chín;;;
23/CT-UBND;9;Ước mơ;Sai loại;X;30/06/2025;;;;;
`)
	if len(ts.Tasks) != 4 || len(ts.Refused) != 2 || ts.Refused[0].Column != "Chỉ tiêu" || ts.Refused[1].Column != "Loại" {
		t.Fatalf("%d tasks, refused %v", len(ts.Tasks), ts.Refused)
	}
	a, b, c, d := ts.Tasks[0], ts.Tasks[1], ts.Tasks[2], ts.Tasks[3]
	if a.Kind != register.TaskIndicator || a.Target.String() != "95" || a.Progress[0].Value.String() != "60,5" || a.Progress[0].On != register.MustDate("2025-05-31") {
		t.Errorf("%+v", a)
	}
	if b.Kind != register.TaskIndicator || b.Target != nil || b.Progress[0].Value.String() != "1.045,25" || b.Progress[0].On != register.MustDate("2025-06-01") {
		t.Errorf("held against the average: %+v", b)
	}
	if !c.LowerIsBetter || c.Due.Month != 6 || d.Kind != register.TaskReport {
		t.Errorf("%+v, %+v", c, d)
	}
}

func TestReadProgramme(t *testing.T) {
	ts := readTasks(t, register.TaskProgramme, `Nội dung;Sản phẩm;Chủ trì;Cấp quyết định;Tháng trình;Văn bản trình;Ngày trình;Điều chỉnh đến;Văn bản đồng ý
Đề án chuyển đổi số;Đề án;STC;UBND;6/2025;31/TTr-STC;02/07/2025;;
Quy hoạch chợ;Nghị quyết;STC;HĐND;Quý III/2025;;;20/12/2025;
`)
	if len(ts.Tasks) != 2 || len(ts.Refused) > 0 {
		t.Fatalf("%d items, refused %v", len(ts.Tasks), ts.Refused)
	}
	a, b := ts.Tasks[0], ts.Tasks[1]
	if a.Kind != register.TaskProgramme || a.Due != (register.Due{Year: 2025, Month: 6}) || a.Done != register.MustDate("2025-07-02") || a.Result != "31/TTr-STC" || a.Output != "Đề án" || a.Decider != "UBND" {
		t.Errorf("%+v", a)
	}
	if b.Due.Month != 9 || b.Extensions[0].Approved != "" {
		t.Errorf("%+v: moved without consent", b)
	}
}

func TestFaultyTasksNameTheirRow(t *testing.T) {
	ts := readTasks(t, register.TaskOnce, `Nội dung,Chủ trì,Hạn,Ngày giao,Hoàn thành
Tốt,STC,20/06/2025,02/06/2025,
,STC,20/06/2025,02/06/2025,
Không ai làm,,20/06/2025,02/06/2025,
Ngày sai,STC,31/02/2025,02/06/2025,
Tháng sai,STC,tháng 13/2025,02/06/2025,
Xong trước khi giao,STC,20/06/2025,02/06/2025,01/06/2025
`)
	got := map[int]string{}
	for _, r := range ts.Refused {
		got[r.Row] = r.Column
	}
	want := map[int]string{3: "Nội dung", 4: "Chủ trì", 5: "Hạn", 6: "Hạn", 7: "Hoàn thành"}
	if len(ts.Tasks) != 1 || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%d tasks, refused %v, want %v", len(ts.Tasks), got, want)
	}
}

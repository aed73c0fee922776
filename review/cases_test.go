package review

import (
	"slices"
	"testing"

	"kycuong/register"
)

func TestCasesOfAPeriod(t *testing.T) {
	f := testFacts(t)
	day := register.MustDate
	doc := func(dir register.Direction, date, sender, handler, due string) register.Document {
		d := register.Document{Direction: dir, Date: day(date), Type: "BC", Symbol: date + sender + "/BC", Sender: register.Party{Code: sender}, Handler: register.Party{Code: handler}}
		if due != "" {
			d.HandleDue = day(due)
		}
		return d
	}
	returned := doc(register.Incoming, "2026-03-02", "SNV", "STC", "2026-03-09")
	returned.Returned = true
	voided := doc(register.Outgoing, "2026-03-02", "SNV", "", "")
	voided.Voided = "Nhầm"
	docs := []register.Document{doc(register.Outgoing, "2026-03-02", "STC", "", ""), doc(register.Incoming, "2026-03-02", "SNV", "STC", "2026-03-09"),
		doc(register.Incoming, "2026-02-25", "SNV", "STC", "2026-03-04"), doc(register.Incoming, "2026-03-05", "SNV", "", "2026-04-09"), returned, voided}
	tasks := []register.Task{{Kind: register.TaskOnce, Content: "Rà soát", Lead: register.Party{Code: "STC"}, Due: register.Due{Date: day("2026-03-31")}},
		{Kind: register.TaskOnce, Content: "Không hạn", Lead: register.Party{Code: "STC"}}}
	f.Tasks = func() []register.Task { return tasks }
	f.Settings.Duties = []register.ReportDuty{{Code: "Q", Name: "Quý", Every: "quarter", CutOff: 14, DueDay: 20, Units: "STC;SNV", Words: "quý", From: day("2026-01-01")}}
	got := CountCases(f, slices.Values(docs), day("2026-03-01"), day("2026-03-31"))
	if got["STC"] != (Cases{Sent: 1, Handled: 2, Tasks: 1, Reports: 1}) || got["SNV"] != (Cases{Sent: 3, Reports: 1}) || len(got) != 2 {
		t.Errorf("%+v", got)
	}
}

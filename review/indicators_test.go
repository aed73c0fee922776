package review

import (
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

func q(n int64) *register.Quantity {
	v := register.Quantity(n * 10_000)
	return &v
}

func figure(lead string, target, value *register.Quantity) register.Task {
	t := register.Task{Kind: register.TaskIndicator, Content: "Tỷ lệ giải ngân", Measure: "%", Lead: register.Party{Code: lead}, Target: target, Due: register.Due{Date: register.MustDate("2025-09-30")}}
	if value != nil {
		t.Progress = []register.Progress{{On: register.MustDate("2025-09-01"), Value: value}}
	}
	return t
}

func TestIndicatorsStandSideBySide(t *testing.T) {
	tasks := []register.Task{figure("A", q(90), q(45)), figure("B", q(90), q(90)), figure("C", nil, nil), figure("D", nil, q(60)),
		{Kind: register.TaskOnce, Content: "Tỷ lệ giải ngân"}}
	register.Averages(tasks, register.MustDate("2025-09-10"))
	list := Indicators(tasks, register.MustDate("2025-09-10"))
	if len(list) != 1 || list[0].Measured != 3 || list[0].Meeting != 1 || list[0].Average.String() != "65" {
		t.Fatalf("%+v", list)
	}
	order, shares := "", ""
	for _, u := range list[0].Units {
		order += u.Lead.Code
		shares += u.Share.String() + " "
	}
	if order != "BDAC" || shares != "100,00% – 50,00% – " {
		t.Errorf("order %s, shares %s", order, shares)
	}
	if u := list[0].Units[2]; u.Against.String() != "-20" || u.Meets {
		t.Errorf("%+v", u)
	}
}

// TestDifferencesFromTheAverageCancelOut holds the comparison to its meaning, up
// to the rounding of the average.
func TestDifferencesFromTheAverageCancelOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var tasks []register.Task
		n := rapid.IntRange(1, 12).Draw(t, "n")
		for i := range n {
			tasks = append(tasks, figure(string(rune('A'+i)), nil, q(rapid.Int64Range(0, 500).Draw(t, "value"))))
		}
		register.Averages(tasks, register.MustDate("2025-09-10"))
		sum := int64(0)
		for _, u := range Indicators(tasks, register.MustDate("2025-09-10"))[0].Units {
			sum += int64(*u.Against)
		}
		if sum > int64(n) || sum < -int64(n) {
			t.Fatalf("they add up to %d", sum)
		}
	})
}

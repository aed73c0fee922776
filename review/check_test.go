package review

import (
	"testing"

	"kycuong/register"
)

// TestRulesAreFoundByAnyCode: those of the built-in form and an office's own.
func TestRulesAreFoundByAnyCode(t *testing.T) {
	codes := []string{"R01", "R25", "R1", "R100", "r01", "R0x", "QC-3", ""}
	rb := &Rulebook{}
	for _, code := range codes {
		rb.Rules = append(rb.Rules, Rule{Code: code, Title: "Quy tắc " + code, Enabled: true})
	}
	rb.Rules = append(rb.Rules, Rule{Code: "R24", Title: "Tắt"})
	c := &checker{Facts: Facts{Rulebook: rb}}
	for range 2 { // the second time from what is remembered
		for _, code := range codes {
			if r, ok := c.ruleOn(code, register.MustDate("2025-05-05")); !ok || r.Title != "Quy tắc "+code {
				t.Errorf("ruleOn(%q) = %q, %v", code, r.Title, ok)
			}
		}
		for _, code := range []string{"R24", "R02", "R99", "R::"} {
			if r, ok := c.ruleOn(code, register.MustDate("2025-05-05")); ok {
				t.Errorf("ruleOn(%q) = %q, want none", code, r.Title)
			}
		}
	}
}

package app

import (
	"path/filepath"
	"strings"
	"testing"

	"kycuong/export"
	"kycuong/register"
	"kycuong/store"
)

// TestThePracticeRegister is another register, looks otherwise, and gives numbers and
// papers nobody takes for real ones.
func TestThePracticeRegister(t *testing.T) {
	a := openEmpty(t)
	tap(t, a.window.Content(), "Tập dùng thử …")
	if a.st == nil || !a.settings.Practice || !strings.Contains(shownText(a.window.Content()), "SỔ TẬP") {
		t.Fatalf("the window shows %q", shownText(a.window.Content()))
	}
	office := register.Party{Code: a.settings.Office}
	d, err := a.st.AddDocument(register.Document{Direction: register.Outgoing, Date: register.DateOf(sampleDay), Type: "TB", Subject: "Tập vào sổ", Sender: office, To: []register.Party{{Code: "H90.01"}}})
	if err != nil || d.Number.N != register.FirstPracticeNumber || !strings.HasPrefix(d.Symbol, "90001/") {
		t.Errorf("%s, %s, %v", d.Number, d.Symbol, err)
	}
	d.ID, d.UID, d.Symbol, d.Subject, d.Number = 0, "", "", "Số như thật", register.Number{N: 950}
	if _, err := a.st.AddDocument(d); err == nil || !strings.Contains(err.Error(), string(store.ErrPracticeNumber)) {
		t.Errorf("a number that could be real: %v", err)
	}
	path := filepath.Join(t.TempDir(), "b.pdf")
	req := export.Request{Kind: export.KindCompliance, From: register.MustDate("2025-01-01"), To: register.MustDate("2025-12-31"), AsOf: a.today()}
	if err := a.services.Report(t.Context(), a.st, req, path, nil); err != nil {
		t.Fatal(err)
	}
	text := textOfPDF(t, path)
	if pages := strings.Count(text, "\f"); strings.Count(text, "SỔ TẬP - KHÔNG CÓ GIÁ TRỊ") != 2*pages {
		t.Errorf("it stands %d times on %d pages", strings.Count(text, "SỔ TẬP - KHÔNG CÓ GIÁ TRỊ"), pages)
	}
	tap(t, a.window.Content(), "Về sổ thật")
	if a.settings.Practice || !a.st.IsEmpty() {
		t.Error("the real register is not as it was")
	}
	tap(t, a.window.Content(), "Tập dùng thử …")
	if _, err := a.st.Document(1); err != nil {
		t.Errorf("the practice register was made anew: %v", err)
	}
}

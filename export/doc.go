// Package export writes what the office hands out: the report on how the
// working rules are kept, and the registers of documents, as PDF and XLSX.
// The one rule to know: Compliance and RegisterBook decide everything that is
// said, as plain values a test can read; WritePDF and WriteXLSX only draw it.
// The same values and the same time give the same bytes.
package export

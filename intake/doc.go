// Package intake reads what others wrote into register values: the lists of
// units, documents and special days an office keeps in spreadsheets. A row is
// either accepted whole or refused with its file, row, column and reason;
// nothing is guessed silently, what was guessed is a warning.
package intake

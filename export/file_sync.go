package export

import "os"

// syncFolder makes the new name in the folder last through a power cut, where
// the system can: the file is whole either way, so an error is no error of
// the export (Windows and some network drives refuse the call).
func syncFolder(folder string) {
	d, err := os.Open(folder)
	if err != nil {
		return
	}
	_ = d.Sync()  // see above
	_ = d.Close() // nothing was written through it
}

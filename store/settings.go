package store

import (
	"slices"

	"kycuong/register"
)

// letterField follows the agency in the symbol of a công văn until an office
// says otherwise.
const letterField = "VP"

// SaveSettings keeps the settings.
func (s *Store) SaveSettings(settings register.Settings) error {
	return s.update(func(w *writer) error { return w.saveSettings(settings) })
}

func (w *writer) saveSettings(settings register.Settings) error {
	r := record{bucket: settingsBucket, kind: KindSettings, id: string(officeKey), key: officeKey}
	return w.saveValue(r, settings)
}

// Settings returns the settings; in a fresh store the books every office
// starts with.
func (s *Store) Settings() (register.Settings, error) {
	v, err := s.settings()
	if err != nil {
		return register.Settings{}, err
	}
	return copySettings(*v), nil
}

// settings returns the shared value, which nobody may change.
func (s *Store) settings() (*register.Settings, error) {
	return cached(s, func(c *cache) **register.Settings { return &c.settings }, readSettings)
}

func copySettings(v register.Settings) register.Settings {
	v.Books, v.ConfirmedYears = slices.Clone(v.Books), slices.Clone(v.ConfirmedYears)
	return v
}

func readSettings(tx *txn) (*register.Settings, error) {
	r, err := load(tx, settingsBucket, officeKey)
	if err != nil {
		return nil, err
	}
	if r.payload == nil {
		return &register.Settings{Books: register.DefaultBooks(), LetterField: letterField}, nil
	}
	var v register.Settings
	err = settingsBucket.decode(officeKey, r.payload, &v)
	return &v, err
}

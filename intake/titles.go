package intake

// standardTitles are the first, proper titles of the fields, for errors about
// columns a file lacks.
var standardTitles = map[string]string{}

// titles makes the map from folded title to field.
func titles(fields map[string][]string) map[string]string {
	m := map[string]string{}
	for field, names := range fields {
		if _, ok := standardTitles[field]; !ok {
			standardTitles[field] = names[0]
		}
		for _, name := range names {
			m[titleKey(name)] = field
		}
	}
	return m
}

package review

// memo remembers what was found out once.
type memo[K comparable, V any] struct{ known map[K]V }

// manyNames are so many that it begins anew: a register can name as many bodies
// outside the tree as it has documents.
const manyNames = 4096

// of returns what belongs to a key, found out when it is first asked for.
func (m *memo[K, V]) of(key K, find func() V) V {
	v, ok := m.known[key]
	if !ok {
		v = find()
		if m.known == nil || len(m.known) >= manyNames {
			m.known = map[K]V{}
		}
		m.known[key] = v
	}
	return v
}

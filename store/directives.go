package store

import (
	"context"
	"fmt"
	"strconv"

	"kycuong/register"
)

// KeepDirective keeps the text of a directive and the tasks it sets, both or
// neither. The same directive again replaces its text and adds the tasks that
// are not there yet; known are the places of the others.
func (s *Store) KeepDirective(ctx context.Context, d register.Directive, tasks []register.Task) (added int, known []int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, nil, err
	}
	d = d.Clean()
	if fs := d.Validate(); len(fs) > 0 {
		return 0, nil, fmt.Errorf("directive %s: %w", d.Symbol, fs)
	}
	clean, err := validTasks(tasks)
	if err != nil {
		return 0, nil, err
	}
	err = s.update(func(w *writer) error {
		if err := w.keepDirective(d); err != nil {
			return err
		}
		list, same, err := w.addTasks(clean)
		added, known = len(list), same
		return err
	})
	return added, known, err
}

func (w *writer) keepDirective(d register.Directive) error {
	last := uint64(0)
	found := uint64(0)
	err := eachDirective(w.tx, func(old register.Directive) error {
		last = old.ID
		if register.SymbolKey(old.Symbol) == register.SymbolKey(d.Symbol) && old.Date == d.Date {
			found = old.ID
		}
		return nil
	})
	if err != nil {
		return err
	}
	if found == 0 {
		found = last + 1
	}
	d.ID = 0
	return w.saveValue(record{bucket: directivesBucket, kind: KindDirective, id: strconv.FormatUint(found, 10), key: idKey(found)}, d)
}

// Directives returns those whose text was kept, in the order of the ids.
func (s *Store) Directives() (list []register.Directive, err error) {
	err = s.view(func(tx *txn) error {
		return eachDirective(tx, func(d register.Directive) error {
			list = append(list, d)
			return nil
		})
	})
	return list, err
}

func eachDirective(tx *txn, visit func(register.Directive) error) error {
	return each(tx, directivesBucket, nil, func(key, payload []byte) error {
		var d register.Directive
		if err := directivesBucket.decode(key, payload, &d); err != nil {
			return err
		}
		d.ID = keyID(key)
		return visit(d)
	})
}

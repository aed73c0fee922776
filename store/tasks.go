package store

import (
	"context"
	"fmt"
	"strconv"

	"kycuong/register"
)

// AddTask keeps a new task and returns it with its id. It refuses a faulty one
// (register.Faults) and one that is kept already (ErrDuplicate, with that).
func (s *Store) AddTask(t register.Task) (register.Task, error) {
	list, _, err := s.addTasks([]register.Task{t})
	if err != nil {
		return register.Task{}, err
	}
	if len(list) == 0 {
		return register.Task{}, ErrDuplicate
	}
	return list[0], nil
}

// ImportTasks keeps tasks, all or none, but passes over those that are kept
// already; known are their places in the list. New figures of an indicator that is
// kept are added to it.
func (s *Store) ImportTasks(ctx context.Context, tasks []register.Task) (added int, known []int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, nil, err
	}
	list, known, err := s.addTasks(tasks)
	return len(list), known, err
}

func (s *Store) addTasks(tasks []register.Task) (added []register.Task, known []int, err error) {
	clean, err := validTasks(tasks)
	if err != nil {
		return nil, nil, err
	}
	err = s.update(func(w *writer) error {
		added, known, err = w.addTasks(clean)
		return err
	})
	return added, known, err
}

// validTasks returns the tasks cleaned, or what is wrong with the first faulty
// one.
func validTasks(tasks []register.Task) ([]register.Task, error) {
	clean := make([]register.Task, len(tasks))
	for i, t := range tasks {
		clean[i] = t.Clean()
		if fs := clean[i].Validate(); len(fs) > 0 {
			return nil, fmt.Errorf("task %s %s: %w", t.Directive, t.Item, fs)
		}
	}
	return clean, nil
}

func (w *writer) addTasks(tasks []register.Task) (added []register.Task, known []int, err error) {
	kept := map[string]register.Task{}
	last := uint64(0)
	err = eachTask(w.tx, func(t register.Task) error {
		last = t.ID
		if t.Voided == "" {
			kept[t.Identity()] = t
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	for i, t := range tasks {
		old, there := kept[t.Identity()]
		op := ""
		switch {
		case !there:
			last++
			t.ID = last
		case old.AddFigures(t.Progress):
			t, op = old, OpUpdate
		default:
			known = append(known, i)
			continue
		}
		kept[t.Identity()] = t
		if err := w.saveTask(t, op); err != nil {
			return nil, nil, err
		}
		added = append(added, t)
	}
	return added, known, nil
}

// saveTask writes a task; its id is the key.
func (w *writer) saveTask(t register.Task, op string) error {
	id := t.ID
	t.ID = 0
	note(&w.wrote.tasks, id)
	return w.saveValue(record{bucket: tasksBucket, kind: KindTask, id: strconv.FormatUint(id, 10), key: idKey(id), op: op}, t)
}

// UpdateTask replaces a task. ErrNotFound when there is none, ErrVoided when it
// is void.
func (s *Store) UpdateTask(t register.Task) (register.Task, error) {
	return t.Clean(), s.UpdateTasks([]register.Task{t})
}

// UpdateTasks is UpdateTask for several, all or none.
func (s *Store) UpdateTasks(tasks []register.Task) error {
	clean, err := validTasks(tasks)
	if err != nil {
		return err
	}
	return s.update(func(w *writer) error {
		for _, t := range clean {
			if err := w.updateTask(t); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) updateTask(t register.Task) error {
	old, err := readTask(w.tx, t.ID)
	switch {
	case err != nil:
		return err
	case old.Voided != "":
		return fmt.Errorf("task %d: %w", t.ID, ErrVoided)
	}
	t.Voided = ""
	return w.saveTask(t, OpUpdate)
}

// VoidTasks takes tasks out of every count, for a reason, all or none; they stay in the
// file.
func (s *Store) VoidTasks(ids []uint64, reason string) error {
	if reason = register.Clean(reason); reason == "" {
		return register.ErrNoReason
	}
	return s.update(func(w *writer) error {
		for _, id := range ids {
			if err := w.voidTask(id, reason); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) voidTask(id uint64, reason string) error {
	t, err := readTask(w.tx, id)
	switch {
	case err != nil:
		return err
	case t.Voided != "":
		return fmt.Errorf("task %d: %w", id, ErrVoided)
	}
	t.Voided = reason
	return w.saveTask(t, OpVoid)
}

// Task returns one task; ErrNotFound when there is none.
func (s *Store) Task(id uint64) (t register.Task, err error) {
	err = s.view(func(tx *txn) error {
		t, err = readTask(tx, id)
		return err
	})
	return t, err
}

// Tasks returns every task that is not void, in the order of the ids.
func (s *Store) Tasks() (list []register.Task, err error) {
	err = s.view(func(tx *txn) error {
		if last := lastID(tx, tasksBucket); last > 0 {
			list = make([]register.Task, 0, last) // tasks are large: growing would copy them several times
		}
		return eachTask(tx, func(t register.Task) error {
			if t.Voided == "" {
				list = append(list, t)
			}
			return nil
		})
	})
	return list, err
}

func readTask(tx *txn, id uint64) (register.Task, error) {
	r, err := load(tx, tasksBucket, idKey(id))
	if err != nil {
		return register.Task{}, err
	}
	if r.payload == nil {
		return register.Task{}, fmt.Errorf("task %d: %w", id, ErrNotFound)
	}
	return decodeTask(idKey(id), r.payload)
}

func decodeTask(key, payload []byte) (t register.Task, err error) {
	err = tasksBucket.decode(key, payload, &t)
	t.ID = keyID(key)
	return t, err
}

func eachTask(tx *txn, visit func(register.Task) error) error {
	return each(tx, tasksBucket, nil, func(key, payload []byte) error {
		t, err := decodeTask(key, payload)
		if err != nil {
			return err
		}
		return visit(t)
	})
}

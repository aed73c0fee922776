package export

import "context"

// steps reports progress and notices a cancelled export.
type steps struct {
	ctx         context.Context
	done, total int
	report      func(done, total int)
}

func newSteps(ctx context.Context, total int, report func(done, total int)) *steps {
	if report == nil {
		report = func(int, int) {}
	}
	return &steps{ctx: ctx, total: total, report: report}
}

// stride is how many rows pass between two looks at the context.
const stride = 100

// next counts a row; its error is the context's.
func (s *steps) next() error {
	s.done++
	if s.done%stride != 0 {
		return nil
	}
	s.report(s.done, s.total)
	return s.ctx.Err()
}

func (s *steps) end() error {
	s.report(s.total, s.total)
	return s.ctx.Err()
}

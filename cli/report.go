package cli

import "errors"

type reportCmd struct{}

func (reportCmd) Run(s *session) error { return errors.New("TODO") }

package store

import (
	"slices"

	"kycuong/register"
)

// Role says what an account may do.
type Role string

// The roles, each with what those before it may.
const (
	RoleReader        Role = "reader"
	RoleClerk         Role = "clerk"   // "văn thư"
	RoleManager       Role = "manager" // "lãnh đạo, người kiểm soát"
	RoleAdministrator Role = "administrator"
)

// Roles are all of them, the one that may least first.
var Roles = []Role{RoleReader, RoleClerk, RoleManager, RoleAdministrator}

// ErrForbidden refuses a change to a role.
const ErrForbidden = register.Problem("Your account may not change this. Ask the administrator of the register.")

// needs says from which role on a kind of record may be changed. Every change is
// logged with its kind, so this is the only place that decides.
var needs = map[string]Role{
	KindReport: RoleReader, // that a report was made
	KindStore:  RoleReader, // what the program notes by itself

	KindDocument: RoleClerk, KindNumber: RoleClerk, KindAttachment: RoleClerk, KindTask: RoleClerk, KindDirective: RoleClerk,

	KindDecision: RoleManager, KindInspection: RoleManager, KindNarrative: RoleManager, KindUnit: RoleManager, KindDay: RoleManager,

	KindYear: RoleAdministrator, KindRulebook: RoleAdministrator, KindSettings: RoleAdministrator, KindAccount: RoleAdministrator,
}

// RoleFor is the first role that may change a kind of record; what is not known needs
// an administrator.
func RoleFor(kind string) Role {
	if needed, ok := needs[kind]; ok {
		return needed
	}
	return RoleAdministrator
}

// May reports that a role may change a kind of record; what is not known needs an
// administrator.
func (r Role) May(kind string) bool {
	return slices.Index(Roles, r) >= slices.Index(Roles, RoleFor(kind))
}

// allows refuses a change the account signed in may not make. Without accounts
// whoever has the computer may do all.
func (s *Store) allows(kind string) error {
	a := s.session.Load()
	switch {
	case a == nil && s.guarded.Load():
		return ErrLocked
	case a != nil && !a.Role.May(kind):
		return ErrForbidden
	}
	return nil
}

// May reports that whoever is signed in may change a kind of record.
func (s *Store) May(kind string) bool { return s.allows(kind) == nil }

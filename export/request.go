package export

import "kycuong/register"

// Kind names a report, as on the command line.
type Kind string

// The reports there are.
const (
	KindCompliance Kind = "compliance"
	KindOutgoing   Kind = "outgoing"
	KindIncoming   Kind = "incoming"
	KindTracking   Kind = "tracking"  // handling of incoming documents
	KindTasks      Kind = "tasks"     // tasks set by directives
	KindProgramme  Kind = "programme" // the yearly programme
	KindRanking    Kind = "ranking"   // units in order of merit
	KindReminder   Kind = "reminder"  // slip to one unit about what is late
	KindReturn     Kind = "return"    // slip that returns what took the wrong way
	KindCase       Kind = "case"      // the reasoning behind findings of one unit
	KindList       Kind = "list"      // a list as the screen shows it; the window alone makes it
)

// IsSlip reports the kinds that go to one unit.
func (k Kind) IsSlip() bool { return k == KindReminder || k == KindReturn || k == KindCase }

// Scope is what a report is about.
type Scope struct {
	Kind     Kind
	From, To register.Date // the period; zero where there is none
	AsOf     register.Date // day the review looks from, the data's cut-off; zero where nothing is reviewed
	Unit     string        // code of the one unit; "" for all
}

// Request says which report is wanted.
type Request struct {
	Kind     Kind
	From, To register.Date
	AsOf     register.Date // day the review looks from, and the data's cut-off
	Unit     string        // code; "" for all
	Number   string        // number and symbol of the report; "" leaves it to be written in
	Date     register.Date // of the report; none: AsOf
	Bound    bool          // a register is printed to be bound: with cover and closing
	Book     string        // id of the one book a register is of; "" for all of its direction
	Volume   string        // of a bound register
	Without  []Optional    // annexes that are left out
	Keys     []string      // of the findings a slip is about; nil for all it can be about
}

// Optional is an annex of the compliance report that can be left out; how the
// figures were counted always stands there.
type Optional string

// The annexes that can be left out.
const (
	AnnexList   Optional = "list"   // every finding
	AnnexUnits  Optional = "units"  // figures by unit
	AnnexMerit  Optional = "merit"  // units in order of merit
	AnnexCharts Optional = "charts" // pictures
)

# Kỷ Cương. `make run` and `make test` are all the set-up there is.

TAGS := x11,migrated_fynedo,no_emoji,no_animations,no_metadata,release
DATA ?= out/sample
FUZZTIME ?= 5m

.PHONY: run test bench fuzz soak check build walk package deps

# Opens the window on the sample office; without a display, does the main job
# headless and leaves the report and pictures of the screens in ./out.
run: deps build
	./scripts/run.sh $(DATA)

# The program with its window.
build:
	go build -tags $(TAGS) -trimpath -o bin/kycuong .

# Everything but main is tested without a C compiler and without a display.
test: deps
	CGO_ENABLED=0 go test ./...

# Figures are ratios against a floor or a peer measured in the same run. The table
# at the end takes a while; KYCUONG_BENCH_DIR keeps its registers for the next run,
# KYCUONG_BENCH_SIZES asks for other sizes.
bench:
	CGO_ENABLED=0 go test -run '^$$' -bench . -benchtime 1s ./store ./export ./intake ./app/widgets ./app
	cd store/peers && CGO_ENABLED=0 go run .

# Tries in earnest to lose a record, and prints what came of it; half an hour.
soak:
	./scripts/soak.sh

# Every Fuzz function there is, one after the other, for FUZZTIME each.
fuzz:
	FUZZTIME=$(FUZZTIME) ./scripts/fuzz.sh

# Does the main job in the real window by keyboard, on a display of its own.
walk: deps build
	./scripts/walk.sh

# The packages for Linux and Windows, in out/packages.
package:
	./scripts/package.sh

# What .ci/run runs.
check:
	./.ci/run

# The system packages that are missing, on Debian and its kin.
deps:
	./scripts/deps.sh

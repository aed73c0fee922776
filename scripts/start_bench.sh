#!/bin/sh
# How long the window takes to open, what memory it has then and what processor time it
# takes in ten seconds of doing nothing: an empty window of the toolkit, as large as ours,
# a register of 1,000 documents, one of 1,000,000, in turn; the middle of 21 starts counts,
# and of three rests. KYCUONG_BENCH_DIR keeps the registers for the next run.
set -eu
cd "$(dirname "$0")/.."
./scripts/deps.sh xvfb xdotool
tags=$(sed -n 's/^TAGS := //p' Makefile)
make -s build
rm -rf out/start
mkdir -p out/start/_empty
cat >out/start/_empty/main.go <<'GO'
// Command empty opens an empty window.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	w := app.NewWithID("vn.kycuong.empty").NewWindow("Empty")
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
GO
go build -tags "$tags" -trimpath -o out/start/window ./out/start/_empty

dir=${KYCUONG_BENCH_DIR:-$PWD/out/start/registers}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
for n in 1000 1000000; do
	if [ ! -e "$dir/start-$n/register.kycuong" ]; then
		(cd store/peers && CGO_ENABLED=0 go run . fill "$dir/start-$n" "$n")
	fi
	./bin/kycuong --data "$dir/start-$n" search "nông thôn" --limit 1 >/dev/null # leaves the snapshot of the index
	./bin/kycuong --data "$dir/start-$n" backup >/dev/null                      # that of the day, which the window would make
done

display=:87
Xvfb $display -noreset -screen 0 1280x800x24 >/dev/null 2>&1 &
server=$!
trap 'kill $server' EXIT
export DISPLAY=$display LIBGL_ALWAYS_SOFTWARE=1
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done

# ticks are the hundredths of a second of processor time a program has taken.
ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }

# quiet waits until a program takes no more than a tenth of a second in a second.
quiet() {
	was=$(ticks "$1")
	while sleep 1; do
		now=$(ticks "$1")
		[ $((now - was)) -gt 10 ] || return 0
		was=$now
	done
}

# start NAME PATTERN COMMAND... notes the milliseconds until the window is there, and
# leaves the program running.
start() {
	name=$1 pattern=$2
	shift 2
	from=$(date +%s%N)
	"$@" >/dev/null 2>&1 &
	program=$!
	until xdotool search --onlyvisible --name "$pattern" >/dev/null 2>&1; do
		kill -0 $program 2>/dev/null || { echo "$name ended without a window" >&2; exit 1; }
		sleep 0.01
	done
	to=$(date +%s%N)
	echo "$name $(((to - from) / 1000000))" >>out/start/times
	sleep 1
}

# rest notes the memory in MB three seconds after the start, and the processor time of ten
# idle seconds in milliseconds.
rest() {
	sleep 2
	memory=$(awk '/^RssAnon/ {print int($2/1024)}' "/proc/$program/status")
	quiet $program
	before=$(ticks $program)
	sleep 10
	echo "$name $memory $((($(ticks $program) - before) * 10))" >>out/start/rests
}

end() {
	kill $program
	wait $program 2>/dev/null || true
}

# each opens the three windows in turn and does something to each.
each() {
	start empty '^Empty$' out/start/window
	"$@"
	start 1000 '^Kỷ Cương$' ./bin/kycuong --data "$dir/start-1000"
	"$@"
	start 1000000 '^Kỷ Cương$' ./bin/kycuong --data "$dir/start-1000000"
	"$@"
}

rest_and_end() { rest && end; }

for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do each end; done
for _ in 1 2 3; do each rest_and_end; done

# middle FILE NAME COLUMN is the middle of what was noted.
middle() { awk -v name="$2" -v column="$3" '$1 == name {print $column}' "out/start/$1" | sort -n | awk '{all[NR] = $1} END {print all[int((NR + 1) / 2)]}'; }

floor=$(middle times empty 2)
echo "| Window | until it is there | of the empty one | memory of its own | processor in ten idle seconds |"
echo "|---|--:|--:|--:|--:|"
for name in empty 1000 1000000; do
	time=$(middle times $name 2)
	echo "| $name | $time ms | $(awk "BEGIN {printf \"%.2f\", $time / $floor}") | $(middle rests $name 2) MB | $(middle rests $name 3) ms |"
done

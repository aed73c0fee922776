#!/bin/sh
# Does the whole main job in the real window with nothing but the keyboard: logs a
# document over a level's head (typed by Telex), finds it in the review, decides on it,
# has its reasons written, writes the report, quits; then asks the commands whether all
# of it is true. A picture of every step is left in out/walk.
set -eu
cd "$(dirname "$0")/.."
./scripts/deps.sh xvfb xdotool imagemagick libgl1-mesa-dri poppler-utils qpdf
program=${1:-./bin/kycuong}

out=$PWD/out/walk
rm -rf "$out"
mkdir -p "$out/home/Documents" "$out/home/.cache"
"$program" --data "$out/data" demo >/dev/null

display=:86
Xvfb $display -noreset -screen 0 1280x800x24 >/dev/null 2>&1 &
server=$!
window=
trap 'kill $window $server 2>/dev/null || true' EXIT
export DISPLAY=$display LIBGL_ALWAYS_SOFTWARE=1 HOME="$out/home" XDG_CONFIG_HOME="$out/home/.config"
unset XMODIFIERS GTK_IM_MODULE QT_IM_MODULE # so that the program's own Telex is on
wait_for() { # NAME COMMAND...: until the command succeeds, half a minute at most
	name=$1
	shift
	tries=0
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ $tries -lt 300 ] || { import -window root "$out/failed.png"; echo "walk: $name did not happen; see $out/failed.png" >&2; exit 1; }
		sleep 0.1
	done
}
wait_for "the display" xdotool getdisplaygeometry

# still: the picture is the same twice running, and not empty. Nothing on it blinks.
seen=
still() {
	before=$seen
	seen=$(import -window root rgb:- | md5sum)
	[ "$seen" = "$before" ]
}
settle() { seen=; wait_for "a quiet screen after $step" still; }
step=start
picture() { step=$1; settle; import -window root "$out/$1.png"; }
key() { xdotool key --delay 30 "$@"; settle; }
write() { xdotool type --delay 15 "$1"; settle; }
tabs() { n=$1; while [ "$n" -gt 0 ]; do xdotool key Tab; n=$((n - 1)); done; settle; }

"$program" --data "$out/data" >"$out/log" 2>&1 &
window=$!
wait_for "the window" xdotool search --onlyvisible --name '^Kỷ Cương'
xdotool search --onlyvisible --name '^Kỷ Cương' windowsize 1280 800 windowmove 0 0 windowfocus
drawn() { [ "$(import -window root -format %k info:)" -gt 64 ]; }
wait_for "the first picture" drawn
picture 0-tour
key Escape
picture 1-overview

# The clerk: a report of a commune straight to the Government.
key ctrl+n
write bc
tabs 4
write 'Baos caos keets quar coong tacs thangs 11'
tabs 1
write 'chinh phu'
tabs 2
write 'Hoof Syx Laam'
tabs 4
key ctrl+a
write 'ubnd xa cam thuong'
tabs 1
picture 2-entry
key ctrl+s
picture 3-logged

# The manager: the review, the finding, why, the decision.
key ctrl+5
key ctrl+f
write 'Keets quar coong tacs thangs 11'
key Return
picture 4-review
key F6
picture 5-decided

# The report of this year.
key ctrl+6
figures() { [ "$(import -window root -crop 560x560+690+110 +repage -format %k info:)" -gt 32 ]; }
wait_for "the figures of the report" figures
picture 6-report
key ctrl+s
written() { [ -n "$(find "$out/home/Documents" -name 'BC-QuyCheLamViec_*.pdf')" ]; }
wait_for "the report" written
picture 7-written
key ctrl+q
gone() { ! kill -0 $window; }
wait_for "the end of the program" gone
# The toolkit grumbles about a desktop without D-Bus; a panic is another matter.
if grep -q -e '^panic' -e '^fatal' -e '^kycuong:' "$out/log"; then
	cat "$out/log" >&2
	echo "walk: the window complained" >&2
	exit 1
fi

today=$(date +%F)
"$program" --data "$out/data" check --from "$today" --to "$today" --json >"$out/findings.json"
grep -q '"rule": *"R04"' "$out/findings.json"
grep -q '"state": *"confirmed"' "$out/findings.json"
"$program" --data "$out/data" search 'kết quả công tác tháng 11' | grep -q 'Báo cáo kết quả công tác tháng 11'
report=$(find "$out/home/Documents" -name 'BC-QuyCheLamViec_*.pdf')
qpdf --check "$report" >/dev/null
"$program" --data "$out/data" verify "$report" >/dev/null
pdftotext -layout "$report" - | grep -q 'Cẩm Thượng'
"$program" --data "$out/data" verify >/dev/null
echo "walk: a bypass was logged, explained, decided on and reported, by keyboard"

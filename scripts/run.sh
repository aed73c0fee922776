#!/bin/sh
# Opens the window on the sample office in the data folder given; without a
# display, does the main job headless: findings, report, registers, pictures.
set -eu
cd "$(dirname "$0")/.."
data=$1
program=./bin/kycuong

mkdir -p out
[ -e "$data/register.kycuong" ] || "$program" --data "$data" demo

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
	exec "$program" --data "$data"
fi

echo "There is no display: doing the main job without the window."
from=2025-01-01 to=2025-12-31 asof=2026-10-31
"$program" --data "$data" check --from $from --to $to --as-of $asof --json >out/findings.json
"$program" --data "$data" check --from $from --to $to --as-of $asof | tail -1
"$program" --data "$data" report compliance --from $from --to $to --as-of $asof -o out/compliance-2025.pdf
"$program" --data "$data" report compliance --from $from --to $to --as-of $asof -o out/compliance-2025.xlsx
"$program" --data "$data" report outgoing --from $from --to $to -o out/outgoing-2025.pdf
"$program" --data "$data" report incoming --from $from --to $to -o out/incoming-2025.pdf
"$program" --data "$data" verify
# Fyne's software renderer draws the screens without a display.
KYCUONG_PICTURES="$PWD/out" CGO_ENABLED=0 go test -count 1 -run TestPictures ./app
echo "The report, the registers and the pictures are in ./out:"
ls out

#!/bin/sh
# Starts the Windows program of the package under Wine on the sample office: the
# commands review it and write a report, the window opens on it and is pictured in
# out/packages/windows.png. Fails when no window appears.
set -eu
cd "$(dirname "$0")/.."
./scripts/deps.sh wine wine64 xvfb xdotool imagemagick gcc-mingw-w64-x86-64 libgl1-mesa-dri unzip

version=$(sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml)
name=kycuong-$version-windows-amd64
work=$PWD/out/wine
rm -rf "$work"
mkdir -p "$work"
unzip -q "out/packages/$name.zip" -d "$work"
program=$work/$name/kycuong

display=:88
Xvfb $display -noreset -screen 0 1280x800x24 >/dev/null 2>&1 &
server=$!
export DISPLAY=$display WINEPREFIX="$work/prefix" WINEARCH=win64 WINEDEBUG=-all LIBGL_ALWAYS_SOFTWARE=1
trap 'wineserver -k 2>/dev/null || true; kill $server 2>/dev/null || true' EXIT
wine=wine
command -v wine >/dev/null || wine=/usr/lib/wine/wine64
command -v wineserver >/dev/null || PATH=$PATH:/usr/lib/wine
WINEDLLOVERRIDES="mscoree,mshtml=" $wine wineboot --init >/dev/null 2>&1
wineserver -w 2>/dev/null || true

# Go asks a library for random numbers that Windows 10 has and Wine 8 has not.
cat >"$work/random.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T n) { return SystemFunction036(to, (ULONG)n); }
C
if [ ! -e "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" ]; then
	x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$work/random.c" -ladvapi32
fi
export WINEDLLOVERRIDES="bcryptprimitives=n,b;mscoree,mshtml="

data='Z:'$(echo "$work/data" | tr / '\\')
./bin/kycuong --data "$work/data" demo # not by Wine 8, which cannot delete the way Go does
$wine "$program-cli.exe" --data "$data" check --from 2025-01-01 --to 2025-12-31 --as-of 2026-10-31 | tail -n1
$wine "$program-cli.exe" --data "$data" report compliance --from 2025-01-01 --to 2025-12-31 --as-of 2026-10-31 -o "$data\\report.pdf"
qpdf --check "$work/data/report.pdf" >/dev/null

$wine "$program.exe" --data "$data" >"$work/log" 2>&1 &
tries=0
until xdotool search --onlyvisible --name '^Kỷ Cương' >/dev/null 2>&1; do
	tries=$((tries + 1))
	[ $tries -lt 600 ] || { cat "$work/log" >&2; echo "no window under Wine" >&2; exit 1; }
	sleep 0.1
done
# The window is there before its first picture; it is drawn when there are many colours.
until import -window root "$work/seen.png" && [ "$(identify -format %k "$work/seen.png")" -gt 64 ]; do
	tries=$((tries + 1))
	[ $tries -lt 900 ] || { cp "$work/seen.png" out/packages/windows.png; echo "the window under Wine stays empty" >&2; exit 1; }
	sleep 0.2
done
sleep 2
import -window root out/packages/windows.png
echo "the Windows program runs under Wine; out/packages/windows.png shows it"

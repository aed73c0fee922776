#!/bin/sh
# Installs the system packages that are missing: a C compiler and the headers of
# X11 and OpenGL for the window, pdftotext, pdftoppm and qpdf for the tests and
# the pictures. Packages named as arguments are installed instead. Says what to
# install where apt-get is not to be had.
set -eu

packages="gcc libc6-dev pkg-config libgl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev poppler-utils qpdf"
[ $# -eq 0 ] || packages="$*"
missing=""
for p in $packages; do
	if ! dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed'; then
		missing="$missing $p"
	fi
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null; then
	echo "Please install:$missing" >&2
	exit 1
fi
sudo=""
if [ "$(id -u)" != 0 ]; then
	sudo="sudo"
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086 # a list of words
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null

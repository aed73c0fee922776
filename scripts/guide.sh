#!/bin/sh
# Makes the pictures of the user guide from the sample office: those that
# docs/huong-dan.md names, as the window's software renderer draws them.
set -eu
cd "$(dirname "$0")/.."
names=$(grep -o '](images/[^)]*\.png)' docs/huong-dan.md | sed 's|](images/\(.*\)\.png)|\1|' | sort -u)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2086 # a list of words
KYCUONG_PICTURES="$work" KYCUONG_PICTURES_OF="$(echo $names)" CGO_ENABLED=0 go test -count 1 -run TestPictures ./app >/dev/null
mkdir -p docs/images
rm -f docs/images/*.png
for name in $names; do
	cp "$work/$name.png" "docs/images/$name.png"
done
ls docs/images

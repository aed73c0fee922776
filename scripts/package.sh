#!/bin/sh
# Builds the packages into out/packages: for Linux a .tar.xz and a .deb, for Windows
# a .zip with the program and its commands, cross-compiled. `linux` or `windows` as
# an argument builds only that. The same commit and the same compilers give the same
# bytes, in whatever folder it is built.
set -eu
cd "$(dirname "$0")/.."

what=${1:-all}
version=$(sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml)
tags=$(sed -n 's/^TAGS := //p' Makefile)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C.UTF-8
umask 022
out=$PWD/out/packages
mkdir -p "$out"

# fill FILE: the file of packaging/ with what is known only now put in.
fill() {
	sed -e "s/@VERSION@/$version/g" -e "s/@NUMBERS@/$(echo "$version" | tr . ,)/g" \
		-e "s/@DATE@/$(date -d "@$SOURCE_DATE_EPOCH" +%F)/g" \
		-e "s/@SIZE@/${size:-}/g" -e "s/@GLIBC@/${glibc:-}/g" "packaging/$1"
}

# dated FOLDER gives everything in it the day of the commit.
dated() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

linux() {
	./scripts/deps.sh
	./scripts/deps.sh xz-utils binutils dpkg
	tree=$out/kycuong-$version-linux-amd64
	rm -rf "$tree"
	mkdir -p "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/metainfo" \
		"$tree/usr/share/icons/hicolor/256x256/apps" "$tree/usr/share/doc/kycuong"
	CGO_ENABLED=1 go build -tags "$tags" -trimpath \
		-ldflags '-s -w -buildid=' -o "$tree/usr/bin/kycuong" .
	cp packaging/vn.kycuong.app.desktop "$tree/usr/share/applications/"
	fill vn.kycuong.app.metainfo.xml >"$tree/usr/share/metainfo/vn.kycuong.app.metainfo.xml"
	cp assets/icon.png "$tree/usr/share/icons/hicolor/256x256/apps/vn.kycuong.app.png"
	cp LICENSE "$tree/usr/share/doc/kycuong/copyright"
	cp README.md CHANGELOG.md "$tree/usr/share/doc/kycuong/"
	dated "$tree"
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
		-C "$out" -cf - "$(basename "$tree")" | xz -6 -T1 >"$tree.tar.xz"

	glibc=$(objdump -T "$tree/usr/bin/kycuong" | sed -n 's/.*GLIBC_\([0-9.]*\).*/\1/p' | sort -Vu | tail -n1)
	size=$(du -sk --apparent-size "$tree" | cut -f1)
	mkdir "$tree/DEBIAN"
	fill control >"$tree/DEBIAN/control"
	dated "$tree"
	dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/kycuong_${version}_amd64.deb" >/dev/null
	rm -rf "$tree"
}

windows() {
	./scripts/deps.sh gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64 imagemagick zip
	tree=$out/kycuong-$version-windows-amd64
	rm -rf "$tree"
	mkdir -p "$tree"
	parts=$(mktemp -d)
	object=kycuong_windows_amd64.syso # where the linker looks for it
	trap 'rm -rf "$parts" "$object"' EXIT
	convert assets/icon.png -define icon:auto-resize=256,64,48,32,16 "$parts/icon.ico"
	fill windows.rc >"$parts/windows.rc"
	fill windows.manifest >"$parts/windows.manifest"
	(cd "$parts" && x86_64-w64-mingw32-windres windows.rc -O coff -o resources.o)
	cp "$parts/resources.o" "$object"
	GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc \
		go build -tags "$(echo "$tags" | sed 's/x11,//')" -trimpath \
		-ldflags '-s -w -buildid= -H windowsgui -extldflags=-Wl,--no-insert-timestamp' -o "$tree/kycuong.exe" .
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go build -trimpath -ldflags '-s -w -buildid=' -o "$tree/kycuong-cli.exe" .
	sed 's/$/\r/' packaging/DOC-TRUOC.txt >"$tree/DOC-TRUOC.txt"
	sed 's/$/\r/' LICENSE >"$tree/LICENSE.txt"
	dated "$tree"
	rm -f "$tree.zip"
	(cd "$out" && find "$(basename "$tree")" | sort | zip -q -X -9 "$tree.zip" -@)
}

case $what in
linux | windows) $what ;;
all) linux && windows ;;
*) echo "usage: $0 [linux|windows]" >&2 && exit 2 ;;
esac
cd "$out"
ls -l --time-style=+ ./*.tar.xz ./*.deb ./*.zip 2>/dev/null || true

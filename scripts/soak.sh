#!/bin/sh
# Tries in earnest to lose a record, in the numbers of the README, and prints one
# table of figures. As root it also fills up a file system on a loop device. Takes
# about half an hour; arguments go to go test, as in -run TestSoakPowerCut.
set -eu
cd "$(dirname "$0")/.."
mkdir -p out/soak
log=out/soak/log

disk() {
	rm -f out/soak/disk
	truncate -s 96M out/soak/disk &&
		mkfs.ext4 -q -F out/soak/disk &&
		mkdir -p out/soak/mounted &&
		mount -o loop out/soak/disk out/soak/mounted
}

if [ "$(id -u)" = 0 ] && disk; then
	trap 'umount out/soak/mounted' EXIT
	export KYCUONG_TEST_DISK_FOLDER="$PWD/out/soak/mounted"
else
	echo "no loop device here: the full disk is tried in memory only" >&2
fi

failed=0
CGO_ENABLED=0 go test -count=1 -timeout 3h -v -run TestSoak ./store -soak "$@" >"$log" 2>&1 || failed=1

echo "| Tried | Times | Came of it |"
echo "|---|---|---|"
sed -n 's/.*FIGURE //p' "$log"
if [ "$failed" = 1 ]; then
	grep -E '^ *--- FAIL|seed|soak_.*_test.go' "$log" | grep -v FIGURE >&2
	echo "see $log" >&2
	exit 1
fi

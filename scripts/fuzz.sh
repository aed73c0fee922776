#!/bin/sh
# Fuzzes every reader, one after the other, for FUZZTIME each: all Fuzz functions
# that the packages list, or those whose name has the word given. What is found is
# kept by Go under testdata/fuzz of its package and fails every later test run.
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0

each=${FUZZTIME:-5m}
workers=${FUZZWORKERS:-2}
word=${1:-}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
count=0
failed=

for package in $(grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u); do
	for name in $(go test -list '^Fuzz' "$package" | grep "^Fuzz.*$word" || true); do
		count=$((count + 1))
		# A few tries, not a minute, to make shorter what is interesting.
		if go test -run '^$' -fuzz "^$name\$" -fuzztime "$each" -fuzzminimizetime 20x -parallel "$workers" "$package" >"$log" 2>&1; then
			printf 'ok   %s %s, %s\n' "$package" "$name" "$(grep -o 'execs: [0-9]*' "$log" | tail -n1)"
		else
			printf 'FAIL %s %s\n' "$package" "$name"
			grep -v '^fuzz: elapsed' "$log" || true
			failed="$failed $package/$name"
		fi
	done
done

[ "$count" -gt 0 ] || { echo "there is no Fuzz function" >&2; exit 1; }
[ -z "$failed" ] || { echo "failed:$failed" >&2; exit 1; }
echo "$count targets, $each each"

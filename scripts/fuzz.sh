#!/bin/sh
# Fuzzes every reader, one after the other, for FUZZTIME each: all Fuzz functions
# that the packages list, or those whose name has the word given. What is found is
# kept by Go under testdata/fuzz of its package and fails every later test run; what
# was interesting is kept in FUZZCACHE and goes on from there the next time.
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0

each=${FUZZTIME:-5m}
workers=${FUZZWORKERS:-2}
word=${1:-}
cache=${FUZZCACHE:-$(go env GOCACHE)/fuzz/kycuong}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0
failed=

# fuzz runs one target. A few tries, not a minute, make shorter what is interesting.
fuzz() {
	(cd "$1" && "$work/test" -test.run '^$' -test.fuzz "^$2\$" -test.fuzztime "$each" -test.fuzzminimizetime 20x \
		-test.parallel "$workers" -test.fuzzcachedir "$cache/$1") >"$work/log" 2>&1
}

# ended_late: the target found nothing, but an input was being tried when the time
# was over, which Go calls a failure.
ended_late() {
	grep -q 'context deadline exceeded' "$work/log" && ! grep -q -e 'Failing input' -e '^panic' "$work/log"
}

for package in $(grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u); do
	go test -c -fuzz . -o "$work/test" "$package"
	for name in $(cd "$package" && "$work/test" -test.list '^Fuzz' | grep "^Fuzz.*$word" || true); do
		count=$((count + 1))
		if fuzz "$package" "$name" || ended_late; then
			printf 'ok   %s %s, %s\n' "$package" "$name" "$(grep -o 'execs: [0-9]*' "$work/log" | tail -n1)"
		else
			printf 'FAIL %s %s\n' "$package" "$name"
			grep -v '^fuzz: elapsed' "$work/log" || true
			failed="$failed $package/$name"
		fi
	done
done

[ "$count" -gt 0 ] || { echo "there is no Fuzz function" >&2; exit 1; }
[ -z "$failed" ] || { echo "failed:$failed" >&2; exit 1; }
echo "$count targets, $each each"

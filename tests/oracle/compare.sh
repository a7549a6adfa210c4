#!/bin/bash
# compare.sh: tl-compare against compare.py, which computes the same in its own, slow way: of the tagged sample
# and of six sets that are made up.
#
#	usage: compare.sh TAGGED...
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# compare FIELD REPLICATES PERMUTATIONS FILE...: once as they stand, once backwards by three workers.
compare() {
	local options=(--by "$1" -s 3 -n "$3")
	if (($2)); then options+=(-r "$2"); else options+=(--no-intervals); fi
	tl-compare "${options[@]}" -o "$work/lines" "${@:4}" 2> /dev/null &&
		cat "${@:4}" | tac | tl-compare "${options[@]}" -j 3 2> /dev/null | cmp - "$work/lines" &&
		python3 "$root/tests/oracle/compare.py" check "$1" 3 "$2" "$3" "$work/lines" "${@:4}"
}

passed=0 failed=0
check() {
	if compare "$@"; then
		passed=$((passed + 1))
	else
		echo "of: $*"
		failed=$((failed + 1))
	fi
}

python3 "$root/tests/oracle/compare.py" make "$work" || exit 1
check source 40 99 "$@"
check language 0 50 "$@"
for name in few uneven three odd alike wordless; do
	check g 60 150 "$work/$name.jsonl"
done
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]

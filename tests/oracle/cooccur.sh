#!/bin/bash
# cooccur.sh: tl-cooccur against cooccur.py, which counts the same with sets: five ways of asking, of the
# files alone and together, with one worker and several.
#
#	usage: cooccur.sh TAGGED...
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# pairs UNIT DEPTH BETWEEN FACETS BY FILE...
pairs() {
	local options=(--unit "$1")
	[[ -z $2 ]] || options+=(--depth "$2")
	[[ -z $3 ]] || options+=(--between "$3")
	[[ -z $4 ]] || options+=(--facet "$4")
	[[ -z $5 ]] || options+=(--by "$5")
	tl-cooccur "${options[@]}" -o "$work/pairs" "${@:6}" &&
		tl-cooccur "${options[@]}" -j 3 "${@:6}" | cmp - "$work/pairs" &&
		python3 "$root/tests/oracle/cooccur.py" "$work/pairs" "$@"
}

passed=0 failed=0
check() {
	if pairs "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
}

# a second lexicon, with levels
number=0
for file; do
	tl-tag -l "$root/lexicons/integrated-care" -l "$root/lexicons/selfie" \
		-o "$work/$((number += 1)).jsonl" "$file" || exit 1
done

check_all() { # FILE...
	check sentence "" "" "" "" "$@"
	check document 1 "" polarity source "$@"
	check sentence 1,2 integrated-care,selfie "" "" "$@"
	check document 2 selfie,integrated-care polarity,level source "$@"
	check sentence 1 "" level,frame "" "$@"
}

check_all "$work/1.jsonl"
check_all "$work/2.jsonl"
check_all "$work/1.jsonl" "$work/2.jsonl"
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]

#!/bin/bash
# count.sh: tl-count against count.py, which counts the same in its own way.
#
#	usage: count.sh [TAGGED...]
#
# Each file of tagged documents (JSON lines, .gz or not) is counted alone and all of them together, by
# nothing and by several fields, at once and in parts that are merged. Without files, the sample corpus
# is tagged.
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

tag_sample() {
	tl-ingest "$root/corpus/sample" 2> /dev/null | tl-segment | tl-tokenise | tl-stem |
		tl-tag -l "$root/lexicons/integrated-care" -o "$work/sample.jsonl"
}

# count FIELDS FILE...
count() {
	local fields=$1 by=() part=0 file
	shift
	[[ -z $fields ]] || by=(--by "$fields")
	rm -f "$work"/part-*
	tl-count "${by[@]}" -o "$work/cells" "$@" &&
		python3 "$root/tests/oracle/count.py" "$work/cells" "$fields" "$@" || return
	for file; do
		tl-count "${by[@]}" --partial -o "$work/part-$((part += 1))" "$file" || return
	done
	tl-count --merge "$work"/part-* | cmp - "$work/cells"
}

passed=0 failed=0
check() {
	if count "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
}

if [[ $# == 0 ]]; then
	tag_sample || exit 1
	set -- "$work/sample.jsonl"
fi
for fields in "" source source,language,nothing issued.date-parts.0.0,id; do
	for file; do
		check "$fields" "$file"
	done
	[[ $# == 1 ]] || check "$fields" "$@"
done
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]

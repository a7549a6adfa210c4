#!/bin/bash
# count.sh: tl-count against count.py, which counts the same in its own way.
#
#	usage: count.sh [TAGGED...]
#
# Each file of tagged documents (JSON lines, .gz or not) is counted alone and all of them together, by
# nothing and by several fields, at once and in parts that are merged; then all of them in other units, with
# other rules for key cells, and with a bootstrap. Without files, the sample corpus is tagged.
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

passed=0 failed=0

# count DESIGN FINISH FILE...: DESIGN are options that parts are counted by, FINISH those of the whole.
count() {
	local design=() finish=() part=0 file
	read -ra design <<< "$1"
	read -ra finish <<< "$2"
	shift 2
	rm -f "$work"/part-*
	tl-count "${design[@]}" "${finish[@]}" -o "$work/cells" "$@" 2> "$work/remarks" &&
		python3 "$root/tests/oracle/count.py" "$work/cells" "${design[@]}" "${finish[@]}" "$@" || return
	for file; do
		tl-count "${design[@]}" --partial -o "$work/part-$((part += 1))" "$file" || return
	done
	tl-count --merge "${finish[@]}" "$work"/part-* 2> /dev/null | cmp - "$work/cells"
}

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
for by in "" --by=source --by=source,language,nothing --by=issued.date-parts.0.0,id; do
	for file; do
		check "$by" "" "$file"
	done
	[[ $# == 1 ]] || check "$by" "" "$@"
done
check "--by=source,issued.date-parts.0.0/5 --unit=sentence" "--totals --largest=0.3" "$@"
check "--by=issued.date-parts.0.0/1,source --unit=document" "--totals --key-of=document_share" "$@"
for type in 1 2 3 4 5 6 7 8 9; do
	check --by=source "--quantile-type=$type --key-quantile=0.8" "$@"
done
check --by=source "--key-of=rate --key-set=both --key-ties=not-key --key-quantile=0.6" "$@"
check --by=source "--key-of=polarity_share --lexicon=$root/lexicons/integrated-care" "$@"
check --by=source "--key-set=both --lexicon=$root/lexicons/integrated-care" "$@"
check "--by=source --bootstrap=30 --seed=5" "--totals" "$@"
check "--bootstrap=17 --unit=sentence" "--level=0.8 --key-of=rate --quantile-type=3" "$@"
check "--bootstrap=20 --unit=document" "--key-set=both --key-ties=not-key" "$@"
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]

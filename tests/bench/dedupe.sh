#!/bin/bash
# make bench-dedupe: time and memory of tl-dedupe for growing numbers of records, and what it finds of
# the duplicates among them. README.md says what they are.
set -euo pipefail
cd "$(dirname "$0")/../.."

: "${B:=build}" "${RECORDS:=10000 100000 1000000}"
PATH=$(realpath "$B/bin"):$(realpath "$B/bench"):$PATH
work=$B/bench/dedupe
mkdir -p "$work"

# Pairs that have a record before them of the same publication, and pairs found: by the id before the
# hyphen. True and false ones are counted by record.
judge() { # OUT
	jq -r '[.id, .["duplicate-of"] // .id] | @tsv' "$1" | awk -F '[\t-]' '
		seen[$1]++ { truth++ }
		$1 "-" $2 != $3 "-" $4 { found++; right += $1 == $3 }
		END { printf "%.4f | %d", right / truth, found - right }'
}

{
	echo "| records | MB | seconds | of a processor | peak MB | found | false |"
	echo "|---|---|---|---|---|---|---|"
	for records in $RECORDS; do
		make-records "$records" > "$work/in"
		measure "$work/took" tl-dedupe --only-mark -o "$work/out" "$work/in" 2> "$work/err" ||
			{ cat "$work/err" >&2; exit 1; }
		read -r clock cpu peak < "$work/took"
		echo "| $records | $(($(stat -c %s "$work/in") / 1000000)) | $clock | $cpu |" \
			"$((peak / 1000)) | $(judge "$work/out") |"
	done
} | tee "$work/table.md"
rm "$work/in" "$work/out"

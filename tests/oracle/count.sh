#!/bin/bash
# Compares tl-count with count.py, which counts the same in another way.
#
#	usage: count.sh TAGGED...
#
# Each file of tagged documents (JSON lines, .gz or not) is counted alone and all of them together, by
# nothing and by several fields, at once and in parts. tl-count is looked for in PATH.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# count FIELDS FILE...
count() {
	local by=() fields=$1 part=0 file
	shift
	[ -z "$fields" ] || by=(--by "$fields")
	tl-count "${by[@]}" -o "$work/cells" "$@"
	python3 "$here/count.py" "$work/cells" "$fields" "$@"
	for file; do
		tl-count "${by[@]}" --partial -o "$work/part-$((part += 1))" "$file"
	done
	tl-count --merge "$work"/part-* | cmp - "$work/cells"
	rm "$work"/part-*
}

[ $# -gt 0 ] || { echo "usage: count.sh TAGGED..." >&2; exit 2; }
for fields in "" source source,language,nothing issued.date-parts.0.0,id; do
	for file; do
		count "$fields" "$file"
	done
	[ $# -eq 1 ] || count "$fields" "$@"
done

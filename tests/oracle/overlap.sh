#!/bin/bash
# overlap.sh: covered areas, weights and weighted counts of lists drawn at random against overlap.py.
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

python3 "$root/tests/oracle/overlap.py" draw "$work" || exit 1
for table in overall pairs weights; do
	tl-overlap -t $table -o "$work/$table" "$work/lists.tsv" || exit 1
done
tl-overlap -t counts -c "$work/cells.jsonl" -o "$work/counts" "$work/lists.tsv" &&
	python3 "$root/tests/oracle/overlap.py" check "$work" "$work"/{overall,pairs,weights,counts}

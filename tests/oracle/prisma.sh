#!/bin/bash
# prisma.sh: the flow of records drawn at random through tl-dedupe, tl-screen and tl-prisma against
# prisma.py, which knows what became of each; duplicates merged and duplicates marked give the same.
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

python3 "$root/tests/oracle/prisma.py" draw "$work" || exit 1
printf 'rule\tdecision\twhen\nlanguage\texclude\tlanguage=fr\n' > "$work/rules.tsv"
for mark in '' -m; do
	tl-dedupe --exact $mark "$work/records.jsonl" 2> "$work/err" |
		tl-screen -r "$work/rules.tsv" -d "$work/decisions.tsv" |
		tl-prisma --register CENTRAL --other websites -a "$work/more.tsv" -f json > "$work/flow" &&
		python3 "$root/tests/oracle/prisma.py" check "$work" "$work/flow" || exit 1
done

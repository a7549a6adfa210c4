#!/bin/bash
# screen.sh: outcomes and kappa of tl-screen, for decisions drawn at random, against screen.py.
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

python3 "$root/tests/oracle/screen.py" draw "$work" || exit 1
printf 'rule\tdecision\twhen\na\tinclude\trule=in\nb\texclude\trule=out\n' > "$work/rules.tsv"
for needed in 1 2 3; do
	tl-screen -j 2 -r "$work/rules.tsv" -d "$work/decisions.tsv" -n $needed --consensus judge \
		--agreement "$work/agreement" "$work/records.jsonl" > "$work/screened" 2> "$work/err" &&
		python3 "$root/tests/oracle/screen.py" check "$work" $needed "$work/screened" \
			"$work/agreement" || exit 1
done

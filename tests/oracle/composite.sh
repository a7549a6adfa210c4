#!/bin/bash
# composite.sh: nearness, exceptions, references and expressions in patterns against composite.py, which
# finds them by their definitions in random sentences.
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

python3 "$root/tests/oracle/composite.py" make "$work" || exit
options=()
for folder in "$work"/lexicons/*; do
	options+=(-l "$folder")
done
tl-segment "$work/in.jsonl" | tl-tokenise | tl-stem | tl-tag "${options[@]}" -o "$work/tagged.jsonl" &&
	python3 "$root/tests/oracle/composite.py" check "$work/tagged.jsonl"

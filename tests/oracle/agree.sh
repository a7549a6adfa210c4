#!/bin/bash
# agree.sh: tl-agree against agree.py, which computes the same figures in its own, slow way: of every
# fourth document.
#
#	usage: agree.sh TAGGED...
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

passed=0 failed=0
count() { # STATUS
	if (($1)); then
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

# agree NAME...: codings of the folder.
agree() {
	tl-agree -f jsonl -r 20 -s 3 "$@" > table.jsonl 2> notes &&
		python3 "$root/tests/oracle/agree.py" check 3 20 table.jsonl "$@" > said || {
		head -n 20 notes said
		false
	}
}

awk 'NR % 4 == 1' "$@" > "$work/tagged" && cd "$work" || exit 1
python3 "$root/tests/oracle/agree.py" make tagged . || exit 1
for codings in "a.jsonl b.jsonl" "c.jsonl a.jsonl" "a.jsonl b.jsonl c.jsonl"; do
	agree $codings
	count $?
done
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]

#!/bin/bash
# Compares stages with other ways to the same result: each script of tests/oracle is one of them.
#
# A script finds the executables in PATH and in $BIN, and gets the tagged sample as arguments: a file of
# the grey literature and one of the reviews. It fails by its status, and says "skipped: WHY" where it
# lacks what it compares with.
. "$(dirname "$0")/harness.sh"
export BIN=$B/bin

chain="segment | tokenise | stem | tag -l '${LEXICON:-lexicons/integrated-care}'"
for source in grey review; do
	tl-ingest --set source=$source "corpus/sample/$source" 2> /dev/null |
		themeline "$chain" -o "$WORK/$source.jsonl" ||
		fail "the chain runs over corpus/sample/$source"
done

for script in tests/oracle/*.sh; do
	name=$(basename -s .sh "$script")
	run bash "$script" "$WORK/grey.jsonl" "$WORK/review.jsonl"
	if ((status)); then
		fail "$name: status $status" "$(tail -n 40 "$WORK/out")" "$(tail -n 40 "$WORK/err")"
	elif reason=$(grep -m 1 -o '^skipped: .*' "$WORK/out"); then
		skip "$name" "${reason#skipped: }"
	else
		sed -n "\$s/^/$name: /p" "$WORK/out"
		pass "$name"
	fi
done
summary

#!/bin/bash
# What fails around a program: memory, reads, writes and all else that it asks the system for, each of
# these calls in turn. tests/faults/inject.py says what a run must come to then.
#
#	usage: FAULTS=N faults.sh
#
# N allocations of each form of each program are made to fail (default 10), drawn with a fixed seed, or all
# of them (FAULTS=all, which takes long).
. "$(dirname "$0")/harness.sh"
. tests/programs.sh

if ! command -v python3 > /dev/null; then
	skip faults "no python3"
	summary
fi
if is_sanitized; then
	skip faults "sanitizers have functions for memory of their own"
	summary
fi
if ! make_inputs; then
	fail "the chain runs over the sample"
	summary
fi

# A program: words as in a shell and, behind a tab, its last operand. {} is a folder for what it writes
# beside its output.
call() { # WORDS [OPERAND]
	printf '%s\t%s\n' "$1" "${2-}"
}

stage_calls() {
	local stage words
	for stage in "${STAGES[@]}"; do
		words="$stage ${WORDS[$stage]-}"
		call "tl-$words" "$WORK/in/$stage"
		call "themeline -j2 ${words@Q}" "$WORK/in/$stage"
	done
}

# Formats that are read in ways of their own, and a folder.
source_calls() {
	local file
	for file in tests/golden/ingest-{ris,nbib,pubmed,jats,endnote,enw,bibtex,wos,csl,csv,text}/*.*; do
		call tl-ingest "$file"
	done
	call "tl-ingest -v" tests/golden/ingest-ris
}

# What opens further files, for reading or writing.
other_calls() {
	local chain
	chain=$(chain_text segment count)
	call "themeline ${chain@Q}" "$WORK/in/segment"
	call "themeline -j2 ${chain@Q}" "$WORK/in/segment"
	call tl-ingest "$WORK/latin"
	call "tl-segment -k --rejects {}/rejects" "$WORK/rough"
	call "tl-dedupe --report {}/report --explain {}/explained" tests/golden/dedupe-like/in.jsonl
	call "tl-stem --spelling lexicons/spelling" tests/golden/stem-spelling/in.jsonl
	call "tl-tag -l tests/golden/tag-learnt/lexicon" "$WORK/gives/stem"
	call "tl-count --by source --bootstrap 5 -l tests/hostile/lexicon" "$WORK/gives/tag"
	call "tl-count --merge" "$WORK/partial"
	call "tl-kwic -F $WORK/patterns" "$WORK/gives/stem"
	call "tl-report -t srqr -m tests/hostile/manifest.json -l tests/hostile/lexicon" tests/hostile/cells.jsonl
	call "tl-report --page -r $WORK/gives/crosswalk" "$WORK/gives/count"
	call "tl-report --figure themes" "$WORK/gives/count"
	! command -v rsvg-convert > /dev/null ||
		call "tl-report --figure themes -f png" "$WORK/gives/count"
	call "tl-lexicon check tests/golden/lexicon-check/staffing"
	call "tl-lexicon test tests/golden/lexicon-test/staffing"
	call "tl-lexicon export tests/golden/lexicon-export/staffing"
	call "tl-lexicon learn --coded $WORK/in/coded --into {}/learnt tests/contract/lexicon" "$WORK/in/records"
	call "tl-lexicon profile --coded $WORK/in/coded tests/contract/lexicon" "$WORK/in/records"
	call "tl-why --help"
	call "tl-tag --help"
	call "themeline --help"
}

make_more_inputs() {
	{ echo broken && cat "$WORK/in/segment"; } > "$WORK/rough"
	tl-count --by source --bootstrap 5 --partial "$WORK/gives/tag" > "$WORK/partial"
	printf 'caf\351, lack of funding' > "$WORK/latin"
	printf 'trust\n/c[a-z]re/\n(lack | want) of\n' > "$WORK/patterns"
}

# What inject.py says: "ok NAME", "FAILED NAME" with lines of reasons behind it, and a last line of counts.
tell() {
	local line counts=
	while IFS= read -r line; do
		case $line in
		"ok "*) pass "${line#ok }" ;;
		"FAILED "*) fail "${line#FAILED }" ;;
		" "*) echo "       $line" ;;
		*) counts=$line ;;
		esac
	done
	[[ -n $counts ]] && echo "$counts" || fail "inject.py did not end properly"
}

make_more_inputs
mkdir "$WORK/injected"
{ stage_calls && tool_calls && source_calls && other_calls; } > "$WORK/calls"
tell < <(python3 tests/faults/inject.py "$B/tests/faults/shim.so" "$WORK/calls" "$WORK/injected" |
	sed "s|$WORK/||g; s|$ROOT/||g")
summary

#!/bin/bash
# tl-why explains every tag: of the sample by one lexicon and by several, of a crosswalk, and of a
# lexicon that was learnt. why.py reads tags and tables by itself and says which are not explained.
. "$(dirname "$0")/harness.sh"

explains() { # TAGGED [OPTION]...
	local tagged=$1
	shift
	run tl-why -f jsonl "$@" "$tagged"
	status_is 0
	is_empty err
	mv "$WORK/out" "$WORK/why"
	run python3 tests/why.py "$tagged" "$WORK/why"
	status_is 0
	[[ $status == 0 ]] || wrong "$(head -n 20 "$WORK/out")"
	run tl-why "$@" "$tagged"
	status_is 0
	[[ $(grep -c '^  rule ' "$WORK/out") == $(wc -l < "$WORK/why") ]] ||
		wrong "the text tells of other tags"
	! grep '  changed \|do not make it' "$WORK/out" > "$WORK/said" || wrong "$(< "$WORK/said")"
}

care=lexicons/integrated-care
chain='segment | tokenise | stem --spelling lexicons/spelling'
tl-ingest corpus/sample 2> "$WORK/err" | themeline "$chain" > "$WORK/stems"
tl-tag -l $care "$WORK/stems" > "$WORK/one"
tl-tag -l $care -l lexicons/selfie -l lexicons/cfir "$WORK/stems" > "$WORK/several"
tl-crosswalk -c $care/crosswalk-selfie.tsv "$WORK/one" > "$WORK/crossed" 2> "$WORK/err"
tl-tag -l $care -t 1 --share 0 --cap 1 -s results "$WORK/stems" > "$WORK/options"
tl-ingest -f text tests/golden/tag-learnt/in.txt | themeline "$chain" > "$WORK/text"
tl-tag -l tests/golden/tag-learnt/lexicon "$WORK/text" > "$WORK/learnt"

check "explains: one lexicon" explains "$WORK/one" -l $care
check "explains: several lexicons" explains "$WORK/several" -l $care -l lexicons/selfie \
	-l lexicons/cfir
check "explains: crosswalk" explains "$WORK/crossed" -l $care
check "explains: options of tl-tag" explains "$WORK/options" -l $care --threshold 1 --share 0 \
	--cap 1 --sections results
check "explains: learnt" explains "$WORK/learnt" -l tests/golden/tag-learnt/lexicon
summary

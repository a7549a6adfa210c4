#!/bin/bash
# learn.sh: what tl-lexicon learn says of itself on hand-coded sentences of other papers: what it foresees of
# papers that it has not learnt from does not fall below a floor, and what tl-tag makes of the learnt lexicon
# is, by score.py, what was said. Only documents that may be read are used.
set -o pipefail

. "$(dirname "$0")/../gold.sh"

# Ids that end in 0 or 5 are kept for the last measure.
for file in documents coded; do
	jq -c 'select(.id | test("[05]$") | not)' "$gold/more_$file.jsonl" > $file.jsonl || exit 1
done
cp -R "$root/lexicons" .
for run in learnt again; do
	tl-lexicon learn --coded coded.jsonl --group source --into lexicons/$run \
		lexicons/integrated-care documents.jsonl > $run.tsv || exit 1
done
cmp learnt.tsv again.tsv && diff -r lexicons/learnt lexicons/again || exit 1
themeline 'ingest | segment | tokenise | stem | tag -l lexicons/learnt' -j2 -o tagged.jsonl \
	documents.jsonl || exit 1
python3 "$gold/score.py" coded.jsonl tagged.jsonl > scores || exit 1

awk -F '\t' '
FNR == NR { split($0, words, " "); score[words[1]] = words[7]; next }
$1 == "not learnt from" && ($6 < 0.43 || $9 < 0.53 || $12 < 0.68) { print "too low:", $0; bad = 1 }
$1 == "not learnt from" { print "pair " $6 ", theme " $9 ", polarity " $12 }
function far(level, f1) { return (f1 - score[level]) ^ 2 > 0.015 ^ 2 }
$1 == "learnt from" && (far("pair", $6) || far("theme", $9) || far("polarity", $12)) {
	print "tl-tag differs:", $0
	bad = 1
}
END { exit bad }' scores learnt.tsv || { cat scores; exit 1; }

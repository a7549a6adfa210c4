#!/bin/bash
# agree_gold.sh: tl-agree counts hits, wrong and missed values as score.py does, which comes with the
# hand-coded sentences.
set -o pipefail

. "$(dirname "$0")/../gold.sh"

# Level, hits, wrong and missed from the rows of tl-agree, whose quotients must be those of the counts.
scores() { # CODED TAGGED
	tl-agree -f jsonl --no-intervals "$1" "$2" 2> notes | python3 -c '
import json, sys
for row in map(json.loads, sys.stdin):
    if row["value"] == "*":
        h, w, m = row["hit"], row["wrong"], row["missed"]
        p, f = (row[n] or 0 for n in ("precision", "f1"))
        assert abs(f - 2 * h / (2 * h + w + m)) < 6e-5 and abs(p - h / (h + w)) < 6e-5
        print(row["level"], h, w, m)'
}

score() { # CODED DOCUMENTS
	themeline "segment | tokenise | stem | tag -l $root/lexicons/integrated-care" \
		-o tagged.jsonl "$2" || return
	python3 "$gold/score.py" "$1" tagged.jsonl |
		sed -E 's/ .*hit ([0-9]+), wrong ([0-9]+), missed ([0-9]+).*/ \1 \2 \3/' > expected
	[[ -s expected ]] && scores "$1" tagged.jsonl | diff expected -
}

for coded in "" more_; do
	score "$gold/${coded}coded.jsonl" "$gold/${coded}documents.jsonl" || {
		echo "the counts of ${coded}coded.jsonl differ"
		exit 1
	}
done
echo "2 passed, 0 failed"

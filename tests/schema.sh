#!/bin/bash
# Validates what every stage gives for the sample against the schemas in pipeline/, layer by layer.
. "$(dirname "$0")/harness.sh"

if ! python3 -c 'from jsonschema import Draft202012Validator' 2> "$WORK/err"; then
	skip schema "no python3 with jsonschema (Debian: python3-jsonschema)"
	summary
fi

finds_nothing() { # ARG...
	run python3 tests/schema.py "$@"
	status_is 0
	is_empty out
}

gives_valid() { # KIND NAME COMMAND
	eval "$3" > "$WORK/$2" 2> "$WORK/err" || wrong "$2: $(head -n 5 "$WORK/err")"
	[[ -s $WORK/$2 ]] || wrong "$2 gives nothing"
	finds_nothing "$1" "$WORK/$2"
}

lexicon="'${LEXICON:-lexicons/integrated-care}'"
while IFS=$'\t' read -r kind name command; do
	check "$name" gives_valid "$kind" "$name" "$command"
done <<- END
	record	ingest	tl-ingest corpus/sample
	log	ingest-log	tl-ingest -k -l \$WORK/log -o /dev/null corpus/sample tests/golden/ingest-log/in.ris tests/golden/ingest-log/page.txt tests/golden/ingest-log/cut.xml; cat \$WORK/log
	record	ingest-pages	tl-ingest -r tests/golden/ingest-page/*.txt tests/golden/ingest-html/*.html tests/golden/ingest-markdown/*.md
	record	dedupe-mark	tl-dedupe -m tests/golden/dedupe-like/in.jsonl
	record	screen	tl-screen -r tests/golden/screen-people/rules.tsv -d tests/golden/screen-people/ab.tsv -d tests/golden/screen-people/full.tsv tests/golden/screen-people/in.jsonl
	record	appraise	tl-appraise -c tests/golden/appraise-answers/own.tsv -c pipeline/checklists/aacods.tsv -a tests/golden/appraise-answers/answers.tsv tests/golden/appraise-answers/in.jsonl
	record	segment	tl-segment \$WORK/ingest
	record	tokenise	tl-tokenise \$WORK/segment
	record	stem	tl-stem \$WORK/tokenise
	record	tag	tl-tag -l $lexicon \$WORK/stem
	cell	count	tl-count --by source \$WORK/tag
	cell	count-whole	tl-count \$WORK/tag
	cell	count-partial	tl-count --by source,year --partial \$WORK/tag
	lexicon	export	tl-lexicon export $lexicon | tr -d '\\n'
	cell	count-merge	tl-count --merge \$WORK/count-partial
	pair	cooccur	tl-cooccur --by source \$WORK/tag
	pair	cooccur-facets	tl-cooccur -u document -f polarity,level,frame \$WORK/tag
	cell	count-full	tl-count --by source,issued.date-parts.0.0/5 --totals --unit sentence --bootstrap 20 -l $lexicon --largest 0.2 \$WORK/tag
	cell	count-replicates	tl-count --by source --bootstrap 20 --partial \$WORK/tag
	cell	count-both	tl-count --merge --key-set both --key-of rate \$WORK/count-replicates
	term	terms	tl-terms -n 1-3 -s \$WORK/tag
	term	terms-key	tl-terms --by source,year --keyness -d \$WORK/tag
	term	terms-pairs	tl-terms -c -w 3 -s \$WORK/tag
	line	kwic	tl-kwic -b source,year 'care|fund*' \$WORK/tag
	line	kwic-codes	tl-kwic -p barrier,denied -s 1L \$WORK/tag
	difference	compare	tl-compare --by source \$WORK/tag
	difference	compare-bare	tl-compare --by language --no-intervals -n 99 \$WORK/tag
	why	why	tl-why -f jsonl \$WORK/tag
	why	why-rows	tl-why -f jsonl -l $lexicon \$WORK/tag
END
check prisma gives_valid prisma prisma "tl-prisma -f json --other grey tests/golden/prisma-flow/in.jsonl"
check "what is no record is refused" finds_nothing --refuses
summary

#!/bin/bash
# ingest_seeds.sh: the five pages and exports of ../shared/seeds: who wrote them and where they appeared, as
# a person reads it there, and nothing of the pages around them in their texts.
. "$(dirname "$0")/../harness.sh"
seeds=$SHARED/seeds

if [[ ! -d $seeds ]]; then
	skip ingest_seeds "no ../shared/seeds"
	summary
fi

# What no text has: buttons, labels, lists of references, captions. ("Abstract" is a heading.)
furniture='skip to|cookie|\bsite is secure|disclaimer|similar articles|linkout|cited by|references?$|read more'
furniture+='|talk to us|schedule a call|^full text|^published version|\[image|^(figure|table) [0-9]'
furniture+='|keywords|affiliations|doi:|收藏|被引|页码|摘要|\[J\]'

is_clean() { # SEED DOI YEAR AUTHORS ABSTRACT-CHARACTERS LINES HEADINGS
	run tl-ingest "$seeds"/"$1"_*.txt
	status_is 0
	cp "$WORK/out" "$WORK/record"
	run jq -r --arg furniture "$furniture" '[.DOI, .year, (.author | length), (.abstract | length),
		(.text | split("\n") | map(select(. != "")) | length),
		([.text | scan("(?im)^(?:[0-9.]+ )?(?:abstract|introduction|highlights|methods|results|discussion|conclusion)$")] | length),
		([.text | split("\n")[] | select(test($furniture; "i"))] | join("|"))] | map(tostring) | join(" ")' "$WORK/record"
	[[ $(< "$WORK/out") == "$2 $3 $4 $5 $6 $7 " ]] || wrong "$(< "$WORK/out")"
}

check "a RIS record" is_clean 000 10.1016/j.healthpol.2025.105283 2025 4 1712 1 0
check "a page of PubMed" is_clean 001 10.5334/ijic.982 2012 1 2035 3 0
check "a page with Chinese labels" is_clean 002 10.3399/BJGP.2020.1100 null 10 1884 1 0
check "an article" is_clean 003 null null 0 2194 116 6
check "a page with highlights" is_clean 004 null null 0 1862 8 3
summary

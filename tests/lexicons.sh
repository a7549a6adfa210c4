#!/bin/bash
# The lexicons that come with themeline: no mistakes in them, and their sentences get what they should.
. "$(dirname "$0")/harness.sh"

sound() { # LEXICON
	run tl-lexicon check "$1"
	status_is 0
	((status == 0)) || wrong "$(< "$WORK/out")"
	! grep -hE 'warning: (duplicate|unreachable|shadowed)' "$WORK/out" "$WORK/err" ||
		wrong "rows that never win or add nothing"
}

met() { # LEXICON
	run tl-lexicon test "$1"
	status_is 0
	((status == 0)) || wrong "$(< "$WORK/out")"
}

for lexicon in lexicons/*/; do
	lexicon=${lexicon%/}
	check "check: $lexicon" sound "$lexicon"
	if [[ -e $lexicon/tests.tsv ]]; then
		check "test: $lexicon" met "$lexicon"
	fi
done
summary

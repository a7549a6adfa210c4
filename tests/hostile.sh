#!/bin/bash
# A corpus, a lexicon and a count that are out to break what tl-report writes: tags, quotes, formulae,
# commands, control characters, what turns the direction of writing. tests/hostile.py reads every
# format back with a parser that is not ours and compares it with the count.
. "$(dirname "$0")/harness.sh"

if ! command -v python3 > /dev/null; then
	skip hostile "no python3"
	summary
fi

lexicon=tests/hostile/lexicon
field='<i>&"|$%\'
themeline "segment | tokenise | stem | tag -l $lexicon" tests/hostile/records.jsonl > "$WORK/tagged" &&
	tl-count --by source --totals "$WORK/tagged" > "$WORK/source" &&
	tl-count --by source --by "$field" "$WORK/tagged" > "$WORK/two" &&
	tl-count "$WORK/tagged" > "$WORK/whole" || fail "the chain runs over tests/hostile"
cp tests/hostile/cells.jsonl "$WORK/hand"

# Each table in every format: what json has is compared with the count if it is of cells, the others
# with json.
survives() { # COUNT OPTION...
	local cells=$WORK/$1 format
	shift
	for format in json tsv csv markdown latex text; do
		run tl-report -f $format -l "$lexicon" "$@" "$cells"
		status_is 0
		is_empty err
		cp "$WORK/out" "$WORK/table.$format"
		run python3 tests/hostile.py "$cells" "$lexicon" "$format" "$WORK/table"
		status_is 0
		is_empty out
	done
}

for count in source two whole hand; do
	check "subthemes: $count" survives $count
	check "themes: $count" survives $count -t themes
	check "keys: $count" survives $count -t key
	check "cells: $count" survives $count --long
done

# Checklists have sentences about the count; texts are Markdown alone.
for count in two hand; do
	check "checklist: $count" survives $count -t srqr -m tests/hostile/manifest.json
done

reads() { # TEXT COUNT
	run tl-report --text "$1" -m tests/hostile/manifest.json -l "$lexicon" "$WORK/$2"
	status_is 0
	is_empty err
	cp "$WORK/out" "$WORK/text.prose"
	run python3 tests/hostile.py "$WORK/$2" "$lexicon" prose "$WORK/text"
	status_is 0
	is_empty out
}

for text in methods limitations; do
	for count in two whole hand; do
		check "$text: $count" reads $text $count
	done
done

# Without what is not ASCII, since the fonts of pdflatex lack some scripts.
compiles() { # COUNT
	{
		printf '%s\n' '\documentclass{article}' '\usepackage{booktabs}' '\begin{document}'
		tl-report -f latex -l "$lexicon" "$WORK/$1"
		tl-report -f latex --long "$WORK/$1"
		echo '\end{document}'
	} | tr '\200-\377' '?' > "$WORK/$1.tex"
	run pdflatex -draftmode -no-shell-escape -halt-on-error -output-directory "$WORK" "$WORK/$1.tex"
	((status == 0)) || wrong "$(grep -A 5 '^!' "$WORK/out")"
}

if command -v pdflatex > /dev/null; then
	for count in source whole hand; do
		check "pdflatex: $count" compiles $count
	done
else
	skip "pdflatex" "not here"
fi
summary

#!/bin/bash
# Every figure, of the sample, of the seeds and of counts made by hand: well-formed, the same bytes
# again, and in a browser at 100 and 400 % without any text on another.
. "$(dirname "$0")/harness.sh"

# The python that knows the browser's driver may be another than the first in PATH.
for python in python3 /usr/bin/python3; do
	$python -c 'import selenium' 2> "$WORK/err" && break
done

# Draws a figure of the lines in $WORK/NAME, twice with the same bytes, into $WORK/figures.
draw() { # NAME FIGURE [OPTION]...
	local name=$*
	local file=$WORK/figures/${name//[ \/]/_}.svg
	run tl-report --figure "${@:2}" -o "$file" "$WORK/$1"
	status_is 0
	is_empty err
	tl-report -j4 --figure "${@:2}" "$WORK/$1" > "$WORK/again"
	same "$WORK/again" "$file"
}

draw_cells() { # NAME [OPTION]...
	local bars figure
	for figure in themes subthemes; do
		for bars in diverging grouped; do
			draw "$1" "$figure" --bars $bars "${@:2}"
		done
	done
	draw "$1" proportions "${@:2}"
	draw "$1" forest "${@:2}"
}

draw_pairs() { # NAME [OPTION]...
	draw "$1" crosswalk "${@:2}"
	draw "$1" network "${@:2}"
}

finds_nothing() { # WAY FILE...
	run "$python" tests/figures.py "$@"
	status_is 0
	[[ ! -s $WORK/out ]] || wrong "$(< "$WORK/out")"
}

# A figure in another format, twice the same; nothing is left where that fails.
converts() { # FORMAT START-OF-FILE
	run tl-report --figure themes -f "$1" -o "$WORK/figure" "$WORK/cells-sample"
	status_is 0
	is_empty err
	[[ $(head -c ${#2} "$WORK/figure" | tr '\211' P) == "$2" ]] || wrong "no $1"
	tl-report --figure themes -f "$1" "$WORK/cells-sample" > "$WORK/again"
	same "$WORK/again" "$WORK/figure"
}

says_why_not() { # PATH WORDS
	rm -f "$WORK/figure"
	run env PATH="$1" "$B/bin/tl-report" --figure themes -f png -o "$WORK/figure" "$WORK/cells-sample"
	status_is 3
	has err "$2"
	[[ ! -e $WORK/figure ]] || wrong "it left a file"
}

mkdir "$WORK/figures" "$WORK/nothing" "$WORK/broken"
printf '#!/bin/sh\necho half of it\nexit 7\n' > "$WORK/broken/rsvg-convert"
chmod +x "$WORK/broken/rsvg-convert"
chain="segment | tokenise | stem --spelling lexicons/spelling | tag -l lexicons/integrated-care"
for name in many hostile zero one none; do
	"$python" tests/figures.py cells $name > "$WORK/cells-$name"
	check "draw_cells: $name" draw_cells cells-$name
done
for name in many hostile one; do
	"$python" tests/figures.py pairs $name > "$WORK/pairs-$name"
	check "draw_pairs: $name" draw_pairs pairs-$name
	grep '"lexicon": "care".*"lexicon": "care"' "$WORK/pairs-$name" > "$WORK/within-$name"
	check "draw_pairs: within $name" draw_pairs within-$name
done
cp tests/hostile/cells.jsonl "$WORK/cells-corpus"
check "draw_cells: hostile corpus" draw_cells cells-corpus -l tests/hostile/lexicon
themeline "segment | tokenise | stem | tag -l tests/hostile/lexicon" tests/hostile/records.jsonl |
	tl-cooccur --by source > "$WORK/pairs-corpus"
check "draw_pairs: hostile corpus" draw_pairs pairs-corpus -l tests/hostile/lexicon
for name in sample seeds; do
	corpus=corpus/sample
	[[ $name == sample ]] || corpus=$SHARED/seeds
	if [[ -d $corpus ]]; then
		tl-ingest "$corpus" 2> "$WORK/err" |
			themeline "$chain | count --by source --totals --bootstrap 100" \
				> "$WORK/cells-$name" 2> "$WORK/err"
		check "draw_cells: $name" draw_cells cells-$name -l lexicons/integrated-care
	else
		skip "draw_cells: $name" "no ../shared here"
	fi
done

if command -v rsvg-convert > "$WORK/out"; then
	check "converts: png" converts png PPNG
	check "converts: pdf" converts pdf %PDF-
else
	skip "converts" "no rsvg-convert (Debian: librsvg2-bin)"
fi
check "says_why_not: no rsvg-convert" says_why_not "$WORK/nothing" "there is no rsvg-convert here"
check "says_why_not: broken" says_why_not "$WORK/broken" "rsvg-convert failed with status 7"

check "numbers and sizes are those counted" finds_nothing sizes "$WORK/cells-sample" \
	lexicons/integrated-care/codebook.tsv "$WORK"/figures/cells-sample_{themes,subthemes,proportions}*.svg
check "well-formed" finds_nothing xml "$WORK"/figures/*.svg
run "$python" tests/figures.py boxes "$WORK/figures/cells-one_proportions.svg"
if [[ $status == 77 ]]; then
	skip "no text on another" "no browser (Debian: chromium, chromium-driver, python3-selenium)"
else
	check "no text on another" finds_nothing boxes "$WORK"/figures/*.svg
fi
summary

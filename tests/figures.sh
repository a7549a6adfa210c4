#!/bin/bash
# Every figure, of the sample, of the seeds and of counts made by hand: well-formed, the same bytes
# again, and in a browser at 100 and 400 % without any text on another.
. "$(dirname "$0")/harness.sh"

# The python that knows the browser's driver may be another than the first in PATH.
for python in python3 /usr/bin/python3; do
	$python -c 'import selenium' 2> "$WORK/err" && break
done

kinds=(themes subthemes)

# Draws all figures of the lines in $WORK/cells-NAME.
draw() { # NAME [OPTION]...
	local name=$1 kind bars file
	shift
	for kind in "${kinds[@]}"; do
		for bars in diverging grouped; do
			file=$WORK/figures/$name-$kind-$bars.svg
			run tl-report --figure "$kind" --bars $bars "$@" -o "$file" "$WORK/cells-$name"
			status_is 0
			is_empty err
			tl-report -j4 --figure "$kind" --bars $bars "$@" "$WORK/cells-$name" > "$WORK/again"
			same "$WORK/again" "$file"
		done
	done
}

finds_nothing() { # WAY FILE...
	run "$python" tests/figures.py "$@"
	status_is 0
	is_empty out
	[[ -s $WORK/out ]] && wrong "$(head -n 20 "$WORK/out")"
}

mkdir "$WORK/figures"
chain="segment | tokenise | stem --spelling lexicons/spelling | tag -l lexicons/integrated-care"
names=(many hostile zero one none)
for name in "${names[@]}"; do
	"$python" tests/figures.py cells "$name" > "$WORK/cells-$name"
	check "draw: $name" draw "$name"
done
for name in sample seeds; do
	corpus=corpus/sample
	[[ $name == sample ]] || corpus=$SHARED/seeds
	if [[ -d $corpus ]]; then
		tl-ingest "$corpus" 2> "$WORK/err" | themeline "$chain | count --by source" > "$WORK/cells-$name"
		check "draw: $name" draw "$name" -l lexicons/integrated-care
	else
		skip "draw: $name" "no ../shared here"
	fi
done

check "well-formed" finds_nothing xml "$WORK"/figures/*.svg
run "$python" tests/figures.py boxes "$WORK/figures/one-themes-grouped.svg"
if [[ $status == 77 ]]; then
	skip "no text on another" "no browser (Debian: chromium, chromium-driver, python3-selenium)"
else
	check "no text on another" finds_nothing boxes "$WORK"/figures/*.svg
fi
summary

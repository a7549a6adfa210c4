#!/bin/bash
# make bench: how fast the stages, the shell pipeline and the runner are and how much memory they take,
# beside tools that everybody knows. README.md says what is measured and how.
set -euo pipefail
cd "$(dirname "$0")/../.."

: "${B:=build}" "${SIZE_MB:=200}" "${VOCABULARY:=300000}" "${RUNS:=3}" "${TIMES:=10}"
: "${PYTHON:=/usr/bin/python3}"	# the one that Debian's packages are for
: "${JOBS:=$(nproc)}" "${LEXICON:=lexicons/integrated-care}" "${SPELLING:=lexicons/spelling}"
PATH=$(realpath "$B/bin"):$(realpath "$B/bench"):$PATH
work=$B/bench/$SIZE_MB-$VOCABULARY
slice_mb=$((SIZE_MB < 10 ? SIZE_MB : 10))	# for what would take minutes on all of it
more_lexicons="-l lexicons/selfie -l lexicons/cfir -l lexicons/npt"
to_stem=(segment tokenise "stem -s $SPELLING")
stages=("${to_stem[@]}" "tag -l $LEXICON" "count --by source")
jobs_tried=(1)
((JOBS == 1)) || jobs_tried+=("$JOBS")

# layer N: the documents after N stages
layer() { echo "$work/layers/$1.jsonl"; }

# chain SEPARATOR PREFIX [STAGE]...: the stages as a program
chain() {
	local separator=$1 prefix=$2 stage text=
	shift 2
	[[ $# -gt 0 ]] || set -- "${stages[@]}"
	for stage; do
		text+=${text:+ $separator }$prefix$stage
	done
	echo "$text"
}

make_corpus() {
	echo "bench: making $SIZE_MB MB of text out of $VOCABULARY words" >&2
	rm -rf "$work"
	mkdir -p "$work/layers"
	make-corpus "$SIZE_MB" "$VOCABULARY" "$LEXICON/terms.tsv" lexicons/polarity/cues.tsv \
		"$(layer 0)" "$work/text" > "$work/size.partial"
	gzip -k "$work/text"
	gzip -c "$(layer 0)" > "$work/documents.jsonl.gz"
	head -c "${slice_mb}000000" "$work/text" > "$work/slice"
	make_exports
	mv "$work/size.partial" "$work/size"
}

# The text as exports: what has a markup of its own is escaped.
make_exports() {
	sed 's/&/\&amp;/g; s/</\&lt;/g' "$work/text" > "$work/escaped"
	{
		echo '<PubmedArticleSet>'
		awk -f tests/bench/pubmed.awk "$work/escaped"
		echo '</PubmedArticleSet>'
	} > "$work/pubmed.xml"
	{
		echo '<pmc-articleset>'
		awk -f tests/bench/jats.awk "$work/escaped"
		echo '</pmc-articleset>'
	} > "$work/jats.xml"
	rm "$work/escaped"
	for format in ris nbib csv bibtex; do
		awk -f "tests/bench/$format.awk" "$work/text" > "$work/export.$format"
	done
}

# row NAME COMMAND [BYTES]: BYTES of text are what the rate is made of
names=() commands=() sizes=()
row() {
	names+=("$1")
	commands+=("$2")
	sizes+=("${3:-$bytes}")
}

# run INDEX: one run of a row: seconds, those of processors, kilobytes
run() {
	measure "$work/measured" bash -o pipefail -c "${commands[$1]}" > /dev/null
	echo "$1 $(< "$work/measured")" >> "$work/runs"
}

# stream: what memory the stages and the runner take while the documents pass TIMES times
stream() {
	local repeat="for i in \$(seq $TIMES); do cat $(layer 0); done" pipe stage jobs
	pipe=$repeat
	for stage in "${stages[@]}"; do
		pipe+=" | measure $work/stream/tl-${stage%% *} tl-$stage"
	done
	bash -o pipefail -c "$pipe" > /dev/null
	for jobs in "${jobs_tried[@]}"; do
		bash -o pipefail -c "$repeat |
			measure '$work/stream/runner -j$jobs' themeline -j$jobs '$(chain '|' '')'" > /dev/null
	done
}

# table: a row for each name from the runs, as Markdown
table() {
	local i streamed
	printf '%s documents, %s bytes of text, %s different words; medians of %s runs on %s processors\n\n' \
		"$documents" "$bytes" "$words" "$RUNS" "$(nproc)"
	printf '| %-28s | %7s | %8s | %9s | %7s | %9s |\n' "" "MB/s" "of wc -w" "MB/CPU s" "peak MB" \
		"$TIMES times" "---" "---:" "---:" "---:" "---:" "---:"
	for i in "${!names[@]}"; do
		streamed=
		[[ ! -e $work/stream/${names[i]} ]] || read -r _ _ streamed < "$work/stream/${names[i]}"
		echo "$i ${sizes[i]} ${streamed:-0} ${names[i]}"
	done | awk -f tests/bench/table.awk "$work/runs" -
}

[[ $work/size -nt $B/bench/make-corpus ]] || make_corpus
read -r bytes documents words < "$work/size"
for i in "${!stages[@]}"; do
	tl-${stages[i]} "$(layer "$i")" > "$(layer $((i + 1)))"
done
themeline -j"$JOBS" "$(chain '|' '')" "$(layer 0)" | cmp - "$(layer ${#stages[@]})"

export LC_ALL=C.UTF-8
row "wc -w" "wc -w $work/text"
row "cat" "cat $work/text"
row "gzip -dc" "gzip -dc $work/text.gz"
row "tr \| sort \| uniq -c ($slice_mb MB)" \
	"tr -cs A-Za-z '\n' < $work/slice | LC_ALL=C sort | LC_ALL=C uniq -c" "${slice_mb}000000"
row "mawk, word counts" \
	"mawk '{ for (i = 1; i <= NF; i++) n[\$i]++ } END { for (w in n) print n[w], w }' $work/text"
for peer in "sklearn, word counts" "nltk, stems"; do
	if $PYTHON -c "import ${peer%%,*}" 2> "$work/none"; then
		row "$peer ($slice_mb MB)" "$PYTHON tests/bench/peers.py ${peer%%,*} $work/slice" \
			"${slice_mb}000000"
	else
		echo "bench: skipped: no ${peer%%,*} (sh pipeline/setup bench)" >&2
	fi
done
for file in pubmed.xml jats.xml export.{ris,nbib,csv,bibtex}; do
	row "tl-ingest, ${file#export.}" "tl-ingest $work/$file" "$(stat -c %s "$work/$file")"
done
for i in "${!stages[@]}"; do
	row "tl-${stages[i]%% *}" "tl-${stages[i]} $(layer "$i")"
done
row "pipeline, segment to count" "{ $(chain '|' tl-); } < $(layer 0)"
for jobs in "${jobs_tried[@]}"; do
	row "runner -j$jobs" "themeline -j$jobs '$(chain '|' '')' $(layer 0)"
done
row "runner -j1, 4 lexicons" \
	"themeline -j1 '$(chain '|' '' "${to_stem[@]}" "${stages[3]} $more_lexicons" "${stages[4]}")' $(layer 0)"
row "runner -j1, .gz in" "themeline -j1 '$(chain '|' '')' $work/documents.jsonl.gz"
for jobs in "${jobs_tried[@]}"; do
	for name in stems.jsonl stems.jsonl.gz; do
		row "runner -j$jobs, to $name" \
			"themeline -j$jobs -o $work/$name '$(chain '|' '' "${to_stem[@]}")' $(layer 0)"
	done
done

: > "$work/runs"
for ((round = 1; round <= RUNS; round++)); do
	echo "bench: run $round of $RUNS" >&2
	for i in "${!names[@]}"; do
		run "$i"
	done
done
echo "bench: $((TIMES * SIZE_MB)) MB for the memory" >&2
mkdir -p "$work/stream"
stream
table | tee "$B/bench/table.md"

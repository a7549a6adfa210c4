#!/bin/bash
# make bench-patterns: whether the time of tl-tag hangs on the number of patterns, and whether any pattern
# or text makes it more than linear. README.md says what is measured.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/../.."

: "${B:=build}" "${PATTERN_MB:=40}" "${VOCABULARY:=60000}" "${RUNS:=3}"
PATH=$(realpath "$B/bin"):$(realpath "$B/bench"):$PATH
work=$B/bench/patterns
counts=(100 1000 10000)
export LC_ALL=C
mkdir -p "$work"

# seconds LEXICON FILE: of processors, for tl-tag; the least of RUNS
seconds() {
	local i least='' used
	for ((i = 0; i < RUNS; i++)); do
		measure "$work/measured" tl-tag -l "$1" "$2" > /dev/null
		read -r _ used _ < "$work/measured"
		least=$(awk -v a="$used" -v b="${least:-$used}" 'BEGIN { print a < b ? a : b }')
	done
	echo "$least"
}

stems() { # FILE...
	themeline 'segment | tokenise | stem' "$@"
}

make_lexicons() {
	local count
	tr -cs '[:lower:]' '\n' < "$work/text" | awk 'length($0) > 3' | sort | uniq -c | sort -k1,1nr -k2 |
		awk '{ print $2 }' > "$work/words"
	for count in "${counts[@]}"; do
		mkdir -p "$work/$count"
		awk -v count="$count" -f tests/bench/patterns.awk "$work/words" > "$work/$count/terms.tsv"
	done
}

row() { # CELL...
	printf '| %-44s | %9s | %9s | %6s |\n' "$@"
}

count_rows() {
	local count first='' used tags
	row "patterns" "seconds" "tags" "ratio"
	row "---" "---:" "---:" "---:"
	for count in "${counts[@]}"; do
		used=$(seconds "$work/$count" "$work/stems.jsonl")
		first=${first:-$used}
		tags=$(tl-tag -l "$work/$count" "$work/stems.jsonl" | grep -o '"lexicon":' | wc -l)
		row "$count" "$used" "$tags" "$(awk -v a="$used" -v b="$first" 'BEGIN { printf "%.2f", a / b }')"
	done
}

# text WORDS COUNT: so many repetitions of the words, as documents of one sentence each
text() {
	awk -v words="$1" -v count="$2" 'BEGIN {
		for (i = 0; i < count; i++)
			printf "%s%s%s", i % 20000 ? " " : "{\"id\":\"" i "\",\"text\":\"", words,
				i % 20000 == 19999 || i == count - 1 ? "\"}\n" : ""
	}'
}

# hostile PATTERN WORDS COUNT: the time for so many repetitions, and for twice as many
hostile() {
	local once twice
	mkdir -p "$work/hostile"
	printf 'code\tpattern\tkind\nx\t%s\tneutral\n' "$1" > "$work/hostile/terms.tsv"
	text "$2" "$3" | stems > "$work/once.jsonl"
	text "$2" $((2 * $3)) | stems > "$work/twice.jsonl"
	once=$(seconds "$work/hostile" "$work/once.jsonl")
	twice=$(seconds "$work/hostile" "$work/twice.jsonl")
	row "${1//|/\\|}, ${2:0:12}" "$once" "$twice" \
		"$(awk -v a="$twice" -v b="$once" 'BEGIN { printf "%.2f", a / b }')"
}

hostile_rows() {
	row "hostile: pattern, text" "seconds" "twice" "ratio"
	row "---" "---:" "---:" "---:"
	hostile "a a a a b" "a" 400000
	hostile "a {10} a {10} a b" "a" 40000
	hostile "a {7} a {7} a {7} a" "a" 10000
	hostile "(a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d) e" "a b c d" 100000
	hostile "(a | a a) (a | a a) (a | a a) (a | a a) b" "a" 200000
	hostile "[a] [a] [a] [a] [a] [a] [a] [a] b" "a" 200000
	hostile "a near/50 a near/50 a near/50 b" "a" 200000
	hostile "a near/50 b unless c|a" "a b" 100000
	hostile "aa* near/20 *aa" "aaaa" 200000
	hostile "/(a a)+ a/" "a" 200000
	hostile "/a(.*)b/" "a" 200000
}

make-corpus "$PATTERN_MB" "$VOCABULARY" lexicons/integrated-care/terms.tsv lexicons/polarity/cues.tsv \
	"$work/documents.jsonl" "$work/text" > "$work/size"
make_lexicons
stems "$work/documents.jsonl" > "$work/stems.jsonl"
{
	printf '%s MB of text; the least of %s runs\n\n' "$PATTERN_MB" "$RUNS"
	count_rows
	echo
	hostile_rows
} | tee "$B/bench/patterns.md"

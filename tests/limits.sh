#!/bin/bash
# Input that is out to use up memory and time, or to speak to the terminal of whoever reads it. What is
# out to break the tables and pages of a report is in tests/hostile.sh.
. "$(dirname "$0")/harness.sh"
. tests/programs.sh

if ! make_inputs; then
	fail "the chain runs over the sample"
	summary
fi
memory=300000		# KiB of address space
! is_sanitized || memory=unlimited

bounded() { # PROGRAM [ARG]...
	run bash -c 'ulimit -v "$1" && shift && exec "$@"' - "$memory" "$@"
}

xs() { # BYTES
	head -c "$1" /dev/zero | tr '\0' x
}

# Bombs: 1 GB, packed to 1 MB.

bomb_of_one_text() {
	bounded tl-ingest --max-size 20M "$WORK/text.gz"
	status_is 3
	has err "text.gz" "more than 20971520 bytes in one piece; split it, or raise --max-size"
	is_empty out
}

bomb_of_one_record() {
	bounded tl-ingest --max-size 20M "$WORK/record.gz"
	status_is 3
	has err "record.gz" "--max-size"
	is_empty out
}

bomb_of_small_records() {
	bounded tl-segment "$WORK/records.gz" -o "$WORK/segmented.gz"
	status_is 0
	is_empty err
	rm -f "$WORK/segmented.gz"
}

xs 1000000000 | gzip -1 > "$WORK/text.gz"
{ printf '{"id":"a","text":"' && xs 1000000000; } | gzip -1 > "$WORK/record.gz"
yes '{"id":"a","text":""}' | head -n 14000000 | gzip -1 > "$WORK/records.gz"
check "a bomb of one text" bomb_of_one_text
check "a bomb of one record" bomb_of_one_record
check "a bomb of small records" bomb_of_small_records

# One record of 200 MB in each format, as a long line or as many short ones.

kilo=$(xs 999)
endless() { # LINE
	yes "$1" | head -c 200000000
}

record_of() { # KIND
	case $1 in
	"ris, a line") printf 'TY  - JOUR\nAB  - ' && xs 200000000 ;;
	"ris, lines") printf 'TY  - JOUR\n' && endless "KW  - $kilo" ;;
	nbib) printf 'PMID- 1\nTI  - t\nAB  - x\n' && endless "      $kilo" ;;
	wos) printf 'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAB x\n' && endless "   $kilo" ;;
	enw) printf '%%0 Book\n%%T t\n' && endless "%K $kilo" ;;
	bibtex) printf '@article{k, abstract = {' && endless "$kilo" ;;
	"bibtex, strings")
		printf '@string{s = {%s}}\n' "$kilo"
		printf '@article{k, title = s'
		printf ' # s%.0s' {1..30000}
		printf '}\n'
		;;
	csv) printf 'Title,Abstract\nt,"' && endless "$kilo" ;;
	"csv, cells") printf 'Title,Abstract\n' && endless , | tr -d '\n' | head -c 19000000 && echo ;;
	csl-json) printf '[{"id":"a","type":"book","abstract":"' && xs 200000000 ;;
	jsonl) printf '{"id":"a","text":"' && xs 200000000 ;;
	"xml, a text") printf '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>' && xs 200000000 ;;
	"xml, elements")
		printf '<PubmedArticleSet><PubmedArticle><MedlineCitation><KeywordList>'
		endless "<Keyword>$kilo</Keyword>"
		;;
	"xml, an article") printf '<article><front><article-meta/></front><body><p>' && endless "$kilo" ;;
	"xml, endnote") printf '<xml><records><record><abstract>' && endless "$kilo" ;;
	html) printf '<!DOCTYPE html><p>' && endless "$kilo" ;;
	markdown) printf -- '---\ntitle: t\n---\n# t\n' && endless "$kilo" ;;
	*) printf 'Title\n' && endless "$kilo" ;;
	esac
}

long_record() { # KIND
	bounded tl-ingest --max-size 20M -f "${1%%,*}" <(record_of "$1")
	status_is 3
	has err "more than 20971520 bytes" "raise --max-size"
	is_empty out
}

for kind in "ris, a line" "ris, lines" nbib wos enw bibtex "bibtex, strings" csv "csv, cells" csl-json jsonl \
	"xml, a text" "xml, elements" "xml, an article" "xml, endnote" html markdown page pdftotext text; do
	check "a record of 200 MB: $kind" long_record "$kind"
done

# A row of too many cells is left out like others: it ends with its line.
many_cells() {
	{ record_of "csv, cells" && echo Trust,Text; } > "$WORK/cells.csv"
	bounded tl-ingest -k --max-size 20M -f csv "$WORK/cells.csv"
	status_is 1
	has err "cells.csv:2: a record of more than 20971520 bytes"
	has out '"title":"Trust"'
}
check "a row of many cells" many_cells

# A line without end: memory ends first, and that is said.
line_without_end() {
	! is_sanitized || return 0
	bounded "${program[@]}" "$WORK/record.gz"
	[[ $status == [23] ]] || wrong "status $status"
	has err "${program[0]}: " "out of memory"
	[[ $(kind_of "$stage") == sum ]] || is_empty out
}
each_program line_without_end map sum lines

# The nesting of records, of settings, of what is ingested.

brackets() { # N
	head -c "$1" /dev/zero | tr '\0' '['
}

deep_records() {
	run "${program[@]}" "$WORK/deep"
	status_is 3
	has err "nested deeper than 512 levels"
}

deep_settings() {
	mkdir -p "$WORK/deep-lexicon"
	cp tests/contract/lexicon/*.tsv "$WORK/deep-lexicon"
	brackets 100000 > "$WORK/deep-lexicon/lexicon.json"
	run tl-tag -l "$WORK/deep-lexicon" "$WORK/in/tag"
	status_is 2
	has err "deep-lexicon/lexicon.json:1:" "maximum parsing depth reached"
}

{ printf '{"id":"a","text":"t","x":' && brackets 100000 && echo; } > "$WORK/deep"
each_program deep_records
check "deep settings" deep_settings

# A record of a million members passes through, byte for byte.
# Its layers stand behind them.
million_members() {
	{
		printf '{"id":"a","text":"Trust."'
		seq -f ',"m%.0f":1' 1000000 | tr -d '\n'
		echo '}'
	} > "$WORK/members"
	run tl-segment "$WORK/members"
	status_is 0
	cmp -n $(($(wc -c < "$WORK/members") - 2)) "$WORK/members" "$WORK/out" > "$WORK/said" ||
		wrong "$(< "$WORK/said")"
}
check "a million members" million_members

# Tags without number are counted, each of them.
million_tags() {
	{
		printf '{"id":"a","text":"Trust.","sentences":[0,6],"tokens":[0,5],"stems":["trust"],"tags":['
		yes '{"start":0,"end":5,"lexicon":"l","code":"c","polarity":"barrier","status":"reported"},' |
			head -n 1000000 | tr -d '\n' | sed 's/,$//'
		echo ']}'
	} > "$WORK/tags"
	run tl-count "$WORK/tags"
	status_is 0
	has out '"references":1000000'
}
check "a million tags" million_tags

# Patterns that go back for ever: the limit of the expressions ends it, tells the document, and -k goes on.
pattern_without_end() {
	local chain='segment | tokenise | stem | kwic -F'
	echo '/\b(a|aa)+\b(?!!)/' > "$WORK/pattern"
	printf '{"id":"%s","text":"%s"}\n' a "$(xs 5000 | tr x a)!" b aa > "$WORK/as"
	run themeline "$chain $WORK/pattern" "$WORK/as"
	status_is 3
	has err 'record "a"' 'was stopped on a sentence'
	run themeline -k "$chain $WORK/pattern" "$WORK/as"
	status_is 1
	has out '"id":"b"'
}
check "a pattern that goes back for ever" pattern_without_end

# A lexicon of a million lines.
large_lexicon() {
	mkdir "$WORK/large"
	{
		printf 'code\tpattern\tkind\n'
		seq -f 'c/d	word%.0f	resource' 1000000
	} > "$WORK/large/terms.tsv"
	printf '{"id":"a","text":"No word7 is word999999."}\n' > "$WORK/in.jsonl"
	run themeline "segment | tokenise | stem | tag -l $WORK/large" "$WORK/in.jsonl"
	status_is 0
	has out '"start":3,' '"start":12,'
}
check "a lexicon of a million lines" large_lexicon

# Names and ids that speak to a terminal: no control character comes out but tabs and line feeds.
harmless() { # FILE
	! LC_ALL=C grep -q $'[\001-\010\013-\037\177]' "$WORK/$1" ||
		wrong "$1 speaks to the terminal: $(LC_ALL=C cat -v "$WORK/$1" | head -c 300)"
}

speaking=$'\033]0;owned\a\033[2J\r'

names_that_speak() {
	local file=$WORK/$speaking..jsonl
	echo "$speaking" > "$file"
	run "${program[@]}" "$file"
	harmless err
	run "${program[@]}" "$WORK/../$speaking"
	[[ $status == [23] ]] || wrong "status $status"
	harmless err
	run "${program[@]}" -o "$WORK/no$speaking/out" "$input"
	status_is 2
	harmless err
	has err '\x1b[2J'
	run "${program[@]}" "--$speaking"
	status_is 2
	harmless err
}
each_program names_that_speak
each_tool names_that_speak

ids_that_speak() {
	local id='\u001b]0;owned\u0007\u001b[2J\n'
	printf '{"id":"%s","text":7}\n{"id":"%s","text":"Trust.","tokens":[9],"tags":{}}\n' "$id" "$id" > "$WORK/in.jsonl"
	run "${program[@]}" "$WORK/in.jsonl"
	# those two look at neither text nor layers
	[[ $status == 3 || $stage == screen || $stage == appraise ]] || wrong "status $status"
	harmless err
	harmless out
}
each_program ids_that_speak map

lexicons_that_speak() {
	local folder=$WORK/lexicon$speaking
	mkdir -p "$folder"
	printf '{"name":"%s"}' '\u001b[2J' > "$folder/lexicon.json"
	printf 'code\tpattern\tkind\n%s/\t(%s\t%s\n' "$speaking" "$speaking" "$speaking" > "$folder/terms.tsv"
	for command in check export test "gaps" "profile"; do
		run tl-lexicon $command "$folder"
		harmless err
	done
	run tl-tag -l "$folder" "$WORK/in/tag"
	status_is 2
	harmless err
	echo '{' > "$folder/lexicon.json"
	run tl-tag -l "$folder" "$WORK/in/tag"
	status_is 2
	harmless err
	has err '\x1b[2J'
}
check "a lexicon that speaks" lexicons_that_speak

# What is shown to people as text.
texts_that_speak() {
	jq -c --arg s "$speaking" '.id += $s | .source = $s' "$WORK/gives/tag" > "$WORK/speaking"
	run tl-why -l tests/contract/lexicon "$WORK/speaking"
	status_is 0
	harmless out
	run tl-kwic -f text -b source -e trust "$WORK/speaking"
	status_is 0
	harmless out
	tl-count --by source "$WORK/speaking" > "$WORK/cells"
	run tl-report -f text "$WORK/cells"
	status_is 0
	harmless out
	run tl-terms -f text --by source "$WORK/speaking"
	status_is 0
	harmless out
}
check "texts that speak" texts_that_speak

# Runs of other people, compared.
runs_that_speak() {
	local run turn=$'\342\200\256'	# U+202E
	for run in mine theirs; do
		mkdir -p "$WORK/$run"/{stamp,1-documents,digest/1-documents}
		touch "$WORK/$run"/{entries.tsv,cells.jsonl,stamp/settings}
		gzip -c < /dev/null > "$WORK/$run/1-documents/0.gz"
		echo '{"version":"1","libraries":{},"corpora":[],"lexicons":[]}' > "$WORK/$run/manifest.json"
	done
	printf 'BY=%s\n' "$speaking" > "$WORK/theirs/stamp/settings"
	printf 'terms.tsv:2\t%s\n' "$speaking" > "$WORK/theirs/entries.tsv"
	jq -cn --arg s "$speaking$turn" '{version: $s, libraries: {($s): $s}, lexicons: [],
		corpora: [{name: $s, files: [{path: $s, sha256: $s}]}]}' > "$WORK/theirs/manifest.json"
	jq -cn --arg s "$speaking" '{id: $s}' | gzip > "$WORK/theirs/1-documents/0.gz"
	jq -cn --arg s "$speaking" '{kind: "cell", by: {x: $s}, lexicon: $s, code: $s, polarity: "barrier",
		references: 1, share: 1, key: true}' > "$WORK/theirs/cells.jsonl"
	run pipeline/changes "$WORK/mine" "$WORK/theirs"
	status_is 0
	harmless out
	harmless err
	! grep -qF "$turn" "$WORK/out" || wrong "it turns the direction of writing"
	[[ $(cut -f 1 "$WORK/out" | sort -u | tr '\n' ' ') == "cell document entry file key setting version what " ]] ||
		wrong "$(< "$WORK/out")"
	jq -cn --arg s "$speaking" '{"@graph": [{"@id": $s, contentSize: 1, sha256: ("0" * 64)}]}' \
		> "$WORK/theirs/ro-crate-metadata.json"
	run pipeline/verify "$WORK/theirs" true
	status_is 1
	harmless err
}
check "runs that speak" runs_that_speak

# What lies where the output is to go.

link_in_the_way() {
	mkdir -p "$WORK/way"
	echo theirs > "$WORK/way/theirs"
	ln -sf theirs "$WORK/way/out"
	run "${program[@]}" -o "$WORK/way/out" "$input"
	status_is 0
	[[ $(< "$WORK/way/theirs") == theirs ]] || wrong "the link was followed"
	[[ ! -L $WORK/way/out ]] || wrong "the link is still there"
	same "$WORK/way/out" "$gives"
	rm -r "$WORK/way"
}
each_program link_in_the_way

nobody_reads_half() {
	local writer file mode=
	mkfifo "$WORK/slow"
	tl-segment -o "$WORK/half" "$WORK/slow" &
	writer=$!
	exec {hold}> "$WORK/slow"
	while kill -0 $writer && [[ -z $mode ]]; do
		for file in "$WORK"/half.partial*; do
			[[ ! -e $file ]] || mode=$(stat -c %a "$file")
		done
	done
	[[ $mode == 600 ]] || wrong "others may read it: mode $mode"
	exec {hold}>&-
	wait $writer || wrong "status $?"
	[[ $(stat -c %a "$WORK/half") == $(printf %o $((0666 & ~$(umask)))) ]] || wrong "mode $(stat -c %a "$WORK/half")"
}
check "nobody reads half a file" nobody_reads_half
summary

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

# What the runner refuses, and what it takes for a pipeline.

programs_that_are_none() {
	local text
	while IFS=$'\t' read -r text words; do
		run themeline "$text" "$WORK/in/segment"
		status_is 2
		is_empty out
		has err "themeline: $words"
	done <<- 'END'
		sort	unknown stage "sort"; themeline --help names all
		segment | sort	unknown stage "sort"
		segment |	a stage is missing
		| segment	a stage is missing
		segment > out	'>' is for a shell
		segment; tokenise	';' is for a shell
		tag -l $HOME	'$' is for a shell
		tag -l 'x	a quote is opened and never closed
		segment --nope	tl-segment: unknown option --nope
		count | segment	segment reads documents but count gives cells
		segment | report	report reads cells but segment gives documents; put count between
		segment | ingest	ingest reads files; it can only stand first
		report | count --merge	report gives no records; it can only stand last
		kwic trust | count	kwic gives no records; it can only stand last
		segment | kwic	tl-kwic: nothing to look for
		segment | kwic trust x.jsonl	only the first stage reads files, not tl-kwic
		segment | tokenise x.jsonl	only the first stage reads files, not tl-tokenise
		segment -o x | tokenise	-o can only be given once
		segment --help	--rejects, --help and --version are options of themeline itself
	END
	run themeline
	status_is 2
	has err "no pipeline given"
	run themeline ''
	status_is 2
	has err "a stage is missing"
}

names_and_spaces() {
	run themeline $' tl-segment|\\\n\ttokenise \n' "$WORK/in/segment"
	status_is 0
	same "$WORK/out" "$WORK/gives/tokenise"
	run themeline "segment $WORK/in/segment | tokenise"
	status_is 0
	same "$WORK/out" "$WORK/gives/tokenise"
	run themeline "segment | tokenise -o $WORK/tokens" "$WORK/in/segment"
	status_is 0
	same "$WORK/tokens" "$WORK/gives/tokenise"
}

quoted_words() {
	mkdir -p "$WORK/my lexicons"
	ln -sfn "$ROOT/tests/contract/lexicon" "$WORK/my lexicons/of \"care\""
	local words=" -l '$WORK/my lexicons/of \"care\"'"
	run themeline "tag$words" "$WORK/in/tag"
	cp "$WORK/out" "$WORK/expected"
	run bash -c "tl-tag$words < '$WORK/in/tag'"
	status_is 0
	same "$WORK/out" "$WORK/expected"
}

check programs_that_are_none programs_that_are_none
check names_and_spaces names_and_spaces
check quoted_words quoted_words

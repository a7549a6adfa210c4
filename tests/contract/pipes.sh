# The text of a shell pipeline run by a shell and run by the runner: the same bytes.

small_lexicon=${WORDS[tag]}
WORDS[tag]="-l '${LEXICON:-lexicons/integrated-care}'"

# The sample many times over, each time with other ids.
make_corpus() {
	local copies=60 i
	! is_sanitized || copies=12
	tl-ingest corpus/sample 2> /dev/null > "$WORK/sample"
	for ((i = 0; i < copies; i++)); do
		sed "s/\"id\":\"/&$i-/" "$WORK/sample"
	done > "$WORK/corpus"
	{
		sed -n '1,40p' "$WORK/corpus"
		printf '%s\n' 'no JSON'$'\r' '{"id":"lost"}' '{"id":"odd","text":7}'
		sed -n '41,$p' "$WORK/corpus"
	} > "$WORK/rough"
}

# The same chain for a shell.
shell_text() { # FIRST LAST [OPTION]...
	chain_text "$1" "$2" | sed "s/^/tl-/; s/ | / ${*:3} | tl-/g; s/\$/ ${*:3}/"
}

as_the_shell_does() { # FILE FIRST LAST
	local jobs
	run bash -o pipefail -c "$(shell_text "$2" "$3")" < "$1"
	status_is 0
	mv "$WORK/out" "$WORK/expected"
	mv "$WORK/err" "$WORK/notes"
	for jobs in 1 4; do
		run themeline -j$jobs "$(chain_text "$2" "$3")" "$1"
		status_is 0
		same "$WORK/out" "$WORK/expected"
		same "$WORK/err" "$WORK/notes"
	done
	run themeline -j2 -o "$WORK/file.gz" "$(chain_text "$2" "$3")" < "$1"
	status_is 0
	gzip -dc "$WORK/file.gz" > "$WORK/file"
	same "$WORK/file" "$WORK/expected"
}

from_the_files_on() {
	run bash -o pipefail -c "tl-ingest corpus/sample | $(shell_text segment report)"
	status_is 0
	mv "$WORK/out" "$WORK/expected"
	mv "$WORK/err" "$WORK/notes"
	for jobs in 1 4; do
		run themeline -j$jobs "$(chain_text ingest report)" corpus/sample
		status_is 0
		same "$WORK/out" "$WORK/expected"
		same "$WORK/err" "$WORK/notes"
	done
}

# Records that cannot be worked on are left out at the same places with the same words.
with_rejects() { # FIRST LAST
	local jobs
	run bash -o pipefail -c "$(shell_text "$1" "$2" -k)" < "$WORK/rough"
	status_is 1
	mv "$WORK/out" "$WORK/expected"
	sed '/skipped$/d' "$WORK/err" > "$WORK/notes"
	sed -n '41,43p' "$WORK/rough" > "$WORK/bad"
	for jobs in 1 4; do
		run themeline -j$jobs -k --rejects "$WORK/rejects" "$(chain_text "$1" "$2")" \
			< "$WORK/rough"
		status_is 1
		same "$WORK/out" "$WORK/expected"
		same "$WORK/rejects" "$WORK/bad"
		sed -i '/^themeline: 3 records skipped$/d' "$WORK/err"
		same "$WORK/err" "$WORK/notes"
	done
}

# Without -k both end at the first of them, and what they gave until then is the same.
with_an_early_end() {
	local jobs
	run themeline -j1 "$(chain_text segment tag)" "$WORK/rough"
	status_is 3
	mv "$WORK/out" "$WORK/expected"
	mv "$WORK/err" "$WORK/notes"
	for jobs in 2 4 8; do
		run themeline -j$jobs "$(chain_text segment tag)" "$WORK/rough"
		status_is 3
		same "$WORK/out" "$WORK/expected"
		same "$WORK/err" "$WORK/notes"
	done
}

make_corpus
for last in segment tokenise stem tag count report; do
	check "as_the_shell_does: segment to $last, the sample" \
		as_the_shell_does "$WORK/sample" segment $last
done
for last in tag report; do
	check "as_the_shell_does: segment to $last, many records" \
		as_the_shell_does "$WORK/corpus" segment $last
done
check from_the_files_on from_the_files_on
check "with_rejects: segment to tag" with_rejects segment tag
check "with_rejects: segment to report" with_rejects segment report
check with_an_early_end with_an_early_end
WORDS[tag]=$small_lexicon

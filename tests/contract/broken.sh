# Lines that are no records: the run ends there with status 3, or with -k goes on with status 1 and
# keeps them, byte for byte.

# The bad lines, each with what is said of it. They stand from line 2 on.
bad=(
	'{"id":"x","text":"abc'			'the line ends inside a string'
	' {}x'					'something follows the object'
	'hello'					'one JSON object a line was expected'
	'["a"]'					'one JSON object a line was expected'
	'{"id":"a"} {"id":"b"}'			'something follows the object'
	'  { "id" : "x" ,}'$'\r'		'a key in quotes was expected'
	'{"id":"x","a":[1,]}'			'a value was expected'
	'{"id":"x","a":1,"a":2}'		'the key "a" stands twice'
	'{"id":"x","a":1,"\u0061":2}'		'the key "a" stands twice'
	'{"id":"x","a":{"b":1,"\u0062":2}}'	'the key "b" stands twice'
	'{"id":"x","text":"a'$'\xff''"}'	'at byte 20 of the line: not UTF-8'
	'{"id":"x","text":"'$'\xed\xa0\x80''"}'	'at byte 19 of the line: not UTF-8'
	'{"id":"x","text":"\ud800"}'		'half of a surrogate pair'
	'{"id":"x","text":"a'$'\t''"}'		'a control character inside a string'
	'{"id":"x","text":"a@"}'		'a control character inside a string'
)
bad_documents=(
	'{"text":"x"}'				'no "id"'
	'{"id":7,"text":"x"}'			'"id" is not a string'
	'{"id":"","text":"x"}'			'"id" is empty'
)

# The first line of the input, all bad lines, the others.
insert_bad_lines() {
	local lines=("${bad[@]}") i
	[[ $stage == ingest || $stage == report ]] || lines+=("${bad_documents[@]}")
	: > "$WORK/bad" > "$WORK/words"
	for ((i = 0; i < ${#lines[@]}; i += 2)); do
		printf '%s\n' "${lines[i]}" | tr '@' '\0' >> "$WORK/bad"
		echo "$((i / 2 + 2)): ${lines[i + 1]}" >> "$WORK/words"
	done
	{ head -n 1 "$input" && cat "$WORK/bad" && tail -n +2 "$input"; } > "$WORK/in.jsonl"
}

bad_lines_are_left_out() {
	local words
	insert_bad_lines
	run "${program[@]}" -k --rejects "$WORK/rejects" "$WORK/in.jsonl"
	status_is 1
	same "$WORK/out" "$gives"
	same "$WORK/rejects" "$WORK/bad"
	while read -r words; do
		grep -F "in.jsonl:${words%%:*}: " "$WORK/err" | grep -qF "${words#*: }" ||
			wrong "nothing in line ${words%%:*} about: ${words#*: }"
	done < "$WORK/words"
	has err ": $(wc -l < "$WORK/words") records skipped"
	run "${program[@]}" -k "$WORK/in.jsonl"
	status_is 1
	same "$WORK/out" "$gives"
}

# What came before goes on its way; what comes behind is not looked at.
the_run_ends_at_a_bad_line() {
	insert_bad_lines
	run "${program[@]}" "$WORK/in.jsonl"
	status_is 3
	has err "in.jsonl:2: not valid JSON at byte "
	[[ $(wc -l < "$WORK/err") == 1 ]] || wrong "more was said: $(tail -n +2 "$WORK/err")"
	case $(kind_of "$stage") in
	sum) : > "$WORK/expected" ;;
	lines) head -n 1 "$input" | "${program[@]}" > "$WORK/expected" ;;
	*) head -n 1 "$gives" > "$WORK/expected" ;;
	esac
	same "$WORK/out" "$WORK/expected"
}

only_bad_lines() {
	insert_bad_lines
	run "${program[@]}" -k --rejects "$WORK/rejects" "$WORK/bad"
	status_is 1
	[[ $(kind_of "$stage") == sum ]] || is_empty out
	same "$WORK/rejects" "$WORK/bad"
}

each_program bad_lines_are_left_out
each_program the_run_ends_at_a_bad_line
each_program only_bad_lines

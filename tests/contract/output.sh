# Output that is lost is never a success, and a file is there when it is whole.

full_disk() {
	status=0
	"${program[@]}" "$input" > /dev/full 2> "$WORK/err" || status=$?
	status_is 3
	has err "No space left on device"
	run "${program[@]}" -o /dev/full "$input"
	status_is 3
	has err "/dev/full: cannot write: No space left on device"
}

full_disk_for_rejects() {
	{ echo broken && cat "$input"; } > "$WORK/in.jsonl"
	run "${program[@]}" -k --rejects /dev/full "$WORK/in.jsonl"
	status_is 3
	has err "/dev/full: cannot write"
}

closed_output() {
	status=0
	"${program[@]}" "$input" 2> "$WORK/err" >&- || status=$?
	status_is 3
	has err "standard output: cannot write"
	run bash -c '"$@" 2>&-' - "${program[@]}" "$input"
	status_is 0
	same "$WORK/out" "$gives"
}

closed_input() {
	status=0
	"${program[@]}" > "$WORK/out" 2> "$WORK/err" <&- || status=$?
	[[ $status == [23] ]] || wrong "status $status"
	is_empty out
	has err "standard input: cannot read"
}

dash_is_standard_output() {
	{ echo broken && cat "$input"; } > "$WORK/in.jsonl"
	run "${program[@]}" -o - "$input"
	status_is 0
	same "$WORK/out" "$gives"
	run "${program[@]}" -k -o "$WORK/file" --rejects - "$WORK/in.jsonl"
	status_is 1
	[[ $(< "$WORK/out") == broken ]] || wrong "the rejects are not right"
	same "$WORK/file" "$gives"
}

# More than fits into a pipe.
reader_that_goes_away() {
	local files=() i
	for ((i = 0; i < 60; i++)); do
		files+=("$input")
	done
	timeout 60 "${program[@]}" "${files[@]}" 2> "$WORK/err" | head -n 1 > "$WORK/out"
	status=${PIPESTATUS[0]}
	status_is 3
	! grep -i 'write\|pipe' "$WORK/err" > "$WORK/said" || wrong "said: $(< "$WORK/said")"
	head -n 1 "$gives" > "$WORK/first"
	same "$WORK/out" "$WORK/first"
}

file_is_whole_or_not_there() {
	local file=$WORK/files/out.jsonl
	rm -rf "$WORK/files"
	mkdir "$WORK/files"
	run "${program[@]}" -o "$file" "$input"
	status_is 0
	is_empty out
	same "$file" "$gives"
	echo old > "$file"
	{ cat "$input" && echo broken; } > "$WORK/in.jsonl"
	run "${program[@]}" -o "$file" "$WORK/in.jsonl"
	status_is 3
	[[ $(< "$file") == old ]] || wrong "the old file is gone"
	run "${program[@]}" -k --output "$file" "$WORK/in.jsonl"
	status_is 1
	same "$file" "$gives"
	[[ $(ls "$WORK/files") == out.jsonl ]] || wrong "left behind: $(ls "$WORK/files")"
}

file_is_its_own_input() {
	cp "$input" "$WORK/in.jsonl"
	run "${program[@]}" -o "$WORK/in.jsonl" "$WORK/in.jsonl"
	status_is 0
	same "$WORK/in.jsonl" "$gives"
}

tool_file_is_whole_or_not_there() {
	local file=$WORK/files/out
	rm -rf "$WORK/files"
	mkdir "$WORK/files"
	run "${program[@]}" -o "$file" "$input"
	status_is 0
	is_empty out
	same "$file" "$gives"
	echo old > "$file"
	head -c 3 "$input" > "$WORK/in.jsonl"
	run "${program[@]}" -o "$file" "$WORK/in.jsonl"
	[[ $status == [23] ]] || wrong "status $status"
	has err "${program[0]}"
	[[ $(< "$file") == old ]] || wrong "the old file is gone"
	[[ $(ls "$WORK/files") == out ]] || wrong "left behind: $(ls "$WORK/files")"
}

packed_file() {
	run "${program[@]}" -o "$WORK/one.gz" "$input"
	status_is 0
	gzip -dc "$WORK/one.gz" > "$WORK/plain" || wrong "gzip does not like it"
	same "$WORK/plain" "$gives"
	run "${program[@]}" -o "$WORK/two.gz" "$input"
	same "$WORK/two.gz" "$WORK/one.gz"
}

packed_rejects() {
	{ printf 'broken\r\n' && cat "$input"; } > "$WORK/in.jsonl"
	run "${program[@]}" -k --rejects "$WORK/rejects.gz" "$WORK/in.jsonl"
	status_is 1
	[[ $(gzip -dc "$WORK/rejects.gz") == $'broken\r' ]] || wrong "the rejects are not right"
}

each_program full_disk
each_program full_disk_for_rejects map sum lines
each_program dash_is_standard_output map sum lines
each_program closed_output
each_program closed_input
each_program reader_that_goes_away source map
each_program file_is_whole_or_not_there map sum lines
each_program file_is_its_own_input
each_program packed_file
each_program packed_rejects map sum lines
each_tool full_disk
each_tool closed_output
each_tool packed_file
each_tool tool_file_is_whole_or_not_there

# However the lines come, they are the same records.

gives_the_same() {
	status_is 0
	same "$WORK/out" "$gives"
}

from_files_and_standard_input() {
	run "${program[@]}" "$input"
	gives_the_same
	run "${program[@]}" < "$input"
	gives_the_same
	run "${program[@]}" - < "$input"
	gives_the_same
	run "${program[@]}" -- "$input"
	gives_the_same
	run "${program[@]}" /dev/null - /dev/null < "$input"
	gives_the_same
}

from_many_files() {
	head -n 1 "$input" > "$WORK/first"
	tail -n +2 "$input" | head -c -1 > "$WORK/others"	# no line feed at the end
	: > "$WORK/empty"
	run "${program[@]}" "$WORK/first" "$WORK/empty" "$WORK/others"
	gives_the_same
}

empty_input() {
	run "${program[@]}"
	status_is 0
	[[ $(kind_of "$stage") == sum ]] || is_empty out
}

no_final_line_feed() {
	head -c -1 "$input" > "$WORK/in.jsonl"
	run "${program[@]}" "$WORK/in.jsonl"
	gives_the_same
}

blank_lines() {
	sed '1s/^/\n \t\n/; s/$/\n\r/' "$input" > "$WORK/in.jsonl"
	run "${program[@]}" "$WORK/in.jsonl"
	gives_the_same
}

byte_order_mark() {
	{ printf '\xef\xbb\xbf' && cat "$input"; } > "$WORK/in.jsonl"
	run "${program[@]}" "$WORK/in.jsonl"
	gives_the_same
	: > "$WORK/before"
	run "${program[@]}" "$WORK/before" "$WORK/in.jsonl"
	gives_the_same
	printf '\xef\xbb\xbf' > "$WORK/in.jsonl"
	run "${program[@]}" "$WORK/in.jsonl"
	status_is 0
}

carriage_returns() {
	sed 's/$/\r/' "$input" > "$WORK/in.jsonl"
	run "${program[@]}" "$WORK/in.jsonl"
	status_is 0
	[[ $(kind_of "$stage") != map ]] || [[ $(grep -c $'\r$' "$WORK/out") == 3 ]] ||
		wrong "the carriage returns were not kept"
	tr -d '\r' < "$WORK/out" > "$WORK/plain"
	same "$WORK/plain" "$gives"
}

white_space_around() {
	sed 's/^/ \t/; s/$/\t /' "$input" > "$WORK/in.jsonl"
	run "${program[@]}" "$WORK/in.jsonl"
	status_is 0
	sed 's/^[ \t]*//; s/[ \t]*$//' "$WORK/out" > "$WORK/plain"
	sed 's/^[ \t]*//; s/[ \t]*$//' "$gives" > "$WORK/expected"
	same "$WORK/plain" "$WORK/expected"
}

each_program from_files_and_standard_input
each_program from_many_files
each_program empty_input
each_program no_final_line_feed
each_program blank_lines
each_program byte_order_mark
each_program carriage_returns
each_program white_space_around

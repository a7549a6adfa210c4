# Packed input is read as if it were not; packed input that is not whole is never a success.

packed_input() {
	gzip -nc "$input" > "$WORK/in.gz"
	run "${program[@]}" "$WORK/in.gz"
	status_is 0
	same "$WORK/out" "$gives"
	run "${program[@]}" < "$WORK/in.gz"
	status_is 0
	same "$WORK/out" "$gives"
}

# Cut in the middle of a line too: members know nothing of lines.
packed_in_many_members() {
	{
		head -c 100 "$input" | gzip -nc && gzip -nc < /dev/null
		tail -c +101 "$input" | gzip -nc
	} > "$WORK/in.gz"
	run "${program[@]}" "$WORK/in.gz"
	status_is 0
	same "$WORK/out" "$gives"
}

packed_and_broken_off() {
	gzip -nc "$input" | head -c -20 > "$WORK/in.gz"
	run "${program[@]}" -o "$WORK/out.jsonl" "$WORK/in.gz"
	status_is 3
	has err "$WORK/in.gz: gzip data ends in the middle"
	[[ ! -e $WORK/out.jsonl ]] || wrong "there is an output"
	run "${program[@]}" -k "$WORK/in.gz"
	status_is 3
}

packed_and_damaged() {
	gzip -nc "$input" > "$WORK/in.gz"
	printf '\xff\xff\xff\xff' |
		dd of="$WORK/in.gz" bs=1 seek=100 conv=notrunc status=none
	run "${program[@]}" -o "$WORK/out.jsonl" "$WORK/in.gz"
	status_is 3
	has err "$WORK/in.gz: gzip data is damaged"
}

packed_and_followed_by_something() {
	{ gzip -nc "$input" && cat "$input"; } > "$WORK/in.gz"
	run "${program[@]}" -o "$WORK/out.jsonl" "$WORK/in.gz"
	status_is 3
	has err "$WORK/in.gz: gzip data is followed by something else"
}

each_program packed_input
each_program packed_in_many_members
each_program packed_and_broken_off map sum lines
each_program packed_and_damaged map sum lines
each_program packed_and_followed_by_something map sum lines

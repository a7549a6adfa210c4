# A wrong call is refused before anything is read or written: status 2, a hint, no output.

refused() { # TEXT...
	status_is 2
	is_empty out
	has err "$@"
}

unknown_option() {
	run "${program[@]}" --no-such-option "$input"
	refused "unknown option --no-such-option; --help shows"
	run "${program[@]}" "$input" -Z
	refused "unknown option -Z; --help shows"
	run "${program[@]}" --help=yes
	refused "--help takes no value"
}

missing_value() {
	run "${program[@]}" "$input" -o
	refused "-o needs a value (FILE)"
}

missing_rejects() {
	run "${program[@]}" --rejects
	refused "--rejects needs a value (FILE)"
}

wrong_number_of_jobs() {
	local jobs
	for jobs in abc 4x -1 '' 1.5; do
		run "${program[@]}" -j "$jobs" "$input"
		refused "--jobs wants a whole number, not \"$jobs\""
	done
	run "${program[@]}" -j 99999 "$input"
	refused "-j: at most"
	run "${program[@]}" -j 0 "$input"
	status_is 0
	same "$WORK/out" "$gives"
}

missing_file() {
	run "${program[@]}" "$WORK/missing.jsonl"
	refused "$WORK/missing.jsonl: cannot read: No such file or directory"
	run "${program[@]}" "$input" "$WORK/missing.jsonl"
	refused ""
	grep -q 'missing.jsonl\|wrong number of operands' "$WORK/err" || wrong "said: $(< "$WORK/err")"
}

directory_as_file() {
	run "${program[@]}" "$WORK"
	refused "$WORK: is a directory; tl-ingest reads directories"
}

rejects_without_keep_going() {
	rm -f "$WORK/rejects"
	run "${program[@]}" --rejects "$WORK/rejects" "$input"
	refused "give both"
	[[ ! -e $WORK/rejects ]] || wrong "the rejects are there"
}

output_that_cannot_be() {
	local file
	for file in "$WORK/missing/file" /proc/file "$WORK" ''; do
		run "${program[@]}" -o "$file" "$input"
		refused "$file"
	done
}

rejects_that_cannot_be() {
	run "${program[@]}" -k --rejects "$WORK/missing/file" "$input"
	refused "$WORK/missing/file: cannot create"
	run "${program[@]}" -k -o "$WORK/both" --rejects "$WORK/both" "$input"
	refused "-o and --rejects"
	[[ ! -e $WORK/both ]] || wrong "the output is there"
	run "${program[@]}" -k --rejects - "$input"
	refused "-o and --rejects"
}

# What reads what it writes has no end.
its_own_output() {
	cp "$input" "$WORK/own"
	status=0
	(ulimit -f 20000 && exec timeout 60 "${program[@]}" - < "$WORK/own" >> "$WORK/own") 2> "$WORK/err" || status=$?
	status_is 3
	has err "standard input: is what standard output goes to as well"
	same "$WORK/own" "$input"
}

output_in_the_folder() {
	local option
	mkdir -p "$WORK/folder/below"
	ln -sfn folder "$WORK/link"
	for option in -o --rejects; do
		run tl-ingest -k $option "$WORK/folder/below/out" "$WORK/link"
		refused "$WORK/folder/below/out: is in a folder that is read, $WORK/link; write it elsewhere"
	done
	run tl-ingest -o "$WORK/folders" "$WORK/folder"
	status_is 0
	rm -r "$WORK/folder" "$WORK/link" "$WORK/folders"
}

each_program unknown_option
each_program missing_value
each_program missing_rejects
each_program wrong_number_of_jobs
each_program missing_file
each_program directory_as_file map sum lines
each_program rejects_without_keep_going
each_program output_that_cannot_be
each_program rejects_that_cannot_be
each_program its_own_output
check "ingest: the output in a folder that is read" output_in_the_folder
each_tool unknown_option
each_tool missing_value
each_tool missing_file
each_tool output_that_cannot_be

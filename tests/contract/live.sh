# A chain answers as it goes: the result of a record comes while its input is still open.

# Seconds to wait for an answer; it takes milliseconds where all is well.
patience=10

answers() { # COMMAND [ARG]...
	local answer= expected
	IFS= read -r expected < "$gives"
	coproc "$@" 2> "$WORK/err"
	local from=${COPROC[0]} to=${COPROC[1]} process=$COPROC_PID
	head -n 1 "$input" >&"$to"
	IFS= read -r -t $patience -u "$from" answer || wrong "no answer in $patience s"
	[[ -n ${problems-} || $answer == "$expected" ]] || wrong "another answer: ${answer:0:300}"
	exec {to}>&-
	wait "$process" || wrong "status $? at the end"
	exec {from}<&-
	is_empty err
}

answers_before_the_end() {
	answers "${program[@]}"
}

# A bad record ends the run, whoever still holds the input open. It goes through the program `giving`.
giving=cat
ends_while_the_input_is_open() { # COMMAND [ARG]...
	coproc "$@" 2> "$WORK/err"
	local from=${COPROC[0]} to=${COPROC[1]} process=$COPROC_PID
	$giving <<< broken >&"$to"
	read -r -t $patience -u "$from"
	[[ $? -le 128 ]] || wrong "it has not ended in $patience s"
	exec {to}>&- {from}<&-
	wait "$process"
	[[ $? == 3 ]] || wrong "another status than 3"
	has err "1: "
}

ends_at_once() {
	local giving
	for giving in cat gzip; do
		ends_while_the_input_is_open "${program[@]}"
		ends_while_the_input_is_open "${program[@]}" -j2
	done
}

# Bytes of one record come one piece after the other.
answers_when_the_line_is_whole() {
	local answer= line
	IFS= read -r line < "$input"
	coproc "${program[@]}" 2> "$WORK/err"
	local from=${COPROC[0]} to=${COPROC[1]} process=$COPROC_PID
	printf %s "${line:0:100}" >&"$to"
	IFS= read -r -t 0.1 -u "$from" answer
	printf '%s\n' "${line:100}" >&"$to"
	IFS= read -r -t $patience -u "$from" answer || wrong "no answer in $patience s"
	exec {to}>&-
	wait "$process"
	[[ $answer == "$(head -n 1 "$gives")" ]] || wrong "another answer: ${answer:0:300}"
}

# Others who have a pipe open may have made its ends non-blocking.
waits_where_it_must_not_block() {
	local nonblocking='import os, sys
for fd in 0, 1:
	os.set_blocking(fd, False)
os.execvp(sys.argv[1], sys.argv[1:])'
	{
		head -c 100 "$input"
		sleep 0.1
		tail -c +101 "$input"
	} | python3 -c "$nonblocking" "${program[@]}" 2> "$WORK/err" | {
		sleep 0.1
		cat
	} > "$WORK/out"
	is_empty err
	same "$WORK/out" "$gives"
}

shell_pipeline() {
	eval "tl-segment | tl-tokenise | tl-stem | tl-tag ${WORDS[tag]}"
}

each_program answers_before_the_end map lines
each_program answers_when_the_line_is_whole map lines
each_program ends_at_once map lines
each_program waits_where_it_must_not_block
input=$WORK/in/segment gives=$WORK/gives/tag
for jobs in 1 4; do
	check "answers_before_the_end: themeline -j$jobs, a chain" \
		answers themeline -j$jobs "$(chain_text segment tag)"
	check "ends_at_once: themeline -j$jobs, a chain" \
		ends_while_the_input_is_open themeline -j$jobs "$(chain_text segment count)"
done
check "answers_before_the_end: a shell pipeline" answers shell_pipeline

# No line is too long, and memory is bounded by the largest record.
#
# Sanitizers are slow and need memory of their own: a tenth of the size, no limit.

size=50000000 limit=1500000	# bytes; KiB of address space
if is_sanitized; then
	size=5000000 limit=unlimited
fi

run_limited() {
	run bash -c 'ulimit -v "$1" && shift && exec "$@"' - "$limit" "${program[@]}" "$@"
}

long_line() {
	{
		sed -n '1s/}$//p' "$input"
		printf ',"long":"'
		head -c $size /dev/zero | tr '\0' x
		printf '"}\n'
	} | tr -d '\n' > "$WORK/in.jsonl"
	run_limited -o "$WORK/out.jsonl" "$WORK/in.jsonl"
	status_is 0
	[[ $(kind_of "$stage") == sum ]] ||
		(($(wc -c < "$WORK/out.jsonl") > size)) || wrong "the line was cut"
}

# One document of sentences of the sample.
make_long_text() {
	local texts
	texts=$(sed -E 's/.*"text":"(([^"\\]|\\.)*)".*/\1/' "$WORK/in/records" | tr '\n' ' ')
	printf '{"id":"long","text":"'
	yes "$texts" | head -c $size | sed '$s/\\*$//' | tr -d '\n'
	printf '"}\n'
}

long_text() {
	local out=$WORK/long/$stage
	run_limited -o "$out.new" "$long"
	status_is 0
	mv "$out.new" "$out"
}

# Each stage alone on what the one before gave, then all of them in one process.
long_text_through_the_chain() {
	long=$WORK/long/in
	mkdir "$WORK/long"
	make_long_text > "$long"
	for stage in "${STAGES[@]}"; do
		[[ $(kind_of "$stage") != source ]] || continue
		[[ -z ${FROM[$stage]-} ]] || long=$WORK/long/${FROM[$stage]}
		eval "program=(tl-$stage ${WORDS[$stage]-})"
		check "long_text: tl-$stage" long_text
		long=$WORK/long/$stage
	done
	long=$WORK/long/in
	program=(themeline -j2 "$(chain_text segment count)")
	check "long_text: themeline -j2, a chain" long_text
	check "long_text: the chain gives the same" same "$WORK/long/$stage" "$WORK/long/count"
	rm -r "$WORK/long"
}

each_program long_line map
long_text_through_the_chain

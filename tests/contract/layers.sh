# A layer that is missing or broken is told in words that name the stage to run.

text='"id":"x","text":"one two"'

# Stage, record, what is said of it.
cases=(
	segment	'{"id":"x"}'					'no "text"; run tl-ingest first'
	segment	'{"id":"x","text":7}'				'"text" is not a string; run tl-ingest first'
	tokenise '{"id":"x"}'					'no "text"; run tl-ingest first'
	stem	"{$text}"					'no "tokens"; run tl-tokenise first'
	stem	"{$text,\"tokens\":[0,8]}"			'"tokens" has offsets that are outside the text or not in order; run tl-tokenise again'
	stem	"{$text,\"tokens\":[0]}"			'"tokens" is not an array of start,end pairs; run tl-tokenise again'
	tag	"{$text}"					'no "sentences"; run tl-segment first'
	tag	"{$text,\"sentences\":[0,7]}"			'no "tokens"; run tl-tokenise first'
	tag	"{$text,\"sentences\":[0,7],\"tokens\":[0,3]}"	'no "stems"; run tl-stem first'
	tag	"{$text,\"sentences\":[0,7],\"tokens\":[0,3],\"stems\":[]}"	'0 stems for 1 tokens; run tl-stem again'
	crosswalk "{$text}"					'no "tags"; run tl-tag first'
	crosswalk "{$text,\"tags\":[{}]}"			'"tags" is not an array of tags with start, end and code; run tl-tag again'
	count	"{$text}"					'no "sentences"; run tl-segment first'
	count	"{$text,\"sentences\":[0,7],\"tokens\":[0,3]}"	'no "tags"; run tl-tag first'
	count	"{$text,\"sentences\":[],\"tokens\":[],\"tags\":[{}]}"	'"tags" is not an array of tags with start, end and code; run tl-tag again'
	cooccur	"{$text}"					'no "sentences"; run tl-segment first'
	cooccur	"{$text,\"sentences\":[0,7]}"			'no "tags"; run tl-tag first'
	terms	"{$text}"					'no "sentences"; run tl-segment first'
	terms	"{$text,\"sentences\":[0,7]}"			'no "tokens"; run tl-tokenise first'
	kwic	"{$text}"					'no "sentences"; run tl-segment first'
	kwic	"{$text,\"sentences\":[0,7],\"tokens\":[0,3]}"	'no "stems"; run tl-stem first'
	compare	"{$text,\"sentences\":[0,7]}"			'no "tokens"; run tl-tokenise first'
	compare	"{$text,\"sentences\":[0,7],\"tokens\":[0,3]}"	'no "tags"; run tl-tag first'
	report	'{"id":"x"}'					'no "kind", so this is no line of a count; run tl-count first'
)

layer_is_told() {
	local i
	for ((i = 0; i < ${#cases[@]}; i += 3)); do
		[[ ${cases[i]} == "$stage" ]] || continue
		echo "${cases[i + 1]}" > "$WORK/in.jsonl"
		run "${program[@]}" "$WORK/in.jsonl"
		status_is 3
		is_empty out
		[[ $(< "$WORK/err") == "tl-$stage: $WORK/in.jsonl:1: "*"${cases[i + 2]}" ]] ||
			wrong "said: $(< "$WORK/err")"
	done
}

later_links_say_so_too() {
	run themeline 'segment | stem' <<< "{$text}"
	status_is 3
	[[ $(< "$WORK/err") == \
		'tl-stem: standard input:1: record "x": no "tokens"; run tl-tokenise first' ]] ||
		wrong "said: $(< "$WORK/err")"
}

each_program layer_is_told map sum lines
check later_links_say_so_too later_links_say_so_too

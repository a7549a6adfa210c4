# A map changes its own layer and nothing else, and done again it gives the same line.

# All layers, between members that no stage knows, oddly spelled and spaced.
make_odd_records() { # RECORDS
	sed -e 's/^{"id":/\t{ "a\\u0062c" :{"deep":[ 1,\t2.50e+01,{ } ]} , "n":-0.0,"\\u0069d" : /' \
		-e 's/}$/ ,"\\"}":"}{]\\u005b[\\\\" ,\t"z" : null } \r/' "$1"
}

done_again_it_is_the_same() {
	local all=$WORK/gives/tag
	[[ $stage != crosswalk ]] || all=$gives
	run "${program[@]}" "$all"
	status_is 0
	same "$WORK/out" "$all"
	make_odd_records "$all" > "$WORK/odd"
	run "${program[@]}" "$WORK/odd"
	status_is 0
	same "$WORK/out" "$WORK/odd"
}

# What a stage adds stands at the end, before the closing brace.
new_layers_come_last() {
	local line out
	[[ $stage != crosswalk ]] || return 0	# adds to a layer that is there
	run "${program[@]}" "$input"
	while IFS= read -r line && IFS= read -r -u 3 out; do
		[[ $out == "${line%\}}"* ]] || wrong "changed: ${out:0:300}"
	done < "$input" 3< "$WORK/out"
	run "${program[@]}" <<< '{ "id" : "x", "text":"" , "sentences":[], "tokens":[],"stems":[] }'
	status_is 0
	grep -q '^{ "id" : "x", "text":"" , "sentences":\[\], "tokens":\[\],"stems":\[\] .*}$' \
		"$WORK/out" || wrong "changed: $(< "$WORK/out")"
}

each_program done_again_it_is_the_same map
each_program new_layers_come_last map

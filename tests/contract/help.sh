# --help and --version answer on standard output, and say so if they cannot.

help() {
	local option
	run "${program[@]}" --help
	status_is 0
	is_empty err
	has out "usage: ${program[0]} " "Exit status:" "${common[@]}"
	for option in $(grep -o '^  .*' "$WORK/out" | grep -o -e '--[a-z-]*'); do
		run "${program[@]}" "$option" --no-such-option "$WORK/missing"
		! grep -q -e "unknown option $option;" "$WORK/err" ||
			wrong "--help tells of $option, which is unknown"
	done
	run "${program[@]}" -h "$WORK/missing"
	status_is 0
}

version() {
	run "${program[@]}" --version
	status_is 0
	is_empty err
	grep -qx "${program[0]}\( [a-z]*\)\? (themeline) [0-9]*\.[0-9]*\.[0-9]*" "$WORK/out" ||
		wrong "no version: $(< "$WORK/out")"
}

help_that_is_lost() {
	local option
	for option in --help --version; do
		"${program[@]}" $option > /dev/full 2> "$WORK/err" && wrong "$option > /dev/full is fine"
		has err "standard output: cannot write"
		"${program[@]}" $option >&- 2> "$WORK/err" && wrong "$option >&- is fine"
		has err "standard output: cannot write"
	done
}

stages_are_named() {
	local stage
	run themeline --help
	for stage in "${STAGES[@]}"; do
		has out "  $stage "
	done
}

each_program help
each_program version
each_program help_that_is_lost
each_tool help
each_tool version
each_tool help_that_is_lost
check "stages_are_named: themeline" stages_are_named

# A program that dies in a chain is never taken for the end of the input.

# In the middle of a line the next program sees it.
dead_within_a_line() {
	run bash -c '{ head -c 100 "$1" && kill -9 $BASHPID; } | "${@:2}"' - "$input" "${program[@]}"
	status_is 3
	has err "standard input:1: not valid JSON"
	[[ $(kind_of "$stage") == sum ]] || is_empty out
}

# Behind a line the shell does, told to look at every program (README).
dead_behind_a_line() {
	run bash -o pipefail -c '{ head -n 1 "$1" && kill -9 $BASHPID; } | "${@:2}"' - "$input" "${program[@]}"
	status_is 137
}

# The recipes of make run go through files: without one there is no next.
dead_recipe() {
	local old=()
	mkdir -p "$WORK/b"
	cp -R "$B/bin" "$WORK/b"
	printf '%s\n' '#!/bin/bash' "[[ \$* == *stem* ]] || exec '$PWD/$B/bin/themeline' \"\$@\"" 'kill -9 $$' \
		> "$WORK/b/bin/themeline"
	for program in "$WORK"/b/bin/*; do
		old+=(--assume-old="$program")
	done
	run make run B="$WORK/b" OUT="$WORK/run" JOBS=1 "${old[@]}"
	status_is 2
	has err "2-stems"
	[[ -e $WORK/run/1-documents ]] || wrong "there are no documents"
	(cd "$WORK/run" && ls) | grep '[.]\|^[34]-' > "$WORK/names" &&
		wrong "made all the same: $(< "$WORK/names")"
	rm -r "$WORK/b" "$WORK/run"
}

each_program dead_within_a_line map sum lines
each_program dead_behind_a_line map
check dead_recipe dead_recipe

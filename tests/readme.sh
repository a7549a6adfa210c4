#!/bin/bash
# The examples of README.md: what stands behind "$ " in a console block prints the lines below it.
. "$(dirname "$0")/harness.sh"

command='' number=0

example() {
	run bash -o pipefail -c "$command"
	status_is 0
	same "$WORK/out" "$WORK/expected"
}

finish() {
	[[ -n $command ]] || return
	number=$((number + 1))
	check "README example $number: ${command:0:60}" example
	command=''
}

inside=
while IFS= read -r line; do
	case $inside$line in
	'```console') inside=1 ;;
	'1```')
		finish
		inside=
		;;
	'1$ '*)
		finish
		command=${line#'$ '}
		: > "$WORK/expected"
		;;
	1*) printf '%s\n' "$line" >> "$WORK/expected" ;;
	esac
done < README.md

[[ $number -gt 0 ]] || fail "README.md" "no console block found"
summary

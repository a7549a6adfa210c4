#!/bin/bash
# Runs the programs of the golden cases under valgrind's memcheck: memory that is read before it is written,
# used when it is gone or out of its bounds, or lost. What the cases must give they must give here too. For
# make memcheck: no part of make test, since it takes many minutes.
#
#	usage: memcheck.sh [CASE]...
. "$(dirname "$0")/harness.sh"

if ! command -v valgrind > /dev/null; then
	skip memcheck "no valgrind"
	summary
fi
if is_sanitized; then
	skip memcheck "sanitizers do not run under valgrind"
	summary
fi

# A build folder whose programs are the same, but watched; each run has a log of its own.
mkdir -p "$WORK/watched/bin" "$WORK/logs"
for program in "$B"/bin/*; do
	cat > "$WORK/watched/bin/${program##*/}" <<- END
		#!/bin/sh
		exec valgrind -q --leak-check=full --show-leak-kinds=definite,indirect,possible \\
			--errors-for-leak-kinds=definite,indirect,possible --error-exitcode=99 \\
			--suppressions='$ROOT/tests/memcheck.supp' --log-file='$WORK/logs/%p' '$program' "\$@"
	END
done
chmod +x "$WORK"/watched/bin/*

[[ $# -gt 0 ]] || set -- $(ls tests/golden)
for case; do
	said=$(B=$WORK/watched bash tests/golden.sh "$case")
	[[ $? == 0 ]] || sed '$d' <<< "$said"
	add_summary "${said##*$'\n'}" || fail "$case" "did not end properly"
	runs=$((${runs:-0} + $(ls "$WORK/logs" | wc -l)))
	# A case may do without the status of a program, and then passes although there was a finding.
	found=$(find "$WORK/logs" -type f -size +0 -exec cat {} +)
	[[ -z $found ]] || fail "$case: valgrind" "$found"
	find "$WORK/logs" -type f -delete
done
echo "$runs runs of programs watched"
summary

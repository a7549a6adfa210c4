#!/bin/bash
# Runs the unit tests of the build folder: tests/unit/test_NAME.c makes one executable each.
#
#	usage: unit.sh [NAME]...
. "$(dirname "$0")/harness.sh"

[[ $# -gt 0 ]] || set -- $(basename -s .c tests/unit/test_*.c | sed 's/^test_//')

for name; do
	CMOCKA_MESSAGE_OUTPUT=TAP run "$B/tests/unit/test_$name"
	passed=$((passed + $(grep -c '^ok ' "$WORK/out")))
	[[ -z ${VERBOSE-} ]] || sed -n "s/^ok [0-9]* - /ok      $name: /p" "$WORK/out"
	while IFS= read -r reason; do
		skip "test_$name" "$reason"
	done < <(sed -n 's/.*skipped: //p' "$WORK/out" "$WORK/err")
	bad=$(grep -v '# SKIP' "$WORK/out" | grep -c '^not ok ')
	if ((bad || status)); then
		fail "test_$name: status $status" "$(grep -v '^ok \|^1\.\.' "$WORK/out" | head -n 60)" \
			"$(head -n 60 "$WORK/err")"
		failed=$((failed + (bad ? bad - 1 : 0)))
	fi
done
summary

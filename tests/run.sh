#!/bin/bash
# Runs every suite and adds up. The last line is "N passed, N failed, N skipped"; the status is 1 if any
# case failed.
#
#	usage: run.sh [BUILD]
#
# JOBS suites run at a time (default 2); what they say comes in a fixed order.
B=${1:-${B:-build}}
. "$(dirname "$0")/harness.sh"

suites=(contract unit golden schema oracle man readme)
[[ ! -e tests/fuzz/replay.sh ]] || suites+=(fuzz/replay)

for suite in "${suites[@]}"; do
	while (($(jobs -rp | wc -l) >= ${JOBS:-2})); do
		wait -n
	done
	bash "tests/$suite.sh" > "$WORK/${suite//\//-}" 2>&1 &
done
wait
for suite in "${suites[@]}"; do
	said=$WORK/${suite//\//-}
	sed '$d' "$said"
	printf '%-12s %s\n' "$suite" "$(tail -n 1 "$said")"
	add_summary "$(tail -n 1 "$said")" || fail "$suite did not end properly"
done
summary

#!/bin/bash
# Runs every suite and adds up. The last line is "N passed, N failed, N skipped"; the status is 1 if
# any case failed.
#
#	usage: run.sh [BUILD]
#
# JOBS suites run at a time (default 2), the longest first; what they say comes in a fixed order. SUITES names
# some of them, to run no others.
B=${1:-${B:-build}}
. "$(dirname "$0")/harness.sh"

suites=(contract faults limits cluster unit golden property hostile language schema why oracle man readme again
	figures browser lexicons fuzz/replay)
order=("${suites[@]:3}" limits faults contract)
if [[ -n ${SUITES-} ]]; then
	read -ra suites <<< "$SUITES"
	order=("${suites[@]}")
fi
declare -A process
told=0

start() { # SUITE
	bash "tests/$1.sh" > "$WORK/${1//\//-}" 2>&1 &
	process[$1]=$!
}

tell() { # SUITE
	local said=$WORK/${1//\//-} line
	line=$(tail -n 1 "$said")
	sed '$d' "$said"
	printf '%-12s %s\n' "$1" "$line"
	add_summary "$line" || fail "$1 did not end properly"
}

# Tells of the suites that have ended, up to the first in the order that has not.
tell_ended() {
	local suite=${order[told]-}
	while [[ -n $suite && -n ${process[$suite]-} ]] && ! kill -0 "${process[$suite]}" 2> /dev/null; do
		tell "$suite"
		told=$((told + 1))
		suite=${order[told]-}
	done
}

for suite in "${suites[@]}"; do
	while (($(jobs -rp | wc -l) >= ${JOBS:-2})); do
		wait -n
		tell_ended
	done
	start "$suite"
done
while ((told < ${#order[@]})); do
	wait "${process[${order[told]}]}"
	tell_ended
done
summary

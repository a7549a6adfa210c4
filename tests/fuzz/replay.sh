#!/bin/bash
# Replays tests/fuzz/corpus through the fuzz targets, built in B; names choose targets.
#
#	usage: replay.sh [TARGET]...
. "$(dirname "$0")/../harness.sh"
export TMPDIR=$WORK	# what a crash leaves behind goes with it
# Targets throw away what a program says, and with it what sanitizers do.
ASAN_OPTIONS+=:log_path=$WORK/said UBSAN_OPTIONS+=:log_path=$WORK/said

for folder in tests/fuzz/corpus/*/; do
	name=$(basename "$folder")
	[[ $# == 0 || " $* " == *" $name "* ]] || continue
	said=$("$B/tests/fuzz/$name" "$folder"* 2> "$WORK/$name")
	if ! add_summary "${said##*$'\n'}"; then
		fail "$name" "did not end properly"
	elif [[ $said == failed:* ]]; then
		sed '$d' <<< "$said"
		cat "$WORK/$name" "$WORK"/said.* 2> /dev/null | tail -n 60
	fi
done
summary

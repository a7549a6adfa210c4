#!/bin/bash
# Replays tests/fuzz/corpus through the fuzz targets. B is the build folder; names choose targets.
set -uo pipefail
cd "$(dirname "$0")/../.."

targets=${B:-build}/tests/fuzz
export TMPDIR=$targets/tmp	# what a crash leaves behind goes with it
mkdir -p "$TMPDIR"
trap 'rm -rf "$TMPDIR"' EXIT
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
passed=0 failed=0

for folder in tests/fuzz/corpus/*/; do
	name=$(basename "$folder")
	[[ $# == 0 || " $* " == *" $name "* ]] || continue
	log=$targets/$name.log
	result=$("$targets/$name" "$folder"* 2> "$log")
	if [[ ${result##*$'\n'} =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
		((passed += BASH_REMATCH[1], failed += BASH_REMATCH[2]))
	else
		result+=" $name did not end properly" BASH_REMATCH=(0 0 1)
		((failed += 1))
	fi
	if ((BASH_REMATCH[2])); then
		echo "$name: $result"
		tail -n 40 "$log"
	fi
done
echo "$passed passed, $failed failed"
((failed == 0))

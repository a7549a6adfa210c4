#!/bin/bash
# kwic.sh: tl-kwic against kwic.py, which finds and shows the same in its own way.
#
#	usage: kwic.sh TAGGED...
#
# Each file of tagged records (JSON lines) and all of them together, on one processor and on several.
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# Options of tl-kwic, and the same for the oracle.
ways=(
	"care"					'{"words":["care"]}'
	"-w 3 -S the|of"			'{"words":["the","of"],"context":3,"sentence":true}'
	"-w 3 -C 15 a|an"			'{"words":["a","an"],"context":3,"characters":15}'
	"-s 1R,2R,3R care|services"		'{"words":["care","services"],"sort":["1R","2R","3R"]}'
	"-S -s 2L,match,document and|or"	'{"words":["and","or"],"sentence":true,"sort":["2L","match","document"]}'
	"-w 4 -n 7 -r --seed 3 in"		'{"words":["in"],"context":4,"sort":[],"random":7}'
	"-c costs -p barrier,enabler"		'{"codes":["costs"],"polarity":["barrier","enabler"]}'
	"-p barrier -c costs -c collaborative-approach -s code,1L"
						'{"codes":["costs","collaborative-approach"],"polarity":["barrier"],"sort":["code","1L"]}'
)

passed=0 failed=0
check() { # OPTIONS ORACLE FILE...
	local words=$1 options=$2
	shift 2
	if tl-kwic $words -o "$work/lines" "$@" && python3 "$root/tests/oracle/kwic.py" "$work/lines" "$options" "$@" &&
		themeline -j3 "kwic $(printf "'%s' " $words)" "$@" | cmp - "$work/lines"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
}

for ((i = 0; i < ${#ways[@]}; i += 2)); do
	for file; do
		check "${ways[i]}" "${ways[i + 1]}" "$file"
	done
	[[ $# -lt 2 ]] || check "${ways[i]}" "${ways[i + 1]}" "$@"
done
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]

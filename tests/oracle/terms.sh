#!/bin/bash
# terms.sh: tl-terms against terms.py, which counts the same in its own way.
#
#	usage: terms.sh RECORDS...
#
# Each file of records with stems (JSON lines), all of them together, and three that are made by chance are
# counted in several ways, on one processor and on several. Lists of their parts must be those of the whole.
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

oracle=$root/tests/oracle/terms.py
printf '%s\n' the of and Bü > "$work/stops"

# Options of tl-terms, and the same for the oracle.
ways=(
	"-n 1"					'{}'
	"-n 1-3 -s --by source -d"		'{"ngrams":[1,3],"stems":true,"by":["source"],"dispersion":true}'
	"-n 2 --stop $work/stops -d"		'{"ngrams":[2,2],"stops":["the","of","and","bü"],"dispersion":true}'
	"--by source --keyness"			'{"by":["source"],"keyness":true}'
	"--by source --keyness -n 2-2 -s -d"	'{"by":["source"],"keyness":true,"ngrams":[2,2],"stems":true,"dispersion":true}'
	"-c"					'{"collocations":true}'
	"-c -w 4 -s --stop $work/stops"		'{"collocations":true,"window":4,"stems":true,"stops":["the","of","and","bü"]}'
	"-c -w 3 --node care --node dA"		'{"collocations":true,"window":3,"nodes":["care","da"]}'
)

passed=0 failed=0
check() { # OPTIONS ORACLE FILE...
	local words=$1 options=$2
	shift 2
	if tl-terms $words -o "$work/lines" "$@" && python3 "$oracle" "$work/lines" "$options" "$@" &&
		themeline -j3 "terms $words" "$@" | cmp - "$work/lines" &&
		cat "$@" | tac | tl-terms $words | cmp - "$work/lines"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
}

# The order of lines is that of the whole within a part.
parts() { # OPTIONS FILE
	local k
	for k in 1 2 3; do
		tl-terms $1 --part $k/3 "$2" || return
	done | sort > "$work/parts"
	tl-terms $1 "$2" | sort | cmp - "$work/parts"
}

for seed in 1 2 3; do
	python3 "$oracle" --make $seed > "$work/made$seed" || exit 1
done
for file in "$@" "$work"/made?; do
	for ((i = 0; i < ${#ways[@]}; i += 2)); do
		check "${ways[i]}" "${ways[i + 1]}" "$file"
	done
	for words in "-n 1-2 -s" "-c -w 2"; do
		if parts "$words" "$file"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
		fi
	done
done
[[ $# -lt 2 ]] || check "${ways[2]}" "${ways[3]}" "$@"
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]

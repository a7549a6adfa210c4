#!/bin/bash
# quantile.sh: the thresholds of key cells against R's quantile(), by every type and several shares.
#
#	usage: quantile.sh [TAGGED...]
#
# The data sets are the shares, rates and document shares of the barriers and of the enablers of each level,
# group and file.
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

for program in Rscript jq; do
	if ! command -v "$program" > /dev/null; then
		echo "skipped: no $program"
		exit 0
	fi
done
if [[ $# == 0 ]]; then
	echo "skipped: no tagged documents given"
	exit 0
fi

# One line a set: type, share, threshold, then the values as quotients of counts.
sets() { # TYPE SHARE STATISTIC FILE
	tl-count --quantile-type "$1" --key-quantile "$2" --key-of "$3" "$4" 2> /dev/null |
		jq -rs --arg type "$1" --arg share "$2" --arg of "$3" '
			(map(select(.kind == "group"))[0]) as $group |
			def value: if $of == "rate" then "\(.references * 1000)/\($group.words)"
				elif $of == "share" then ($group.references[.lexicon] as $r |
					"\(.references)/\($r.barrier + $r.enabler)")
				else "\(.documents)/\($group.documents)" end;
			map(select(.kind == "cell" and has("key"))) as $cells |
			.[] | select(.kind == "rule") | . as $rule | [$type, $share, .threshold] +
				[$cells[] | select(.depth == $rule.depth and .polarity == $rule.polarity
					and .lexicon == $rule.lexicon) | value] | join(" ")'
}

for file; do
	for share in 0.75 0.9; do
		for type in 1 2 3 4 5 6 7 8 9; do
			for of in share rate document_share; do
				sets "$type" "$share" "$of" "$file" || exit 1
			done
		done
	done
done | Rscript "$root/tests/oracle/quantile.R"

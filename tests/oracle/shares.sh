#!/bin/bash
# Every share of tl-count and of the tables of tl-report against the line of jq that README.md shows.
#
#	usage: shares.sh GREY REVIEW	(tagged records)
set -euo pipefail

command -v jq > /dev/null || { echo "skipped: no jq"; exit; }

line=$(sed -n 's/^    \(jq -cn --arg lexicon .* tags\.jsonl\)$/\1/p' README.md)
[[ -n $line && $line != *$'\n'* ]] || { echo "README.md does not show one line of jq"; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat "$@" > "$work/tags.jsonl"
tl-count --by source -o "$work/cells.jsonl" "$work/tags.jsonl"

# Runs the line with other settings, the groups given names.
recompute() { # LEXICON FIELD DEPTH
	local words=$line
	words=${words/--arg lexicon integrated-care/--arg lexicon '"$1"'}
	words=${words/--arg by source/--arg by '"$2"'}
	words=${words/--argjson depth 2/--argjson depth '"$3"'}
	(cd "$work" && eval "$words") | jq -c --arg lexicon "$1" --argjson depth "$3" \
		'. + {lexicon: $lexicon, depth: $depth, group: (.group // "combined")}'
}

lexicons=$(jq -r 'select(.kind == "group") | .references | keys[]' "$work/cells.jsonl" | sort -u)
for lexicon in $lexicons; do
	for field in source "no such member"; do
		for depth in 1 2; do
			recompute "$lexicon" "$field" "$depth"
		done
	done
done > "$work/recomputed"

# Both ways: nothing that differs from a cell, no cell with a share that was not met.
jq -n --slurpfile recomputed "$work/recomputed" '
	def name: [.group // .by.source, .lexicon, .depth, .code, .polarity // "either"] | tojson;
	($recomputed | map(select(.group != "combined"))) as $cells
	| ($cells | group_by([.group, .lexicon, .depth, .code]) | map(.[0]
		+ {polarity: "either", references: map(.references) | add, share: map(.share) | add}))
	| (. + $cells | INDEX(name)) as $wanted
	| [inputs | select(.kind != "group" and .share != null)] as $got
	| if ($got | length) != ($wanted | length) then
		error("\($got | length) cells have a share, \($wanted | length) were recomputed")
	else $got[] end
	| $wanted[name] as $is
	| if $is == null or $is.references != .references
			or ($is.share - .share | fabs) > 0.5000001e-6 then
		error("\(tojson) is not \($is | tojson)")
	else empty end' "$work/cells.jsonl"

# Shares of a table, a line each: group, lexicon, depth, code, polarity, share.
table() { # THEMES|SUBTHEMES
	tl-report -f json -t "$1" "$work/cells.jsonl" | jq -c '.[] | .columns as $columns | .rows[]
		| [$columns, .] | transpose | map({key: .[0], value: .[1]}) | from_entries
		| . as $row | keys[] | capture("^(?<group>.*) (?<polarity>barrier|enabler) share$")
		| . + ($row | {lexicon, code, depth: (.code | split("/") | length)})
			+ {share: $row["\(.group) \(.polarity) share"]}'
}

# A share of a total is the sum of those of the themes.
for name in themes subthemes; do
	table "$name" > "$work/table"
	jq -n --slurpfile recomputed "$work/recomputed" '
		def name: [.group, .lexicon, .depth, .code, .polarity] | tojson;
		($recomputed | INDEX(name)) as $wanted
		| ($recomputed | map(select(.depth == 1)) | group_by([.group, .lexicon, .polarity])
			| map(.[0] + {code: "", depth: 0, share: map(.share) | add}) | INDEX(name)) as $totals
		| inputs
		| (($wanted + $totals)[name].share // 0) as $share
		| if ($share - .share | fabs) > 0.50001e-4 then
			error("\(tojson) should be \($share)")
		else empty end' "$work/table"
done
echo "$(wc -l < "$work/recomputed") shares recomputed"

#!/bin/bash
# What must hold of any documents and any lexicon, tried on some drawn by chance (tests/property.py).
#
#	usage: SEEDS="1 2 3" property.sh
. "$(dirname "$0")/harness.sh"

if ! command -v python3 > /dev/null; then
	skip property "no python3"
	summary
fi
property=(python3 tests/property.py)

# Stages in a shell pipeline, in one process and on several: the same bytes.
pipes_are_the_runner() {
	local jobs
	for jobs in 1 3; do
		run themeline -j$jobs "$tagging | count $counting" "$documents"
		status_is 0
		same "$WORK/out" "$cells"
	done
}

parts_add_up() {
	local part
	"${property[@]}" deal 3 "$tagged" "$folder/part"
	for part in 1 2 3; do
		tl-count $counting --partial "$folder/part$part" > "$folder/counted$part" || wrong "part $part"
	done
	run tl-count --merge "$folder"/counted[123]
	status_is 0
	same "$WORK/out" "$cells"
}

order_is_no_matter() {
	"${property[@]}" shuffle "$seed" "$tagged" > "$folder/shuffled"
	run tl-count $counting "$folder/shuffled"
	status_is 0
	same "$WORK/out" "$cells"
}

# What was in the line stands at its beginning, as it was; stages that run again, in whatever order, change
# nothing.
records_survive() {
	local before after chain
	while IFS= read -r before && IFS= read -r after <&3; do
		[[ $after == "${before%\}}"* ]] || wrong "another line: ${before:0:200}" "${after:0:200}"
	done < "$documents" 3< "$tagged"
	for chain in 'stem | tag' 'tokenise | segment' 'tag | segment | stem' 'tokenise | stem | tag | segment'; do
		run themeline "${chain/tag/tag -l $folder/lexicon}" "$tagged"
		status_is 0
		same "$WORK/out" "$tagged"
	done
}

# Each document by itself, in a process of its own, as among the others.
surroundings_are_no_matter() {
	local line
	"${property[@]}" shuffle "$seed" "$documents" > "$folder/shuffled"
	run themeline -j2 "$tagging" "$folder/shuffled"
	status_is 0
	LC_ALL=C sort "$WORK/out" > "$folder/sorted"
	LC_ALL=C sort "$tagged" | cmp -s - "$folder/sorted" || wrong "tags depend on the order"
	sed -n '1p;$p' "$documents" | while IFS= read -r line; do
		themeline "$tagging" <<< "$line"
	done > "$folder/alone"
	sed -n '1p;$p' "$tagged" > "$folder/among"
	same "$folder/alone" "$folder/among"
}

offsets_are_right() {
	run "${property[@]}" spans "$folder" "$tagged"
	status_is 0
	is_empty out
	is_empty err
}

for seed in ${SEEDS:-1 2 3 4 5 6 7 8 9 10 11 12}; do
	folder=$WORK/$seed documents=$WORK/$seed/documents.jsonl tagged=$WORK/$seed/tagged cells=$WORK/$seed/cells
	tagging="segment | tokenise | stem | tag -l $folder/lexicon"
	counting="--by source --bootstrap 20 --seed $seed"
	"${property[@]}" make "$seed" "$folder"
	if ! tl-segment "$documents" | tl-tokenise | tl-stem | tl-tag -l "$folder/lexicon" > "$tagged" ||
			! tl-count $counting "$tagged" > "$cells" 2> "$WORK/err"; then
		fail "seed $seed: a shell pipeline" "$(< "$WORK/err")"
		continue
	fi
	check "seed $seed: pipes are the runner" pipes_are_the_runner
	check "seed $seed: parts add up" parts_add_up
	check "seed $seed: the order of documents is no matter" order_is_no_matter
	check "seed $seed: records survive" records_survive
	check "seed $seed: surroundings are no matter" surroundings_are_no_matter
	check "seed $seed: offsets are right" offsets_are_right
done
summary

#!/bin/bash
# What several threads share, under the thread sanitizer: the runner with two and four workers, gzip in and
# out, what fails in one of the workers or around them. What comes out is what one worker gives. Of use in a
# build with SAN=thread alone.
. "$(dirname "$0")/harness.sh"
. tests/programs.sh

if ! grep -q __tsan_init "$B/bin/themeline"; then
	skip threads "not a build with SAN=thread"
	summary
fi

lexicon=$ROOT/tests/contract/lexicon
tagging="segment | tokenise | stem | tag -l '$lexicon'"
many=$WORK/many.jsonl

# The sample again and again, each time with ids of its own: several batches for each worker.
tl-ingest corpus/sample 2> /dev/null > "$WORK/sample" || fail "the sample is read"
for i in {1..20}; do
	sed "s/^{\"id\":\"/&$i-/" "$WORK/sample"
done > "$many"
themeline "$tagging" "$many" > "$WORK/tagged" || fail "the sample is tagged"
gzip -c "$many" > "$many.gz"

# One program with one worker, then with more.
agrees() { # TEXT FILE
	local jobs
	themeline "$1" "$2" > "$WORK/one" 2> "$WORK/err" || wrong "$(< "$WORK/err")"
	for jobs in 2 4; do
		run themeline -j$jobs "$1" "$2"
		status_is 0
		same "$WORK/out" "$WORK/one"
	done
}

check "maps" agrees "$tagging" "$many"
check "maps and sums" agrees "$tagging | count --by source --bootstrap 20 | report" "$many"
check "packed input" agrees "segment | tokenise" "$many.gz"
check "a source" agrees "ingest -f jsonl | segment | tokenise" "$many"
check "dedupe" agrees "dedupe" "$many"
check "pairs" agrees "cooccur -u document" "$WORK/tagged"
check "groups" agrees "compare --by source -r 19 -n 19" "$WORK/tagged"
check "terms" agrees "terms -n 1-2 -d --by source" "$WORK/tagged"
check "concordance" agrees "kwic -s 1R,document trust" "$WORK/tagged"
check "sample" agrees "sample -n 3" "$WORK/tagged"

packed_output() {
	local jobs
	themeline "segment | tokenise" "$many" > "$WORK/one"
	for jobs in 2 4; do
		run themeline -j$jobs -o "$WORK/packed.gz" "segment | tokenise" "$many.gz"
		status_is 0
		gzip -dc "$WORK/packed.gz" > "$WORK/out"
		same "$WORK/out" "$WORK/one"
	done
}
check "packed output" packed_output

shards() {
	run tl-shard -f -n 3 -i "$WORK/part" "$many.gz"
	status_is 0
	cat "$WORK"/part-*.gz | gzip -dc | sort > "$WORK/out"
	sort "$many" > "$WORK/one"
	same "$WORK/out" "$WORK/one"
}
check "shards" shards

# What fails.

# A record in the middle that is none: the run ends there, or leaves it out and keeps it.
rejected() {
	{ sed -n '1,300p' "$many" && echo broken && sed '1,300d' "$many"; } > "$WORK/rough"
	run themeline -j4 "$tagging" "$WORK/rough"
	status_is 3
	has err "rough:301:"
	run themeline -j4 -k --rejects "$WORK/rejects" "$tagging" "$WORK/rough"
	status_is 1
	same "$WORK/out" "$WORK/tagged"
	[[ $(< "$WORK/rejects") == broken ]] || wrong "rejects: $(head -c 300 "$WORK/rejects")"
}
check "a record in the middle" rejected

all_rejected() {
	run themeline -j4 -k --rejects "$WORK/rejects" "stem" "$many"
	status_is 1
	is_empty out
	same "$WORK/rejects" "$many"
}
check "all records" all_rejected

packed_and_cut() {
	head -c -20 "$many.gz" > "$WORK/cut.gz"
	run themeline -j4 -o "$WORK/cut" "segment | tokenise" "$WORK/cut.gz"
	status_is 3
	has err "cut.gz: gzip data ends in the middle"
	[[ ! -e $WORK/cut ]] || wrong "there is an output"
}
check "packed input that is cut" packed_and_cut

reader_goes_away() { # FILE...
	run bash -c 'set +o pipefail; themeline -j4 "segment | tokenise" "$@" | head -c 1 > /dev/null
		exit "${PIPESTATUS[0]}"' - "$@"
	status_is 3
}
check "a reader that goes away" reader_goes_away "$many"
check "a reader that goes away, packed input" reader_goes_away "$many.gz"

no_room() {
	run bash -c 'themeline -j4 "segment | tokenise" "$1" > /dev/full' - "$many"
	status_is 3
	has err "No space left on device"
	run bash -c 'themeline -j4 -o "$2/packed.gz" --rejects /dev/full -k stem "$1"' - "$many" "$WORK"
	status_is 3
}
check "no room" no_room

# The thread that unpacks waits for somebody when all is over: the run does not.
left_waiting() {
	local writer
	mkfifo "$WORK/fifo"
	{ { echo broken && cat "$WORK/sample"; } | gzip -c && exec sleep 100; } > "$WORK/fifo" &
	writer=$!
	run tl-segment "$WORK/fifo"
	status_is 3
	has err "fifo:1:"
	kill $writer || wrong "it waited until the writer had ended"
	rm "$WORK/fifo"
}
check "an input that waits" left_waiting

if command -v python3 > /dev/null; then
	shown() {
		run python3 tests/progress.py shown "$many" themeline -j4 -o "$WORK/shown" "segment | tokenise"
		status_is 0
	}
	check "progress on a terminal" shown
fi

# The golden cases of the runner: a finding has a status that none of them expects.
mapfile -t cases < <(grep -l themeline tests/golden/*/cmd | cut -d / -f 3)
said=$(bash tests/golden.sh "${cases[@]}")
sed '$d' <<< "$said"
add_summary "${said##*$'\n'}" || fail "golden cases did not end properly"
summary

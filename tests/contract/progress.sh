# How far a run is, is shown on a terminal alone.

on_a_terminal() { # PYTHON-ARG...
	run python3 tests/progress.py "$@"
	status_is 0
	is_empty err
}

if ! command -v python3 > /dev/null; then
	skip "progress" "no python3 here"
else
	input=$WORK/in/tokenise
	check "progress: a stage that writes a file" on_a_terminal shown "$input" tl-tokenise -o "$WORK/shown"
	check "progress: a source" on_a_terminal shown "$WORK/in/records" tl-ingest -f jsonl -o "$WORK/shown"
	check "progress: a sum" on_a_terminal shown "$WORK/in/count" tl-count -o "$WORK/shown"
	check "progress: the runner" on_a_terminal shown "$input" themeline -j2 -o "$WORK/shown" 'segment | tokenise'
	check "progress: a tool" on_a_terminal shown "$input" tl-shard -f -n 2 -i "$WORK/shards"
	check "progress: --quiet" on_a_terminal silent "$input" tl-tokenise --quiet -o "$WORK/shown"
	check "progress: a tool and --quiet" on_a_terminal notes "$input" tl-shard --quiet -f -n 2 -i "$WORK/shards"
	check "progress: a pipe" on_a_terminal silent "$input" tl-tokenise
fi

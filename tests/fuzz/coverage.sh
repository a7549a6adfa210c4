#!/bin/bash
# Says which share of the lines and regions of pipeline/ and of each stage the replayed corpus has reached. BUILD
# has the targets, built by clang with -fcoverage-mapping, and in profiles/ what they have counted; see the
# Makefile (fuzz-coverage). What llvm-cov calls mismatched are inline functions that a target does not use.
#
#	usage: coverage.sh BUILD
set -euo pipefail
[[ $# == 1 ]] || { echo "usage: coverage.sh BUILD" >&2; exit 2; }
build=$1

tool() { # NAME
	compgen -c "llvm-$1" | grep -xE "llvm-$1(-[0-9]+)?" | sort -V | tail -n 1
}

profdata=$(tool profdata) cov=$(tool cov)
[[ -n $profdata && -n $cov ]] || { echo "coverage.sh: no llvm-profdata and llvm-cov; install llvm" >&2; exit 2; }

"$profdata" merge -sparse -o "$build/corpus.profdata" "$build"/profiles/*.profraw
objects=()
for target in tests/fuzz/*.c; do
	objects+=(-object "$build/${target%.c}")
done
"$cov" export -summary-only -instr-profile "$build/corpus.profdata" "${objects[@]:1}" |
	jq -r --arg root "$PWD/" '
		def share: if .count == 0 then "-" else 100 * .covered / .count | round end;
		def sum(part): {count: map(part.count) | add, covered: map(part.covered) | add};
		def row(name): [name, (sum(.lines) | .count, share), (sum(.regions) | .count, share)] | @tsv;
		[.data[0].files[] | .filename |= ltrimstr($root) | .folder = (.filename | split("/"))
			| select(.folder[0] == "pipeline" or .folder[0] == "stages")
			| {name: .folder[:-1] | join("/")} + .summary]
		| ("folder\tlines\tof them reached, %\tregions\tof them reached, %",
			(group_by(.name)[] | .[0].name as $name | row($name)), row("all"))'

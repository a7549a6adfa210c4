#!/bin/bash
# What every stage and the runner must do, whatever they are for. Each part of it has a file in
# tests/contract.
#
#	usage: contract.sh [PART]...
. "$(dirname "$0")/harness.sh"
. tests/programs.sh

if ! make_inputs; then
	fail "the chain runs over the sample"
	summary
fi
[[ $# -gt 0 ]] || set -- $(basename -s .sh tests/contract/*.sh)
for part; do
	. "tests/contract/$part.sh"
done
summary

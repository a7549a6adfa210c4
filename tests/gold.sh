# gold.sh: what oracles on hand-coded sentences begin with; sourced. Ends the oracle where there are none.
# Leaves $root, $gold and PATH, in a folder of its own that is removed at the end.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
gold=${SHARED:-$root/../shared}/gold
export LC_ALL=C

if [[ ! -e $gold/score.py ]]; then
	echo "skipped: no hand-coded sentences here"
	exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

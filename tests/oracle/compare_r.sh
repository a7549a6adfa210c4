#!/bin/bash
# compare_r.sh: the statistics of tl-compare against R's own functions, on the tagged sample and on sets that
# compare.py makes up.
#
#	usage: compare_r.sh TAGGED...
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C

if ! command -v Rscript > /dev/null || ! command -v jq > /dev/null; then
	echo "skipped: no Rscript or no jq here (Debian: r-base-core, jq)"
	exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

columns='["lexicon", "depth", "margin", "with_a", "of_a", "with_b", "of_b", "here", "words_a", "there", "words_b",
	"v", "or", "ll", "p", "p_references", "holm_documents", "bh_documents", "holm_references", "bh_references"]'

# compare FIELD FILE...
compare() {
	tl-compare --by "$1" --no-intervals -n 199 "${@:2}" 2> /dev/null |
		jq -rn "$columns, (inputs | select(.kind == \"difference\")
			| [.lexicon, .depth, .polarity == null, .documents.a, .of_documents.a, .documents.b,
				.of_documents.b, .references.a, .words.a, .references.b, .words.b, .cramers_v,
				.odds_ratio, .log_likelihood, .test.documents.p, .test.references.p,
				.test.documents.holm, .test.documents.bh, .test.references.holm,
				.test.references.bh] | map(if . == null then \"NA\" else . end)) | @tsv" > "$work/table" &&
		Rscript --vanilla "$root/tests/oracle/compare_r.R" "$work/table"
}

passed=0 failed=0
check() {
	if compare "$@"; then
		passed=$((passed + 1))
	else
		echo "of: $*"
		failed=$((failed + 1))
	fi
}

python3 "$root/tests/oracle/compare.py" make "$work" || exit 1
check source "$@"
for name in few uneven three odd wordless; do
	check g "$work/$name.jsonl"
done
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]

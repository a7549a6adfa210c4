#!/bin/bash
# dedupe.sh: the pair scores of tl-dedupe against dedupe.py, which works them out from the records, and
# what it finds of the duplicates that people have marked (dedupe_labelled.py).
set -o pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
data=${SHARED:-$root/../shared}/data
PATH=${BIN:-${B:-$root/build}/bin}:$PATH
export LC_ALL=C.UTF-8

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

passed=0 failed=0
count() {
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $*"
	fi
}

scores() { # RECORDS
	tl-dedupe --explain "$work/pairs" -o /dev/null "$1" 2> "$work/err" &&
		python3 "$root/tests/oracle/dedupe.py" "$work/pairs" "$1"
}

# The same whatever the number of workers.
workers() { # RECORDS
	tl-dedupe -m "$1" > "$work/one" 2> "$work/err" &&
		tl-dedupe -m -j 4 "$1" 2> "$work/err" | cmp - "$work/one"
}

# What people have marked and tl-dedupe has not, or the other way round:
#   copper: two records of one article, which Embase and PubMed give different DOIs
#   tafenoquine: none
#   HEDCO: the table has title, authors and abstract alone. Missed: other abstracts of the same report, other
#   first authors, a report number in one of the titles, titles of two words. Found: two rows that people
#   marked as duplicates without saying of which
measured() { # FILE EXPECTED
	tl-ingest "$data/$1" > "$work/records" 2> "$work/err" &&
		count scores "$work/records" && count workers "$work/records" &&
		tl-dedupe -m -o "$work/marked" "$work/records" 2> "$work/err" &&
		python3 "$root/tests/oracle/dedupe_labelled.py" "$work/records" "$work/marked" |
		diff - <(echo "$2")
}

count scores "$root/tests/golden/dedupe-like/in.jsonl"
count workers "$root/tests/golden/dedupe-like/in.jsonl"
if [[ -d $data ]]; then
	sweep=endnote_xml/IEBH__dedupe-sweep_
	count measured ${sweep}_copper.xml "505 records, 281 labelled: sensitivity 279/281 = 0.993,\
 specificity 224/224 = 1.000; joined across labels: 0"
	count measured ${sweep}_tafenoquine.xml "179 records, 114 labelled: sensitivity 114/114 = 1.000,\
 specificity 65/65 = 1.000; joined across labels: 0"
	count measured csv/HEDCO-Institute__4DSW_Scoping_Review__4dsw-duplicate-refs.csv "574 records,\
 211 labelled: sensitivity 195/211 = 0.924, specificity 361/363 = 0.994; joined across labels: 2"
else
	echo "skipped: no ../shared/data"
fi
echo "$passed passed, $failed failed"
((failed == 0))

#!/bin/bash
# ingest.sh: tl-ingest on RIS files that nobody here wrote, against a count of the TY lines: no record is lost,
# and none is made of anything else. What is in them is compared by ingest_readers.sh.
. "$(dirname "$0")/../harness.sh"
data=$SHARED/data/ris

if [[ ! -d $data ]]; then
	skip ingest "no ../shared/data/ris"
	summary
fi

# As many records as TY lines; one more where a record has no TY.
counts() { # FILE
	local expected got mended
	expected=$(tr '\r' '\n' < "$1" | sed 's/^\xef\xbb\xbf//' | grep -acE '^TY {1,2}-')
	run tl-ingest -v "$1"
	status_is 0
	got=$(wc -l < "$WORK/out")
	mended=$(sed -nE 's/.*[^0-9]([0-9]+) records? without TY.*/\1/p' "$WORK/err")
	((got == expected + ${mended:-0})) || wrong "$got records where $expected were expected"
}

while IFS= read -r file; do
	check "${file#"$data/"}" counts "$file"
done < <(find "$data" -name '*.ris' | sort)

summary

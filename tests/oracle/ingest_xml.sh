#!/bin/bash
# ingest_xml.sh: tl-ingest on XML that nobody here wrote, against a reader of its own on Python's
# ElementTree: records, titles, DOIs, years, abstracts, whole texts. Of all files in ../shared/data the
# two differ in nothing; one of JATS is no XML, and both refuse it.
. "$(dirname "$0")/../harness.sh"
data=$SHARED/data

if [[ ! -d $data/jats_pmc ]]; then
	skip ingest_xml "no ../shared/data/jats_pmc"
	summary
elif ! command -v python3 > /dev/null; then
	skip ingest_xml "no python3"
	summary
fi

agrees() { # FOLDER RECORDS
	run python3 tests/oracle/ingest_xml.py "$data/$1"/*xml
	status_is 0
	[[ $(< "$WORK/out") == "records: $2" ]] || wrong "$(cut -c 1-600 "$WORK/out")"
}

check "pubmed_xml" agrees pubmed_xml 21
check "jats" agrees jats 24
check "jats_pmc" agrees jats_pmc 150
check "endnote_xml" agrees endnote_xml 846
summary

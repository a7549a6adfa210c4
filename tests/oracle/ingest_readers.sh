#!/bin/bash
# ingest_readers.sh: tl-ingest on exports that nobody here wrote, against rispy, Biopython, nbib, wosfile,
# bibutils, bibtexparser, pandoc, citation-js, pandas and Python's csv and json, as far as they are here:
# record by record (ingest_readers.py). ingest_readers.tsv has every difference, with a judgement.
#
# Readers: pip install rispy biopython nbib wosfile bibtexparser pandas; apt-get install bibutils pandoc;
# npm install @citation-js/core @citation-js/plugin-{bibtex,csl,ris}, and NODE_PATH says where that was.
. "$(dirname "$0")/../harness.sh"
data=$SHARED/data

if [[ ! -d $data/ris ]]; then
	skip ingest_readers "no ../shared/data/ris"
	summary
elif ! command -v python3 > /dev/null; then
	skip ingest_readers "no python3"
	summary
fi

agrees() { # FOLDER...
	run python3 tests/oracle/ingest_readers.py "$data" tests/oracle/ingest_readers.tsv "$@"
	status_is 0
	((status == 0)) || wrong "$(grep -E '^(new|needless):' "$WORK/out" | sed -n 1,20p)"
	sed -n '/ has them$/p; /^absent: ./p' "$WORK/out"
}

check "all formats" agrees ris nbib wos_tagged endnote_refer bibtex csl_json csv other_tagged
summary

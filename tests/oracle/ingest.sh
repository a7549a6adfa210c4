#!/bin/bash
# ingest.sh: tl-ingest on RIS files that nobody here wrote, against rispy (pip install rispy) where
# python3 has it: records, titles, DOIs, years and abstracts; else against a count of the TY lines.
#
# Where the two part, and tl-ingest is right:
#   a DO that holds no DOI ("10.xxxx", "DOI 1", a blank inside) is kept in "ris" and makes no DOI
#   the year 0000 is none
#   T2 beside JF, unlike the journal's names, is a subtitle
#   rispy drops a record without ER or TY; tl-ingest says that it mended it
#   HTML, JATS and names of characters in values are none of their words (markup.py takes them off)
#   an abstract NA is none; of several abstracts the first of AB or N2 is the abstract, the longer one
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

if ! python3 -c 'import rispy' 2> /dev/null; then
	skip "ingest against rispy" "python3 has no rispy"
	summary
fi

cat > "$WORK/compare.py" <<'END'
import json
import re
import subprocess
import sys

import rispy
from markup import clean


def words(text):
    return " ".join(clean(text).split())


def first(record, *names):
    return next((words(record[name]) for name in names if record.get(name)), "")


def theirs(path):
    text = open(path, "rb").read().decode("utf-8-sig", "replace")
    text = re.sub("\r\n?", "\n", text)
    if re.search("(?m)^TY - ", text):
        text = re.sub("(?m)^([A-Z][A-Z0-9]) -", r"\1  -", text)
    return rispy.loads(text)


def ours(path):
    out = subprocess.run(["tl-ingest", path], capture_output=True, check=True).stdout
    return [json.loads(line) for line in out.decode().split("\n") if line]


def title_differs(a, b):
    titles = [words(a.get(name)) for name in ("primary_title", "title", "short_title")]
    with_subtitle = [re.sub("[^.?!:]$", r"\g<0>:", t) + " " + first(a, "secondary_title") for t in titles if t]
    return words(b.get("title")) not in titles + with_subtitle


def doi_differs(a, b):
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", first(a, "doi"), flags=re.I)
    if not re.fullmatch(r"10\.\d{4,9}(\.\d+)*/\S+", doi):
        doi = ""
    return doi and doi != b.get("DOI")


def year_differs(a, b):
    year = re.search(r"\d{4}", first(a, "year", "publication_year", "date"))
    year = year.group() if year and year.group() != "0000" else ""
    return year and int(year) != b.get("year")


def abstract_differs(a, b):
    choices = [words(a.get("abstract")), words(a.get("notes_abstract"))]
    bare = [choice.replace(" ", "") for choice in choices]  # where a block ended is a matter of taste
    return "".join(b["text"].split()) not in bare and choices != ["NA", ""]


path = sys.argv[1]
a, b = theirs(path), ours(path)
if len(a) > len(b):
    print(f"rispy has {len(a)} records, tl-ingest {len(b)}")
for i, (left, right) in enumerate(zip(a, b) if len(a) == len(b) else []):
    for differs in (title_differs, doi_differs, year_differs, abstract_differs):
        if differs(left, right):
            print(f"record {i + 1}: {differs.__name__}: {left} {right}"[:600])
END

compare() { # FILE
	PYTHONPATH=tests/oracle${PYTHONPATH:+:$PYTHONPATH} run python3 "$WORK/compare.py" "$1"
	status_is 0
	is_empty out
}

while IFS= read -r file; do
	check "rispy: ${file#"$data/"}" compare "$file"
done < <(find "$data" -name '*.ris' | sort)
summary

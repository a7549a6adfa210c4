"""How well tl-dedupe finds the duplicates that people have marked.

    usage: dedupe_labelled.py RECORDS MARKED

RECORDS are from tl-ingest, MARKED the same from tl-dedupe --only-mark. In EndNote XML the caption says
which records are one of several of the same. A table names, for each of its rows, the record that it is a
duplicate of: rows with a common one are the same; what is one of several there is labelled.
"""
import collections
import json
import re
import sys


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def group_rows(records):
    """The group of each row of the table, by its id."""
    parent = {}

    def root(key):
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    number = {r["id"]: r["csv"]["RefID"][0] for r in records}
    for r in records:
        for other in re.findall(r"\d+", r["csv"].get("Reason", [""])[0]):
            parent[root(number[r["id"]])] = root(other)
    return {i: root(n) for i, n in number.items()}


def main():
    records, marked = read(sys.argv[1]), read(sys.argv[2])
    groups = group_rows(records) if "csv" in records[0] else {}
    sizes = collections.Counter(groups.values())
    labelled = {r["id"] for r in records if sizes[groups.get(r["id"])] > 1
                or r.get("endnote", {}).get("caption") == ["Duplicate"]}
    found = {r["id"] for r in marked if "duplicates" in r or "duplicate-of" in r}
    mixed = sum(groups.get(r["duplicate-of"]) != groups.get(r["id"])
                for r in marked if "duplicate-of" in r)
    right, false = len(found & labelled), len(found - labelled)
    others = len(records) - len(labelled)
    print(f"{len(records)} records, {len(labelled)} labelled: sensitivity {right}/{len(labelled)} "
          f"= {right / len(labelled):.3f}, specificity {others - false}/{others} = "
          f"{(others - false) / others:.3f}; joined across labels: {mixed}")


main()

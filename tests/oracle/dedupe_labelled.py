"""Records in which people have marked the duplicates, as JSON lines; or how well tl-dedupe finds them.

    usage: dedupe_labelled.py records FILE                  EndNote XML or a table of duplicates
           dedupe_labelled.py measure RECORDS MARKED        MARKED: from tl-dedupe --only-mark

In EndNote XML the caption says which records are one of several of the same. A table names, for each
of its rows, the record that it is a duplicate of: rows with a common one are the same; what is one of
several there is labelled.
"""
import collections
import csv
import json
import re
import sys
import xml.etree.ElementTree as ET


def text(element, path):
    found = element.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def name(words):
    family, comma, given = words.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": words}


def endnote(path):
    for _, record in ET.iterparse(path):
        if record.tag != "record":
            continue
        doi = re.search(r"10\.\d{4,9}/\S+", text(record, "electronic-resource-num"))
        year = re.search(r"\d{4}", text(record, "dates/year"))
        number = text(record, "accession-num")
        yield {
            "id": text(record, "rec-number"),
            "title": text(record, "titles/title"),
            "author": [name(" ".join("".join(a.itertext()).split()))
                       for a in record.findall("contributors/authors/author")],
            "year": year and int(year.group()),
            "container-title": text(record, "titles/secondary-title"),
            "container-title-short": text(record, "alt-periodical/abbr-1"),
            "volume": text(record, "volume"),
            "page": text(record, "pages"),
            "DOI": doi and doi.group(),
            "PMID": number if re.fullmatch(r"\d{5,8}", number) else None,
            "abstract": text(record, "abstract"),
            "label": text(record, "caption") == "Duplicate",
        }


def table(path):
    rows = list(csv.DictReader(open(path, encoding="utf-8-sig")))
    parent = {}

    def root(key):
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for row in rows:
        for other in re.findall(r"\d+", row["Reason"] or ""):
            parent[root(row["RefID"])] = root(other)
    sizes = collections.Counter(root(row["RefID"]) for row in rows)
    for row in rows:
        first = re.match(r"[^,;]*", row["Author"]).group()
        yield {"id": row["RefID"], "title": row["Title"], "author": [name(first + ",")],
               "abstract": row["Abstract"], "group": root(row["RefID"]),
               "label": sizes[root(row["RefID"])] > 1}


def records(path):
    for record in endnote(path) if path.endswith(".xml") else table(path):
        print(json.dumps({k: v for k, v in record.items() if v not in ("", None)}
                         | {"text": ""}))


def measure(path, marked):
    truth = {r["id"]: r for r in map(json.loads, open(path))}
    found, mixed = set(), 0
    for r in map(json.loads, open(marked)):
        if "duplicates" in r or "duplicate-of" in r:
            found.add(r["id"])
        kept = truth.get(r.get("duplicate-of"))
        mixed += kept is not None and kept.get("group") != truth[r["id"]].get("group")
    labelled = {i for i, r in truth.items() if r["label"]}
    right, false = len(found & labelled), len(found - labelled)
    others = len(truth) - len(labelled)
    print(f"{len(truth)} records, {len(labelled)} labelled: sensitivity {right}/{len(labelled)} "
          f"= {right / len(labelled):.3f}, specificity {others - false}/{others} = "
          f"{(others - false) / others:.3f}; joined across labels: {mixed}")


if __name__ == "__main__":
    {"records": records, "measure": measure}[sys.argv[1]](*sys.argv[2:])

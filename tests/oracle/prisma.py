"""Records with duplicates and decisions drawn at random, and the flow that tl-prisma must make of them.

    usage: prisma.py draw FOLDER          records.jsonl, decisions.tsv, more.tsv
           prisma.py check FOLDER FLOW    the flow as JSON against what was drawn
"""
import collections
import json
import random
import sys

SOURCES = {"MEDLINE": "databases", "Embase": "databases", "CENTRAL": "databases", "websites": "other"}
MORE = [("database", 7, "PsycINFO"), ("removed", 3, ""), ("excluded", 2, ""), ("not-retrieved", 1, ""),
        ("included", 1, ""), ("studies", 1, ""), ("other", 4, "citations"), ("other-not-retrieved", 1, ""),
        ("other-reason", 2, "no study"), ("other-included", 1, "")]


def plan():
    """(id, source, DOI, fate) of each record; fates of duplicates are None."""
    dice = random.Random(11)
    for number in range(300):
        doi = f"10.1000/{number}"
        fate = dice.choice(["rule", "title", "lost", "design", "setting", "in"])
        sources = dice.sample(sorted(SOURCES), dice.choice([1, 1, 2, 3]))
        for copy, source in enumerate(sources):
            # the richest is kept: that is the first
            yield f"r{number}-{copy}", source, doi, fate if copy == 0 else None


def draw(folder):
    with open(f"{folder}/records.jsonl", "w") as records, open(f"{folder}/decisions.tsv", "w") as decisions:
        print("id\tstage\tdecision\treason\treviewer", file=decisions)
        for name, source, doi, fate in plan():
            record = {"id": name, "database": source, "DOI": doi, "title": f"Record {doi}"}
            if fate:
                record |= {"text": "x", "language": "fr" if fate == "rule" else "en"}
            print(json.dumps(record), file=records)
            if fate in ("lost", "design", "setting", "in", "title"):
                title = "exclude" if fate == "title" else "include"
                print(name, "", title, "", "AB", sep="\t", file=decisions)
            if fate in ("lost", "design", "setting", "in"):
                full = {"lost": "not-retrieved", "in": "include"}.get(fate, "exclude")
                print(name, "full-text", full, fate if full == "exclude" else "", "AB", sep="\t", file=decisions)
    with open(f"{folder}/more.tsv", "w") as more:
        print("box\tcount\tlabel", file=more)
        for row in MORE:
            print(*row, sep="\t", file=more)


def check(folder, flow):
    want = {arm: collections.Counter() for arm in ("databases", "other")}
    lists = {arm: collections.defaultdict(collections.Counter) for arm in want}
    for _, source, _, fate in plan():
        arm = SOURCES[source]
        lists[arm]["registers" if source == "CENTRAL" else "sources"][source] += 1
        if fate in ("design", "setting"):
            lists[arm]["reasons"][fate] += 1
        else:
            want[arm][{None: "duplicates", "rule": "automation", "title": "excluded", "lost": "not_retrieved",
                       "in": "included"}[fate]] += 1
    studies = sum(want[arm]["included"] for arm in want)
    for box, count, label in MORE:
        arm = "other" if box.startswith("other") else "databases"
        box = box.removeprefix("other-").replace("-", "_")
        if box == "studies":
            studies += count
        elif label:
            lists[arm]["reasons" if box == "reason" else "sources"][label] += count
        else:
            want[arm][box] += count
    got, wrong = json.load(open(flow)), []
    for arm, counts in want.items():
        counts["identified"] = sum(sum(lists[arm][name].values()) for name in ("sources", "registers"))
        counts["screened"] = counts["identified"] - counts["duplicates"] - counts["automation"] - counts["removed"]
        counts["sought"] = counts["screened"] - counts["excluded"]
        counts["assessed"] = counts["sought"] - counts["not_retrieved"]
        assert counts["assessed"] == counts["included"] + sum(lists[arm]["reasons"].values())
        for name in ("sources", "registers", "reasons"):
            if {entry["name"]: entry["count"] for entry in got[arm].pop(name)} != dict(lists[arm][name]):
                wrong.append(f"{arm}: {name}")
        wrong += [f"{arm}: {name}: {count} where {counts[name]} was expected"
                  for name, count in got[arm].items() if count != counts[name]]
    if (got["studies"], got["reports"]) != (studies, sum(want[arm]["included"] for arm in want)):
        wrong.append(f"{got['studies']} studies, {got['reports']} reports")
    print("\n".join(wrong) or f"{got['databases']['identified']} and {got['other']['identified']} records, "
          f"{got['reports']} reports included")
    return not wrong


if __name__ == "__main__":
    if sys.argv[1] == "draw":
        draw(sys.argv[2])
    else:
        sys.exit(0 if check(*sys.argv[2:]) else 1)

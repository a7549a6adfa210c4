"""Decisions drawn at random, and what tl-screen must make of them, worked out from the manual page.

    usage: screen.py draw FOLDER        records.jsonl and decisions.tsv, with a rule's decision as members
           screen.py check FOLDER N SCREENED AGREEMENT
"""
import collections
import itertools
import json
import random
import sys

CHOICES = ("include", "exclude", "not-retrieved")
STATUS = dict(zip(CHOICES, ("included", "excluded", "not-retrieved")))
PEOPLE = ("AB", "CD", "EF")


def draw(folder):
    dice = random.Random(7)
    with open(f"{folder}/records.jsonl", "w") as records, open(f"{folder}/decisions.tsv", "w") as table:
        print("stage\tid\treviewer\tdecision\treason", file=table)
        for number in range(400):
            rule = dice.choice(("in", "out", "none"))
            print(json.dumps({"id": f"r{number}", "rule": rule}), file=records)
            for stage, people in ("title-abstract", PEOPLE), ("full-text", PEOPLE[:2]):
                if stage == "full-text" and dice.random() < 0.6:
                    continue
                for who in people + ("judge",):
                    if dice.random() < (0.8 if who == "judge" else 0.3):
                        continue
                    choice = dice.choice(CHOICES[:3 if stage == "full-text" else 2])
                    print(stage, f"r{number}", who, choice, dice.choice(("", "x", "y")), sep="\t",
                          file=table)


def opinion(rows, stage, needed):
    """None: nobody has decided there; else the status."""
    here = [row for row in rows if row["stage"] == stage]
    for row in here:
        if row["reviewer"] == "judge":
            return STATUS[row["decision"]]
    if not here:
        return None
    if len(here) < needed:
        return "undecided"
    said = {row["decision"] for row in here}
    return STATUS[said.pop()] if len(said) == 1 else "conflict"


def expected(record, rows, needed, has_full):
    full = opinion(rows, "full-text", needed)
    if full:
        return full, "full-text"
    title = opinion(rows, "title-abstract", needed)
    status, stage = title, "title-abstract"
    if not title:
        status = {"in": "included", "out": "excluded", "none": "undecided"}[record["rule"]]
        stage = "title-abstract" if status == "undecided" else "automation"
    return ("undecided", "full-text") if status == "included" and has_full else (status, stage)


def kappa(pairs):
    count = len(pairs)
    same = sum(a == b for a, b in pairs) / count
    chance = sum(sum(a == c for a, _ in pairs) * sum(b == c for _, b in pairs) for c in CHOICES) / count ** 2
    return "NA" if chance == 1 else f"{(same - chance) / (1 - chance):.4f}"


def check(folder, needed, screened, agreement):
    rows = collections.defaultdict(list)
    with open(f"{folder}/decisions.tsv") as table:
        names = next(table).rstrip("\n").split("\t")
        for line in table:
            row = dict(zip(names, line.rstrip("\n").split("\t")))
            rows[row["id"]].append(row)
    has_full = any(row["stage"] == "full-text" for all_of in rows.values() for row in all_of)
    wrong, seen = 0, collections.Counter()
    for line in open(screened):
        record = json.loads(line)
        said = record["screening"]
        want = expected(record, rows[record["id"]], int(needed), has_full)
        seen[want] += 1
        people = len(rows[record["id"]]) + (record["rule"] != "none")
        if (said["status"], said["stage"]) != want or len(said["decisions"]) != people:
            wrong += 1
            print(f"{record['id']}: {said} where {want} was expected")
    pairs = collections.defaultdict(list)
    for all_of in rows.values():
        for a, b in itertools.permutations(all_of, 2):
            if a["stage"] == b["stage"]:
                pairs[a["stage"], a["reviewer"], b["reviewer"]].append((a["decision"], b["decision"]))
    lines = [line.rstrip("\n").split("\t") for line in open(agreement)][1:]
    for stage, a, b, records, same, share, value, _ in lines:
        both = pairs[stage, a, b]
        want = [str(len(both)), str(sum(x == y for x, y in both)), kappa(both)]
        if [records, same, value] != want:
            wrong += 1
            print(f"{stage} {a} {b}: {records} {same} {value} where {want} was expected")
    if len(lines) != 4 or len(seen) < 6:
        wrong += 1
        print(f"{len(lines)} rows of agreement, outcomes {seen}")
    print(f"{sum(seen.values())} records, {len(seen)} different outcomes, {len(lines)} rows of agreement")
    return wrong == 0


if __name__ == "__main__":
    if sys.argv[1] == "draw":
        draw(sys.argv[2])
    else:
        sys.exit(0 if check(*sys.argv[2:]) else 1)

"""Says which tags are not explained: reads tagged records and what tl-why -f jsonl -l gives for them, and
looks the rows up in their tables.

usage: why.py TAGGED WHY
"""

import json
import math
import sys
from functools import cache

LEARNT = {"bias", "evidence", "codes", "rules", "cues", "near", "sentence", "direction"}


def read(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


@cache
def table(path):
    """The rows of a table by line, each as a dictionary."""
    rows, names = {}, None
    with open(path, encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            cells = [cell.strip(" ") for cell in line.rstrip("\r\n").split("\t")]
            if not any(cells) or line.startswith("#"):
                continue
            if names is None:
                names = cells
            else:
                rows[number] = dict(zip(names, cells))
    return rows


def wrong_row(row, what):
    there = table(row["file"]).get(row["line"])
    if there is None:
        yield f"{what}: no row at {row['file']}:{row['line']}"
        return
    for name in "pattern", "code", "class", "kind", "note":
        if name in row and there.get(name) != row[name]:
            yield f"{what}: {name} {row[name]!r} is {there.get(name)!r} in the table"
    if float(there.get("weight") or 1) != row["weight"]:
        yield f"{what}: weight {row['weight']} is {there.get('weight')!r} in the table"


def logistic(x):
    return 1 / (1 + math.exp(-x))


def wrong_score(why):
    if "score" not in why:
        return
    parts = dict(why["parts"])
    direction = parts.pop("direction", 0)
    total = sum(parts.values())
    if why["code"] == "uncoded" and "factors" in why:
        made = logistic(total)
    elif "factors" in why:
        made = logistic(total) * logistic(direction)
    else:
        made = total
        if LEARNT & set(why["parts"]):
            yield "parts of a lexicon that was learnt, taken for a sum"
    if abs(made - why["score"]) > (0.0011 if "factors" in why else 1e-9):
        yield f"score {why['score']} of parts that make {made}"
    if not why["adds_up"]:
        yield "tl-why says itself that the parts do not make the score"


def wrong_text(span, text, what):
    if text[span["start"]:span["end"]] != span["text"]:
        yield f"{what}: not what stands at {span['start']},{span['end']}"


def wrong_cues(why, text):
    sentence = why["sentence"]
    for cue in why["cues"]:
        yield from wrong_text(cue, text, "cue")
        inside = sentence["start"] <= cue["start"] and cue["end"] <= sentence["end"]
        if not inside and not cue.get("above"):
            yield f"the cue {cue['text']!r} is neither in the sentence nor from above"
        if inside and "row" not in cue:
            yield f"the cue {cue['text']!r} has no row"
        if "row" in cue:
            yield from wrong_row(cue["row"], "cue")


def wrong(tag, why, record):
    text = record["text"]
    if why["id"] != record["id"] or any(why.get(name) != tag.get(name) for name in tag if name not in (
            "cues", "parts")):
        yield "not the tag that stands there"
    if [(cue["start"], cue["end"], cue["class"]) for cue in why["cues"]] != [
            (cue["start"], cue["end"], cue["class"]) for cue in tag["cues"]]:
        yield "other cues"
    yield from wrong_text(why, text, "term")
    yield from wrong_text(why["sentence"], text, "sentence")
    number = why["sentence"]["number"]
    if record["sentences"][2 * number - 2] != why["sentence"]["start"]:
        yield f"not sentence {number}"
    yield from wrong_score(why)
    yield from wrong_cues(why, text)
    if why.get("standing") != "same" or "row" not in why:
        yield f"the row: {why.get('standing')}"
        return
    yield from wrong_row(why["row"], "rule")
    if not tag["rule"].endswith(f"{why['row']['file'].split('/')[-1]}:{why['row']['line']}"):
        yield f"the row of {tag['rule']} is not {why['row']['file']}:{why['row']['line']}"
    for other in why["considered"]:
        yield from wrong_text(other, text, "considered")
        yield from wrong_row(other["row"], "considered")
    if why["polarity"] == "neutral" and "score" in why and why["outcome"] not in (
            "threshold", "share", "cap", "section"):
        yield f"neutral with a score, and the outcome is {why['outcome']}"


def main(tagged, explained):
    expected = [(tag, record) for record in read(tagged) for tag in record["tags"]]
    given, count = read(explained), 0
    if len(given) != len(expected) or not given:
        print(f"{len(expected)} tags, {len(given)} explanations")
        return 1
    for (tag, record), why in zip(expected, given):
        for reason in wrong(tag, why, record):
            print(f"{record['id']} {tag['start']} {tag['code']} {tag['polarity']}: {reason}")
            count += 1
    return count > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

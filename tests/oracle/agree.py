#!/usr/bin/env python3
"""Agreement of codings, computed in another way than tl-agree: by units and dictionaries, alpha by pairs of values.

    agree.py make TAGGED FOLDER      writes a.jsonl (TAGGED), b.jsonl (its tags changed at random) and c.jsonl
                                     (sentences as people code them, some missing, some codes only maybe)
    agree.py check SEED REPLICATES TABLE CODING...    TABLE: what tl-agree -f jsonl gave for the codings
"""
import bisect
import json
import random
import sys
from collections import Counter
from itertools import combinations

from draws import interval, weight

LEVELS = {
    "pair": lambda code, polarity: None if code == "uncoded" else f"{code} {polarity}",
    "code": lambda code, polarity: None if code == "uncoded" else code,
    "theme": lambda code, polarity: None if code == "uncoded" else code.split("/")[0],
    "polarity": lambda code, polarity: polarity,
}
NAMES = ["agreement", "kappa", "alpha", "ac1", "precision", "recall", "f1", "prevalence"]


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def make(tagged, folder):
    random.seed(5)
    documents = read(tagged)
    codes = sorted({tag["code"] for d in documents for tag in d["tags"]})
    with open(f"{folder}/a.jsonl", "w", encoding="utf-8") as a, \
            open(f"{folder}/b.jsonl", "w", encoding="utf-8") as b, \
            open(f"{folder}/c.jsonl", "w", encoding="utf-8") as c:
        for number, d in enumerate(documents):
            a.write(json.dumps(d) + "\n")
            other = dict(d, tags=[change(tag, codes) for tag in d["tags"] if random.random() < 0.8])
            if number % 7:
                b.write(json.dumps(other) + "\n")
            for start, end in zip(d["sentences"][::2], d["sentences"][1::2]):
                row = {"id": d["id"], "start": start, "end": end, "codes": [], "maybe": []}
                for tag in d["tags"]:
                    if start <= tag["start"] < end and random.random() < 0.7:
                        key = "maybe" if random.random() < 0.1 else "codes"
                        row[key].append({k: tag[k] for k in ("code", "polarity")})
                if number % 5 and random.random() < 0.9:
                    c.write(json.dumps(row) + "\n")


def change(tag, codes):
    tag = dict(tag)
    if random.random() < 0.2:
        tag["code"] = random.choice(codes)
    if random.random() < 0.1:
        tag["polarity"] = random.choice(["barrier", "enabler", "neutral"])
    return tag


def units_of(codings):
    """{(document, start, end): [given or None for each coding]}, given being ({pair}, {maybe pair})."""
    named = [c for c in codings if "codes" in c[0]]
    places = {}
    if named:
        for coding in named:
            for row in coding:
                places.setdefault((row["id"], row["start"], row["end"]), None)
    else:
        seen = set()
        for coding in codings:
            for d in coding:
                if d["id"] not in seen:
                    for start, end in zip(d["sentences"][::2], d["sentences"][1::2]):
                        places[d["id"], start, end] = None
            seen |= {d["id"] for d in coding}
    return {place: [given(index, place) for index in map(indexed, codings)] for place in sorted(places)}


CACHE = {}


def indexed(coding):
    if id(coding) not in CACHE:
        if "codes" in coding[0]:
            CACHE[id(coding)] = {(r["id"], r["start"], r["end"]): r for r in coding}
        else:
            CACHE[id(coding)] = {d["id"]: (sorted(t["start"] for t in d["tags"]),
                sorted(d["tags"], key=lambda t: t["start"])) for d in coding}
    return CACHE[id(coding)]


def given(index, place):
    if place in index:
        row = index[place]
        return ([(c["code"], c["polarity"]) for c in row["codes"]],
            [(c["code"], c["polarity"]) for c in row.get("maybe", [])])
    if place[0] in index:
        starts, tags = index[place[0]]
        low, high = bisect.bisect_left(starts, place[1]), bisect.bisect_left(starts, place[2])
        return [(t["code"], t["polarity"]) for t in tags[low:high]], []
    return None


def view(given, level):
    """The values surely and only maybe given, as sets; None where nobody coded."""
    if given is None:
        return None
    sure, maybe = ({LEVELS[level](*pair) for pair in pairs if pair[1] in ("barrier", "enabler")} - {None}
        for pairs in given)
    return sure, maybe - sure


def ratio(a, b):
    return a / b if b else None


def kappa(rows):
    n = sum(w for _, w in rows)
    table = Counter()
    for (a, b), w in rows:
        table[a, b] += w
    first, second = Counter(), Counter()
    for (a, b), w in table.items():
        first[a] += w
        second[b] += w
    if not n:
        return None
    po = sum(w for (a, b), w in table.items() if a == b) / n
    pe = sum(first[a] * second[a] for a in first) / n**2
    return (po - pe) / (1 - pe) if pe < 1 - 1e-12 else None


def alpha(rows):
    """Observed over expected disagreement, from the coincidences of pairs of values within units."""
    coincidences = Counter()
    for ratings, w in rows:
        for i, a in enumerate(ratings):
            for j, b in enumerate(ratings):
                if i != j:
                    coincidences[a, b] += w / (len(ratings) - 1)
    totals = Counter()
    for (a, _), w in coincidences.items():
        totals[a] += w
    n = sum(totals.values())
    observed = sum(w for (a, b), w in coincidences.items() if a != b)
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b)
    return 1 - (n - 1) * observed / expected if expected > 1e-9 else None


def agreement(rows):
    total = n = 0
    for ratings, w in rows:
        pairs = list(combinations(ratings, 2))
        total += w * sum(a == b for a, b in pairs) / len(pairs)
        n += w
    return ratio(total, n)


def ac1(rows, categories):
    shares, n = Counter(), 0
    for ratings, w in rows:
        n += w
        for rating in ratings:
            shares[rating] += w / len(ratings)
    if not n or categories < 2:
        return None
    pa = agreement([r for r in rows if len(r[0]) > 1])
    pe = sum(s / n * (1 - s / n) for s in shares.values()) / (categories - 1)
    return (pa - pe) / (1 - pe) if pa is not None and pe < 1 - 1e-12 else None


def decide(a, b, values):
    hit = wrong = missed = 0
    for v in values:
        hit += v in a[0] and v in b[0]
        wrong += v in b[0] and v not in a[0] and v not in a[1]
        missed += v in a[0] and v not in b[0] and v not in b[1]
    return hit, wrong, missed


def rate(cell, value):
    if cell is None:
        return None
    if value != "*":
        return None if value in cell[1] else value in cell[0]
    return None if cell[1] else frozenset(cell[0])


def estimate(units, value, everybody, categories, weights):
    rows, prevalence, counts = [], [0, 0], [0, 0, 0]
    for document, cells, ratings, decisions in units:
        w = weights[document]
        if not w:
            continue
        known = [r for r in ratings if r is not None]
        if known:
            rows.append((known, w))
        for r in ratings if everybody else ratings[:1]:
            if r is not None:
                prevalence[0] += w * bool(r)
                prevalence[1] += w
        for i in range(3):
            counts[i] += w * decisions[i]
    both = [r for r in rows if len(r[0]) > 1]
    hit, wrong, missed = counts
    return {
        "agreement": agreement(both), "kappa": None if everybody else kappa(both),
        "alpha": alpha(both), "ac1": ac1(rows, categories),
        "precision": ratio(hit, hit + wrong), "recall": ratio(hit, hit + missed),
        "f1": ratio(2 * hit, 2 * hit + wrong + missed), "prevalence": ratio(*prevalence),
    }, counts


def compare(places, level, value, chosen, everybody, draws):
    units = []
    for place, cells in places:
        cells = [cells[i] for i in chosen]
        if not everybody and None in cells or all(c is None for c in cells):
            continue
        decisions = (0, 0, 0)
        if not everybody:
            values = [value] if value != "*" else set().union(*(c[0] | c[1] for c in cells))
            decisions = decide(cells[0], cells[1], values)
        units.append((place[0], cells, [rate(c, value) for c in cells], decisions))
    categories = 2 if value != "*" else \
        len({r for u in units for r in u[2] if r is not None} | {frozenset()})
    whole, counts = estimate(units, value, everybody, categories, Counter(dict.fromkeys(
        {p[0] for p, _ in places}, 1)))
    replicates = [estimate(units, value, everybody, categories, w)[0] for w in draws]
    row = {"sentences": len(units)}
    if not everybody:
        row.update(zip(("hit", "wrong", "missed"), counts))
    for name in NAMES:
        row[name] = whole[name]
        row[name + "_low"], row[name + "_high"] = (None, None) if whole[name] is None \
            else interval([r[name] for r in replicates], len(replicates))
    return row


def differs(seen, expected):
    if seen is None or expected is None:
        return seen is not expected
    return abs(seen - expected) > 6e-5


def check(seed, replicates, table, paths):
    codings = [read(path) for path in paths]
    units = units_of(codings)
    draws = [{d: weight(seed, d, i) for d in {p[0] for p in units}}
        for i in range(replicates)]
    pairs = [(paths[i], paths[j], (i, j)) for i, j in combinations(range(len(paths)), 2)]
    if len(paths) > 2:
        pairs.append(("*", "*", tuple(range(len(paths)))))
    seen = {(r["reference"], r["coding"], r["level"], r["value"]): r for r in read(table)}
    wrong = count = 0
    for level in LEVELS:
        places = [(p, [view(g, level) for g in cells]) for p, cells in units.items()]
        values = sorted({v for _, cells in places for c in cells if c for v in c[0]})
        for first, second, chosen in pairs:
            for value in ["*"] + values:
                row = compare(places, level, value, chosen, first == "*", draws)
                got = seen.pop((first, second, level, value), {})
                for name, expected in row.items():
                    count += 1
                    if name not in got or differs(got[name], expected):
                        wrong += 1
                        print(f"{first} {second} {level} {value} {name}: {got.get(name)}, not {expected}")
    for row in seen:
        wrong += 1
        print(f"a row too many: {row}")
    print(f"{count} figures, {wrong} wrong")
    return wrong > 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        sys.exit(make(*sys.argv[2:]))
    sys.exit(check(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5:]))

#!/usr/bin/env python3
"""Counts pairs of codes again, from sets of units, and compares with what tl-cooccur gave.

usage: cooccur.py PAIRS UNIT DEPTH BETWEEN FACETS BY TAGGED...

PAIRS is the output of tl-cooccur, the others what its options were given ("" for nothing), TAGGED are JSON
lines. Lines are compared as values and in their order.
"""

import itertools
import json
import sys
from collections import defaultdict

ASSERTED = {"barrier", "enabler"}


def documents(paths):
    for path in paths:
        with open(path, encoding="utf-8", newline="\n") as lines:
            yield from map(json.loads, lines)


def item_of(tag, depths, between, facets):
    side = between.index(tag["lexicon"]) if between else 0
    code = "/".join(tag["code"].split("/")[: depths[side]])
    return (tag["lexicon"], code, *(tag.get(facet) for facet in facets))


def order_of(item, between):
    lexicon, code, *facets = item
    return (between.index(lexicon) if between else 0, lexicon.encode(),
            [name.encode() for name in code.split("/")], [(facet or "").encode() for facet in facets])


def gather(unit, depths, between, facets, by, paths):
    """The units of each group, and of each item in it."""
    units, having = defaultdict(set), defaultdict(lambda: defaultdict(set))
    for number, document in enumerate(documents(paths)):
        group = document.get(by) if by else None
        bounds = document["sentences"]
        sentences = list(zip(bounds[::2], bounds[1::2]))
        units[group] |= {number} if unit == "document" else {(number, i) for i in range(len(sentences))}
        for tag in document["tags"]:
            if tag["polarity"] not in ASSERTED or tag["code"].split("/")[0] == "uncoded":
                continue
            if between and tag["lexicon"] not in between:
                continue
            item = item_of(tag, depths, between, facets)
            if unit == "document":
                having[group][item].add(number)
            for i, (start, end) in enumerate(sentences):
                if unit == "sentence" and start <= tag["start"] < end:
                    having[group][item].add((number, i))
    return units, having


def shown(item, facets):
    return dict(zip(("lexicon", "code", *facets), item))


def lines(unit, depths, between, facets, by, paths):
    units, having = gather(unit, depths, between, facets, by, paths)
    for group in sorted(units, key=lambda value: (value is not None, value)):
        items = sorted(having[group], key=lambda item: order_of(item, between))
        for a, b in itertools.combinations(items, 2):
            of_a, of_b = having[group][a], having[group][b]
            if (a[0] == b[0]) == bool(between) or not of_a & of_b:
                continue
            both = len(of_a & of_b)
            yield {"kind": "pair", "by": {by: group} if by else {}, "unit": unit,
                   "a": shown(a, facets), "b": shown(b, facets), "both": both, "of_a": len(of_a),
                   "of_b": len(of_b), "units": len(units[group]),
                   "jaccard": both / len(of_a | of_b),
                   "lift": both * len(units[group]) / (len(of_a) * len(of_b))}


def same(seen, expected):
    def rest(line):
        return {k: v for k, v in line.items() if k not in ("jaccard", "lift")}

    return (rest(seen) == rest(expected)
            and all(abs(seen[k] - expected[k]) <= 0.500001e-6 for k in ("jaccard", "lift")))


def main():
    pairs, unit, depth, between, facets, by, *paths = sys.argv[1:]
    depths = [int(n) for n in depth.split(",")] if depth else [64]
    expected = list(lines(unit, depths * 2, between.split(",") if between else [],
                          facets.split(",") if facets else [], by, paths))
    with open(pairs, encoding="utf-8") as text:
        seen = list(map(json.loads, text))
    for number, (a, b) in enumerate(itertools.zip_longest(seen, expected), 1):
        if a is None or b is None or not same(a, b):
            sys.exit(f"{pairs}:{number}: {a}\nwhere the oracle has {b}")
    print(f"{len(seen)} pairs agree")


main()

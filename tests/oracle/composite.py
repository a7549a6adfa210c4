#!/usr/bin/env python3
"""Nearness, exceptions and references by their definitions, over random sentences.

usage: composite.py make DIR      writes DIR/lexicons and DIR/in.jsonl
       composite.py check TAGGED  compares the tags of tl-tag with the definitions

Each lexicon has entries of one kind, so that nothing hides anything else: lexicon N of PATTERNS, and
below it what is expected of each, found by trying every place of every word.
"""
import json
import os
import random
import sys

WORDS = ["aa", "bb", "cc", "dd", "ee"]


def phrase(*words):
    """The places of words side by side."""
    def find(text):
        return {(i, i + len(words)) for i in range(len(text))
                if tuple(text[i:i + len(words)]) == words}
    return find


def either(*finds):
    return lambda text: set().union(*(find(text) for find in finds))


def inside(inner, outer):
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def longest(places):
    return {p for p in places if not any(inside(p, q) for q in places)}


def shortest(places):
    return {p for p in places if not any(inside(q, p) for q in places)}


def near(left, most, right):
    def find(text):
        pairs = set()
        for a in longest(left(text)):
            for b in longest(right(text)):
                first, last = min(a, b), max(a, b)
                if first[1] <= last[0] and last[0] - first[1] <= most:
                    pairs.add((first[0], last[1]))
        return shortest(pairs)
    return find


def unless(find, *exceptions):
    def rest(text):
        bad = set().union(*(e(text) for e in exceptions))
        return {p for p in find(text) if not any(p[0] < q[1] and q[0] < p[1] for q in bad)}
    return rest


A, B, C, AB = phrase("aa"), phrase("bb"), phrase("cc"), phrase("aa", "bb")
# rows of a lexicon (the last one is looked at), and what the last one should find
PATTERNS = [
    (["aa near/2 bb"], near(A, 2, B)),
    (["aa near/0 bb"], near(A, 0, B)),
    (["aa near/1 aa"], near(A, 1, A)),
    (["[=aa] =bb near/3 cc"], near(either(B, AB), 3, C)),
    (["aa near/1 bb near/2 cc"], near(near(A, 1, B), 2, C)),
    (["aa unless =aa =bb"], unless(A, AB)),
    (["=aa =bb unless =bb =cc unless dd"], unless(AB, phrase("bb", "cc"), phrase("dd"))),
    (["aa near/2 bb unless cc"], unless(near(A, 2, B), C)),
    (["aa", "@c0 near/2 bb"], near(A, 2, B)),
    (["aa near/2 bb", "cc unless @c0"], unless(C, near(A, 2, B))),
    (["aa unless =aa =bb", "@c0 near/1 cc", "@c1 unless dd"],
        unless(near(unless(A, AB), 1, C), phrase("dd"))),
    (["/aa bb|cc/"], either(AB, C)),
    (["/aa/ near/2 bb unless /cc/"], unless(near(A, 2, B), C)),
]


def make(folder):
    chance = random.Random(11)
    for number, (rows, _) in enumerate(PATTERNS):
        path = os.path.join(folder, "lexicons", f"l{number}")
        os.makedirs(path)
        with open(os.path.join(path, "terms.tsv"), "w") as out:
            out.write("code\tpattern\tkind\n")
            for i, row in enumerate(rows):
                out.write(f"c{i}\t{row}\tneutral\n")
    with open(os.path.join(folder, "in.jsonl"), "w") as out:
        for number in range(3000):
            words = [chance.choice(WORDS) for _ in range(chance.randint(1, 14))]
            print(json.dumps({"id": f"s{number}", "text": " ".join(words)}), file=out)


def check(tagged):
    seen = 0
    with open(tagged) as lines:
        for line in lines:
            record = json.loads(line)
            words = record["text"].split()
            found = {number: set() for number in range(len(PATTERNS))}
            for tag in record["tags"]:
                number = int(tag["lexicon"][1:])
                if tag["code"] == f"c{len(PATTERNS[number][0]) - 1}":
                    found[number].add((tag["start"] // 3, (tag["end"] + 1) // 3))
            for number, (rows, find) in enumerate(PATTERNS):
                expected = longest(find(words))
                # another row's longer match may hide a place, never make one
                if found[number] != expected and not (
                        len(rows) > 1 and found[number] <= expected and hidden(
                            expected - found[number], record["tags"], number)):
                    sys.exit(f"{record['text']}: {rows}: {found[number]}, not {expected}")
                seen += len(expected)
    print(f"{seen} places as they should be")


def hidden(places, tags, number):
    others = [(t["start"] // 3, (t["end"] + 1) // 3) for t in tags if t["lexicon"] == f"l{number}"]
    return all(any(inside(p, q) for q in others) for p in places)


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](sys.argv[2])

"""Lists of included studies drawn at random, and what tl-overlap must give of them.

    usage: overlap.py draw FOLDER
           overlap.py check FOLDER OVERALL PAIRS WEIGHTS COUNTS
"""
import itertools
import json
import random
import sys
from fractions import Fraction

REVIEWS = [f"Review {letter}" for letter in "ABCDEFG"]
CODES = ("costs", "staff")


def plan():
    dice = random.Random(3)
    for study in range(60):
        for review in dice.sample(REVIEWS, dice.choice([1, 1, 1, 2, 3, 7])):
            yield review, study


def cells():
    dice = random.Random(5)
    for review, code, polarity in itertools.product(REVIEWS, CODES, ("barrier", "enabler", "neutral")):
        yield review, code, polarity, dice.randrange(1, 40)


def draw(folder):
    dice = random.Random(4)
    with open(f"{folder}/lists.tsv", "w") as lists:
        print("doi\tstudy\treview\tpmid", file=lists)
        for study in range(60):     # its three names stand together once
            print(f"10.1000/S{study}", f"Study {study}", "Review A", 1000 + study, sep="\t", file=lists)
        for review, study in plan():
            names = [f"https://doi.org/10.1000/s{study}", f"study  {study}", f"{1000 + study}"]
            kept = dice.randrange(3)
            doi, name, pmid = (names[i] if i == kept else "" for i in range(3))
            print(doi, name, review, pmid, sep="\t", file=lists)
    with open(f"{folder}/cells.jsonl", "w") as out:
        for review, code, polarity, count in cells():
            print(json.dumps({"kind": "cell", "by": {"source": review}, "lexicon": "l", "code": code, "depth": 1,
                              "polarity": polarity, "references": count, "sentences": 1, "documents": 1,
                              "most": count}), file=out)


def rows(path):
    return [line.rstrip("\n").split("\t") for line in open(path)][1:]


def near(text, value, decimals):
    return abs(Fraction(text) - value) <= Fraction(1, 2 * 10 ** decimals) + Fraction(1, 10 ** 9)


def cca(lists):
    union = set().union(*lists)
    return Fraction(sum(map(len, lists)) - len(union), len(union) * (len(lists) - 1))


def check(folder, overall, pairs, weights, counts):
    lists = {review: set() for review in REVIEWS}
    lists["Review A"] = set(range(60))
    for review, study in plan():
        lists[review].add(study)
    times = {study: sum(study in of for of in lists.values()) for study in range(60)}
    weight = {review: Fraction(sum(Fraction(1, times[study]) for study in of)) / len(of)
              for review, of in lists.items()}
    assert sum(weight[review] * len(of) for review, of in lists.items()) == 60
    wrong = []
    [reviews, studies, inclusions, area, _] = rows(overall)[0]
    if [int(reviews), int(studies), int(inclusions)] != [7, 60, sum(times.values())] \
            or not near(area, cca(list(lists.values())), 4):
        wrong.append(f"overall: {reviews} {studies} {inclusions} {area}")
    table = rows(pairs)
    for a, b, _, shared, area, kind in table:
        value = cca([lists[a], lists[b]])
        percent = int(value * 100 + Fraction(1, 2))
        named = "slight" if percent <= 5 else "moderate" if percent <= 10 else "high" if percent <= 15 else "very high"
        if int(shared) != len(lists[a] & lists[b]) or not near(area, value, 4) or kind != named:
            wrong.append(f"{a}, {b}: {shared} {area} {kind} where {value} was expected")
    for review, _, given in rows(weights):
        if not near(given, weight[review], 6):
            wrong.append(f"{review}: {given} where {float(weight[review])} was expected")
    whole = sum(weight[review] * count for review, _, polarity, count in cells() if polarity != "neutral")
    for _, code, polarity, references, weighted, share in rows(counts):
        mine = [(review, count) for review, c, p, count in cells() if (c, p) == (code, polarity)]
        value = sum(weight[review] * count for review, count in mine)
        if int(references) != sum(count for _, count in mine) or not near(weighted, value, 3) \
                or (polarity != "neutral") != bool(share) or (share and not near(share, value / whole, 3)):
            wrong.append(f"{code} {polarity}: {references} {weighted} {share} where {float(value)} was expected")
    if len(table) != 21 or len(rows(counts)) != 6:
        wrong.append(f"{len(table)} pairs, {len(rows(counts))} counts")
    print("\n".join(wrong) or f"{inclusions} inclusions of {studies} studies, {len(table)} pairs")
    return not wrong


if __name__ == "__main__":
    if sys.argv[1] == "draw":
        draw(sys.argv[2])
    else:
        sys.exit(0 if check(*sys.argv[2:]) else 1)

#!/usr/bin/env python3
"""Compares groups of documents in another way than tl-compare: dictionaries, fractions, binomial coefficients,
chi-squared by its definition, and every way or replicate on its own.

    compare.py make FOLDER      writes sets of tagged documents that are made up, each with what is hard about it
    compare.py check FIELD SEED REPLICATES PERMUTATIONS LINES TAGGED...    LINES: what tl-compare gave for them
"""
import json
import math
import random
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import accumulate, combinations, groupby

from draws import draw, interval, key, weight

ASSERTED = ("barrier", "enabler")
MEASURES = ("risk_difference", "odds_ratio", "cramers_v", "log_ratio")


def tagged(number, group, words, codes):
    text = "w " * max(words, 1)
    tags = [{"start": 0, "end": 1, "lexicon": lexicon, "code": code, "polarity": polarity}
            for lexicon, code, polarity in sorted(codes)]
    document = {"id": f"d{number}", "text": text, "sentences": [0, 1],
                "tokens": [n for i in range(words) for n in (2 * i, 2 * i + 1)], "tags": tags}
    return document if group is None else dict(document, g=group)


def drawn_codes(most, chances):
    return [(random.choice(["l", "m"]), code, random.choice([*ASSERTED, "neutral"]))
            for code, chance in chances.items() for _ in range(random.randint(1, most)) if random.random() < chance]


def make(folder):
    random.seed(11)
    even = {"a": 0.1, "a/x": 0.5, "a/y": 0.3, "b/x": 0.2, "b/x/z": 0.1, "uncoded": 0.5}
    skewed = {"a/x": 0.9, "b/x": 0.05, "c": 0.6}
    sets = {
        "few": [tagged(i, i % 2, 20 + i, drawn_codes(3, even)) for i in range(9)],
        "uneven": [tagged(i, i < 3, 5 + i % 7, drawn_codes(9, skewed if i < 3 else even)) for i in range(60)],
        "three": [tagged(i, "xyz"[i % 3], random.randint(1, 300), drawn_codes(2, even)) for i in range(50)],
        "odd": [tagged(i // 2, [None, 7, "seven", True][i % 4], i % 5 and 30, drawn_codes(2, skewed))
                for i in range(80)],
        "alike": [tagged(i, "pq"[i % 2], 10, [("l", "a/x", "barrier"), ("l", "a/x", "enabler")])
                  for i in range(30)],
        "wordless": [tagged(i, "pq"[i < 12], 0 if i < 12 else 9, drawn_codes(1, even)) for i in range(24)],
    }
    for name, documents in sets.items():
        with open(f"{folder}/{name}.jsonl", "w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(document) + "\n" for document in documents)


def cells_of(document):
    cells = Counter()
    for tag in document["tags"]:
        names = tag["code"].split("/")
        if tag["polarity"] not in ASSERTED or names[0] == "uncoded":
            continue
        for code in accumulate(names, lambda a, b: a + "/" + b):
            cells[tag["lexicon"], code, tag["polarity"]] += 1
            cells[tag["lexicon"], code, None] += 1
    return cells


def read(field, paths):
    documents = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                d = json.loads(line)
                value = d
                for step in field.split("."):
                    value = value.get(step) if isinstance(value, dict) else value[int(step)]
                if value is not None:
                    documents.append((d["id"], json.dumps(value), len(d["tokens"]) // 2, cells_of(d)))
    return documents


def in_order(documents, values, cells):
    """By id; those of one id by group, words, number of cells, then cell by cell."""
    ranks = {cell: i for i, cell in enumerate(cells)}
    return sorted(documents, key=lambda d: (d[0].encode(), values.index(d[1]), d[2], len(d[3]),
                                            sorted((ranks[cell], n) for cell, n in d[3].items())))


def value_order(text):
    value = json.loads(text)
    if isinstance(value, bool):
        return (1, value)
    return (2, value) if isinstance(value, (int, float)) else (3, text.encode())


def cell_order(cell):
    lexicon, code, polarity = cell
    return lexicon.encode(), [name.encode() for name in code.split("/")], polarity is None, polarity or ""


def sums(documents, cell, weights):
    """Documents with the cell, documents, references, words."""
    total = [0, 0, 0, 0]
    for d in documents:
        w = weights[d[0]]
        for i, n in enumerate((cell in d[3], 1, d[3][cell], d[2])):
            total[i] += w * n
    return total


def estimates(a, b):
    with_a, of_a, references_a, words_a = a
    with_b, of_b, references_b, words_b = b
    out = dict.fromkeys(MEASURES)
    if of_a and of_b:
        out["risk_difference"] = with_a / of_a - with_b / of_b
        table = [[with_a, of_a - with_a], [with_b, of_b - with_b]]
        columns = [sum(column) for column in zip(*table)]
        if all(columns):
            n = of_a + of_b
            expected = [[row * column / n for column in columns] for row in (of_a, of_b)]
            out["cramers_v"] = math.sqrt(sum((table[i][j] - expected[i][j]) ** 2 / expected[i][j]
                                             for i in (0, 1) for j in (0, 1)) / n)
            add = 0 if all(map(all, table)) else Fraction(1, 2)
            (p, q), (r, s) = [[x + add for x in row] for row in table]
            out["odds_ratio"] = float(Fraction(p, q) / Fraction(r, s))
    if words_a and words_b and references_a + references_b:
        out["log_ratio"] = math.log2((references_a or 0.5) / words_a) - math.log2((references_b or 0.5) / words_b)
    return out


def log_likelihood(references_a, words_a, references_b, words_b):
    if not words_a or not words_b:
        return 0
    rate = (references_a + references_b) / (words_a + words_b)
    return 2 * sum(n * math.log(n / (rate * words)) for n, words in ((references_a, words_a), (references_b, words_b))
                   if n)


def exact_p(a, b):
    """Over all ways to choose of_a of the documents."""
    with_a, of_a, with_b, of_b = a[0], a[1], b[0], b[1]
    seen = abs(Fraction(with_a, of_a) - Fraction(with_b, of_b))
    ways = 0
    for k in range(min(of_a, with_a + with_b) + 1):
        rest = with_a + with_b - k
        if rest <= of_b and abs(Fraction(k, of_a) - Fraction(rest, of_b)) >= seen:
            ways += math.comb(with_a + with_b, k) * math.comb(of_a + of_b - with_a - with_b, of_a - k)
    return ways / math.comb(of_a + of_b, of_a)


def shuffles(count, all_, times, of):
    """What a random way chooses, again and again."""
    order, n = list(range(all_)), 0
    for _ in range(times):
        for i in range(count):
            j = i + (draw(of, n) * (all_ - i) >> 64)
            order[i], order[j] = order[j], order[i]
            n += 1
        yield order[:count]


def permuted_p(documents, fewer, cells, seed, name, permutations):
    """The p of each cell's log-likelihood; `fewer` is the smaller group."""
    seen = {cell: log_likelihood(*of_two(documents, fewer, cell)) for cell in cells}
    exact = math.comb(len(documents), len(fewer)) <= permutations
    if exact:
        ways = list(combinations(range(len(documents)), len(fewer)))
    else:
        ways = list(shuffles(len(fewer), len(documents), permutations, key(seed, name)))
    extreme = Counter()
    totals = {cell: sum(d[3][cell] for d in documents) for cell in cells}
    words = sum(d[2] for d in documents)
    for way in ways:
        here, some = Counter(), 0
        for i in way:
            here.update(documents[i][3])
            some += documents[i][2]
        for cell in cells:
            now = log_likelihood(here[cell], some, totals[cell] - here[cell], words - some)
            extreme[cell] += now >= seen[cell] - 1e-9 * (1 + seen[cell])
    return exact, len(ways), {cell: extreme[cell] / len(ways) if exact else (extreme[cell] + 1) / (len(ways) + 1)
                              for cell in cells}


def of_two(documents, some, cell):
    here = sums([documents[i] for i in some], cell, Counter({d[0]: 1 for d in documents}))
    rest = sums([d for i, d in enumerate(documents) if i not in set(some)], cell, {d[0]: 1 for d in documents})
    return here[2], here[3], rest[2], rest[3]


def adjust(p):
    m, order = len(p), sorted(range(len(p)), key=p.__getitem__)
    holm = {i: min(1, max((m - r) * p[j] for r, j in enumerate(order[: rank + 1]))) for rank, i in enumerate(order)}
    bh = {i: min(m / (r + 1) * p[j] for r, j in enumerate(order) if r >= rank) for rank, i in enumerate(order)}
    return holm, bh


def compare_pair(documents, a, b, cells, seed, permutations, draws):
    """The differences of one pair of values."""
    both = [d for d in documents if d[1] in (a, b)]
    of_a, of_b = [d for d in both if d[1] == a], [d for d in both if d[1] == b]
    once = {d[0]: 1 for d in both}
    cells = [cell for cell in cells if any(cell in d[3] for d in both)]
    fewer = a if len(of_a) <= len(of_b) else b
    exact, ways, p = permuted_p(both, [i for i, d in enumerate(both) if d[1] == fewer], cells, seed, f"{a}\n{b}",
                                permutations)
    words = [sum(d[2] for d in group) for group in (of_a, of_b)]
    yield {"kind": "comparison", "a": json.loads(a), "b": json.loads(b),
           "documents": {"a": len(of_a), "b": len(of_b)}, "words": dict(zip("ab", words)),
           "permutations": ways, "exact": exact, "seed": seed, "replicates": len(draws)}
    for cell in cells:
        x, y = sums(of_a, cell, once), sums(of_b, cell, once)
        line = {"kind": "difference", "a": json.loads(a), "b": json.loads(b), "lexicon": cell[0], "code": cell[1],
                "depth": cell[1].count("/") + 1}
        if cell[2]:
            line["polarity"] = cell[2]
        for i, name in enumerate(("documents", "of_documents", "references", "words")):
            line[name] = {"a": x[i], "b": y[i]}
        line.update(estimates(x, y))
        line["log_likelihood"] = log_likelihood(x[2], x[3], y[2], y[3]) if all(words) else None
        if draws:
            runs = [estimates(sums(of_a, cell, w), sums(of_b, cell, w)) for w in draws]
            line["interval"] = {m: interval([run[m] for run in runs], len(runs)) for m in MEASURES}
        line["test"] = {"documents": {"p": exact_p(x, y)}, "references": {"p": p[cell] if all(words) else None}}
        yield line


def adjust_families(lines):
    def family(line):
        return line["lexicon"], line["depth"], "polarity" in line

    lines = sorted((line for line in lines if line["kind"] == "difference"), key=family)
    for _, members in groupby(lines, family):
        members = list(members)
        for question in ("documents", "references"):
            tests = [line["test"][question] for line in members]
            told = [test for test in tests if test["p"] is not None]
            holm, bh = adjust([test["p"] for test in told])
            for test in tests:
                test.update(holm=None, bh=None, family=0)
            for i, test in enumerate(told):
                test.update(holm=holm[i], bh=bh[i], family=len(told))


def expected(field, seed, replicates, permutations, paths):
    documents = read(field, paths)
    values = sorted({d[1] for d in documents}, key=value_order)
    cells = sorted({cell for d in documents for cell in d[3]}, key=cell_order)
    documents = in_order(documents, values, cells)
    draws = [{d[0]: weight(seed, d[0], i) for d in documents} for i in range(replicates)]
    lines = [line for a, b in combinations(values, 2)
             for line in compare_pair(documents, a, b, cells, seed, permutations, draws)]
    adjust_families(lines)
    return [dict(line, field=field) for line in lines]


def same(seen, right):
    if isinstance(right, dict):
        return isinstance(seen, dict) and seen.keys() == right.keys() and all(same(seen[k], right[k]) for k in right)
    if isinstance(right, tuple):
        return seen is None if right[0] is None else all(map(same, seen, right))
    if isinstance(right, (float, Fraction)):
        return isinstance(seen, (int, float)) and abs(seen - right) <= 0.51e-6 + 1e-12 * abs(right)
    return type(seen) is type(right) and seen == right


def check(field, seed, replicates, permutations, path, paths):
    right = expected(field, int(seed), int(replicates), int(permutations), paths)
    with open(path, encoding="utf-8") as lines:
        seen = [json.loads(line) for line in lines]
    if len(seen) != len(right):
        sys.exit(f"{path}: {len(seen)} lines where the oracle has {len(right)}")
    for number, (line, other) in enumerate(zip(seen, right), 1):
        for k in line.keys() | other.keys():
            if k not in line or k not in other or not same(line[k], other[k]):
                sys.exit(f"{path}:{number}: {k} of {line}\nwhere the oracle has {other.get(k)}")
    print(f"{len(seen)} lines agree")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(*sys.argv[2:])
    else:
        check(*sys.argv[2:7], sys.argv[7:])

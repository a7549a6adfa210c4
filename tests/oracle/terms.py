#!/usr/bin/env python3
"""Counts terms again, in its own way, and compares with what tl-terms gave.

usage: terms.py LINES OPTIONS RECORDS...
       terms.py --make SEED

LINES is the output of tl-terms as JSON lines, OPTIONS a JSON object of what it was called with: stems, by, ngrams
([least, most]), dispersion, keyness, collocations, window, nodes, stops. RECORDS are JSON lines. Whole numbers must be
equal, others to four decimals, and the lines in the same order. --make writes records by chance instead.
"""

import itertools
import json
import math
import random
import sys
from collections import Counter, defaultdict
from fractions import Fraction


def make(seed):
    """Documents of very different sizes, with frequent and rare words, some of them in few documents."""
    chance = random.Random(seed)
    vocabulary = [c + v for c in "bdfgklmnprstvz" for v in ["a", "E", "io", "ü"]]
    for number in range(chance.randint(3, 40)):
        favourite = chance.choice(vocabulary)
        text, tokens, sentences, stems = "", [], [], []
        for _ in range(chance.choice([0, 1, 3, 20])):
            start = len(text)
            for _ in range(chance.randint(1, 12)):
                word = favourite if chance.random() < 0.2 else vocabulary[
                    int(len(vocabulary) * chance.random() ** 3)]
                tokens += [len(text), len(text) + len(word)]
                stems.append(word.lower()[:1])
                text += word + chance.choice([" ", ", ", "  "])
            sentences += [start, len(text) - 1]
        yield {"id": f"d{number}", "source": chance.choice(["x", "y", "z"]), "text": text,
               "sentences": sentences, "tokens": tokens, "stems": stems}


def pairs(numbers):
    return list(zip(numbers[::2], numbers[1::2]))


class Document:
    def __init__(self, record, options):
        text = record["text"]
        tokens = pairs(record["tokens"])
        self.words = [text[a:b].lower() for a, b in tokens]
        self.items = record["stems"] if options.get("stems") else self.words
        self.group = tuple(record.get(field) for field in options.get("by", []))
        self.sentences = [[i for i, (c, d) in enumerate(tokens) if a <= c and d <= b]
                          for a, b in pairs(record["sentences"])]


def runs(document, size):
    """Every run of so many words, whether it counts as a term or not; as indexes."""
    if size == 1:
        return [[i] for i in range(len(document.words))]
    return [s[i:i + size] for s in document.sentences for i in range(len(s) - size + 1)]


def likelihood(table):
    """-2 log lambda of a table of two rows and two columns."""
    rows, columns = [sum(r) for r in table], [sum(c) for c in zip(*table)]
    return 2 * sum(o * math.log(o * sum(rows) / (rows[i] * columns[j]))
                   for i, r in enumerate(table) for j, o in enumerate(r) if o)


def dispersion(counts, sizes):
    """DP and its normalised form of one term, over documents."""
    whole, all_of_it = sum(counts), sum(sizes)
    parts = [(c, s) for c, s in zip(counts, sizes) if s]
    dp = sum(abs(Fraction(c, whole) - Fraction(s, all_of_it)) for c, s in parts) / 2
    most = 1 - min(Fraction(s, all_of_it) for _, s in parts)
    return float(dp), float(dp / most) if most else None


def terms(documents, options):
    least, most = options.get("ngrams", [1, 1])
    stops = set(options.get("stops", []))
    groups = defaultdict(list)
    for document in documents:
        groups[document.group].append(document)
    found, places = {}, defaultdict(lambda: defaultdict(list))
    for group, members in groups.items():
        for size in range(least, most + 1):
            seen = defaultdict(lambda: [0] * len(members))
            for number, document in enumerate(members):
                here = runs(document, size)
                places[group][size].append(len(here))
                for run in here:
                    if document.words[run[0]] not in stops and document.words[run[-1]] not in stops:
                        seen[" ".join(document.items[i] for i in run)][number] += 1
            found[group, size] = seen
    for group in sorted(groups):
        words = sum(len(d.words) for d in groups[group])
        for size in range(least, most + 1):
            lines = []
            for term, counts in found[group, size].items():
                count = sum(counts)
                line = {"kind": "key-term" if options.get("keyness") else "term",
                        "by": dict(zip(options.get("by", []), group)), "size": size, "term": term, "count": count,
                        "documents": sum(c > 0 for c in counts), "per_million": count * 10**6 / words}
                key = count
                if options.get("keyness"):
                    others = [g for g in groups if g != group]
                    there = [found[g, size].get(term, []) for g in others]
                    elsewhere = sum(map(sum, there))
                    all_here = sum(places[group][size])
                    all_there = sum(sum(places[g][size]) for g in others)
                    words_there = sum(len(d.words) for g in others for d in groups[g])
                    if not all_there:
                        continue
                    ratio = math.log2((count / all_here) / ((elsewhere or 0.5) / all_there))
                    if ratio <= 0:
                        continue
                    key = likelihood([[count, elsewhere], [all_here - count, all_there - elsewhere]])
                    line |= {"count_elsewhere": elsewhere, "documents_elsewhere": sum(c > 0 for t in there for c in t),
                             "per_million_elsewhere": elsewhere * 10**6 / words_there,
                             "log_likelihood": key, "log_ratio": ratio}
                if options.get("dispersion"):
                    line["dp"], line["dp_norm"] = dispersion(counts, places[group][size])
                line |= {"of_words": words, "of_documents": len(groups[group])}
                lines.append((-round(key, 4), [w.encode() for w in term.split(" ")], line))
            lines.sort(key=lambda entry: entry[:2])
            yield from (line for *_, line in lines)


def collocations(documents, options):
    window, stops, nodes = options.get("window", 1), set(options.get("stops", [])), set(options.get("nodes", []))
    both, first, second, where, count = Counter(), Counter(), Counter(), defaultdict(set), 0
    for number, document in enumerate(documents):
        for sentence in document.sentences:
            for a, b in itertools.combinations(sentence, 2):
                if b - a > window:
                    continue
                x, y, words = document.items[a], document.items[b], {document.words[a], document.words[b]}
                count += 1
                first[x] += 1
                second[y] += 1
                if not words & stops and (not nodes or words & nodes):
                    both[x, y] += 1
                    where[x, y].add(number)
    lines = []
    for (x, y), o in both.items():
        r, c = first[x], second[y]
        expected = r * c / count
        g = likelihood([[o, c - o], [r - o, count - r - c + o]]) * (-1 if o < expected else 1)
        line = {"kind": "collocation", "first": x, "second": y, "count": o, "documents": len(where[x, y]),
                "first_count": r, "second_count": c, "log_likelihood": g, "pmi": math.log2(o / expected),
                "log_dice": 14 + math.log2(2 * o / (r + c)), "t_score": (o - expected) / math.sqrt(o),
                "of_pairs": count}
        lines.append((-round(g, 4), [x.encode(), y.encode()], line))
    lines.sort(key=lambda entry: entry[:2])
    return [line for *_, line in lines]


def same(seen, expected):
    if isinstance(expected, float) and isinstance(seen, (int, float)):
        return abs(seen - expected) <= 0.0001
    return seen == expected


def main():
    if sys.argv[1] == "--make":
        for record in make(int(sys.argv[2])):
            print(json.dumps(record, ensure_ascii=False))
        return
    path, options, *records = sys.argv[1], json.loads(sys.argv[2]), *sys.argv[3:]
    documents = [Document(json.loads(line), options) for name in records for line in open(name, encoding="utf-8")]
    expected = list((collocations if options.get("collocations") else terms)(documents, options))
    seen = [json.loads(line) for line in open(path, encoding="utf-8")]
    for number, (line, wanted) in enumerate(itertools.zip_longest(seen, expected), 1):
        if line:
            line.pop("form", None), line.pop("first_form", None), line.pop("second_form", None)
        if line is None or wanted is None or list(line) != list(wanted) or not all(
                same(line[k], wanted[k]) for k in wanted):
            sys.exit(f"{path}:{number}: {line}\nwhere the oracle has {wanted}")
    print(f"{len(seen)} lines agree: {sys.argv[2]}")


main()

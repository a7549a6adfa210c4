#!/usr/bin/env python3
"""Counts tagged documents again, in its own way, and compares with what tl-count gave.

usage: count.py CELLS FIELDS TAGGED...

CELLS is the output of tl-count, FIELDS what --by was given ("" for nothing), TAGGED are JSON lines. Each line
of CELLS must be there byte for byte and in its place. Shares and rates are made of exact fractions.
"""

import gzip
import itertools
import json
import re
import sys
from collections import Counter, defaultdict
from fractions import Fraction

POLARITIES = ["barrier", "denied", "enabler", "neutral"]
ASSERTED = {"barrier", "enabler"}


class Number(str):
    """A JSON number as it is written, so that 1.50 stays 1.50."""


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8", newline="\n") if path.endswith(".gz") else open(
        path, encoding="utf-8", newline="\n")
    with opened as lines:
        for line in lines:
            if line.strip(" \t\r\n"):
                yield json.loads(line, parse_int=Number, parse_float=Number)


def text_of(value):
    """JSON text with nothing in it that need not be."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(text_of(k) + ":" + text_of(v) for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text_of, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def group_value(document, path):
    if path in document:
        value = document[path]
    else:
        value = document
        for step in path.split("."):
            if isinstance(value, dict) and step in value:
                value = value[step]
            elif isinstance(value, list) and step.isascii() and step.isdigit() and int(step) < len(value):
                value = value[int(step)]
            else:
                return "null"
    if isinstance(value, (dict, list)) or (isinstance(value, Number) and len(value) > 60):
        value = text_of(value)
    elif isinstance(value, Number):
        whole = re.sub(r"\.0+$", "", value)
        value = Number("0" if whole == "-0" else whole)
    return text_of(value)


def value_order(text):
    if text[0] == '"':
        return (4, text[1:-1].encode())
    if text in ("null", "false", "true"):
        return (["null", "false", "true"].index(text),)
    return (3, float(text), text.encode())


def six_decimals(part, whole):
    if not whole:
        return "null"
    millionths = (Fraction(part, whole) * 10**6 * 2 + 1) // 2
    return f"{millionths // 10**6}.{millionths % 10**6:06d}"


class Group:
    def __init__(self):
        self.documents = self.sentences = self.words = 0
        self.references = Counter()  # (lexicon, polarity)
        self.cells = defaultdict(list)  # (lexicon, code, polarity or None): (document, sentence) of each tag

    def add(self, number, document):
        bounds = [int(n) for n in document["sentences"]]
        sentences = list(zip(bounds[::2], bounds[1::2]))
        self.documents += 1
        self.sentences += len(sentences)
        self.words += len(document["tokens"]) // 2
        for tag in document["tags"]:
            start = int(tag["start"])
            inside = [i for i, (a, b) in enumerate(sentences) if a <= start < b]
            where = (number, inside[0] if inside else None)
            lexicon, names = tag.get("lexicon", ""), tag["code"].split("/")
            polarity = tag.get("polarity", "neutral")
            if names[0] != "uncoded":
                self.references[lexicon, polarity] += 1
            for code in itertools.accumulate(names, lambda a, b: a + "/" + b):
                self.cells[lexicon, code, polarity].append(where)
                if polarity in ASSERTED:
                    self.cells[lexicon, code, None].append(where)

    def lines(self, by):
        totals = ",".join(
            json.dumps(lexicon, ensure_ascii=False) + ":{"
            + ",".join(f'"{p}":{self.references[lexicon, p]}' for p in POLARITIES) + "}"
            for lexicon in sorted({lexicon for lexicon, _ in self.references}, key=str.encode))
        yield (f'{{"kind":"group","by":{by},"documents":{self.documents},"sentences":{self.sentences},'
               f'"words":{self.words},"references":{{{totals}}}}}')
        for cell in sorted(self.cells, key=lambda c: (
                c[0].encode(), [name.encode() for name in c[1].split("/")], c[2] is None, c[2] or "")):
            yield self.line(by, *cell)

    def line(self, by, lexicon, code, polarity):
        where = self.cells[lexicon, code, polarity]
        whole = 0
        if code.split("/")[0] != "uncoded" and polarity in ASSERTED | {None}:
            whole = sum(self.references[lexicon, p] for p in ASSERTED)
        named = f'"polarity":"{polarity}",' if polarity else ""
        return (f'{{"kind":"{"cell" if polarity else "margin"}","by":{by},'
                f'"lexicon":{json.dumps(lexicon, ensure_ascii=False)},"code":{json.dumps(code, ensure_ascii=False)},'
                f'"depth":{code.count("/") + 1},{named}"references":{len(where)},'
                f'"sentences":{len({w for w in where if w[1] is not None})},'
                f'"documents":{len({w[0] for w in where})},'
                f'"share":{six_decimals(len(where), whole)},"rate":{six_decimals(len(where) * 1000, self.words)}}}')


def count(fields, paths):
    groups = defaultdict(Group)
    for number, document in enumerate(itertools.chain.from_iterable(map(read, paths))):
        groups[tuple(group_value(document, field) for field in fields)].add(number, document)
    for values in sorted(groups, key=lambda values: list(map(value_order, values))):
        by = ",".join(json.dumps(f, ensure_ascii=False) + ":" + v for f, v in zip(fields, values))
        yield from groups[values].lines("{" + by + "}")


def main():
    cells, fields, *paths = sys.argv[1:]
    number = 0
    with open(cells, encoding="utf-8", newline="\n") as seen:
        for number, (line, expected) in enumerate(itertools.zip_longest(
                seen, count(fields.split(",") if fields else [], paths)), 1):
            if line is None or expected is None or line != expected + "\n":
                sys.exit(f"{cells}:{number}: {line!r}\nwhere the oracle has {expected!r}")
    print(f"{number} lines agree, by {fields or 'nothing'}")


main()

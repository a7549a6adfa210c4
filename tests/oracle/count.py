#!/usr/bin/env python3
"""Counts tagged documents again, in its own way, and compares with what tl-count gave.

usage: count.py CELLS [OPTION...] TAGGED...

CELLS is the output of tl-count with the same options, TAGGED are JSON lines. Each line of CELLS must be there
byte for byte and in its place. Shares, rates and quantiles are made of exact fractions, the Poisson
distribution of decimals with fifty digits.
"""

import argparse
import gzip
import itertools
import json
import re
import sys
from collections import Counter, defaultdict
from decimal import Decimal, getcontext
from fractions import Fraction
from math import factorial, floor

POLARITIES = ["barrier", "denied", "enabler", "neutral"]
ASSERTED = {"barrier", "enabler"}
STATISTICS = ["share", "polarity_share", "rate", "document_share"]
WORD = 2**64 - 1


class Number(str):
    """A JSON number as it is written, so that 1.50 stays 1.50."""


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8", newline="\n") if path.endswith(".gz") else open(
        path, encoding="utf-8", newline="\n")
    with opened as lines:
        for line in lines:
            if line.strip(" \t\r\n"):
                yield json.loads(line, parse_int=Number, parse_float=Number)


# ---- groups


def text_of(value):
    """JSON text with nothing in it that need not be."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(text_of(k) + ":" + text_of(v) for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text_of, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def bin_of(value, width):
    """None for what is no number."""
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]+)?", value):
        return None
    low = floor(Fraction(value)) // width * width
    return str(low) if width == 1 else f'"{low}-{low + width - 1}"'


def value_at(document, path):
    if path in document:
        return document[path]
    value = document
    for step in path.split("."):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isascii() and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def group_value(document, field):
    binned = re.fullmatch(r"(.*)/([0-9]+)", field, re.DOTALL)
    value = value_at(document, binned[1] if binned else field)
    label = bin_of(value, int(binned[2])) if binned else None
    if label is not None:
        return label
    if isinstance(value, (dict, list)) or (isinstance(value, Number) and len(value) > 60):
        value = text_of(value)
    elif isinstance(value, Number):
        whole = re.sub(r"\.0+$", "", value)
        value = Number("0" if whole == "-0" else whole)
    return text_of(value)


def value_order(text):
    ends = re.fullmatch(r'"(-?[0-9]{1,15})-(-?[0-9]{1,15})"', text)
    if ends:
        return (4, int(ends[1]), int(ends[2]), text[1:-1].encode())
    if text[0] == '"':
        return (5, text[1:-1].encode())
    if text in ("null", "false", "true"):
        return (["null", "false", "true"].index(text),)
    return (3, float(text), text.encode())


# ---- numbers


def six_decimals(value):
    if value is None:
        return "null"
    millionths = floor(value * 10**6 + Fraction(1, 2))
    return f"{millionths // 10**6}.{millionths % 10**6:06d}"


def quotient(part, whole):
    return Fraction(part, whole) if whole else None


def billionths(value):
    return Fraction(floor(value * 10**9), 10**9)


def quantile(values, p, kind):
    """Hyndman and Fan (1996): a weight of two neighbours, found as they define it."""
    x, n = sorted(values), len(values)
    m = {1: 0, 2: 0, 3: Fraction(-1, 2), 4: 0, 5: Fraction(1, 2), 6: p, 7: 1 - p, 8: (p + 1) / 3,
         9: p / 4 + Fraction(3, 8)}[kind]
    j, g = floor(n * p + m), n * p + m - floor(n * p + m)
    weight = {1: g > 0, 2: Fraction((g > 0) + 1, 2), 3: not (g == 0 and j % 2 == 0)}.get(kind, g)
    low, high = (x[min(max(i, 1), n) - 1] for i in (j, j + 1))
    return billionths((1 - weight) * low + weight * high)


def mix(x):
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & WORD
    x = (x ^ x >> 27) * 0x94D049BB133111EB & WORD
    return x ^ x >> 31


def weights(document, seed, count):
    """How often the document is in each replicate."""
    step, hashed = 0x9E3779B97F4A7C15, 0xCBF29CE484222325
    for byte in document["id"].encode():
        hashed = (hashed ^ byte) * 0x100000001B3 & WORD
    key = mix(hashed ^ mix(seed + step & WORD))
    return [poisson(mix(key + (r + 1) * step & WORD)) for r in range(count)]


def poisson_below():
    getcontext().prec = 50
    total = Decimal(0)
    for k in range(20):
        total += (-Decimal(1)).exp() / factorial(k)
        yield floor(total * 2**64)


BELOW = list(poisson_below())


def poisson(draw):
    return sum(draw >= below for below in BELOW)


# ---- counting


class Group:
    def __init__(self, settings):
        self.settings = settings
        self.documents = []  # (sentences, words, weights) of each
        self.references = Counter()  # (lexicon, polarity)
        self.cells = defaultdict(list)  # (lexicon, code, polarity or None): (document, sentence) of each tag

    def add(self, document, weights):
        bounds = [int(n) for n in document["sentences"]]
        sentences, number = list(zip(bounds[::2], bounds[1::2])), len(self.documents)
        self.documents.append((len(sentences), len(document["tokens"]) // 2, weights))
        for tag in document["tags"]:
            start = int(tag["start"])
            inside = [i for i, (a, b) in enumerate(sentences) if a <= start < b]
            where = (number, inside[0] if inside else None)
            lexicon, names = tag.get("lexicon", ""), tag["code"].split("/")
            polarity = tag.get("polarity", "neutral")
            codes = list(itertools.accumulate(names, lambda a, b: a + "/" + b))
            if names[0] != "uncoded":
                self.references[lexicon, polarity] += 1
                codes.append("")
            for code in codes:
                self.cells[lexicon, code, polarity].append(where)
                if polarity in ASSERTED:
                    self.cells[lexicon, code, None].append(where)

    def units(self, cell, replicate=None, unit=None):
        """Of (lexicon, code, polarity): units, or what they weigh in a replicate."""
        unit = unit or self.settings.unit
        where = self.cells.get(cell, [])
        found = {"reference": lambda: where, "sentence": lambda: {w for w in where if w[1] is not None},
                 "document": lambda: {(w[0], 0) for w in where}}[unit]()
        return sum(1 if replicate is None else self.documents[d][2][replicate] for d, _ in found)

    def words(self, replicate):
        return sum(words * (1 if replicate is None else w[replicate]) for _, words, w in self.documents)

    def statistic(self, name, cell, replicate=None):
        lexicon, code, polarity = cell
        coded = code.split("/")[0] != "uncoded"
        if name == "document_share":
            of = sum(1 if replicate is None else w[replicate] for _, _, w in self.documents)
            return quotient(self.units(cell, replicate, "document"), of)
        if name == "rate":
            return quotient(1000 * self.units(cell, replicate), self.words(replicate))
        if name == "share":
            has = coded and polarity in ASSERTED | {None}
            return quotient(self.units(cell, replicate), has and self.units((lexicon, "", None), replicate))
        has = coded and polarity is not None
        return quotient(self.units(cell, replicate), has and self.units((lexicon, "", polarity), replicate))

    # -- key cells

    def sets(self, cells):
        """(lexicon, depth, polarity or None), and the cells of that set."""
        apart = [None] if self.settings.key_set == "both" else sorted(ASSERTED)
        can = [c for c in cells if c[2] in ASSERTED and c[1].split("/")[0] != "uncoded"
               and self.statistic(self.settings.key_of, c) is not None]
        places = sorted({(c[0], c[1].count("/") + 1) for c in can}, key=lambda p: (p[0].encode(), p[1]))
        for lexicon, depth in places:
            for polarity in apart:
                members = [c for c in can if c[0] == lexicon and c[1].count("/") + 1 == depth
                           and polarity in (None, c[2])]
                if members:
                    yield (lexicon, depth, polarity), members

    def zeros(self, lexicon, depth, polarity, members):
        codes = {level for code in self.settings.known.get(lexicon, [])
                 for level in itertools.accumulate(code.split("/"), lambda a, b: a + "/" + b)
                 if level.count("/") + 1 == depth and code.split("/")[0] != "uncoded"}
        wanted = itertools.product(codes, [polarity] if polarity else ASSERTED)
        return len(set(wanted) - {(c[1], c[2]) for c in members})

    def threshold(self, values, zeros):
        return quantile(values + [Fraction(0)] * zeros, self.settings.key_quantile, self.settings.quantile_type)

    def is_key(self, value, threshold):
        ties = self.settings.key_ties == "key"
        return value > 0 and (value > threshold or (ties and value == threshold))

    def keys(self, members, zeros, replicate=None):
        """The threshold and which of the members are key; none where something is not defined."""
        values = [self.statistic(self.settings.key_of, c, replicate) for c in members]
        if None in values:
            return None, [False] * len(members)
        values = [billionths(v) for v in values]
        threshold = self.threshold(values, zeros)
        return threshold, [self.is_key(v, threshold) for v in values]

    # -- lines

    def lines(self, head):
        cells = sorted((c for c in self.cells if c[1]), key=lambda c: (
            c[0].encode(), [name.encode() for name in c[1].split("/")], c[2] is None, c[2] or ""))
        keys, stable = {}, Counter()
        yield self.group_line(head)
        for (lexicon, depth, polarity), members in self.sets(cells):
            zeros = self.zeros(lexicon, depth, polarity, members)
            threshold, key = self.keys(members, zeros)
            keys.update(zip(members, key))
            for r in range(self.settings.bootstrap):
                stable.update(c for c, k in zip(members, self.keys(members, zeros, r)[1]) if k)
            yield self.rule_line(head, lexicon, depth, polarity, len(members) + zeros, zeros, threshold)
        for cell in cells:
            yield self.line(head, cell, keys.get(cell), stable[cell])

    def group_line(self, head):
        settings = self.settings
        lexicons = sorted({lexicon for lexicon, _ in self.references}, key=str.encode)
        line = {"documents": len(self.documents), "sentences": sum(d[0] for d in self.documents),
                "words": self.words(None),
                "references": {x: {p: self.references[x, p] for p in POLARITIES} for x in lexicons},
                "unit": settings.unit}
        if settings.unit != "reference":
            line["units"] = {x: {p or "either": self.units((x, "", p)) for p in [*POLARITIES, None]}
                             for x in lexicons}
        text = f'{{"kind":"group",{head},' + json.dumps(line, ensure_ascii=False, separators=(",", ":"))[1:-1]
        if settings.bootstrap:
            text += (f',"bootstrap":{{"replicates":{settings.bootstrap},"seed":{settings.seed},'
                     f'"level":{float(settings.level):.3f}}}')
        return text + "}"

    def rule_line(self, head, lexicon, depth, polarity, cells, zeros, threshold):
        settings = self.settings
        ties = "key" if settings.key_ties == "key" else "not key"
        return (f'{{"kind":"rule",{head},"lexicon":{json.dumps(lexicon, ensure_ascii=False)},"depth":{depth},'
                + (f'"polarity":"{polarity}",' if polarity else "")
                + f'"of":"{settings.key_of}","unit":"{settings.unit}","quantile":{float(settings.key_quantile):.3f},'
                f'"type":{settings.quantile_type},"ties":"{ties}","cells":{cells},"zeros":{zeros},'
                f'"threshold":{six_decimals(threshold)}}}')

    def line(self, head, cell, key, stable):
        lexicon, code, polarity = cell
        where = self.cells[cell]
        most = max(Counter(w[0] for w in where).values())
        documents = self.units(cell, unit="document")
        named = f'"polarity":"{polarity}",' if polarity else ""
        text = (f'{{"kind":"{"cell" if polarity else "margin"}",{head},'
                f'"lexicon":{json.dumps(lexicon, ensure_ascii=False)},"code":{json.dumps(code, ensure_ascii=False)},'
                f'"depth":{code.count("/") + 1},{named}"references":{len(where)},'
                f'"sentences":{self.units(cell, unit="sentence")},"documents":{documents},"most":{most}')
        for name in STATISTICS:
            if name != "polarity_share" or polarity:
                text += f',"{name}":{six_decimals(self.statistic(name, cell))}'
        text += (f',"intensity":{six_decimals(Fraction(len(where), documents))}'
                 f',"largest":{six_decimals(Fraction(most, len(where)))}')
        can = polarity in ASSERTED and code.split("/")[0] != "uncoded"
        if can and len(where) >= 10 and len(self.documents) > 1 and Fraction(most, len(where)) > self.settings.largest:
            text += ',"concentrated":true'
        if key is not None:
            text += f',"key":{json.dumps(key)}'
        if self.settings.bootstrap:
            text += f',"interval":{{{",".join(self.intervals(cell))}}}'
            if key is not None:
                text += f',"key_stability":{six_decimals(Fraction(stable, self.settings.bootstrap))}'
        return text + "}"

    def intervals(self, cell):
        tail = (1 - self.settings.level) / 2
        for name in STATISTICS:
            values = [self.statistic(name, cell, r) for r in range(self.settings.bootstrap)]
            values = [billionths(v) for v in values if v is not None]
            if 100 * len(values) >= 95 * self.settings.bootstrap:
                low, high = (six_decimals(quantile(values, p, 7)) for p in (tail, 1 - tail))
                yield f'"{name}":[{low},{high}]'


def count(settings):
    fields = settings.by.split(",") if settings.by else []
    kept = [tuple(range(len(fields)))]
    if settings.totals:
        for left in range(len(fields) - 1, -1, -1):
            sets = itertools.combinations(range(len(fields)), left)
            kept += sorted(sets, key=lambda s: sum(1 << i for i in s))
    groups = [defaultdict(lambda: Group(settings)) for _ in kept]
    for document in itertools.chain.from_iterable(map(read, settings.tagged)):
        values = [group_value(document, field) for field in fields]
        drawn = weights(document, settings.seed, settings.bootstrap)
        for by, fields_kept in zip(groups, kept):
            by[tuple(values[i] for i in fields_kept)].add(document, drawn)
    for by, fields_kept in zip(groups, kept):
        for values in sorted(by, key=lambda values: list(map(value_order, values))):
            named = ",".join(json.dumps(fields[i], ensure_ascii=False) + ":" + v
                             for i, v in zip(fields_kept, values))
            whole = "" if len(fields_kept) == len(fields) else '"all":true,'
            yield from by[values].lines(f'{whole}"by":{{{named}}}')


def read_codes(folder):
    """The lexicon's name and the codes of its codebook."""
    with open(folder + "/lexicon.json", encoding="utf-8") as file:
        name = json.load(file)["name"]
    with open(folder + "/codebook.tsv", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    return name, [row[rows[0].index("code")] for row in rows[1:]]


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("cells")
    parser.add_argument("--by", default="")
    parser.add_argument("--unit", default="reference")
    parser.add_argument("--totals", action="store_true")
    parser.add_argument("--largest", type=Fraction, default=Fraction(1, 2))
    parser.add_argument("--key-of", default="share")
    parser.add_argument("--key-quantile", type=Fraction, default=Fraction(3, 4))
    parser.add_argument("--quantile-type", type=int, default=7)
    parser.add_argument("--key-ties", default="key")
    parser.add_argument("--key-set", default="polarity")
    parser.add_argument("--lexicon", action="append", default=[])
    parser.add_argument("--bootstrap", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--level", type=Fraction, default=Fraction(19, 20))
    parser.add_argument("tagged", nargs="+")
    settings = parser.parse_args()
    settings.known = dict(map(read_codes, settings.lexicon))
    return settings


def main():
    settings = options()
    number = 0
    with open(settings.cells, encoding="utf-8", newline="\n") as seen:
        for number, (line, expected) in enumerate(itertools.zip_longest(seen, count(settings)), 1):
            if line is None or expected is None or line != expected + "\n":
                sys.exit(f"{settings.cells}:{number}: {line!r}\nwhere the oracle has {expected!r}")
    print(f"{number} lines agree: {' '.join(sys.argv[2:])}")


main()

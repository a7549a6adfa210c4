#!/usr/bin/env python3
"""Makes a concordance again, in its own way, and compares with what tl-kwic gave.

usage: kwic.py LINES OPTIONS RECORDS...

LINES is the output of tl-kwic as JSON lines, OPTIONS a JSON object of what it was called with: words (alternatives,
lower case) or codes and polarity, context (words at either side), characters, sentence, sort (names of keys), random (a
number of lines: any as many of those that there are). RECORDS are JSON lines. Without "sort" the order is that of the
records.
"""

import itertools
import json
import re
import sys


def pairs(numbers):
    return list(zip(numbers[::2], numbers[1::2]))


def one_line(text):
    return re.sub(r"[\x00-\x20\x7f]+", " ", text).strip(" ")


def parts(record):
    """Tokens and the parts of those with hyphens: what patterns see as words."""
    for a, b in pairs(record["tokens"]):
        for part in re.finditer(r"[^-\u2010\u2011]+", record["text"][a:b]):
            yield a + part.start(), a + part.end()


def hits(record, options):
    if "codes" in options:
        for tag in record["tags"]:
            if any((tag["code"] + "/").startswith(code + "/") for code in options["codes"]) and tag[
                    "polarity"] in options["polarity"]:
                yield tag["start"], tag["end"], {k: tag[k] for k in ["lexicon", "code", "polarity", "status"]}
        return
    for a, b in parts(record):
        if record["text"][a:b].lower() in options["words"]:
            if any(c <= a and b <= d for c, d in pairs(record["sentences"])):
                yield a, b, {"pattern": "|".join(options["words"])}


def key(record, inside, start, end, what, names):
    text, keys = record["text"], []
    before = [t for t in inside if t[1] <= start]
    behind = [t for t in inside if t[0] >= end]
    for name in names:
        if name == "document":
            keys.append(record["id"].encode())
        elif name == "match":
            keys.append(text[start:end].lower().encode())
        elif name == "code":
            keys.append([what[k].encode() for k in ["code", "polarity", "lexicon"]])
        else:
            distance, words = int(name[:-1]), before[::-1] if name[-1] == "L" else behind
            a, b = words[distance - 1] if distance <= len(words) else (0, 0)
            keys.append(text[a:b].lower().encode())
    last = [what[k].encode() for k in (["pattern"] if "pattern" in what else ["code", "polarity", "lexicon"])]
    return [*keys, record["id"].encode(), start, end, last]


def lines(record, options):
    text, tokens = record["text"], pairs(record["tokens"])
    for start, end, what in hits(record, options):
        number, area = next((n, s) for n, s in enumerate(pairs(record["sentences"]), 1) if s[0] <= start < s[1])
        area = area if options.get("sentence") else (0, len(text))
        inside = [t for t in tokens if area[0] <= t[0] and t[1] <= area[1]]
        before = [t for t in inside if t[1] <= start]
        behind = [t for t in inside if t[0] >= end]
        left, right = area
        wanted = options.get("context", 10)
        if len(before) >= wanted:
            left = before[-wanted][0]
        if len(behind) >= wanted:
            right = behind[wanted - 1][1]
        if "characters" in options:
            left, right = max(left, start - options["characters"]), min(right, end + options["characters"])
        yield key(record, inside, start, end, what, options.get("sort", [])), {
            "kind": "line", "id": record["id"], "sentence": number, "start": start, "end": end,
            "left": one_line(text[left:start]), "match": one_line(text[start:end]),
            "right": one_line(text[end:right]), **what}


def main():
    path, options, *records = sys.argv[1], json.loads(sys.argv[2]), *sys.argv[3:]
    expected = [entry for name in records for line in open(name, encoding="utf-8")
                for entry in lines(json.loads(line), options)]
    if "sort" in options:
        expected.sort(key=lambda entry: entry[0])
    expected = [line for _, line in expected]
    seen = [json.loads(line) for line in open(path, encoding="utf-8")]
    if "random" in options:
        if len(seen) != min(options["random"], len(expected)) or any(line not in expected for line in seen):
            sys.exit(f"{path}: not {options['random']} of the {len(expected)} lines that there are")
        expected = [line for line in expected if line in seen]
    for number, (line, wanted) in enumerate(itertools.zip_longest(seen, expected), 1):
        if line != wanted:
            sys.exit(f"{path}:{number}: {line}\nwhere the oracle has {wanted}")
    print(f"{len(seen)} lines agree: {sys.argv[2]}")


main()

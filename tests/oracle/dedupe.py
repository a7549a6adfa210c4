"""The pair scores of tl-dedupe --explain, made again from the records as its manual page describes
them. Abstracts are compared by all their shingles, so that the estimate may differ, and with it the
score by what it weighs.

    usage: dedupe.py PAIRS RECORDS
"""
import collections
import json
import re
import sys
import unicodedata

WEIGHTS = dict(title=5, authors=2, year=1, journal=1, volume=1, page=2, abstract=2)
SPELT = {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ı": "i", "ł": "l", "œ": "oe"}
SMALL = set("a an the of in for and on de la der und".split())
ESTIMATE = 0.3      # of a share by 32 values: three standard errors


def words(text):
    text = re.sub(r"</?[A-Za-z][^<>]{0,22}>", "", text)
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(SPELT.get(c, c) for c in text
                   if unicodedata.category(c) not in ("Mn", "Me", "Cf") and c not in "'‘’ʼ")
    return " ".join("".join(c if c.isalpha() or unicodedata.category(c)[0] == "N" else " "
                            for c in text).split())


def page(text):
    found = re.search(r"[A-Za-z0-9]+", text)
    return found.group().lstrip("0").lower() if found else ""


def families(record):
    names = record.get("author") or []
    return [words(n.get("family", n.get("literal", "")).split(",")[0]) for n in names[:5]]


def dice(a, b):
    pairs = []
    for text in (a, b):
        letters = text.replace(" ", "").encode()
        pairs.append(collections.Counter(zip(letters, letters[1:])))
    total = sum(map(sum, (p.values() for p in pairs)))
    return 2 * sum((pairs[0] & pairs[1]).values()) / total if total else 0


def titles(a, b):
    if a == b:
        return 1
    short, long = sorted((a, b), key=len)
    begins = len(short.split()) >= 3 and long.startswith(short + " ")
    return max(dice(a, b), 0.9 if begins else 0)


def authors(a, b):
    if a[0] == b[0] or dice(a[0], b[0]) >= 0.8:
        return 1
    return 0.5 if a[0] in b or b[0] in a else 0


def journals(a, b):
    def matches(x, y):
        x, y = ([w for w in words(re.sub(r"(?<=.)\(.*", "", t)).split() if w not in SMALL]
                for t in (x, y))
        return len(x) == len(y) and all(v.startswith(w) or w.startswith(v) for v, w in zip(x, y))
    names = [[r[m] for m in ("container-title", "container-title-short") if r.get(m)]
             for r in (a, b)]
    if not all(names):
        return None
    return int(any(matches(x, y) for x in names[0] for y in names[1]))


def abstracts(a, b):
    sets = []
    for text in (a, b):
        w = words(text).split()
        sets.append({tuple(w[i:i + 3]) for i in range(max(1, len(w) - 2))} if w else set())
    if not all(sets):
        return None
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def year(record):
    try:
        return int(record["issued"]["date-parts"][0][0])
    except (KeyError, IndexError):
        return record.get("year")


def parts_of(a, b):
    parts = {}
    title = [words(r.get("title", "")) for r in (a, b)]
    if all(title):
        parts["title"] = titles(*title)
    if families(a) and families(b):
        parts["authors"] = authors(families(a), families(b))
    if year(a) and year(b):
        parts["year"] = {0: 1, 1: 0.5}.get(abs(year(a) - year(b)), 0)
    parts["journal"] = journals(a, b)
    for name in ("volume", "page"):
        values = [page(str(r.get(name, ""))) for r in (a, b)]
        if all(values):
            parts[name] = int(values[0] == values[1])
    parts["abstract"] = abstracts(a.get("abstract", ""), b.get("abstract", ""))
    return {k: v for k, v in parts.items() if v is not None}


def score_of(parts):
    lacking = sum(w for name, w in WEIGHTS.items() if name not in parts)
    present = sum(WEIGHTS[name] for name in parts)
    return sum(WEIGHTS[n] * v for n, v in parts.items()) / (present + lacking / 5)


def main():
    records = {r["id"]: r for r in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    wrong = count = 0
    for pair in map(json.loads, open(sys.argv[1], encoding="utf-8")):
        expected = parts_of(records[pair["a"]], records[pair["b"]])
        got = pair["parts"]
        share = expected.get("abstract")
        if share is not None and "abstract" in got:
            # what is known exactly replaces the estimate, if that can be one of it
            low, high = (min(1, max(0, 2 * (share + d))) for d in (-ESTIMATE, ESTIMATE))
            expected["abstract"] = got["abstract"] if low <= got["abstract"] <= high else share
        same = expected.keys() == got.keys() and all(
            abs(expected[k] - got[k]) < 0.0011 for k in got)
        if not same or abs(score_of(got) - pair["score"]) > 0.0011:
            wrong += 1
            if wrong <= 5:
                print(pair, expected)
        count += 1
    print(f"{count - wrong} pairs alike, {wrong} different")
    return wrong > 0 or count == 0


if __name__ == "__main__":
    sys.exit(main())

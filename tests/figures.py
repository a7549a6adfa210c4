#!/usr/bin/env python3
"""Figures, checked from outside.

usage: figures.py cells NAME        lines of a count made by hand: many, hostile, zero, one, none
       figures.py pairs NAME        lines of tl-cooccur made by hand: many, hostile, one
       figures.py xml FILE...       well-formed, whole, of the elements that are allowed
       figures.py sizes CELLS CODEBOOK FILE...
                                    numbers are those of the count by source, bars or areas as large
       figures.py boxes FILE...     in Chromium, at 100 and 400 %: no text on another, none cut off

What is wrong is told on standard output, a line each; status 1 then. 77: no browser here."""
import json
import random
import re
import sys
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {SVG + name for name in
            "svg title desc defs pattern g rect line circle path text".split()}
REFERENCES = ("href", "src", "style", "class")

HOSTILE = ("<b>\"'&]]>\x01\u202eevil\u2066 \U0001f468\u200d\U0001f469\u200d\U0001f467 "
           "\u05e9\u05dc\u05d5\u05dd " + "W" * 200 + "\t\n\ufffe\x85 &#0; --><script>")
HOSTILE_CODES = [
    HOSTILE.replace("/", "|"), "a/b/c/d/e/f/g/h", "x/" + "\u0429" * 60,
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u0645\u0646 \u0627\u0644\u064a\u0645\u064a\u0646",
    "\u7edf\u4e00\u62a4\u7406\u7684\u8d44\u91d1" * 5, "\U0001f937\U0001f3fd\u200d\u2640\ufe0f" * 30,
    "e\u0301" * 80, "]]>/<![CDATA[", "\u202e\u202e", "-->"]
HOSTILE_VALUES = [HOSTILE, "a", -1e5, None, True, "", "\u202e\u202e", "a/b" * 40]


def group(by, barriers, enablers, documents=3):
    return {"kind": "group", "by": by, "documents": documents, "sentences": 9, "words": 100,
            "references": {"care": {"barrier": barriers, "enabler": enablers}}}


def cell(by, code, polarity, references):
    return {"kind": "cell", "by": by, "lexicon": "care", "code": code,
            "depth": code.count("/") + 1, "polarity": polarity, "references": references,
            "sentences": 1, "documents": 1}


def count(by, codes):
    """A group with the cells of codes: {code: (barriers, enablers)}, and of the levels above."""
    sums = {}
    for code, pair in codes.items():
        parts = code.split("/")
        for depth in range(len(parts)):
            above = sums.setdefault("/".join(parts[:depth + 1]), [0, 0])
            for side in (0, 1):
                above[side] += pair[side]
    whole = [sum(pair[side] for pair in codes.values()) for side in (0, 1)]
    yield group(by, *whole)
    for code, pair in sums.items():
        for side, polarity in enumerate(("barrier", "enabler")):
            if pair[side]:
                yield cell(by, code, polarity, pair[side])


def many_codes(chance):
    words = ("Care integrated professional relationships evaluation cost-effectiveness funding "
             "organisational understanding of the responsibilities between multidisciplinary "
             "teams data-sharing").split()
    return [f"Theme {i // 8} " + " ".join(chance.sample(words, 3)) * (i % 8 == 0) + "/"
            + " ".join(chance.sample(words, chance.randint(1, 7))) for i in range(60)]


def cells(name):
    chance = random.Random(name)
    if name == "many":
        codes = many_codes(chance)
        for year in range(12):
            yield from count({"year": 2000 + year, "journal": "Journal of " * year}, {
                code: (chance.choice((0, 0, 1, 3, 10, 1000)), chance.choice((0, 1, 2, 50)))
                for code in codes})
    elif name == "hostile":
        for value in HOSTILE_VALUES:
            yield from count({HOSTILE: value}, {code: (3, 1) for code in HOSTILE_CODES})
    elif name == "zero":
        for source in "ab":
            yield group({"source": source}, 0, 0)
            yield cell({"source": source}, "x", "neutral", 4)
    elif name == "one":
        yield from count({}, {"costs": (0, 7)})


def pair(by, a, b, both, of_a, of_b):
    return {"kind": "pair", "by": by, "unit": "sentence", "a": a, "b": b, "both": both,
            "of_a": of_a, "of_b": of_b, "units": 10**6, "jaccard": 0.5, "lift": 1}


def pairs(name):
    """Within the lexicon care, and of care with other."""
    chance = random.Random(name)
    codes = {"many": many_codes(chance), "hostile": HOSTILE_CODES, "one": ["a/b", "c"]}[name]
    groups = {"many": [{"year": 2000}, {"year": 2001}], "one": [{}],
              "hostile": [{HOSTILE: value} for value in HOSTILE_VALUES]}[name]
    for by in groups:
        units = {code: chance.randint(100, 10000) for code in codes}
        for lexicon in ("care", "other"):
            for i, a in enumerate(codes):
                for b in codes[i + 1 if lexicon == "care" else 0:]:
                    if chance.random() < 0.2 or name == "one":
                        yield pair(by, {"lexicon": "care", "code": a},
                                   {"lexicon": lexicon, "code": b},
                                   chance.randint(1, min(units[a], units[b])), units[a], units[b])


def check_xml(path):
    tree = xml.fromstring(path.read_bytes())
    seen = [element.get("id") for element in tree.iter() if element.get("id")]
    if len(seen) != len(set(seen)):
        yield "an id twice"
    for element in tree.iter():
        if element.tag not in ELEMENTS:
            yield f"an element {element.tag}"
        for name, value in element.attrib.items():
            if name.startswith("on") or name.endswith(REFERENCES):
                yield f"an attribute {name}"
            if "url(" in value and value[5:-1] not in seen:
                yield f"{value} refers to nothing"
    if tree.get("role") != "img" or tree.get("aria-labelledby").split() != seen[:2]:
        yield "nothing says what it shows"
    if [child.tag for child in tree[:2]] != [SVG + "title", SVG + "desc"]:
        yield "no title or no description at its start"
    if not all(tree[i].text for i in (0, 1)):
        yield "an empty title or description"


TIP = re.compile(r"(.*), (.*): barriers (\d+), enablers (\d+)$")


def counted(cells_path):
    """{(source, code): [barriers, enablers]}, {source: both}; of all sources "combined"."""
    numbers, wholes = Counter(), Counter()
    for line in map(json.loads, Path(cells_path).open()):
        if line.get("all"):
            continue
        for source in (line["by"]["source"], "combined") if "by" in line else ():
            if line["kind"] == "group":
                for by_polarity in line["references"].values():
                    wholes[source] += by_polarity["barrier"] + by_polarity["enabler"]
            elif line["kind"] == "cell":
                numbers[source, line["code"], line["polarity"]] += line["references"]
    return numbers, wholes


def sizes(group, areas):
    """The width or area of the barriers' bar and of the enablers'; 0: there is none."""
    found = [0, 0]
    for element in group.iter(SVG + "rect"):
        size = float(element.get("width")) * (float(element.get("height")) if areas else 1)
        found[element.get("fill") is None] = size
    return found


def check_sizes(path, cells_path, codebook):
    """Proportions leave out what was not counted; all else is in the figure once for each group."""
    numbers, wholes = counted(cells_path)
    rows = [line.rstrip("\n").split("\t") for line in Path(codebook).open()]
    codes = {row[rows[0].index("label")]: row[rows[0].index("code")] for row in rows[1:]}
    areas, units, seen = "proportions" in path.name, [], 0
    for group in xml.parse(path).iter(SVG + "g"):
        tip = TIP.match(group.findtext(SVG + "title", ""))
        if not tip:
            continue
        seen += 1
        label, source, *told = tip.groups()
        for polarity, number, size in zip(("barrier", "enabler"), told, sizes(group, areas)):
            expected = numbers[source, codes[label], polarity]
            if int(number) != expected:
                yield f"{label}, {source}: {number} where {expected} were counted"
            elif bool(size) != bool(expected):
                yield f"{label}, {source}: {expected} counted, and a bar of {size}"
            elif expected:
                units.append((size / expected * wholes[source], label, source))
    middle = sorted(units)[len(units) // 2][0] if units else 0
    for unit, label, source in units:
        if abs(unit / middle - 1) > 0.02:
            yield f"{label}, {source}: out of scale by {unit / middle}"
    if seen < 10:
        yield f"only {seen} bars with a tip"


# Boxes of all texts; how many CSS pixels two of them share; what stands outside.
MEASURE = """
const slack = 0.5, edge = 1.5, sheet = document.documentElement.getBoundingClientRect(), wrong = [];
const boxes = [...document.querySelectorAll('text')].map(text =>
	({ box: text.getBoundingClientRect(), words: text.textContent }))
	.filter(text => text.box.width > 0)
	.sort((a, b) => a.box.top - b.box.top);
boxes.forEach((a, i) => {
	if (a.box.left < sheet.left - edge || a.box.right > sheet.right + edge ||
			a.box.top < sheet.top - edge || a.box.bottom > sheet.bottom + edge)
		wrong.push('cut off: ' + a.words);
	for (let j = i + 1; j < boxes.length && boxes[j].box.top < a.box.bottom - slack; j++) {
		const b = boxes[j];
		if (b.box.left < a.box.right - slack && a.box.left < b.box.right - slack)
			wrong.push('"' + a.words + '" on "' + b.words + '"');
	}
});
return { wrong, count: boxes.length };
"""


def browser():
    try:
        from selenium import webdriver
    except ImportError:
        sys.exit(77)
    options = webdriver.ChromeOptions()
    for option in ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(option)
    try:
        return webdriver.Chrome(options=options)
    except Exception as error:
        print(error, file=sys.stderr)
        sys.exit(77)


def check_boxes(driver, path, zoom):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": 1280 // zoom, "height": 900 // zoom, "deviceScaleFactor": zoom, "mobile": False})
    driver.get(path.resolve().as_uri())
    seen = driver.execute_script(MEASURE)
    if not seen["count"]:
        yield "no text is shown"
    for wrong in seen["wrong"][:5]:
        yield f"{wrong} (at {zoom}00 %)"


def main(what, *names):
    wrong = False
    if what in ("cells", "pairs"):
        for line in (cells if what == "cells" else pairs)(*names):
            print(json.dumps(line))
        return 0
    driver = browser() if what == "boxes" else None
    check = {"xml": check_xml, "sizes": lambda path: check_sizes(path, *names[:2]),
             "boxes": lambda path: (problem for zoom in (1, 4)
                                    for problem in check_boxes(driver, path, zoom))}[what]
    for name in names[2 if what == "sizes" else 0:]:
        path = Path(name)
        for problem in check(path):
            print(f"{path.name}: {problem}")
            wrong = True
    if driver:
        driver.quit()
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

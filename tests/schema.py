"""Validates lines against the schemas in pipeline/ (record, cell, pair, difference, term, line, why, lexicon,
manifest, prisma), and the offsets of records against what a schema cannot say. Python's strings count code points, as records do.

usage: schema.py record|cell|pair|difference|term|line|why|lexicon|manifest|prisma FILE
                                          says what is wrong, line by line; status 1 if anything is
       schema.py --refuses            status 1 if a line that is wrong is taken for right
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

from jsonschema import Draft202012Validator

PIPELINE = Path(__file__).resolve().parent.parent / "pipeline"


def load(kind):
    schema = json.loads((PIPELINE / f"{kind}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def no_key_twice(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key stands twice: {keys}")
    return dict(pairs)


def pairs_of(flat):
    return list(zip(flat[::2], flat[1::2]))


def wrong_spans(name, spans, text, in_row=True):
    """Spans must lie in the text; those in a row ascend and do not overlap."""
    for start, end in spans:
        if not 0 <= start <= end <= len(text):
            yield f"{name}: {start},{end} is not in a text of {len(text)}"
    for before, after in pairwise(spans):
        if in_row and before[1] > after[0]:
            yield f"{name}: {before} and {after} overlap or are not in order"


def wrong_offsets(record):
    text = record.get("text", "")
    sentences, tokens = record.get("sentences", []), record.get("tokens", [])
    for name, flat in ("sentences", sentences), ("tokens", tokens):
        if len(flat) % 2:
            yield f"{name}: an odd number of offsets"
        yield from wrong_spans(name, pairs_of(flat), text)
        for start, end in pairs_of(flat):
            if text[start:end].strip() == "" or text[start:end] != text[start:end].strip():
                yield f"{name}: {start},{end} begins or ends with white space"
    if "sentences" in record:
        bare = [text[a:b] for (_, a), (b, _) in pairwise([(0, 0), *pairs_of(sentences), (len(text), 0)])]
        if "".join(bare).strip():
            yield f"sentences: some text is in none: {''.join(bare).strip()[:50]!r}"
    sections = [(section["start"], section["end"]) for section in record.get("sections", [])]
    yield from wrong_spans("sections", sections, text)
    if "stems" in record and len(record["stems"]) != len(tokens) // 2:
        yield f"{len(record['stems'])} stems for {len(tokens) // 2} tokens"
    yield from wrong_tags(record.get("tags", []), text, pairs_of(tokens))


def wrong_tags(tags, text, tokens):
    starts, ends = {start for start, _ in tokens}, {end for _, end in tokens}
    order = [(tag["start"], tag["end"], tag["lexicon"], tag["code"]) for tag in tags]
    if order != sorted(order):
        yield "tags are not in order"
    for tag in tags:
        for span in tag, *tag["cues"]:
            yield from wrong_spans("tags", [(span["start"], span["end"])], text, in_row=False)
            if span["start"] not in starts and span["end"] not in ends:
                yield f"tags: {span['start']},{span['end']} does not touch a token's edge"


def wrong(kind, validator, line):
    try:
        value = json.loads(line, object_pairs_hook=no_key_twice)
    except ValueError as reason:
        yield str(reason)
        return
    found = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]
    yield from found
    if kind == "record" and not found:
        yield from wrong_offsets(value)


def validate(kind, path):
    validator, count = load(kind), 0
    with open(path, encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            for reason in wrong(kind, validator, line):
                print(f"{path}:{number}: {reason}")
                count += 1
    return count == 0


MARGIN = ('{"kind":"margin","by":{},"lexicon":"l","code":"a","depth":1,"references":1,"sentences":1,'
          '"documents":1,"most":1,"share":null,"rate":null,"document_share":1.000000,"intensity":1.000000,'
          '"largest":1.000000}')
PARTIAL = ('{"kind":"margin","partial":true,"by":{},"lexicon":"l","code":"a","depth":1,"references":1,'
           '"sentences":1,"documents":1,"most":1,"unit":"reference",')
RULE = ('{"kind":"rule","by":{},"lexicon":"l","depth":1,"polarity":"barrier","of":"share","unit":"reference",'
        '"quantile":0.750,"type":7,"ties":"key","cells":4,"zeros":0,"threshold":0.5}')
RIGHT = [("cell", MARGIN), ("cell", PARTIAL.rstrip(",") + "}"), ("cell", RULE)]

WRONG = [
    ("log", '{"kind":"record","file":"a","from":1}'),
    ("log", '{"kind":"file","file":"a","records":1}'),
    ("log", '{"kind":"lost","file":"a"}'),
    ("record", '{"text":"no id"}'),
    ("record", '{"id":""}'),
    ("record", '{"id":"x","id":"x"}'),
    ("record", '{"id":"x","text":7}'),
    ("record", '{"id":"x","text":"one","tokens":[0]}'),
    ("record", '{"id":"x","text":"one","tokens":[0,4]}'),
    ("record", '{"id":"x","text":"one","tokens":[-1,3]}'),
    ("record", '{"id":"x","text":"one","tokens":[0,"3"]}'),
    ("record", '{"id":"x","text":"one","tokens":[1,3,0,1]}'),
    ("record", '{"id":"x","text":"one two","sentences":[0,3]}'),
    ("record", '{"id":"x","text":"one","tokens":[0,3],"stems":[]}'),
    ("record", '{"id":"x","text":"one","sections":[{"start":0,"end":3,"label":"","kind":"x"}]}'),
    ("record", '{"id":"x","text":"one","tags":[{"start":0,"end":3}]}'),
    ("record", '{"id":"x","author":[{}]}'),
    ("cell", "{}"),
    ("cell", '{"kind":"group","by":{}}'),
    ("cell", '{"kind":"cell","by":{},"lexicon":"l","code":"a","depth":1,"polarity":"barrier",'
             '"references":1,"sentences":1,"documents":1,"most":1}'),
    ("cell", PARTIAL + '"rate":0.5}'),
    ("cell", PARTIAL + '"replicates":{"units":[1]}}'),
    ("cell", MARGIN.replace('"by":{}', '"by":{"a":[]}')),
    ("cell", MARGIN.replace('"a"', '"a//b"')),
    ("cell", MARGIN.replace('"share":null', '"share":1.5')),
    ("cell", MARGIN.replace('"margin"', '"cell"')),
    ("cell", MARGIN.replace('"share"', '"key":true,"share"')),
    ("cell", '{"kind":"total","by":{},"lexicon":"l","references":1,"sentences":1,"documents":1,"most":1,'
             '"unit":"reference"}'),
    ("cell", RULE.replace('"type":7', '"type":10')),
    ("cell", RULE.replace(',"threshold":0.5', "")),
]


def refuses():
    validators = {kind: load(kind) for kind in ("record", "cell", "log")}
    taken = [line for kind, line in WRONG if not any(wrong(kind, validators[kind], line))]
    refused = [line for kind, line in RIGHT if any(wrong(kind, validators[kind], line))]
    for line in taken:
        print(f"taken for right: {line}")
    for line in refused:
        print(f"taken for wrong: {line}")
    return not taken and not refused


if __name__ == "__main__":
    arguments = sys.argv[1:]
    fine = refuses() if arguments == ["--refuses"] else validate(*arguments)
    sys.exit(0 if fine else 1)

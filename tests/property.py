"""What must hold of any documents and any lexicon, tried on some drawn by chance.

usage: property.py make SEED FOLDER     writes FOLDER/documents.jsonl and FOLDER/lexicon
       property.py spans FOLDER TAGGED  offsets cut whole code points, and tags have the words of their rows
       property.py shuffle SEED FILE    the lines in another order
       property.py deal N FILE PREFIX   the lines dealt out to PREFIX1 ... PREFIXN

Words are made up so that each is its own stem: a tag must then have the very words of its pattern."""

import json
import random
import sys
from pathlib import Path

CONSONANTS, VOWELS = "bdfgklmnprtvz", "aou"
KINDS = ["resource", "problem", "neutral", "enabling", "hindering"]
CUES = [("barrier", "barrier"), ("enabler", "enabler"), ("deficit", "lack of|no"), ("negator", "not"),
        ("hedge", "may"), ("removal", "overcame"), ("stop", "but")]
STRANGE = ["naïve", "e\u0301a", "日本語", "\U0001f600", "Ünder", "\u00a0", "İ", "ß", "\u200b", "12.5", "A&E",
           "x\u0301\u0323y", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "ﬁ", "؟", "\ufeff", "don't"]
ENDS = [". ", "? ", "; ", ": ", ", ", ".\n", "\n\n", ".\n\nRESULTS\n", "\n\nMethods: ", "! ", " (", ") "]
SPACES = ["", " ", "  ", "\t"]


def vocabulary(chance, count):
    words = set()
    while len(words) < count:
        size = chance.randint(2, 3)
        words.add("".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(size))
                  + chance.choice(CONSONANTS))
    return sorted(words)


def cased(chance, word):
    return chance.choice([word, word, word.capitalize(), word.upper()])


def text(chance, words, plain):
    parts = []
    for _ in range(chance.choice([0, 1, 3, 10, 40, 120])):
        draw = chance.random()
        if draw < 0.6:
            parts.append(cased(chance, chance.choice(words)))
        elif draw < 0.7:
            parts.append(chance.choice(CUES)[1].split("|")[0])
        elif draw < 0.9:
            parts.append(chance.choice(plain))
        else:
            parts.append(chance.choice(STRANGE))
        parts.append(" " if chance.random() < 0.8 else chance.choice(ENDS))
    return "".join(parts)


def other_value(chance, depth=0):
    draw = chance.randrange(7 if depth < 3 else 4)
    space = chance.choice(SPACES)
    if draw == 0:
        return json.dumps("".join(chance.sample(STRANGE, 2)), ensure_ascii=chance.random() < 0.5)
    if draw == 1:
        return chance.choice(["0", "-1", "1.50", "2E+3", "12345678901234567890"])
    if draw == 2:
        return chance.choice(["true", "false", "null"])
    if draw == 3:
        return '"\\u0041\\/\\ud83d\\ude00"'
    if draw == 4:
        return "[" + f"{space},".join(other_value(chance, depth + 1) for _ in range(draw)) + "]"
    return "{" + f",{space}".join(f'"k{i}"{space}:{other_value(chance, depth + 1)}' for i in range(3)) + "}"


def document(chance, number, words, plain):
    """One line whose members stand in any order, with white space where JSON has room for it."""
    members = [f'"id":{json.dumps(f"d{number}")}',
               '"text":' + json.dumps(text(chance, words, plain), ensure_ascii=chance.random() < 0.5),
               f'"source":"{chance.choice(["review", "grey"])}"', f'"year":{chance.randint(2010, 2020)}']
    members += [f'"x{i}":{other_value(chance)}' for i in range(chance.randrange(4))]
    chance.shuffle(members)
    return "{" + f"{chance.choice(SPACES)},".join(members) + "}"


def pattern(chance, words):
    return " ".join("|".join(chance.sample(words, chance.choice([1, 1, 1, 2])))
                    for _ in range(chance.choice([1, 1, 1, 2, 3])))


def write(path, rows):
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def make(seed, folder):
    chance = random.Random(seed)
    words, plain = vocabulary(chance, 30), vocabulary(chance, 60)
    lexicon = folder / "lexicon"
    lexicon.mkdir(parents=True)
    terms = {pattern(chance, words) for _ in range(chance.choice([1, 5, 25]))}
    write(lexicon / "terms.tsv", [("code", "pattern", "kind")] + [
        (f"{chance.choice('abc')}/{chance.choice('xyz')}", each, chance.choice(KINDS))
        for each in sorted(terms)])
    write(lexicon / "cues.tsv", [("class", "pattern")] + CUES)
    count = chance.choice([1, 2, 30])
    lines = [document(chance, number, words, plain) for number in range(count)]
    (folder / "documents.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def spans_of(flat):
    return list(zip(flat[::2], flat[1::2], strict=True))


def wrong_with(record, rows):
    whole = record["text"]
    for layer in ("sentences", "tokens"):
        end = 0
        for start, stop in spans_of(record[layer]):
            if not end <= start < stop <= len(whole):
                yield f"{layer}: {start}, {stop} behind {end}"
            end = stop
    tokens = spans_of(record["tokens"])
    if len(record["stems"]) != len(tokens):
        yield "stems are not parallel to tokens"
    edges = ({start for start, _ in tokens}, {stop for _, stop in tokens})
    for tag in record["tags"]:
        if tag["start"] not in edges[0] or tag["end"] not in edges[1]:
            yield f"a tag cuts a token: {tag['start']}, {tag['end']}"
        if tag["code"].startswith("uncoded"):
            continue
        code, terms, _ = rows[int(tag["rule"].split(":")[1])]
        said = [whole[start:stop].lower() for start, stop in tokens
                if tag["start"] <= start and stop <= tag["end"]]
        wanted = [each.split("|") for each in terms.split(" ")]
        if code != tag["code"] or len(said) != len(wanted) \
                or any(word not in words for word, words in zip(said, wanted, strict=True)):
            yield f"{tag['rule']}: {terms!r} for {said}"


def spans(folder, tagged):
    lines = (folder / "lexicon" / "terms.tsv").read_text("utf-8").split("\n")
    rows = {number: line.split("\t") for number, line in enumerate(lines, 1) if line}
    for line in tagged.read_text("utf-8").split("\n")[:-1]:
        record = json.loads(line)
        for wrong in wrong_with(record, rows):
            print(f"{record['id']}: {wrong}")


def main():
    command, *words = sys.argv[1:]
    if command == "make":
        make(int(words[0]), Path(words[1]))
    elif command == "spans":
        spans(Path(words[0]), Path(words[1]))
    elif command == "shuffle":
        lines = Path(words[1]).read_bytes().splitlines(keepends=True)
        random.Random(int(words[0])).shuffle(lines)
        sys.stdout.buffer.write(b"".join(lines))
    else:
        lines = Path(words[1]).read_bytes().splitlines(keepends=True)
        for part in range(int(words[0])):
            Path(f"{words[2]}{part + 1}").write_bytes(b"".join(lines[part::int(words[0])]))


main()

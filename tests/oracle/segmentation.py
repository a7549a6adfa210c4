"""What segmentation.sh runs: segmentation.py GOLD RULES, both folders."""
import collections
import json
import pathlib
import subprocess
import sys

# Documents, their coded sentences, starts to hit at least, other starts at most. The others are most
# often stops with reference numbers behind them, "care.12 The", which the coded sentences run over.
GOLD = [
    ("documents.jsonl", "coded.jsonl", 338, 2),
    ("more_documents.jsonl", "more_coded.jsonl", 5579, 96),
]
# Texts to split just so, at least. The longer lists also keep quotations of several sentences whole
# and take mark-up and line noise out of the text; tl-segment does neither.
RULES = {
    "english_golden_rules": 48,
    "pragmatic_english_spec": 149,
    "test_english": 48,
    "test_english_clean": 100,
}

passed = failed = 0


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def segmented(texts):
    """The spans of the sentences of each text."""
    lines = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts, 1))
    run = subprocess.run(["tl-segment"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    for line in run.stdout.splitlines():
        offsets = json.loads(line)["sentences"]
        yield list(zip(offsets[::2], offsets[1::2]))


def report(right, words):
    global passed, failed
    passed += right
    failed += not right
    print(words if right else "FAILED " + words)


def check_gold(folder, documents, coded, least, most):
    texts = {d["id"]: d["text"] for d in rows(folder / documents)}
    gold = collections.defaultdict(set)
    for sentence in rows(folder / coded):
        gold[sentence["id"]].add(sentence["start"])
    ours = {i: {start for start, _ in spans} for i, spans in zip(texts, segmented(texts.values()))}
    hit = sum(len(gold[i] & ours[i]) for i in gold)
    more = sum(len(ours[i] - gold[i]) for i in gold)
    of = sum(map(len, gold.values()))
    report(hit >= least and more <= most, f"{documents}: {hit} of {of} starts, {more} others"
           f" (to reach: {least}, at most {most} others)")


def check_rules(path, least):
    cases = rows(path)
    right = 0
    for case, spans in zip(cases, segmented(c["text"] for c in cases)):
        found = [" ".join(case["text"][start:end].split()) for start, end in spans]
        right += found == [" ".join(s.split()) for s in case["sentences"]]
    words = f"{path.stem.removeprefix('jsonl__')}: {right} of {len(cases)}"
    if least is None:
        print(words)
    else:
        report(right >= least, f"{words} (to reach: {least})")


def main(gold, rules):
    for documents, coded, least, most in GOLD:
        check_gold(pathlib.Path(gold), documents, coded, least, most)
    for path in sorted(pathlib.Path(rules).glob("jsonl__*.jsonl")):
        check_rules(path, RULES.get(path.stem.removeprefix("jsonl__")))
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))

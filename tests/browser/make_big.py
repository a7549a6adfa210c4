"""Writes tagged records with COUNT references, for pages that must open quickly: make_big.py COUNT"""
import json
import sys

PER_DOCUMENT = 100
CODES = [f"theme-{i % 12}/subtheme-{i}" for i in range(60)]
SENTENCE = "Clear leadership and shared budgets made joint work number {} possible across the district."


def record(number, count):
    text, sentences, tags = "", [], []
    for i in range(count):
        start = len(text)
        text += SENTENCE.format(number * PER_DOCUMENT + i)
        sentences += [start, len(text)]
        tags.append({"start": start + 6, "end": start + 16, "lexicon": "care",
                     "code": CODES[(number * 7 + i) % len(CODES)],
                     "polarity": "enabler" if i % 3 else "barrier", "status": "reported",
                     "rule": f"terms.tsv:{i % 50 + 2}",
                     "cues": [{"start": start + 36, "end": start + 40, "class": "enabler"}]})
        text += " "
    return {"id": f"d{number}", "title": f"Document {number}", "source": "grey" if number % 2 else "review",
            "text": text, "sentences": sentences, "tokens": [], "tags": tags}


for number in range(int(sys.argv[1]) // PER_DOCUMENT):
    print(json.dumps(record(number, PER_DOCUMENT)))

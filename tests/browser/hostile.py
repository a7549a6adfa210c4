"""Writes tagged records in which everything from outside is hostile, and beside them a lexicon of
such labels: hostile.py FOLDER"""
import json
import os
import sys

WORDS = [
    "</script><script>window.pwned = 1</script>",
    "<!-- <script> --!> ]]> <![CDATA[",
    "\"' onmouseover='window.pwned = 1' x=\"",
    "<img src=x onerror=window.pwned=1>",
    "a\u202eb\u2066c\u200f\u0000d\u001b[31m\u007f\u0085e",
    "\\u003c \\\\ \\\" {{data}} ${window.pwned = 1} `",
    "line\u2028para\u2029feed\nreturn\rtab\t.",
    "\u05d0\u05d1\u05d2 (\u05d3) \U0001f600\ud7ff\uffff",
    "=cmd()|'x'!A1 +1 -1 @x",
    "javascript:alert(1)//&lt;&amp;&#60;",
]


def tag(start, end, word, polarity, cues):
    return {"start": start, "end": end, "lexicon": "care", "code": f"odd/{word}".replace("\n", " "),
            "polarity": polarity, "status": word, "rule": word.replace("/", "|"), "cues": cues}


def record(number, word):
    term = f"term {word} end"
    text = f"{word} before \U0001f600 {term} after {word}"
    start = text.index(term)
    cue = len(word) + 1
    cues = [{"start": cue, "end": cue + 6, "class": word}, {"start": 0, "end": 3, "class": "barrier"},
            {"start": start, "end": start + 4, "class": "enabler unseen"}]
    polarity = "enabler" if number % 2 else "barrier"
    return {"id": f"{number} {word}", "title": f"title {word}",
            "author": [{"family": word}, {"literal": word}, word, {}], "issued": {"date-parts": [[word]]},
            "source": word, "language": word, "text": text,
            "sections": [{"start": 0, "end": len(text), "label": word[:3], "kind": "other"}],
            "sentences": [0, len(text)], "tokens": [],
            "tags": [tag(start, start + len(term), word.replace("/", "|"), polarity, cues)]}


folder = sys.argv[1]
os.makedirs(f"{folder}/lexicon")
with open(f"{folder}/records.jsonl", "w", encoding="utf-8") as out:
    for number, word in enumerate(WORDS):
        out.write(json.dumps(record(number, word)) + "\n")
with open(f"{folder}/lexicon/lexicon.json", "w", encoding="utf-8") as out:
    json.dump({"name": "care"}, out)
with open(f"{folder}/lexicon/codebook.tsv", "w", encoding="utf-8") as out:
    out.write("code\tlabel\n" + "".join(
        f"label-{i}\t{w}\n" for i, w in enumerate(WORDS) if not set(w) & set("\t\n\r\0")))

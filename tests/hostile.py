"""Reads back the tables that tl-report made of hostile text, each with a parser of its own.

usage: hostile.py CELLS LEXICON FORMAT TABLE
                       reads TABLE.FORMAT: json is compared with the count in CELLS, every other
                       format with TABLE.json; prose must name the LEXICON and have no markup of
                       others; says what differs, status 1 if anything does
"""

import csv
import io
import json
import re
import sys
from pathlib import Path

FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def lines_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


# What the count says.


def name_of(folder):
    return json.loads((folder / "lexicon.json").read_text("utf-8"))["name"]


def labels_of(folder):
    rows = (folder / "codebook.tsv").read_text("utf-8").rstrip("\n").split("\n")
    cells = [row.split("\t") for row in rows[1:]]
    name = name_of(folder)
    return {(name, cell[0].strip(" ")): cell[1].strip(" ") for cell in cells}


def label(labels, lexicon, code):
    return labels.get((lexicon, code)) or code.split("/")[-1]


def quotient(part, whole, decimals=4):
    """Half up, in integers."""
    if not whole:
        return None
    scaled = (2 * part * 10**decimals + whole) // (2 * whole)
    return scaled / 10**decimals


def whole_of(group, lexicon):
    total = group["references"].get(lexicon, {})
    return total.get("barrier", 0) + total.get("enabler", 0)


def key(by):
    return json.dumps(by, sort_keys=True)


def long_rows(lines, labels):
    groups = {key(line["by"]): line for line in lines if line["kind"] == "group"}
    for line in lines:
        if line["kind"] != "cell":
            continue
        group, n = groups[key(line["by"])], line["references"]
        whole = whole_of(group, line["lexicon"])
        shared = line["polarity"] in ("barrier", "enabler") and line["code"].split("/")[0] != "uncoded"
        yield [*line["by"].values(), line["lexicon"], line["code"],
               label(labels, line["lexicon"], line["code"]), line["depth"], line["polarity"], n,
               line["sentences"], line["documents"], quotient(n, whole) if shared else None,
               quotient(n * 1000, group["words"]), whole, group["sentences"], group["documents"],
               group["words"]]


def figures(line_of, by, lexicon, code):
    one = lambda kind: line_of.get((by, lexicon, code, kind), {})
    return (one("barrier").get("references", 0), one("enabler").get("references", 0),
            one(None).get("documents", 0))


def wide_row(groups, numbers, lexicon):
    """The figures of each group, and of all of them where there are several."""
    parts = [(*n, whole_of(group, lexicon)) for group, n in zip(groups, numbers, strict=True)]
    if len(parts) > 1:
        parts.append(tuple(map(sum, zip(*parts, strict=True))))
    for barriers, enablers, documents, whole in parts:
        yield from (barriers, quotient(barriers, whole), enablers, quotient(enablers, whole), documents)


def wide_rows(lines, labels, codes_of, subthemes, groups):
    line_of = {(key(line["by"]), line["lexicon"], line["code"], line.get("polarity")): line
               for line in lines if "code" in line}
    for lexicon, codes in codes_of.items():
        for code in codes:
            numbers = [figures(line_of, key(group["by"]), lexicon, code) for group in groups]
            below = [label(labels, lexicon, code) if "/" in code else ""][:subthemes]
            yield [lexicon, code, label(labels, lexicon, code.split("/")[0]), *below,
                   *wide_row(groups, numbers, lexicon)]
        totals = [group["references"].get(lexicon, {}) for group in groups]
        numbers = [(total.get("barrier", 0), total.get("enabler", 0), group["documents"])
                   for total, group in zip(totals, groups, strict=True)]
        yield [lexicon, "", "Total", *[""][:subthemes], *wide_row(groups, numbers, lexicon)]


def key_rows(lines, labels):
    """At the lowest level with rules; all documents together behind their groups."""
    depths = {}
    for rule in (line for line in lines if line["kind"] == "rule"):
        depths[rule["lexicon"]] = max(rule["depth"], depths.get(rule["lexicon"], 0))
    groups = {key(line["by"]): line for line in lines if line["kind"] == "group"}
    fields = next(len(line["by"]) for line in lines if not line.get("all"))
    for line in lines:
        lexicon, code, n = line.get("lexicon"), line.get("code", ""), line.get("references")
        if not line.get("key") or line["depth"] != depths[lexicon]:
            continue
        by = ["combined", *[""] * (fields - 1)] if line.get("all") else line["by"].values()
        whole = whole_of(groups[key(line["by"])], lexicon)
        yield [*by, lexicon, code, label(labels, lexicon, code.split("/")[0]), line["polarity"],
               label(labels, lexicon, code), n, quotient(n, whole), line["documents"]]


def codes_in(lines, labels, depth):
    """The codes of each lexicon, those above them too."""
    pairs = set(labels) | {(line["lexicon"], line["code"]) for line in lines if "code" in line}
    codes_of = {}
    for lexicon, code in pairs:
        for at in range(len(code.split("/"))):
            if at < depth and code.split("/")[0] != "uncoded":
                codes_of.setdefault(lexicon, set()).add("/".join(code.split("/")[:at + 1]))
    return codes_of


# What the formats say: heads and rows of text, in the order of the tables.


def read_json(text):
    tables = json.loads(text)
    return tables[0]["columns"], [row for table in tables for row in table["rows"]]


def read_tsv(text):
    unescaped = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    rows = [[re.sub(r"\\(.)", lambda found: unescaped[found[1]], cell, flags=re.S)
             for cell in line.split("\t")] for line in text[:-1].split("\n")]
    return rows[0], rows[1:]


def read_csv(text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for cell in (cell for row in rows for cell in row):
        if FORMULA.match(cell) and not re.fullmatch(r"-?[0-9.]+", cell):
            raise ValueError(f"a formula: {cell[:50]!r}")
    rows = [[cell[1:] if cell[:1] == "'" and FORMULA.match(cell[1:]) else cell for cell in row]
            for row in rows]
    return rows[0], rows[1:]


def cells_of(line):
    """A pipe divides cells unless a backslash that is not itself escaped stands before it."""
    return ["".join(parts) for parts in split_at_pipes(re.findall(r"\\.|[^\\]", line))][1:-1]


def split_at_pipes(characters):
    parts = [[]]
    for character in characters:
        if character == "|":
            parts.append([])
        else:
            parts[-1].append(character)
    return parts


def read_markdown(text):
    """Pipe tables: what is not escaped is no markup but bold and the pipes."""
    tables, inside = [], []
    for line in text.split("\n"):
        if re.search(r"(?<!\\)(?:\\\\)*[<>&`$#~\[\]]", line):
            raise ValueError(f"markup: {line[:100]!r}")
        if line.startswith("|"):
            inside.append([plain_markdown(cell[1:-1]) for cell in cells_of(line)])
        elif inside:
            tables.append(inside)
            inside = []
    return tables[0][0], [row for table in tables for row in table[2:]]


def plain_markdown(cell):
    bold = re.fullmatch(r"\*\*(.*)\*\*", cell, flags=re.S)
    cell = bold[1] if bold else cell
    if re.search(r"(?<!\\)(?:\\\\)*[*_|]", cell):
        raise ValueError(f"markup: {cell[:100]!r}")
    return re.sub(r"\\([\\`*_\[\]<>|&~$#])", r"\1", cell)


LATEX = {r"\textbackslash{}": "\\", r"\{": "{", r"\}": "}", r"\$": "$", r"\&": "&", r"\#": "#",
         r"\%": "%", r"\_": "_", r"\textasciicircum{}": "^", r"\textasciitilde{}": "~",
         r"\textless{}": "<", r"\textgreater{}": ">", r"\textbar{}": "|", r"\symbol{34}": '"',
         r"\textasciigrave{}": "`", "{*}": "*", "{[}": "[", "{]}": "]", "{?}": "\ufffd", "{}": ""}
LATEX_WORDS = re.compile("|".join(map(re.escape, sorted(LATEX, key=len, reverse=True))))


def plain_latex(cell):
    bold = re.fullmatch(r"\\textbf\{(.*)\}", cell)
    cell = bold[1] if bold else cell
    head = re.fullmatch(r"\\shortstack\[r\]\{(.*)\}", cell)
    cell = head[1].replace("\\\\", " ") if head else cell
    if cell != "--" and re.search(r"[\\{}$&#%_^~<>|\"`*\[\]]|--|,,|''", LATEX_WORDS.sub("\x00", cell)):
        raise ValueError(f"raw TeX: {cell[:100]!r}")
    return LATEX_WORDS.sub(lambda found: LATEX[found[0]], cell)


def read_latex(text):
    floats = re.findall(r"\\begin\{table\}.*?\n\\end\{table\}\n", text, flags=re.S)
    if "".join(["% \\usepackage{booktabs}\n", "\n".join(floats)]) != text:
        raise ValueError("something is outside of the floats")
    heads, rows = [], []
    for table in floats:
        shape = re.fullmatch(
            r"\\begin\{table\}\[htbp\]\n\\centering\n\\footnotesize\n\\setlength\{\\tabcolsep\}\{3pt\}\n"
            r"\\caption\{(.*)\}\n\\label\{tab:[a-z0-9-]+\}\n\\begin\{tabular\}\{[lr]+\}\n\\toprule\n"
            r"(?:.* \\\\\n(?:\\cmidrule\(lr\)\{\d+-\d+\})+\n)?(.*) \\\\\n\\midrule\n((?:.* \\\\\n)*)"
            r"\\bottomrule\n\\end\{tabular\}\n((?:\\par.*\n)*)\\end\{table\}\n", table)
        for part in [shape[1], *re.findall(r"\\par(?:\\smallskip)? (.*)\n", shape[4])]:
            plain_latex(part)
        heads = [plain_latex(cell) for cell in shape[2].split(" & ")]
        rows += [[plain_latex(cell) for cell in row.split(" & ")]
                 for row in shape[3].split(" \\\\\n")[:-1]]
    return heads, rows


READERS = {"json": read_json, "tsv": read_tsv, "csv": read_csv, "markdown": read_markdown,
           "latex": read_latex}


# Comparing.


def shown(text):
    """What people see of it."""
    return HARMFUL.sub("\ufffd", re.sub("[\t\n\r]", " ", text))


def same_number(cell, number, head, people):
    if number is None:
        return cell in ("", "\u2013", "--")
    if people and head.endswith("share"):
        return abs(float(cell) - 100 * number) < 0.0551
    return abs(float(cell) - number) < (0.00551 if people and head == "rate" else 1e-9)


def same_cell(cell, value, head, people):
    if isinstance(value, bool):
        return cell == json.dumps(value)
    if value is None or isinstance(value, (int, float)):
        return same_number(cell, value, head, people)
    return cell == (shown(value) if people else value)


def said_above(heads, row, above):
    """A theme is not said again for each of its subthemes, a group and a polarity not for each key."""
    if "n" in heads:
        said = heads.index("lexicon")
        same = [i for i in range(said) if row[:said] == above[:said]]
        polarity = heads.index("polarity")
        if row[:said] == above[:said] and row[polarity] == above[polarity]:
            same.append(polarity)
        return ["" if i in same else cell for i, cell in enumerate(row)]
    if "subtheme" in heads and row[heads.index("subtheme")]:
        return ["" if head == "theme" else cell for head, cell in zip(heads, row)]
    return row


def without_machine(heads, row):
    if "n" in heads:
        machine = ("lexicon", "code", "theme")
    else:
        machine = ("lexicon", "code") if "theme" in heads else ()
    return [cell for head, cell in zip(heads, row) if head not in machine]


def for_people(heads, rows):
    above = [[None] * len(heads), *rows]
    return [without_machine(heads, said_above(heads, *pair)) for pair in zip(rows, above)]


def compare(text, form, expected):
    heads, rows = expected
    people = form in ("markdown", "latex")
    got_heads, got = READERS[form](text)
    if people:
        rows, heads = for_people(heads, rows), without_machine(heads, heads)
    if len(got) != len(rows):
        yield f"{len(got)} rows where there are {len(rows)}"
    if any(len(row) != len(heads) for row in [got_heads, *got]):
        yield "a row has more or fewer cells than there are columns"
        return
    for row, cells in zip(rows, got):
        for head, value, cell in zip(heads, row, cells):
            if not same_cell(cell, value, head, people):
                yield f"{head!r}: {cell[:200]!r} where {value!r} is meant"


def for_terminal(head, value):
    if value is None:
        return "\u2013" if head.endswith(("share", "rate")) else ""
    if isinstance(value, str):
        return shown(value)
    return value


def compare_text(text, expected):
    """Columns are a matter for the eye: here, that each line has the words of its row."""
    heads, rows = expected
    body = [line for line in text.split("\n") if line]
    for row in for_people(heads, rows):
        wanted = [for_terminal(head, value) for head, value in zip(without_machine(heads, heads), row)]
        words = " ".join(cell for cell in wanted if isinstance(cell, str)).split()
        if not any(holds(line.split(), words) for line in body):
            yield f"no line with {words!r:.300}"


def holds(line, words):
    at = iter(line)
    return all(word in at for word in words)


def compare_count(text, lines, labels):
    heads, rows = read_json(text)
    parts = [line for line in lines if not line.get("all")]
    groups = [line for line in parts if line["kind"] == "group"]
    if "answer" in heads:
        return
    if "n" in heads:
        expected = list(key_rows(lines, labels))
    elif "polarity" in heads:
        expected = list(long_rows(parts, labels))
    else:
        subthemes = int("subtheme" in heads)
        codes_of = codes_in(parts, labels, 64 if subthemes else 1)
        expected = list(wide_rows(parts, labels, codes_of, subthemes, groups))
    given, wanted = (sorted(map(json.dumps, some)) for some in (rows, expected))
    for row in set(given) ^ set(wanted):
        yield f"{'not in the count' if row in given else 'missing'}: {row[:500]}"
    if len(given) != len(wanted):
        yield f"{len(given)} rows where there are {len(wanted)}"


def markup_of(text):
    """What is not escaped is a heading, a title in bold, a note or a row of a table."""
    for line in text.split("\n"):
        title = re.fullmatch(r"# [A-Z][a-z]+|\*\*([^*]*)\*\*", line)
        for part in cells_of(line) if line.startswith("|") else [title[1] or "" if title else line]:
            if re.search(r"[<>&`$#~\[\]*_|]", re.sub(r"\\.", "", part)):
                yield f"markup: {part[:200]!r}"


def compare_prose(text, name):
    yield from markup_of(text)
    if shown(name) not in re.sub(r"\\(.)", r"\1", text):
        yield f"{name!r} is not named"


def differences(cells, lexicon, form, table):
    raw = Path(f"{table}.{form}").read_bytes()
    text = raw.decode("utf-8")
    if form in ("markdown", "latex", "text", "prose") and HARMFUL.search(text):
        yield "control characters"
    if form == "json":
        yield from compare_count(text, lines_of(Path(cells)), labels_of(Path(lexicon)))
        return
    if form == "prose":
        yield from compare_prose(text, name_of(Path(lexicon)))
        return
    expected = read_json(Path(f"{table}.json").read_text("utf-8"))
    yield from compare_text(text, expected) if form == "text" else compare(text, form, expected)


if __name__ == "__main__":
    found = list(differences(*sys.argv[1:]))
    for difference in found[:20]:
        print(f"{sys.argv[3]}: {difference}")
    sys.exit(bool(found))

"""ingest_readers.py: what tl-ingest makes of exports against what other readers make of them, record by
record: how many there are, title, DOI, year, abstract.

    usage: ingest_readers.py DATA TABLE FOLDER...

DATA holds the folders, with files of a format or several. TABLE has a row for each difference that is known: file,
reader, record (from 1), field, kind and why; file, reader and record may be patterns as of the shell. A
difference that no row knows is told and fails, and so does a row that no difference needs, if its reader
is here. Kinds of differences:

    lacks   the reader has nothing where tl-ingest has something
    misses  tl-ingest has nothing
    part    what the reader has is a part of what tl-ingest has
    more    the other way round
    other   they have different things
    count   other numbers of records: what is in them is not compared

Only letters and digits are compared, without case, marks, entities and markup."""

import collections
import csv
import fnmatch
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import warnings
import xml.etree.ElementTree as ET

from markup import clean

FIELDS = ("title", "doi", "year", "abstract")
MODS = "{http://www.loc.gov/mods/v3}"
CITATION_JS = """
const { Cite } = require("@citation-js/core");
for (const plugin of ["bibtex", "ris", "csl"]) require("@citation-js/plugin-" + plugin);
const fs = require("fs");
const out = {};
for (const path of process.argv.slice(1)) {
	try {
		const text = fs.readFileSync(path, "utf8").replace(/^\\uFEFF/, "").replace(/\\r\\n?/g, "\\n");
		out[path] = new Cite(text).data;
	} catch (error) { out[path] = null; }
}
console.log(JSON.stringify(out));
"""


def plain(text):
    text = clean(str(text or ""))
    text = re.sub(r"</?[A-Za-z][^<>]*>", "", text)
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


def bare_doi(text):
    found = re.search(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+", str(text or ""))
    return found.group().lower() if found else ""


def year_in(text):
    found = re.search(r"(?<!\d)[12]\d{3}(?!\d)", str(text or ""))
    return found.group() if found else ""


def work(title, doi, year, abstract):
    if plain(abstract) in ("na", "none", "noabstractavailable"):
        abstract = ""
    return dict(zip(FIELDS, (plain(title), bare_doi(doi), year_in(year), plain(abstract))))


def text_of(path):
    raw = open(path, "rb").read()
    coding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(coding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return re.sub("\r\n?", "\n", text)


def first(record, *names):
    return next((record[n] for n in names if record.get(n)), "")


def tl_ingest(path):
    out = subprocess.run(["tl-ingest", path], capture_output=True, check=True).stdout.decode()
    return [work(r.get("title"), r.get("DOI"), r.get("year"), r.get("abstract"))
            for r in map(json.loads, filter(None, out.split("\n")))]


def rispy(path):
    import rispy
    text = text_of(path)
    if re.search("(?m)^TY - ", text):
        text = re.sub("(?m)^([A-Z][A-Z0-9]) -", r"\1  -", text)
    return [work(first(r, "title", "primary_title", "short_title"), r.get("doi"),
                 first(r, "year", "publication_year", "date"), first(r, "abstract", "notes_abstract"))
            for r in rispy.loads(text)]


def biopython(path):
    from Bio import Medline
    lines = io.StringIO(text_of(path).lstrip("\n"))
    return [work(r.get("TI"), " ".join(v for tag in ("AID", "LID") for v in as_list(r.get(tag)) if "[doi]" in v),
                 r.get("DP"), r.get("AB")) for r in Medline.parse(lines) if r]


def as_list(value):
    return value if isinstance(value, list) else [value or ""]


def nbib(path):
    import nbib
    return [work(r.get("title"), r.get("doi"), r.get("publication_date"), r.get("abstract"))
            for r in nbib.read(text_of(path))]


def wosfile(path):
    import wosfile
    with tempfile.NamedTemporaryFile("w", encoding="utf-8-sig", suffix=".txt") as copy:
        copy.write(text_of(path))
        copy.flush()
        return [work(r.get("TI"), r.get("DI"), r.get("PY"), r.get("AB"))
                for r in wosfile.records_from([copy.name])]


def bibtexparser(path):
    import bibtexparser
    library = bibtexparser.parse_string(text_of(path))
    entries = [{f.key.lower(): f.value for f in e.fields} for e in library.entries]
    return [work(tex(e.get("title")), tex(e.get("doi")), first(e, "year", "date"), tex(e.get("abstract")))
            for e in entries]


def tex(text):
    """Roughly: what commands and braces leave of a value."""
    text = re.sub(r"\\(textit|textbf|emph|textsuperscript|textsubscript|mkbibquote|href)\b", "", str(text or ""))
    return re.sub(r"\\[A-Za-z]+(?![A-Za-z])|[{}$\\]", "", text)


def csl(items):
    return [work(" ".join(as_list(i.get("title"))), i.get("DOI"), csl_year(i), i.get("abstract")) for i in items]


def csl_year(item):
    issued = item.get("issued") or {}
    parts = issued.get("date-parts") or [[""]]
    return parts[0][0] or issued.get("literal") or issued.get("raw")


def citation_js(path):
    run = subprocess.run(["node", "-e", CITATION_JS, path], capture_output=True, check=True)
    items = json.loads(run.stdout)[path]
    return None if items is None else csl(items)


def pandoc(path):
    kind = "csljson" if path.endswith(".json") else "bibtex"
    run = subprocess.run(["pandoc", "-f", kind, "-t", "csljson"], input=text_of(path).encode(), capture_output=True)
    return csl(json.loads(run.stdout)) if run.returncode == 0 else None


def json_only(path):
    items = json.loads(text_of(path))
    return csl(items if isinstance(items, list) else [items])


def mods(program):
    def read(path):
        coding = [] if program in ("bib2xml", "biblatex2xml") else ["-nl"]
        run = subprocess.run([program, "-nt", "-i", "utf8", "-un", *coding], input=text_of(path).encode(),
                             capture_output=True)
        return [mods_work(m) for m in ET.fromstring(run.stdout)]
    return read


def mods_work(m):
    titles = [t.text or "" for path in ("title", "subTitle") for t in m.findall(f"{MODS}titleInfo/{MODS}{path}")]
    dates = [d.text or "" for d in m.iter() if d.tag in (MODS + "dateIssued", MODS + "date")]
    dois = [d.text or "" for d in m.findall(f"{MODS}identifier[@type='doi']")]
    return work(" ".join(titles), " ".join(dois), " ".join(dates), m.findtext(MODS + "abstract"))


COLUMNS = (("title", "display_name", "ti"), ("doi", "do"),
           ("year", "publication year", "published year", "publication_year", "publication_date"),
           ("abstract",))


def columns(rows):
    for row in rows:
        row = {str(k).strip().lower(): v for k, v in row.items()}
        yield work(*(first(row, *names) for names in COLUMNS))


def python_csv(path):
    csv.field_size_limit(1 << 30)
    text = text_of(path)
    return list(columns(csv.DictReader(text.splitlines(True), delimiter=divider(text))))


def pandas(path):
    import pandas
    text = text_of(path)
    table = pandas.read_csv(io.StringIO(text), sep=divider(text), dtype=str, keep_default_na=False)
    return list(columns(table.to_dict("records")))


def divider(text):
    head = text.split("\n")[0]
    return max(",;\t", key=head.count)


READERS = {
    "ris": {"rispy": rispy, "bibutils": mods("ris2xml")},
    "nbib": {"biopython": biopython, "nbib": nbib},
    "wos": {"wosfile": wosfile, "bibutils": mods("isi2xml")},
    "refer": {"bibutils": mods("end2xml")},
    "bibtex": {"bibtexparser": bibtexparser, "bibutils": mods("bib2xml"), "pandoc": pandoc,
               "citation-js": citation_js},
    "csl": {"json": json_only, "pandoc": pandoc, "citation-js": citation_js},
    "csv": {"csv": python_csv, "pandas": pandas},
}


def format_of(path):
    """By the folder, and for files that are in another one's by what they hold."""
    folder, name = path.split(os.sep)[:2]
    text = text_of(path)
    if name.endswith(".csv") or name.endswith(".tsv"):
        return "csv"
    if re.search(r"(?m)^\s*@[A-Za-z]+\s*\{", text) and folder in ("bibtex", "nbib"):
        return "bibtex"
    if re.search(r"(?m)^TY {1,2}- ", text):
        return "ris"
    if re.search(r"(?m)^(PMID|OWN )- ", text):
        return "nbib"
    if re.search(r"(?m)^(PT|FN) \S", text):
        return "wos"
    if re.search(r"(?m)^%[0A] \S", text):
        return "refer"
    return {"csl_json": "csl", "bibtex": "bibtex"}.get(folder)


def is_here(reader):
    if reader == "citation-js":
        run = shutil.which("node") and subprocess.run(["node", "-e", CITATION_JS], capture_output=True)
        return bool(run) and run.returncode == 0
    if reader in ("pandoc", "bibutils"):
        return bool(shutil.which({"bibutils": "ris2xml"}.get(reader, reader)))
    try:
        __import__({"biopython": "Bio"}.get(reader, reader))
    except ImportError:
        return False
    return True


def kind_of(theirs, ours):
    if not theirs or not ours:
        return "lacks" if ours else "misses"
    return "part" if theirs in ours else "more" if ours in theirs else "other"


def compare(ours, theirs):
    if theirs is None or len(ours) != len(theirs):
        shown = "cannot read it" if theirs is None else f"{len(theirs)} records"
        yield 0, "records", "count", shown, f"{len(ours)} records"
        return
    for number, (left, right) in enumerate(zip(theirs, ours), 1):
        for field in FIELDS:
            if left[field] != right[field]:
                yield number, field, kind_of(left[field], right[field]), left[field], right[field]


class Known:
    def __init__(self, path):
        lines = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line[:1] not in "#\n"]
        self.rows = [tuple(line) for line in lines[1:]]
        self.used = collections.Counter()

    def knows(self, *difference):
        for row in self.rows:
            if all(fnmatch.fnmatchcase(str(d), r) for d, r in zip(difference, row)):
                self.used[row] += 1
                return True
        return False

    def unused(self, readers):
        return [row for row in self.rows if not self.used[row] and row[1] in readers]


def read_with(reader, path):
    """None: it cannot read it."""
    try:
        return reader(path)
    except Exception as error:  # whatever a reader ends with on a broken file
        if os.environ.get("VERBOSE"):
            print(f"{path}: {error!r}", file=sys.stderr)
        return None


def main():
    warnings.simplefilter("ignore")
    table = Known(os.path.abspath(sys.argv[2]))
    os.chdir(sys.argv[1])
    here = {reader: is_here(reader) for readers in READERS.values() for reader in readers}
    alike, differences, files = collections.Counter(), [], collections.Counter()
    for path in sorted(p for p in glob.glob("*/**", recursive=True) if os.path.isfile(p)):
        kind = format_of(path)
        if not kind or path.split(os.sep)[0] not in sys.argv[3:]:
            continue
        ours = tl_ingest(path)
        files[kind] += 1
        for name, reader in READERS[kind].items():
            if not here[name]:
                continue
            theirs = read_with(reader, path)
            found = [(path, name, n, field, how, a, b) for n, field, how, a, b in compare(ours, theirs)]
            differences += [d for d in found if not table.knows(*d[:5])]
            if theirs is not None and len(theirs) == len(ours):
                alike[kind, name] += len(ours) * len(FIELDS) - len(found)
    for d in differences:
        print("new:", *d[:5], repr(d[5])[:160], repr(d[6])[:160], sep="\t")
    unused = table.unused({r for r, there in here.items() if there})
    for row in unused:
        print("needless:", *row, sep="\t")
    for (kind, name), count in sorted(alike.items()):
        print(f"{kind}, {files[kind]} files: {count} values as {name} has them")
    print("absent:", *sorted(r for r, there in here.items() if not there))
    return bool(differences or unused)


if __name__ == "__main__":
    sys.exit(main())

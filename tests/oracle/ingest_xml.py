"""ingest_xml.py: reads XML of PubMed, JATS and EndNote with ElementTree and compares records, titles, DOIs,
years, abstracts and texts with those of tl-ingest. Nothing here knows how tl-ingest reads.

    usage: ingest_xml.py FILE...

White space is not compared: ElementTree does not know where a line ends. Markup that was escaped goes."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

from markup import clean

# what parts of an article nobody would read aloud
SILENT = set(
    "alternatives attrib caption chem-struct-wrap code contrib-group disp-formula disp-formula-group fig fig-group fn "
    "fn-group glossary graphic inline-formula inline-graphic inline-supplementary-material label math media object-id "
    "permissions ref-list sec-meta supplementary-material table table-wrap table-wrap-group tex-math".split()
)
NO_ABSTRACT = {"", "na", "n/a", "none", "null", "noabstract", "noabstractavailable", "abstractnotavailable"}
DATES = ["ppub", "print", "collection", "epub-ppub", "epub", "electronic", "pub"]


def name(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def bare(text):
    return re.sub(r"[ \t\n\v\f\r]+", "", text or "")


def words(text):
    return bare(clean(text))


def whole(element):
    return words("".join(element.itertext())) if element is not None else ""


def supplement(section):
    children = [name(child) for child in section]
    return section.get("sec-type") == "supplementary-material" or (
        "supplementary-material" in children and not {"p", "sec"} & set(children)
    )


def aloud(element, first=False):
    """What is read aloud of an element; of an abstract without the heading that says so."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        heading = first and name(child) == "title"
        if name(child) and name(child) not in SILENT and not heading and not (name(child) == "sec" and supplement(child)):
            parts.append(aloud(child))
        parts.append(child.tail or "")
    return words("".join(parts))


def bare_doi(text):
    text = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", text, flags=re.I)
    return text if re.fullmatch(r"10\.\d{4,9}(\.\d+)*/\S+", text) else ""


def year_in(text):
    found = re.search(r"(?<!\d)\d{4}(?!\d)", text or "")
    return int(found.group()) if found else None


def first(values):
    return next((value for value in values if value), None)


def pubmed(record):
    citation = record.find("MedlineCitation")
    dois = record.findall("PubmedData/ArticleIdList/ArticleId[@IdType='doi']")
    dois += record.findall(".//ELocationID[@EIdType='doi']")
    dates = [citation.find("Article/Journal/JournalIssue/PubDate"), citation.find("Article/ArticleDate")]
    abstract = "".join(
        (words(part.get("Label") + ":") if part.get("Label") else "") + whole(part)
        for part in citation.findall("Article/Abstract/AbstractText")
        if whole(part)
    )
    return {
        "title": re.sub(r"(?<=[^.])\.$", "", whole(citation.find("Article/ArticleTitle"))),
        "doi": first(bare_doi(whole(doi)) for doi in dois) or "",
        "year": first(year_in(" ".join(date.itertext())) for date in dates if date is not None),
        "abstract": abstract,
        "text": abstract,
    }


def book(record):
    document = record.find("BookDocument")
    title = whole(document.find("ArticleTitle")) or whole(document.find("Book/BookTitle"))
    dois = record.findall(".//ELocationID[@EIdType='doi']")
    abstract = "".join(whole(part) for part in document.findall("Abstract/AbstractText"))
    date = document.find("Book/PubDate")
    return {
        "title": re.sub(r"\.$", "", title),
        "doi": first(bare_doi(whole(doi)) for doi in dois) or "",
        "year": year_in(" ".join(date.itertext())) if date is not None else None,
        "abstract": abstract,
        "text": abstract,
    }


def published(meta):
    dates = {}
    for date in meta.findall("pub-date"):
        for kind in (date.get("pub-type"), date.get("publication-format"), date.get("date-type"), ""):
            if kind is not None and date.findtext("year"):
                dates.setdefault(kind, int(date.findtext("year")))
    return first(dates.get(kind) for kind in DATES + [""])


def jats(article):
    meta = article.find("front/article-meta")
    meta = meta if meta is not None else ET.Element("article-meta")
    title = aloud(meta.find("title-group/article-title"))
    subtitle = aloud(meta.find("title-group/subtitle"))
    abstract = first(a for a in meta.findall("abstract") if not a.get("abstract-type") and aloud(a, True))
    abstract = aloud(abstract, True)
    body = aloud(article.find("body"))
    return {
        "title": title + (":" + subtitle if subtitle else ""),
        "doi": first(bare_doi(whole(i)) for i in meta.findall("article-id[@pub-id-type='doi']")) or "",
        "year": published(meta),
        "abstract": abstract,
        "text": ("Abstract" if abstract and body else "") + abstract + body,
    }


def endnote(record):
    places = [record.find("electronic-resource-num"), record.find("urls/related-urls/url")]
    urls = ["".join(place.itertext()).strip() for place in places if place is not None]
    abstract = whole(record.find("abstract"))
    if abstract.lower().strip("[().]") in NO_ABSTRACT:
        abstract = ""
    return {
        "title": whole(record.find("titles/title")),
        "doi": first(bare_doi(url) for url in urls) or "",
        "year": year_in("".join(record.find("dates/year").itertext())) if record.find("dates/year") is not None else None,
        "abstract": abstract,
        "text": abstract,
    }


READERS = {"PubmedArticle": pubmed, "PubmedBookArticle": book, "article": jats, "record": endnote}


def theirs(path):
    root = ET.parse(path).getroot()
    return [READERS[name(element)](element) for element in root.iter() if name(element) in READERS]


def ours(path):
    run = subprocess.run(["tl-ingest", path], capture_output=True)
    if run.returncode:
        return None
    return [json.loads(line) for line in run.stdout.decode().split("\n") if line]


def flat(record):
    return {
        "title": bare(record.get("title")),
        "doi": record.get("DOI", ""),
        "year": record.get("year"),
        "abstract": bare(record.get("abstract")),
        "text": bare(record["text"]),
    }


def compare(path):
    """Prints what differs; returns the number of records."""
    got = ours(path)
    try:
        expected = theirs(path)
    except ET.ParseError as error:
        if got is not None:
            print(f"{path}: ElementTree cannot read it ({error}), tl-ingest does")
        return 0
    if got is None or len(got) != len(expected):
        print(f"{path}: {len(expected)} records, tl-ingest has {got and len(got)}")
        return 0
    for number, (left, right) in enumerate(zip(expected, map(flat, got)), 1):
        for member in left:
            if left[member] != right[member]:
                print(f"{path}: record {number}: {member}: {left[member]!r:.200} {right[member]!r:.200}")
    return len(got)


def main():
    print("records:", sum(compare(path) for path in sys.argv[1:]))


main()

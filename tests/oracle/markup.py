"""What is left of a value when HTML and JATS go, by Python's own tables: for comparison with tl-ingest."""

import html
import re

NAMES = (
    "a abstract b bold br break div em ext-link font h1 h2 h3 h4 i inf inline-formula italic label li list "
    "list-item math mi mn mo monospace mrow msub msubsup msup mtext named-content ol p sc scp sec section "
    "small span strong styled-content sub sup title tt u ul underline xref"
).split()
TAG = re.compile(r"<(/?)(?:[a-z-]+:)?(%s)(?:\s[^<>]*=[^<>]*)?\s*/?>" % "|".join(map(re.escape, NAMES)), re.I)
CHARACTER = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z0-9]+);", re.I)


def characters(text):
    before = None
    while before != text:
        before, text = text, CHARACTER.sub(lambda m: html.unescape(m.group()), text)
    return text


def clean(text):
    """Tags go that have their other half; an abstract loses the title that only says that it is one."""
    text = characters(text or "")
    text = re.sub(r"^<(?:jats:)?title>\s*abstract\s*</(?:jats:)?title>", "", text, flags=re.I)
    kinds = {(m.group(2).lower(), bool(m.group(1))) for m in TAG.finditer(text)}
    alone = {"br", "break"}
    halves = {name for name, _ in kinds if name in alone or {(name, True), (name, False)} <= kinds}
    return TAG.sub(lambda m: "" if m.group(2).lower() in halves else m.group(), text)

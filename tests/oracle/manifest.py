"""Says what is wrong in a manifest of pipeline/manifest: Python reads the files again.

usage: manifest.py MANIFEST CORPUS OUT LEXICON...
"""

import gzip
import hashlib
import json
import sys
from pathlib import Path


def digest(data):
    return hashlib.sha256(data).hexdigest()


def files_of(folder):
    """Paths as bytes, sorted by them; hidden ones are no part of it."""
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    names = [bytes(path) for path in files if not any(part.startswith(".") for part in path.parts)]
    return sorted(names, key=lambda name: b"./" + name)


def rows_of(data):
    lines = [line for line in data.split(b"\n") if line.strip(b" \t\r") and not line.startswith(b"#")]
    return max(len(lines) - 1, 0)


def folder_as_is(folder, tables):
    files, listing = [], b""
    for name in files_of(folder):
        data = (folder / name.decode("utf-8", "surrogateescape")).read_bytes()
        shown = name.replace(b"\n", b"?")
        listing += digest(data).encode() + b"  " + shown + b"\n"
        file = {"path": shown.decode("utf-8", "ignore"), "sha256": digest(data)}
        if tables and name.endswith(b".tsv"):
            file["rows"] = rows_of(data)
        files.append(file)
    return {"name": folder.resolve().name, "sha256": digest(listing), "files": files}


def lexicon_folders(folders):
    """Each once, and behind it those that it names."""
    seen = []
    for folder in folders:
        settings = json.loads((folder / "lexicon.json").read_text("utf-8"))
        named = settings.get("cues", []) + [name for name in [settings.get("spelling")] if name]
        for path in [folder, *(folder / name for name in named)]:
            if path.resolve() not in seen:
                seen.append(path.resolve())
    return seen


def layer_as_is(path):
    if path.is_dir():
        parts = [layer_as_is(part) for part in sorted(path.iterdir())]
        listing = "".join(f"{part['sha256']}  {part['path']}\n" for part in parts)
        lines = sum(part["lines"] for part in parts)
        return {"path": path.name, "sha256": digest(listing.encode()), "lines": lines, "parts": parts}
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return {"path": path.name, "sha256": digest(data), "lines": data.count(b"\n")}


def wrong(manifest, corpus, out, lexicons):
    expected = {
        "corpora": [folder_as_is(corpus, False)],
        "lexicons": [folder_as_is(folder, True) for folder in lexicon_folders(lexicons)],
        "layers": [layer_as_is(path) for path in sorted(out.glob("[1-9c]*")) if path.name != "commands"],
        "version": "1.2.3",
        "libraries": {"zlib": "1.3"},
    }
    for name, value in expected.items():
        if manifest[name] != value:
            yield f"{name}: {manifest[name]!r:.500} where {value!r:.500} is right"


if __name__ == "__main__":
    path, corpus, out, *lexicons = map(Path, sys.argv[1:])
    found = list(wrong(json.loads(path.read_text("utf-8")), corpus, out, lexicons))
    for line in found:
        print(line)
    sys.exit(bool(found))

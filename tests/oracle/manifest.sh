#!/bin/bash
# The manifest of a run against Python's hashes of the same files, with names that are out to break it;
# then what tl-report makes of it.
#
#	usage: manifest.sh
set -euo pipefail

command -v python3 > /dev/null || { echo "skipped: no python3"; exit; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/corpus/a folder" "$work/out/commands"
for name in plain.txt 'with "quotes" & \ backslash' $'line\nfeed\ttab' $'not\xff utf-8' -dash .hidden; do
	printf '%s\n' "Trust helped: $name" > "$work/corpus/a folder/$name"
done

chain="segment | tokenise | stem | tag -l lexicons/selfie"
mkdir "$work/out/1-documents"
tl-ingest -o "$work/documents" "$work/corpus" 2> /dev/null
sed 3q "$work/documents" | gzip > "$work/out/1-documents/a.jsonl.gz"
sed 1,3d "$work/documents" | gzip > "$work/out/1-documents/b.jsonl.gz"
themeline "$chain" -o "$work/out/2-tags.jsonl.gz" "$work/documents"
tl-count -o "$work/out/cells.jsonl" "$work/out/2-tags.jsonl.gz"
echo "tl-ingest $work/corpus --set 'a=\"/b/c\"'" > "$work/out/commands/1"
echo "tl-tag --sections 'results' -l /deep/in/this/machine/selfie" > "$work/out/commands/2"

printf '#!/bin/sh\nprintf "themeline (themeline) 1.2.3\\nzlib 1.3\\n"\n' > "$work/versions"
chmod +x "$work/versions"
for layer in 1-documents/a.jsonl.gz 1-documents/b.jsonl.gz 2-tags.jsonl.gz cells.jsonl; do
	mkdir -p "$(dirname "$work/out/digest/$layer")"
	pipeline/digest "$work/out/$layer" > "$work/out/digest/$layer"
done

make_manifest() {
	pipeline/manifest "$work/versions" "$work/out" "$work/corpus" "lexicons/selfie lexicons/spelling"
}
make_manifest > "$work/manifest.json"
make_manifest | cmp - "$work/manifest.json"
SOURCE_DATE_EPOCH=86400 make_manifest > "$work/dated.json"
grep -qF '"date":"1970-01-02T00:00:00Z"' "$work/dated.json"
python3 tests/oracle/manifest.py "$work/manifest.json" "$work/corpus" "$work/out" \
	lexicons/selfie lexicons/spelling
if grep -F "${work#/}" "$work/manifest.json" || grep -F machine "$work/manifest.json"; then
	echo "the manifest tells of this machine"
	exit 1
fi
if python3 -c 'import jsonschema' 2> /dev/null; then
	tr -d '\n' < "$work/manifest.json" > "$work/line"
	python3 tests/schema.py manifest "$work/line"
fi

tl-report --text methods -m "$work/manifest.json" "$work/out/cells.jsonl" > "$work/methods.md"
for words in "themeline 1.2.3" "sections of these kinds: 'results'" "read from 5 files of corpus" \
		"$(sha256sum < lexicons/selfie/terms.tsv | cut -c 1-64)"; do
	grep -qF "$words" "$work/methods.md" || { echo "not in the methods: $words"; exit 1; }
done

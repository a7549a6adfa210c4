#!/bin/bash
# The page of tl-report in a headless Chromium (Debian: chromium, chromium-driver, python3-selenium).
. "$(dirname "$0")/harness.sh"

QUOTATIONS=50000

# The first Python that knows selenium; nothing where a browser is missing too.
selenium_python() {
	local python
	command -v chromium > /dev/null && command -v chromedriver > /dev/null || return
	for python in python3 /usr/bin/python3; do
		if "$python" -c 'import selenium' 2> /dev/null; then
			echo "$python"
			return
		fi
	done
}

make_sample() {
	run themeline -o "$WORK/tags.jsonl" 'ingest | segment | tokenise | stem | tag -l lexicons/integrated-care' \
		corpus/sample
	status_is 0
	run tl-count --by source --totals -l lexicons/integrated-care -o "$WORK/cells.jsonl" "$WORK/tags.jsonl"
	status_is 0
}

page() { # NAME CELLS [OPTION]...
	local name=$1 cells=$2
	shift 2
	run tl-report --page "$@" -o "$WORK/$name.html" "$cells"
	status_is 0
	is_empty err
}

hostile_page() {
	python3 tests/browser/hostile.py "$WORK/hostile" || wrong "no hostile corpus"
	tl-count --by source -o "$WORK/hostile/cells.jsonl" "$WORK/hostile/records.jsonl" || wrong "no count"
	page hostile "$WORK/hostile/cells.jsonl" -r "$WORK/hostile/records.jsonl" -l "$WORK/hostile/lexicon"
}

big_page() {
	python3 tests/browser/make_big.py "$QUOTATIONS" > "$WORK/big.jsonl"
	tl-count --by source -o "$WORK/big.cells" "$WORK/big.jsonl" || wrong "no count"
	page big "$WORK/big.cells" -r "$WORK/big.jsonl"
}

same_bytes() {
	run tl-report --page -j 1 -r "$WORK/tags.jsonl" -l lexicons/integrated-care "$WORK/cells.jsonl"
	same "$WORK/out" "$WORK/report.html"
	sort -R --random-source=README.md "$WORK/cells.jsonl" > "$WORK/shuffled"
	run tl-report --page -j 3 -r "$WORK/tags.jsonl" -l lexicons/integrated-care "$WORK/shuffled"
	same "$WORK/out" "$WORK/report.html"
}

# Each line that a test in the browser says is a case.
tell_cases() { # FILE
	local line count=0
	while IFS= read -r line; do
		case $line in
		'ok '*) pass "page ${line#ok }" ;;
		'failed '*)
			line=${line#failed }
			fail "page ${line%%: *}" "${line#*: }"
			;;
		*) continue ;;
		esac
		count=$((count + 1))
	done < "$1"
	((count > 0)) || fail "page" "the browser did not run: $(tail -n 5 "$1")"
}

check "the sample" make_sample
check "page" page report "$WORK/cells.jsonl" -r "$WORK/tags.jsonl" -l lexicons/integrated-care
check "page with a limit" page limited "$WORK/cells.jsonl" -r "$WORK/tags.jsonl" -q 1
check "page without records" page bare "$WORK/cells.jsonl" -l lexicons/integrated-care
check "page of hostile text" hostile_page
check "page of $QUOTATIONS quotations" big_page
check "the same bytes for any -j and order" same_bytes

python=$(selenium_python)
if [[ -z $python ]]; then
	skip "page in a browser" "chromium, chromium-driver or python3-selenium is missing"
else
	timeout 1800 "$python" tests/browser/page.py "$WORK" > "$WORK/said" 2>&1
	tell_cases "$WORK/said"
fi
summary

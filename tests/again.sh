#!/bin/bash
# make run, done again: only what changed is redone; the same bytes however the corpus is cut, on one
# processor or several, piped, and after kills at any moment; verify, diff and the crate.
#
#	usage: again.sh
. "$(dirname "$0")/harness.sh"

for program in make jq; do
	command -v $program > /dev/null || { skip "again" "no $program here"; summary; }
done

mkdir -p "$WORK/lexicons"
cp -R tests/contract/lexicon "$WORK/lexicons/care"
{
	printf 'code\tlabel\tdefinition\n'
	printf '%s\tlabel\tdefinition\n' costs costs/{funding,price} people people/{staff,trust,turnover} \
		care care/{integration,better,time}
} > "$WORK/lexicons/care/codebook.tsv"
corpus=$WORK/corpus
mkdir -p "$corpus/grey" "$corpus/review"
cp corpus/sample/grey/{b,c,h,i}*.txt "$corpus/grey"
cp corpus/sample/review/{pure,wos}.ris "$corpus/review"
small=(CORPUS="$corpus" LEXICONS="$WORK/lexicons/care" BOOTSTRAP=20 FORMATS=tsv FIGURES=themes JOBS=2)
results=(themes.tsv subthemes.tsv key.tsv figure-themes.svg cells.jsonl pairs.jsonl report.html limitations.md)

# Runs make GOAL in a folder of WORK; what it says is in $WORK/out.
make_in() { # OUT GOAL [VARIABLE=VALUE]...
	run env -u MAKEFLAGS -u MAKELEVEL make --no-print-directory "$2" B="$B" OUT="$WORK/$1" \
		"${small[@]}" "${@:3}"
}

makes() { # OUT [VARIABLE=VALUE]...
	make_in "$1" run "${@:2}"
	status_is 0
}

# What was made: the names below OUT, one a line, of targets of steps.
made() { # OUT
	sed -nE "s,^$WORK/$1/([1-4]-|cells|pairs),\1,p" "$WORK/out" | sort
}

made_is() { # OUT NAME...
	local expected
	expected=$(printf '%s\n' "${@:2}" | sort)
	[[ $(made "$1") == "$expected" ]] || wrong "made:" "$(made "$1")" "and not:" "$expected"
}

same_results() { # OUT EXPECTED
	local file
	for file in "${results[@]}"; do
		same "$WORK/$1/$file" "$WORK/$2/$file"
	done
}

everything() { # OUT
	(cd "$WORK/$1" && find . -type f | sort | xargs sha256sum)
}

nothing_is_made_twice() {
	makes one
	[[ -s $WORK/one/report.html ]] || wrong "no page"
	makes one
	made_is one
	! grep "^$WORK/one" "$WORK/out" || wrong "something was made again"
}

one_processor() {
	makes single JOBS=1
	everything one > "$WORK/expected"
	everything single > "$WORK/sums"
	same "$WORK/sums" "$WORK/expected"
}

three_shards() {
	makes three SHARDS=3
	same_results three one
	[[ $(ls "$WORK/three/4-counts" | wc -l) == 3 ]] || wrong "not in three parts"
}

corpus_of_shards() {
	mkdir "$WORK/shards"
	tl-ingest "$corpus" 2> /dev/null | tl-shard -i "$WORK/shards/part" -s 8K > "$WORK/list" 2>&1
	makes sharded CORPUS="$WORK/shards"
	same_results sharded one
	[[ $(ls "$WORK/sharded/4-counts" | wc -l) -gt 2 ]] || wrong "too few shards"
}

piped() {
	tl-ingest "$corpus" 2> /dev/null | tl-segment | tl-tokenise | tl-stem --spelling lexicons/spelling |
		tl-tag -l "$WORK/lexicons/care" |
		tl-count --by source --totals --bootstrap 20 -l "$WORK/lexicons/care" > "$WORK/cells" 2> "$WORK/err"
	same "$WORK/cells" "$WORK/one/cells.jsonl"
}

mixed_corpus() {
	mkdir "$WORK/mixed"
	echo text > "$WORK/mixed/a.txt"
	gzip -c < /dev/null > "$WORK/mixed/b.jsonl.gz"
	make_in mixed-run run CORPUS="$WORK/mixed"
	status_is 2
	has err "shards (*.jsonl.gz) and other files"
}

each_of() { # PREFIX: of every shard
	ls "$WORK/three/4-counts" | sed "s,^,$1/,"
}

changed_lexicon() {
	touch "$WORK/lexicons/care/terms.tsv"
	makes three SHARDS=3
	made_is three
	echo '# a remark' >> "$WORK/lexicons/care/terms.tsv"
	makes three SHARDS=3
	made_is three $(each_of 3-tags) $(each_of 4-counts) cells.jsonl pairs.jsonl
	same_results three one
}

changed_settings() {
	makes three SHARDS=3 KEYS='--quantile-type 6'
	made_is three cells.jsonl
	makes three SHARDS=3 KEYS='--quantile-type 6' COUNTING='--unit document'
	made_is three $(each_of 4-counts) cells.jsonl
	makes three SHARDS=3 PAGE=
	[[ ! -e $WORK/three/report.html && ! -e $WORK/three/pairs.jsonl ]] || wrong "the page is still there"
	! grep -q pairs "$WORK/three/manifest.json" || wrong "pairs in the manifest"
	makes three SHARDS=3
	same_results three one
}

changed_document() {
	local part
	echo 'Lack of trust was a barrier.' >> "$corpus/grey/carers-inquiry-chapter-3.txt"
	makes three SHARDS=3
	part=$(made three | sed -n 's,^2-stems/,,p')
	[[ $(wc -w <<< "$part") == 1 ]] || wrong "more than one shard was redone: $part"
	made_is three 1-documents "2-stems/$part" "3-tags/$part" "4-counts/$part" cells.jsonl pairs.jsonl
	makes one
	same_results three one
}

shards_come_and_go() {
	local part=part-0001.jsonl.gz
	makes sharded CORPUS="$WORK/shards"
	mv "$WORK/shards/$part" "$WORK/away"
	makes sharded CORPUS="$WORK/shards"
	made_is sharded cells.jsonl pairs.jsonl
	[[ ! -e $WORK/sharded/3-tags/$part && ! -e $WORK/sharded/digest/3-tags/$part ]] || wrong "it has left parts"
	makes fresh CORPUS="$WORK/shards"
	everything fresh > "$WORK/expected"
	everything sharded > "$WORK/sums"
	same "$WORK/sums" "$WORK/expected"
	cp -p "$WORK/away" "$WORK/shards/$part"
	makes sharded CORPUS="$WORK/shards"
	made_is sharded {1-documents,2-stems,3-tags,4-counts}/$part cells.jsonl pairs.jsonl
}

# A lexicon of one's own, beside the corpus and the output, with cues from elsewhere.
lexicon_beside_the_output() {
	local own=(LEXICONS="$WORK/own lexicons/selfie")
	cp -R "$WORK/lexicons/care" "$WORK/own"
	printf '{"name": "own", "cues": ["%s"]}\n' "$PWD/lexicons/polarity" > "$WORK/own/lexicon.json"
	makes beside "${own[@]}"
	jq -e '[.lexicons[].name] | index("own") and index("polarity")' "$WORK/beside/manifest.json" \
		> "$WORK/out" || wrong "the manifest does not have all lexicons"
	touch "$WORK/own/.~lock.terms.tsv#"
	makes beside "${own[@]}"
	made_is beside
	echo '{"cues": [' > "$WORK/own/lexicon.json"
	make_in beside run "${own[@]}"
	status_is 2
	has err "own/lexicon.json: cannot be read"
	make_in beside run LEXICONS="$WORK/nowhere"
	status_is 2
	has err "nowhere: No such file"
}

lost_documents() {
	rm "$WORK/three/1-documents/part-0001.jsonl.gz"
	makes three SHARDS=3
	[[ -e $WORK/three/1-documents/part-0001.jsonl.gz ]] || wrong "it is still lost"
	same_results three one
}

refused() { # SETTING WHAT
	make_in three run "$1"
	status_is 2
	has err "$2"
	is_empty out
}

wrong_settings() {
	refused FORMATS='tsv xlsx' 'FORMATS: unknown xlsx; take tsv'
	refused FIGURES=pie 'FIGURES: unknown pie; take themes'
	refused SHARDS=0 'SHARDS: 0 is no number of shards'
	refused SHARDS=many 'SHARDS: many is no number of shards'
	refused CORPUS="$WORK" 'is in the corpus'
}

# Starts a run and kills all of it once it has said so many lines, or that many and is doing the next.
kill_after() { # LINES
	local leader
	: > "$WORK/said"
	env -u MAKEFLAGS -u MAKELEVEL setsid make --no-print-directory run B="$B" OUT="$WORK/killed" \
		"${small[@]}" CORPUS="$WORK/shards" > "$WORK/said" 2>&1 &
	leader=$!
	while kill -0 $leader 2> /dev/null && (($(wc -l < "$WORK/said") < $1)); do
		sleep 0.01
	done
	sleep "0.0$((RANDOM % 5))"
	kill -KILL -- -$leader 2> /dev/null
	wait $leader 2> /dev/null
}

killed_again_and_again() {
	local i kills=0
	RANDOM=7
	for ((i = 0; i < 10; i++)); do
		kill_after $((1 + RANDOM % 5))
		! grep -q 'the page is' "$WORK/said" || break
		kills=$((kills + 1))
	done
	((kills > 0)) || wrong "it was never killed in time"
	echo left over > "$WORK/killed/commands/3-tags.partial-1"
	echo left over > "$WORK/killed/digest/1-documents/part-0000.jsonl.gz.partial-1"
	makes killed CORPUS="$WORK/shards"
	everything killed > "$WORK/sums"
	everything sharded > "$WORK/expected"
	same "$WORK/sums" "$WORK/expected"
}

# make alone is killed; what it had started goes on beside the next run.
only_make_is_killed() {
	local process
	env -u MAKEFLAGS -u MAKELEVEL make run B="$B" OUT="$WORK/orphans" "${small[@]}" \
		CORPUS="$WORK/shards" > "$WORK/said" 2>&1 &
	process=$!
	while kill -0 $process 2> /dev/null && ! grep -q 3-tags "$WORK/said"; do
		sleep 0.01
	done
	kill -KILL $process 2> /dev/null
	wait $process 2> /dev/null
	makes orphans CORPUS="$WORK/shards"
	same_results orphans sharded
}

verified() {
	make_in one verify
	status_is 0
	has out "made again to the same bytes"
	make_in three verify CORPUS=/nowhere	# it goes by what the run had
	status_is 0
	echo >> "$WORK/three/key.tsv"
	make_in three verify
	status_is 2
	has err "key.tsv: FAILED" "not what the run gave"
	make_in nothing verify
	status_is 2
	has err "no run is there"
}

told_apart() {
	make_in one diff OLD="$WORK/one"
	status_is 0
	[[ $(wc -l < "$WORK/out") == 1 ]] || wrong "a run differs from itself: $(< "$WORK/out")"
	rm "$corpus/grey/board-paper-section-75.txt"
	echo 'Trust was a barrier.' >> "$corpus/grey/ics-workforce-review.txt"
	printf 'people/staff\tchapter*\tresource\t\t\n' >> "$WORK/lexicons/care/terms.tsv"
	makes later BY=
	make_in later diff OLD="$WORK/one"
	status_is 0
	has out $'setting\tchanged\tBY\tsource\t' $'file\tremoved\tgrey/board-paper-section-75.txt' \
		$'file\tchanged\tgrey/ics-workforce-review.txt' $'file\tchanged\tcare/terms.tsv' \
		$'entry\tadded\tcare/terms.tsv: people/staff | chapter* | resource' \
		$'document\tremoved\tgrey/board-paper-section-75\t\t' \
		$'document\tchanged\tgrey/ics-workforce-review\t\t' $'cell\tremoved\tgrey care ' \
		$'key\tremoved\tgrey care '
	make_in later diff
	status_is 2
	has err "give OLD=DIR"
}

# Every reference leads to an entity, and there is what the profile asks for.
crate() {
	local crate=$WORK/dated/ro-crate-metadata.json
	makes dated SOURCE_DATE_EPOCH=86400
	jq -e '.["@graph"] | (map({(.["@id"]): .}) | add) as $known
		| ([.. | objects | select(keys == ["@id"]) | .["@id"]]
			- ["https://w3id.org/ro/crate/1.1", "http://schema.org/CompletedActionStatus"]
			| all($known[.] != null))
		and (map(.["@id"]) | length == (unique | length))
		and $known["./"].conformsTo["@id"] == "https://w3id.org/ro/wfrun/process/0.5"
		and $known["./"].datePublished == "1970-01-02T00:00:00Z"
		and ($known["#run"] | .["@type"] == "CreateAction" and .instrument["@id"] == "#themeline")
		and $known["#themeline"].softwareVersion != null' "$crate" > "$WORK/out" || wrong "not what it should be"
	jq -r '.["@graph"][] | select(.contentSize) | "\(.sha256)  \(.["@id"])"' "$crate" > "$WORK/sums"
	(cd "$WORK/dated" && sha256sum --quiet -c "$WORK/sums") || wrong "the hashes are not those of the files"
	makes undated
	! grep -q '"date\|[tT]ime":' "$WORK/undated/ro-crate-metadata.json" "$WORK/undated/manifest.json" ||
		wrong "a date that nobody asked for"
}

# 2 x 2 x 2 x 2 ways; of the base one the cells are those that a count in one go has.
curve() {
	local ways=(CURVE_SECTIONS='usual findings' CURVE_STATUS='all reported' CURVE_UNIT='reference document'
		CURVE_QUANTILE=7)
	make_in three curve SHARDS=3 "${ways[@]}"
	status_is 0
	has out "Specifications in which" "The curve is in"
	[[ $(wc -l < "$WORK/three/curve/specifications.tsv") == 17 ]] || wrong "not 16 specifications"
	tl-count -l "$WORK/lexicons/care" "$WORK"/three/3-tags/* > "$WORK/cells" 2> "$WORK/err"
	same "$WORK/three/curve/cells/on.usual.all.reference.7.jsonl" "$WORK/cells"
	tl-count --unit document --status reported -l "$WORK/lexicons/care" "$WORK"/three/curve/tags/off.findings.* \
		> "$WORK/cells" 2> "$WORK/err"
	same "$WORK/three/curve/cells/off.findings.reported.document.7.jsonl" "$WORK/cells"
	[[ $(stems_that_differ) == 0 ]] || wrong "a stem that is not its word: $(stems_that_differ)"
	make_in three curve SHARDS=3 "${ways[@]}"
	[[ ! $(grep -c "/tags/\|/cells/" "$WORK/out") -gt 0 ]] || wrong "tagged again"
}

# Of the words that are ASCII letters alone, without the ones that spelling variants change.
stems_that_differ() {
	tl-ingest "$corpus" 2> /dev/null | themeline 'segment | tokenise | stem --language none' |
		jq -r '. as $d | .text as $t | range(0; .stems | length) as $i
			| [($t[$d.tokens[2 * $i]:$d.tokens[2 * $i + 1]] | ascii_downcase), $d.stems[$i]]
			| select(.[0] | test("^[a-z]+$")) | select(.[0] != .[1]) | @tsv' | wc -l
}

check "nothing is made twice" nothing_is_made_twice
check "one processor" one_processor
check "three shards" three_shards
check "a corpus of shards" corpus_of_shards
check "piped" piped
check "a mixed corpus" mixed_corpus
check "a changed lexicon" changed_lexicon
check "changed settings" changed_settings
check "a lexicon beside the output" lexicon_beside_the_output
check "lost documents" lost_documents
check "wrong settings" wrong_settings
check "a changed document" changed_document
check "curve" curve
check "verify" verified
check "shards come and go" shards_come_and_go
check "killed again and again" killed_again_and_again
check "only make is killed" only_make_is_killed
check "diff" told_apart
check "crate" crate
summary

# programs.sh: the programs under test: every stage of stages/table.h as an executable and as a chain
# of one link in the runner, each with an input; and every tool of it, as tool_calls says. Sourced behind
# harness.sh.
#
# Stages are of three kinds (see pipeline/stage.h), and a map may give lines of its own in place of
# records: a new one is taken for a map without options that reads what the stage before it in the table
# gives, unless FROM names another.

mapfile -t STAGES < <(sed -n 's/^STAGE(\(.*\))$/\1/p' stages/table.h)
mapfile -t TOOLS < <(sed -n 's/^TOOL(\(.*\))$/\1/p' stages/table.h)
declare -A KIND=([ingest]=source [dedupe]=sum [count]=sum [report]=sum [sample]=sum [cooccur]=sum
	[compare]=sum [terms]=sum [kwic]=lines)
declare -A FROM=([sample]=tag [cooccur]=tag [compare]=tag [terms]=tag [kwic]=tag)
# Options that they need, as in a shell.
declare -A WORDS=([screen]="-r '$ROOT/tests/contract/rules.tsv'"
	[appraise]="-c '$ROOT/pipeline/checklists/aacods.tsv' -a '$ROOT/tests/contract/answers.tsv'"
	[tag]="-l '$ROOT/tests/contract/lexicon'" [count]="--by source"
	[cooccur]="-u document -p barrier,neutral" [compare]="--by source"
	[terms]="-n 1-2 -d --by source" [kwic]="'/care|trust/i'"
	[crosswalk]="-c '$ROOT/tests/contract/lexicon/crosswalk-frame.tsv'")

# How each tool and each of its commands is called: words as in a shell and, behind a tab, the last operand,
# in whose place the tests put others. They may use what make_inputs has made of the stages.
tool_calls() {
	local lexicon=$ROOT/tests/contract/lexicon
	echo "tl-prisma	$WORK/gives/screen"
	echo "tl-overlap	$ROOT/tests/golden/overlap-tables/ab.tsv"
	echo "tl-agree $WORK/gives/tag	$WORK/gives/tag"
	echo "tl-why -l '$lexicon'	$WORK/gives/tag"
	echo "tl-lexicon profile '$lexicon'	$WORK/in/records"
	echo "tl-lexicon diff '$lexicon' '$lexicon'	$WORK/in/records"
	echo "tl-lexicon gaps '$lexicon'	$WORK/in/records"
	echo "tl-curve -d 1	$WORK/in/specifications"
	echo "tl-shard -f -n 2 -i $WORK/part	$WORK/in/records"
	echo "tl-lexicon learn --coded $WORK/in/coded '$lexicon'	$WORK/in/records"
}

kind_of() { # STAGE
	echo "${KIND[$1]-map}"
}

# The text of a chain for the runner, from one stage to another.
chain_text() { # FIRST LAST
	local stage text= on=
	for stage in "${STAGES[@]}"; do
		[[ $stage != "$1" ]] || on=yes
		[[ -z $on ]] || text+="${text:+ | }$stage ${WORDS[$stage]-}"
		[[ $stage != "$2" ]] || break
	done
	echo "$text"
}

# Tagged records as if people had coded their sentences so.
coded_sentences() { # FILE
	jq -c '. as $d | range(0; .sentences | length; 2) as $i
		| .sentences[$i] as $from | .sentences[$i + 1] as $to
		| {id, start: $from, "end": $to}
		| .codes = [$d.tags[] | select(.start >= $from and .start < $to)
			| select(.polarity | IN("barrier", "enabler")) | select(.code != "uncoded")
			| {code, polarity}]' "$1"
}

# Each stage's input in $WORK/in/STAGE and what the stage makes of it in $WORK/gives/STAGE: three
# documents of the sample, one of them not in ASCII, or the cells that they give.
make_inputs() {
	local input=$WORK/in/records stage
	mkdir -p "$WORK/in" "$WORK/gives"
	tl-ingest corpus/sample 2> /dev/null | sed -n '1p; 20p; $p' > "$input"
	for stage in "${STAGES[@]}"; do
		[[ -z ${FROM[$stage]-} ]] || input=$WORK/gives/${FROM[$stage]}
		cp "$input" "$WORK/in/$stage"
		input=$WORK/gives/$stage
		eval "tl-$stage ${WORDS[$stage]-}" < "$WORK/in/$stage" > "$input" || return
	done
	coded_sentences "$WORK/gives/tag" > "$WORK/in/coded"
	tl-count "$WORK/gives/tag" > "$WORK/in/cells"
	printf 'cells\tunit\n%s\treference\n' "$WORK/in/cells" > "$WORK/in/specifications"
}

stage_options=(--output --keep-going --rejects --jobs --quiet --no-sandbox --help --version)
tool_options=(--output --quiet --no-sandbox --help --version)

# Calls check with a function for every program whose stage is of one of the kinds (none: of any). The
# function finds $stage, "${program[@]}", its $input and what it $gives for that.
each_program() { # FUNCTION [KIND]...
	local function=$1 kinds=" ${*:2} " way
	common=("${stage_options[@]}")
	for stage in "${STAGES[@]}"; do
		[[ $kinds == "  " || $kinds == *" $(kind_of "$stage") "* ]] || continue
		input=$WORK/in/$stage gives=$WORK/gives/$stage
		eval "program=(tl-$stage ${WORDS[$stage]-})"
		check "$function: tl-$stage" "$function"
		for way in -j1 -j4; do
			program=(themeline "$way" "$stage ${WORDS[$stage]-}")
			check "$function: themeline $way '$stage'" "$function"
		done
	done
}

# The same for every call of a tool.
each_tool() { # FUNCTION
	local words tool
	common=("${tool_options[@]}") gives=$WORK/gives/tool
	for tool in "${TOOLS[@]/#/tl-}"; do
		tool_calls | grep -q "^$tool[[:blank:]]" || fail "$1: $tool" "tool_calls has no call of it"
	done
	while IFS=$'\t' read -r words input; do
		eval "program=($words)"
		"${program[@]}" "$input" > "$gives" 2> "$WORK/err" || fail "$1: $words" "$(< "$WORK/err")"
		check "$1: $words" "$1"
	done < <(tool_calls)
}

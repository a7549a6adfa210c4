# programs.sh: the programs under test: every stage of stages/table.h as an executable and as a chain
# of one link in the runner, each with an input. Sourced behind harness.sh.
#
# Stages are of three kinds (see pipeline/stage.h): a new one is taken for a map without options that
# reads what the stage before it in the table gives.

mapfile -t STAGES < <(sed -n 's/^STAGE(\(.*\))$/\1/p' stages/table.h)
declare -A KIND=([ingest]=source [count]=sum [report]=sum)
# Options that they need, as in a shell.
declare -A WORDS=([tag]="-l '$ROOT/tests/contract/lexicon'" [count]="--by source")

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

# Each stage's input in $WORK/in/STAGE and what the stage makes of it in $WORK/gives/STAGE: three
# documents of the sample, one of them not in ASCII, or the cells that they give.
make_inputs() {
	local input=$WORK/in/records stage
	mkdir -p "$WORK/in" "$WORK/gives"
	tl-ingest corpus/sample 2> /dev/null | sed -n '1p; 20p; $p' > "$input"
	for stage in "${STAGES[@]}"; do
		cp "$input" "$WORK/in/$stage"
		input=$WORK/gives/$stage
		eval "tl-$stage ${WORDS[$stage]-}" < "$WORK/in/$stage" > "$input" || return
	done
}

# Calls check with a function for every program whose stage is of one of the kinds (none: of any). The
# function finds $stage, "${program[@]}", its $input and what it $gives for that.
each_program() { # FUNCTION [KIND]...
	local function=$1 kinds=" ${*:2} " way
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

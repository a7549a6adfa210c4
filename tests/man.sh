#!/bin/bash
# The man pages: mandoc finds nothing wrong with them, what they refer to is there, they and --help
# know the same options, and their examples run.
#
#	usage: man.sh [PAGE]...
#
# The displays (.Bd -literal, .Dl) of a page's EXAMPLES are run one after the other in a folder of
# their own, where corpus, lexicons and pipeline are those of the repository: an example may use what one
# before it has written. Each must end with 0 and print something or write a file. A comment before a
# display exempts it, .\" not run: needs X, and a display that begins with a brace shows data.
. "$(dirname "$0")/harness.sh"
. tests/programs.sh

mapfile -t pages < <(find pipeline stages -name '*.[157]' | LC_ALL=C sort)
[[ $# -gt 0 ]] || set -- "${pages[@]}"

# The pages of that name: one, if all is well.
pages_called() { # NAME SECTION
	printf '%s\n' "${pages[@]}" | grep -E "/$1\.$2\$"
}

lint() { # PAGE
	run mandoc -Tlint -Wwarning "$1"
	status_is 0
	is_empty out
	is_empty err
}

references() { # PAGE
	local name section
	while read -r name section; do
		pages_called "$name" "$section" > "$WORK/out" || wrong "no page $name($section)"
	done < <(sed -nE 's/^\.Xr (t[hl][^ ]*) ([0-9]).*/\1 \2/p' "$1" | sort -u)
}

stands_alone() { # PAGE
	local name=${1##*/}
	pages_called "${name%.*}" "${name##*.}" > "$WORK/out"
	[[ $(< "$WORK/out") == "$1" ]] || wrong "several pages of one name:" "$(< "$WORK/out")"
}

# --help, and that of each command.
help_of() { # PROGRAM
	local command
	"$1" --help
	for command in $("$1" --help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
		"$1" "$command" --help
	done
}

# The options below a heading of --help, one a line: the letter or "-", the name, the value's name.
options_of_help() { # PROGRAM HEADING
	help_of "$1" | sed -n "/^$2:/,/^\$/p" |
		sed -nE -e 's/^  -(.), --/\1 /; s/^      --/- /' \
			-e 's/^(. [a-z-]+( [A-Z=]+)?)( .*)?$/\1/p' | sort -u
}

# The same of a page: .It Fl f , Fl -format Ar name
options_of_page() { # PAGE
	sed -nE -e 's/ Ns = Ns Ar ([a-z]+)/=\U\1/; s/ Ar ([A-Za-z]+)/ \U\1/' \
		-e 's/^\.It Fl (.) , Fl -/\1 /p; s/^\.It Fl -/- /p' "$1" | sort
}

# Every .Fl of the standard input: -x for a letter, --name.
flags() {
	grep '^\.' | grep -oE '\<Fl -?[A-Za-z-]+' | cut -c 4- |
		awk '/^-/ { print "-" $0; next }
			{ for (i = 1; i <= length($0); i++) print "-" substr($0, i, 1) }' | sort -u
}

agree() { # WHAT EXPECTED SEEN
	[[ $2 == "$3" ]] || wrong "$1:" "$(diff <(echo "$2") <(echo "$3"))"
}

all_among() { # WHAT WORDS KNOWN
	local word
	for word in $2; do
		grep -qxe "$word" <<< "$3" || wrong "$1: $word"
	done
}

options() { # PROGRAM
	local page own common known written
	page=$(pages_called "$1" 1 | head -n 1)
	own=$(options_of_help "$1" Options)
	common=$(options_of_help "$1" "Options of every tool")
	[[ -n $common ]] || common=$(options_of_help themeline Options)
	agree "the options, in --help and in the page" "$own" "$(options_of_page "$page")"
	[[ $1 == themeline || " ${TOOLS[*]/#/tl-} " == *" $1 "* ]] ||
		agree "the options of every stage, in themeline and $1 --help" "$common" \
			"$(options_of_help "$1" "Options of every stage")"
	known=$(awk 'NF { print "-" $1; print "--" $2 }' <<< "$own"$'\n'"$common")
	all_among "in the page, not in --help" "$(flags < "$page")" "$known"
	known=$(awk 'NF { print $1 == "-" ? "--" $2 : "-" $1 }' <<< "$own" | grep -vxe -h -e --version)
	written=$(sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESC/p' "$page" | flags)
	all_among "not in the SYNOPSIS" "$known" "$written"
}

# Writes each display of the page's EXAMPLES to a file DIR/NN, or why it is not run to DIR/NN.not.
displays() { # PAGE DIR
	awk -v dir="$2" '
		function begin() { file = sprintf("%s/%02d%s", dir, ++count, reason ? ".not" : "") }
		function end() {
			if (reason)
				text = reason "\n"
			printf "%s", text > file
			close(file)
			file = text = reason = ""
		}
		function add(line) {
			gsub(/\\e/, "\\", line)
			gsub(/\\\(dq/, "\"", line)
			text = text line "\n"
		}
		/^\.Sh/ { on = $2 == "EXAMPLES" }
		!on { next }
		sub(/^\.\\" not run: /, "") { reason = $0 }
		/^\.Ed/ { end() }
		file { add($0) }
		/^\.Bd -literal/ { begin() }
		sub(/^\.Dl /, "") { begin(); add($0); end() }' "$1"
}

# A folder for examples, with what they read and no example has written.
make_folder() { # DIR
	mkdir -p "$1"
	ln -s "$ROOT/corpus" "$ROOT/lexicons" "$ROOT/pipeline" "$1"
	tl-ingest -o "$1/abstracts.jsonl.gz" corpus/sample/review 2> "$WORK/err" &&
		tl-tokenise -o "$1/t.jsonl" "$1/abstracts.jsonl.gz"
}

example() { # FILE DIR
	status=0
	ls "$2" > "$WORK/before"
	(cd "$2" && timeout 300 bash -e -o pipefail "$1") > "$WORK/out" 2> "$WORK/err" || status=$?
	status_is 0
	if [[ ! -s $WORK/out ]] && ls "$2" | cmp -s - "$WORK/before"; then
		wrong "it prints nothing and writes nothing"
	fi
	((${#problems[@]} == 0)) || wrong "of:" "$(< "$1")"
}

examples() { # PAGE
	local shown=$WORK/shown/$1 folder=$WORK/run/$1 file name
	mkdir -p "$shown"
	displays "$1" "$shown"
	make_folder "$folder" || fail "examples: ${1##*/}" "there is no input for them"
	for file in "$shown"/*; do
		name="example: ${1##*/} ${file##*/}"
		if [[ $file == *.not ]]; then
			skip "${name%.not}" "$(< "$file")"
		elif [[ -e $file && $(head -c 1 "$file") != "{" ]]; then
			check "$name" example "$file" "$folder"
		fi
	done
}

has_mandoc=$(command -v mandoc) || skip "lint" "no mandoc here"
has_jq=$(command -v jq) || skip "examples" "no jq here"
for page; do
	name=${page##*/}
	[[ -z $has_mandoc ]] || check "lint: $name" lint "$page"
	check "references: $name" references "$page"
	check "stands_alone: $name" stands_alone "$page"
	[[ -z $has_jq ]] || examples "$page"
done
for program in "${STAGES[@]/#/tl-}" "${TOOLS[@]/#/tl-}" themeline; do
	check "options: $program" options "$program"
done
summary

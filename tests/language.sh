#!/bin/bash
# The examples of tl-lexicon(5): each line in the displays of its Patterns and Conditions is run as it
# stands there.
#
# Fields stand between two spaces or more. Patterns: a pattern, a sentence, its matches with " / "
# between, or "-". Conditions: a cell, a kind of section or the members of a record, yes or no.
. "$(dirname "$0")/harness.sh"

page=pipeline/tl-lexicon.5

# The lines of the displays of a subsection.
lines_of() { # SUBSECTION
	awk -v wanted="$1" '
		/^\.S[sh]/ { on = $0 == ".Ss " wanted }
		/^\.Ed/ { shown = 0 }
		on && shown {
			gsub(/\\e/, "\\")
			gsub(/\\&/, "")
			gsub(/  +/, "\t")
			print
		}
		/^\.Bd -literal/ { shown = 1 }' "$page"
}

# Writes the table of a lexicon with one entry, and one that the examples of references need.
lexicon() { # PATTERN SECTIONS WHEN
	mkdir -p "$WORK/lexicon"
	{
		printf 'code\tpattern\tkind\tsections\twhen\n'
		printf 'x\t%s\tneutral\t%s\t%s\n' "$1" "$2" "$3"
		printf 'costs/savings\tcost saving*\tneutral\t\t\n'
	} > "$WORK/lexicon/terms.tsv"
}

# The matches of the first entry in the record of the standard input.
matches() { # CHAIN
	themeline "$1 tokenise | stem | tag -l '$WORK/lexicon'" |
		jq -r '.text as $t | [.tags[] | select(.rule == "terms.tsv:2") | $t[.start:.end]]
			| if . == [] then "-" else join(" / ") end'
}

pattern() { # PATTERN SENTENCE MATCHES
	local seen
	lexicon "$1" "" ""
	seen=$(jq -nc --arg text "$2" '{id: "x", text: $text}' | matches "segment |")
	[[ $seen == "$3" ]] || wrong "$seen where $3 was expected in: $2"
}

condition() { # CELL KIND|MEMBERS yes|no
	local members=$2 sections=[] seen
	if [[ $2 == "{"* ]]; then
		lexicon trust "" "$1"
	else
		lexicon trust "$1" ""
		members={}
		[[ $2 == none ]] || sections='[{"start":0,"end":11,"label":"X","kind":"'$2'"}]'
	fi
	seen=$(jq -nc --argjson members "$members" --argjson sections "$sections" \
		'{id: "x", text: "Trust grew.", $sections, sentences: [0, 11]} + $members' | matches "")
	case $seen in
	Trust) seen=yes ;;
	-) seen=no ;;
	esac
	[[ $seen == "$3" ]] || wrong "$seen where $3 was expected for: $2"
}

if ! command -v jq > "$WORK/out"; then
	skip "examples of $page" "no jq here"
	summary
fi
count=0
while IFS=$'\t' read -r first second third; do
	check "pattern: $first: $second" pattern "$first" "$second" "$third"
	count=$((count + 1))
done < <(lines_of Patterns)
while IFS=$'\t' read -r first second third; do
	check "condition: $first: $second" condition "$first" "$second" "$third"
	count=$((count + 1))
done < <(lines_of Conditions)
((count >= 60)) || fail "examples of $page" "only $count of them were found"
summary

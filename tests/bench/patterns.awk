# Makes the terms.tsv of a lexicon with `count` patterns of words from a list, one a line, the most
# frequent first: single words, phrases, stems, globs, alternatives, gaps, nearness and exceptions. The
# first patterns are the same whatever the count is.

# Park and Miller (1988), Random number generators: good ones are hard to find.
function below(limit) {
	state = state * 16807 % 2147483647
	return state % limit
}

# Words that everything is full of begin no sensible pattern.
function word() {
	return words[200 + below(total - 200)]
}

function phrase(i, text) {
	text = word()
	for (i = below(2); i >= 0; i--)
		text = text " " word()
	return text
}

function pattern(kind) {
	kind = below(20)
	if (kind < 5)
		return word()
	if (kind < 11)
		return phrase()
	if (kind < 12)
		return "~" word()
	if (kind < 13)
		return substr(word(), 1, 5) "*"
	if (kind < 15)
		return word() "|" word() " " word()
	if (kind < 17)
		return word() " {" 1 + below(3) "} " word()
	if (kind < 19)
		return word() " near/" 1 + below(8) " " word()
	return word() " unless " phrase()
}

{ words[total++] = $1 }

END {
	state = 20
	print "code\tpattern\tkind"
	for (i = 0; i < count; i++)
		printf "code/c%d\t%s\tneutral\n", i % 20, pattern()
}

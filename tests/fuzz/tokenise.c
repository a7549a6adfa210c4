/* Words: tl-tokenise finds most boundaries without word_boundary; here every segment of the text comes
 * from word_boundary, and the two must agree. */
#include "shared/crew.h"
#include "shared/fuzz.h"

#include "compound.h"
#include "unicode.h"
#include "utf8.h"

static bool
is_word(struct slice segment)
{
	const char *at = segment.at, *end = at + segment.size;

	while (at < end) {
		uint32_t c = utf8_next(&at);

		if (unicode_is_number(c)
				|| (unicode_is_letter(c) && unicode_word_break(c) != WB_EXTEND))
			return true;
	}
	return false;
}

/* The words between the boundaries of all of the text, one after the other. */
static void
compare_split(const struct spans *tokens, struct slice text)
{
	size_t from = 0, next = 0;

	while (from < text.size) {
		size_t to = word_boundary(text.at, text.size, from);

		MUST(to > from && to <= text.size);
		MUST(utf8_valid_prefix(text.at + from, to - from) == to - from);
		if (is_word((struct slice){ text.at + from, to - from })) {
			MUST(next < tokens->count);
			MUST(tokens->at[next].start == from && tokens->at[next].end == to);
			next++;
		}
		from = to;
	}
	MUST(next == tokens->count);
}

/* Compounds are neighbouring words with one hyphen between each two. */
static void
compare_compounds(const struct spans *whole, const struct spans *parts, struct slice text)
{
	const char *end = text.at + text.size;
	size_t next = 0;

	for (size_t i = 0; i < whole->count; i++) {
		struct span word = whole->at[i], part;

		MUST(next < parts->count && parts->at[next].start == word.start);
		while ((part = parts->at[next++]).end < word.end) {
			MUST(next < parts->count && parts->at[next].end <= word.end);
			MUST(hyphen_length(text.at + part.end, end)
				== parts->at[next].start - part.end);
		}
		MUST(part.end == word.end);
	}
	MUST(next == parts->count);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct crew *joining, *splitting;
	static struct buffer out;
	struct slice text = fuzz_text(data, size), line = fuzz_document(text);
	const struct spans *whole, *parts;
	struct fault fault = { 0 };

	if (!joining) {
		joining = crew_sure("tokenise");
		splitting = crew_sure("tokenise --split-hyphens");
	}
	MUST(crew_do(splitting, line, &out) && crew_do(joining, line, &out));
	parts = record_tokens(crew_record(splitting), &fault);
	whole = record_tokens(crew_record(joining), &fault);
	MUST(parts && whole && spans_sound(parts, text) && spans_sound(whole, text));
	compare_split(parts, text);
	compare_compounds(whole, parts, text);
	return 0;
}

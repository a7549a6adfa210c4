/* An expression of PCRE2 in the first line, a text behind it: refused with a place in it, or what it finds
 * are pieces of the text, one behind the other, none empty, none of half a character, the same in a
 * second search; and it ends, however far the expression goes back. */
#include "regex.h"

#include "shared/fuzz.h"

static void
check_found(struct slice text, size_t from, struct span found)
{
	const struct spans spans = { &found, 1 };

	MUST(spans_sound(&spans, text));
	MUST(found.start >= from);
}

static void
search(const struct regex *regex, struct regex_space *space, struct slice text)
{
	enum regex_result result = REGEX_FOUND;
	size_t from = 0;

	while (result == REGEX_FOUND) {
		size_t start = 0, end = 0, start_again = 0, end_again = 0;

		result = regex_find(regex, space, text, from, &start, &end);
		MUST(regex_find(regex, space, text, from, &start_again, &end_again) == result);
		if (result != REGEX_FOUND)
			break;
		MUST(start == start_again && end == end_again);
		check_found(text, from, (struct span){ (uint32_t)start, (uint32_t)end });
		from = end;
	}
	MUST(result != REGEX_NO_MEMORY);
}

static void
try_case(struct slice source, struct slice text, bool any_case)
{
	struct regex_space *space;
	struct fault fault = { 0 };
	const char *at = NULL;
	struct regex *regex = regex_new(source, any_case, &at, &fault);

	if (!regex) {
		MUST(fault.words[0] && at >= source.at && at <= source.at + source.size);
		return;
	}
	space = regex_space_new();
	MUST(space);
	search(regex, space, text);
	regex_space_free(space);
	regex_free(regex);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = fuzz_text(data, size), source = fuzz_take(&input, "\n");

	try_case(source, input, false);
	try_case(source, input, true);
	return 0;
}

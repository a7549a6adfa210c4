#include "expectation.h"

#include "cell.h"
#include "tagger.h"

static struct slice
take_word(struct slice *rest)
{
	const char *at = rest->at, *end = at + rest->size;
	struct slice word;

	while (at < end && *at == ' ')
		at++;
	word.at = at;
	while (at < end && *at != ' ')
		at++;
	word.size = (size_t)(at - word.at);
	*rest = (struct slice){ at, (size_t)(end - at) };
	return word;
}

static bool
refuse(struct slice word, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return fault_set(fault, "\"%s\" is nothing to expect; write a pair such as costs=barrier, "
		"!costs for a code that must not be there, or - alone for none",
		quoted(shown, word));
}

bool
expectation_next(struct slice *rest, struct expectation *expectation, struct fault *fault)
{
	struct slice word = take_word(rest), code = word;
	const char *sign;

	*expectation = (struct expectation){ .word = word };
	if (word.size == 0)
		return false;
	if (slice_is(word, "-")) {
		expectation->absent = true;
		return true;
	}
	if (word.at[0] == '!') {
		expectation->absent = true;
		code = (struct slice){ word.at + 1, word.size - 1 };
	}
	sign = code.size ? memchr(code.at, '=', code.size) : NULL;
	expectation->code = code;
	if (sign) {
		expectation->code.size = (size_t)(sign - code.at);
		expectation->polarity = (struct slice){ sign + 1,
			code.size - expectation->code.size - 1 };
	}
	if (!cell_is_path(expectation->code) || (!sign && !expectation->absent)
			|| (sign && cell_polarity_of(expectation->polarity) >= CELL_EITHER))
		return refuse(word, fault);
	return true;
}

bool
code_is_under(struct slice code, struct slice above)
{
	return above.size == 0 || (slice_starts(code, above)
		&& (code.size == above.size || code.at[above.size] == '/'));
}

bool
expectation_is_about(const struct expectation *expectation, struct slice code)
{
	return expectation->absent ? code_is_under(code, expectation->code)
		: slice_equal(code, expectation->code);
}

static bool
is_meant(const struct expectation *expectation, const struct tag *tag)
{
	bool polar = expectation->polarity.size
		? slice_equal(tag->polarity, expectation->polarity) : tag_is_finding(tag);

	return polar && expectation_is_about(expectation, tag->code);
}

bool
expectation_is_met(const struct expectation *expectation, const struct tags *tags)
{
	for (size_t i = 0; i < tags->count; i++)
		if (is_meant(expectation, &tags->at[i]))
			return !expectation->absent;
	return expectation->absent;
}

bool
expectations_open(struct expectations *table, const char *path, struct fault *fault)
{
	table->tsv = tsv_open(path, fault);
	return table->tsv && tsv_need_column(table->tsv, "sentence", &table->sentence, fault)
		&& tsv_need_column(table->tsv, "expect", &table->expect, fault);
}

void
expectations_close(struct expectations *table)
{
	tsv_close(table->tsv);
}

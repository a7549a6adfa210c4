/* examples_tests.c: the sentences of tests.tsv as examples. */
#include "examples.h"
#include "expectation.h"

enum {
	BOTH = 1 << POLARITY_BARRIER | 1 << POLARITY_ENABLER
};

/* Opens the table; .tsv is NULL where the lexicon has none. */
static bool
open_tests(struct examples *examples, struct expectations *table, struct fault *fault)
{
	const char *path;

	*table = (struct expectations){ 0 };
	if (!folder_has(&examples->tagger.folder, "tests.tsv"))
		return true;
	path = folder_file(&examples->tagger.folder, "tests.tsv", fault);
	return path && expectations_open(table, path, fault);
}

bool
examples_count_tests(struct examples *examples, struct fault *fault)
{
	struct expectations table;
	bool good = open_tests(examples, &table, fault);

	while (good && table.tsv && tsv_next(table.tsv))
		examples->tests++;
	expectations_close(&table);
	return good;
}

static uint8_t
polarity_bits(struct slice polarity)
{
	return slice_is(polarity, "barrier") ? 1u << POLARITY_BARRIER
		: slice_is(polarity, "enabler") ? 1u << POLARITY_ENABLER : BOTH;
}

static void
take_expectation(const struct examples *examples, const struct expectation *expectation,
	struct code_view *views)
{
	uint8_t bits = polarity_bits(expectation->polarity);

	for (uint32_t i = 0; i < lexis_count(examples->codes); i++) {
		if (!expectation_is_about(expectation, lexis_word(examples->codes, i)))
			continue;
		if (expectation->absent)
			views[i].maybe &= (uint8_t)~bits;
		else
			views[i].gold |= bits;
	}
}

static bool
take_test(struct examples *examples, const struct expectations *table, struct example *example,
	struct fault *fault)
{
	struct slice sentence = tsv_cell(table->tsv, table->sentence);
	struct slice expect = tsv_cell(table->tsv, table->expect);
	struct record *record = tagger_text(&examples->tagger, sentence, fault);
	struct expectation expectation;

	if (!record || !examples_take(examples, record, example, fault))
		return tsv_place(table->tsv, sentence.at, fault);
	example->seen = true;
	example->fold = FOLD_TEST;
	for (size_t i = 0; i < lexis_count(examples->codes); i++)
		example->codes[i].maybe = BOTH;
	while (expectation_next(&expect, &expectation, fault))
		take_expectation(examples, &expectation, example->codes);
	return expectation.word.size == 0 || tsv_place(table->tsv, expect.at, fault);
}

bool
examples_add_tests(struct examples *examples, struct fault *fault)
{
	struct expectations table;
	bool good = open_tests(examples, &table, fault);

	for (size_t i = 0; good && i < examples->tests && tsv_next(table.tsv); i++) {
		struct example *example = &examples->at[examples->count + i];

		example->group = (uint32_t)i;	/* of its own; documents' come later */
		good = take_test(examples, &table, example, fault);
	}
	expectations_close(&table);
	return good;
}

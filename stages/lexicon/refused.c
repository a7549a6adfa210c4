#include "refused.h"

#include <stdlib.h>

#include "examples.h"
#include "learnt.h"
#include "tsv.h"

#define EVERY_TARGET "*"

static bool
is_target(const struct examples *examples, struct slice name)
{
	bool found = slice_is(name, EVERY_TARGET);

	for (size_t i = 0; i < examples_targets(examples) && !found; i++)
		found = slice_equal(name, learnt_target(examples, i));
	return found;
}

/* The number of a row; LEXIS_NONE: it is not among them, or no memory. */
static uint32_t
find_row(struct lexis *rows, struct slice code, struct slice pattern, bool add,
	struct buffer *key)
{
	buffer_reset(key, SIZE_MAX);
	buffer_add_slice(key, code);
	buffer_add_char(key, '\t');
	buffer_add_slice(key, pattern);
	if (buffer_failed(key))
		return LEXIS_NONE;
	return add ? lexis_intern(rows, buffer_slice(key)) : lexis_find(rows, buffer_slice(key));
}

static bool
take_row(struct refused *refused, const struct examples *examples, struct tsv *tsv,
	const size_t columns[2], struct buffer *key, struct fault *fault)
{
	struct slice code = tsv_cell(tsv, columns[0]), pattern = tsv_cell(tsv, columns[1]);
	struct slice table = tsv_cell(tsv, tsv_column(tsv, "table"));
	char shown[QUOTED_BYTES];

	if (table.size && !slice_is(table, "evidence")) {
		fault_set(fault, "\"%s\" is not evidence; take an entry out of terms.tsv instead",
			quoted(shown, pattern));
		return tsv_place(tsv, table.at, fault);
	}
	if (!is_target(examples, code)) {
		fault_set(fault, "no term has the code \"%s\"; write a code, barrier, enabler "
			"or * for all", quoted(shown, code));
		return tsv_place(tsv, code.at, fault);
	}
	return find_row(refused->rows, code, pattern, true, key) != LEXIS_NONE
		|| fault_memory(fault);
}

bool
refused_read(struct refused *refused, const struct examples *examples, const char *path,
	struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	struct buffer key = { 0 };
	size_t columns[2];
	bool good;

	if (!tsv)
		return false;
	refused->rows = lexis_new(SIZE_MAX);
	good = (refused->rows || fault_memory(fault))
		&& tsv_need_column(tsv, "code", &columns[0], fault)
		&& tsv_need_column(tsv, "pattern", &columns[1], fault);
	while (good && tsv_next(tsv))
		good = take_row(refused, examples, tsv, columns, &key, fault);
	buffer_free(&key);
	tsv_close(tsv);
	return good;
}

void
refused_close(struct refused *refused)
{
	lexis_free(refused->rows);
	free(refused->at);
}

bool
refused_settle(struct refused *refused, const struct examples *examples)
{
	size_t targets = examples_targets(examples);
	struct buffer pattern = { 0 }, key = { 0 };

	if (!refused->rows)
		return true;
	refused->ngrams = lexis_count(examples->ngrams.runs);
	refused->at = calloc(targets * refused->ngrams + 1, sizeof *refused->at);
	for (uint32_t ngram = 0; refused->at && ngram < refused->ngrams; ngram++) {
		buffer_reset(&pattern, SIZE_MAX);
		ngrams_add(&examples->ngrams, ngram, &pattern);
		for (size_t i = 0; i < targets; i++)
			refused->at[i * refused->ngrams + ngram] =
				find_row(refused->rows, learnt_target(examples, i),
					buffer_slice(&pattern), false, &key) != LEXIS_NONE
				|| find_row(refused->rows, SLICE(EVERY_TARGET),
					buffer_slice(&pattern), false, &key) != LEXIS_NONE;
	}
	buffer_free(&pattern);
	buffer_free(&key);
	return refused->at;
}

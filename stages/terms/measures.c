#include "measures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "association.h"
#include "keyness.h"

static const char *const names[MEASURES] = {
	[MEASURE_COUNT] = "count", [MEASURE_DOCUMENTS] = "documents", [MEASURE_DP] = "dp",
	[MEASURE_DP_NORM] = "dp_norm", [MEASURE_LIKELIHOOD] = "log_likelihood",
	[MEASURE_RATIO] = "log_ratio", [MEASURE_INFORMATION] = "pmi",
	[MEASURE_DICE] = "log_dice", [MEASURE_T] = "t_score",
};

const char *
measure_name(enum measure measure)
{
	return names[measure];
}

enum measure
measure_find(const char *name)
{
	enum measure measure = 0;

	while (measure < MEASURES && strcmp(names[measure], name) != 0)
		measure++;
	return measure;
}

double
measure_round(double value)
{
	return rint(value * 10000) / 10000 + 0.0;
}

static bool
find_totals(struct account *account)
{
	const struct book *book = &account->reading->book;

	account->totals = calloc(book->terms.count + 1, sizeof *account->totals);
	for (size_t i = 0; account->totals && i < book->numbers.count; i++) {
		struct term_total *total = &account->totals[book->numbers.at[i].second];

		total->count += book->cells[i].count;
		total->documents += book->cells[i].documents;
	}
	return account->totals;
}

bool
account_open(struct account *account, const struct reading *reading, bool keyness)
{
	const struct book *book = &reading->book;

	account->reading = reading;
	account->keyness = keyness;
	for (size_t i = 0; i < lexis_count(book->group_keys); i++) {
		account->all.documents += book->groups[i].documents;
		account->all.words += book->groups[i].words;
		for (size_t n = 0; n < TERM_WORDS; n++)
			account->all.places[n] += book->groups[i].places[n];
	}
	account->sizes = book_sizes(book);
	if (account->sizes && book->scattered)
		account->dispersion = dispersion_find(book, account->sizes);
	return account->sizes && (account->dispersion || !book->scattered)
		&& (!keyness || find_totals(account));
}

void
account_close(struct account *account)
{
	free(account->sizes);
	free(account->dispersion);
	free(account->totals);
}

static struct contrast
contrast_of(const struct account *account, uint32_t cell)
{
	const struct book *book = &account->reading->book;
	struct numbered key = book->numbers.at[cell];
	size_t n = account->sizes[key.second] - 1u;
	uint64_t here = book->cells[cell].count;
	uint64_t all_here = book->groups[key.first].places[n];

	return (struct contrast){ here, all_here, account->totals[key.second].count - here,
		account->all.places[n] - all_here };
}

static struct association
association_of(const struct account *account, uint32_t cell)
{
	const struct book *book = &account->reading->book;
	const struct margins *margins = &account->reading->margins;
	uint32_t words[TERM_WORDS];

	book_words(book, book->numbers.at[cell].second, words);
	return (struct association){ book->cells[cell].count, margins->at[words[0]].first,
		margins->at[words[1]].second, margins->all };
}

static double
pair_measure(const struct account *account, enum measure measure, uint32_t cell)
{
	struct association association = association_of(account, cell);

	switch (measure) {
	case MEASURE_LIKELIHOOD:
		return association_likelihood(&association);
	case MEASURE_INFORMATION:
		return association_information(&association);
	case MEASURE_DICE:
		return association_dice(&association);
	case MEASURE_T:
		return association_t(&association);
	default:
		return NAN;
	}
}

static double
key_measure(const struct account *account, enum measure measure, uint32_t cell)
{
	struct contrast contrast = contrast_of(account, cell);

	return measure == MEASURE_RATIO ? log_ratio(&contrast) : keyness(&contrast);
}

double
account_measure(const struct account *account, enum measure measure, uint32_t cell)
{
	const struct book_cell *counts = &account->reading->book.cells[cell];

	switch (measure) {
	case MEASURE_COUNT:
		return (double)counts->count;
	case MEASURE_DOCUMENTS:
		return counts->documents;
	case MEASURE_DP:
		return account->dispersion ? account->dispersion[cell].dp : NAN;
	case MEASURE_DP_NORM:
		return account->dispersion ? account->dispersion[cell].normalised : NAN;
	default:
		return account->keyness ? key_measure(account, measure, cell)
			: pair_measure(account, measure, cell);
	}
}

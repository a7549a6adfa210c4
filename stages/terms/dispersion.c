#include "dispersion.h"

#include <math.h>
#include <stdlib.h>

/* Counts times sizes of a group: beyond 64 bits for corpora that there are. */
__extension__ typedef unsigned __int128 wide;

/* By group and number of words: the smallest document. */
struct least {
	uint64_t places[TERM_WORDS];
};

static struct least *
least_find(const struct book *book)
{
	struct least *least = calloc(lexis_count(book->group_keys) + 1, sizeof *least);

	for (size_t i = 0; least && i < book->document_count; i++) {
		const struct book_document *document = &book->documents[i];

		for (size_t n = 0; n < TERM_WORDS; n++) {
			uint64_t *at = &least[document->group].places[n];
			uint32_t places = document->places[n];

			if (places && (*at == 0 || places < *at))
				*at = places;
		}
	}
	return least;
}

/* Half the sum of the differences is the sum of those where the term has more than its share:
 * v / f - s / S, here times f * S. */
static void
add_excess(const struct book *book, const unsigned char *sizes, size_t number, wide *excess)
{
	const struct book_document *document = &book->documents[number];
	size_t end = number + 1 < book->document_count ? document[1].entries : book->entry_count;

	for (size_t i = document->entries; i < end; i++) {
		struct book_entry entry = book->entries[i];
		size_t n = sizes[book->numbers.at[entry.cell].second] - 1u;
		wide has = (wide)entry.count * book->groups[document->group].places[n];
		wide due = (wide)document->places[n] * book->cells[entry.cell].count;

		if (has > due)
			excess[entry.cell] += has - due;
	}
}

static struct dispersion
divide(const struct book *book, const unsigned char *sizes, const struct least *least,
	uint32_t cell, wide excess)
{
	struct numbered key = book->numbers.at[cell];
	size_t n = sizes[key.second] - 1u;
	uint64_t all = book->groups[key.first].places[n];
	uint64_t others = all - least[key.first].places[n];
	double dp = (double)excess / ((double)book->cells[cell].count * (double)all);

	return (struct dispersion){ dp, others ? dp * (double)all / (double)others : (double)NAN };
}

struct dispersion *
dispersion_find(const struct book *book, const unsigned char *sizes)
{
	size_t count = book->numbers.count;
	struct least *least = least_find(book);
	wide *excess = calloc(count + 1, sizeof *excess);
	struct dispersion *found = calloc(count + 1, sizeof *found);

	if (least && excess && found) {
		for (size_t i = 0; i < book->document_count; i++)
			add_excess(book, sizes, i, excess);
		for (uint32_t i = 0; i < count; i++)
			found[i] = divide(book, sizes, least, i, excess[i]);
	} else {
		free(found);
		found = NULL;
	}
	free(least);
	free(excess);
	return found;
}

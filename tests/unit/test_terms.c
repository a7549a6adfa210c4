/* tl-terms: numbers for pairs, statistics by hand, and books that add up in any order. */
#include <math.h>

#include "../../stages/terms/association.h"
#include "../../stages/terms/book.h"
#include "../../stages/terms/dispersion.h"
#include "../../stages/terms/forms.h"
#include "check.h"

static void
pairs_have_dense_numbers(void **state)
{
	struct numbering numbering = { 0 };
	enum { SIDE = 200 };

	(void)state;
	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < SIDE; i++)
			for (uint32_t j = 0; j < SIDE; j++)
				assert_int_equal(numbering_of(&numbering, i, UINT32_MAX - j),
					i * SIDE + j);
	assert_int_equal(numbering.count, SIDE * SIDE);
	assert_int_equal(numbering.at[SIDE].first, 1);
	assert_int_equal(numbering.at[SIDE].second, UINT32_MAX);
	numbering_free(&numbering);
}

/* 2 of 2 and 2 of 18 pairs: together 9 times as often as by chance. */
static void
association_by_hand(void **state)
{
	const struct association together = { 2, 2, 2, 18 }, apart = { 1, 6, 9, 30 };

	(void)state;
	assert_float_equal(association_information(&together), log2(9), 1e-12);
	assert_float_equal(association_dice(&together), 14, 1e-12);
	assert_float_equal(association_t(&together), (2 - 2.0 / 9) / sqrt(2), 1e-12);
	assert_float_equal(association_likelihood(&together),
		2 * (2 * log(9) + 16 * log(18.0 / 16)), 1e-12);
	assert_true(association_likelihood(&apart) < 0);
	assert_true(association_t(&apart) < 0);
	assert_float_equal(association_dice(&apart), 14 + log2(2.0 / 15), 1e-12);
}

/* A document in which word `word` stands so often among so many places. */
static void
add_document(struct book *book, uint32_t word, uint32_t count, uint32_t places)
{
	uint32_t term = book_term(book, BOOK_NONE, word);

	assert_true(book_begin(book, SLICE("[]"), places));
	for (uint32_t i = 0; i < count; i++)
		assert_true(book_count(book, term));
	book->document.places[0] = places;
	assert_true(book_end(book));
}

/* The frequencies of "a" in the five parts of Gries 2008, and a document without words. */
static const struct {
	uint32_t count, places;
} parts[] = { { 1, 9 }, { 2, 10 }, { 3, 10 }, { 0, 0 }, { 4, 10 }, { 5, 11 } };

static void
assert_dispersion(const struct book *book)
{
	unsigned char *sizes = book_sizes(book);
	struct dispersion *found = dispersion_find(book, sizes);

	assert_int_equal(book->numbers.count, 1);
	assert_int_equal(book->cells[0].count, 15);
	assert_int_equal(book->cells[0].documents, 5);
	assert_float_equal(found->dp, 0.18, 1e-12);
	assert_float_equal(found->normalised, 0.18 / 0.82, 1e-12);
	free(found);
	free(sizes);
}

static void
books_add_up(void **state)
{
	static const uint32_t words[] = { 3, 7 };
	struct book whole = { 0 }, other = { 0 };

	(void)state;
	assert_true(book_open(&whole, true) && book_open(&other, true));
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		add_document(i % 2 ? &whole : &other, i % 2 ? 7 : 1, parts[i].count,
			parts[i].places);
	assert_true(book_merge(&whole, &other, words));
	assert_dispersion(&whole);
	book_close(&other);
	book_close(&whole);
}

static void
one_document_has_no_normal_dispersion(void **state)
{
	struct book book = { 0 };
	unsigned char *sizes;
	struct dispersion *found;

	(void)state;
	assert_true(book_open(&book, true));
	add_document(&book, 0, 4, 40);
	sizes = book_sizes(&book);
	found = dispersion_find(&book, sizes);
	assert_float_equal(found->dp, 0, 1e-12);
	assert_true(isnan(found->normalised));
	free(found);
	free(sizes);
	book_close(&book);
}

static void
terms_know_their_words(void **state)
{
	struct book book = { 0 };
	uint32_t words[TERM_WORDS], term = BOOK_NONE;

	(void)state;
	assert_true(book_open(&book, false));
	for (uint32_t i = 0; i < TERM_WORDS; i++)
		term = book_term(&book, term, 9 - i);
	assert_int_equal(book_words(&book, term, words), TERM_WORDS);
	for (uint32_t i = 0; i < TERM_WORDS; i++)
		assert_int_equal(words[i], 9 - i);
	assert_int_equal(book_term(&book, BOOK_NONE, 9), 0);
	book_close(&book);
}

static void
the_most_frequent_form_shows_a_stem(void **state)
{
	static const uint32_t ranks[] = { 0, 2, 1, 3 };
	struct forms forms = { 0 };
	uint32_t *best;

	(void)state;
	assert_true(forms_add(&forms, 0, 1, 2) && forms_add(&forms, 0, 2, 1));
	assert_true(forms_add(&forms, 0, 2, 1));
	best = forms_best(&forms, ranks, COUNT_OF(ranks));
	assert_int_equal(best[0], 2);	/* as frequent, of a lower rank */
	assert_int_equal(best[3], 3);
	free(best);
	forms_free(&forms);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_have_dense_numbers),
		cmocka_unit_test(association_by_hand),
		cmocka_unit_test(books_add_up),
		cmocka_unit_test(one_document_has_no_normal_dispersion),
		cmocka_unit_test(terms_know_their_words),
		cmocka_unit_test(the_most_frequent_form_shows_a_stem),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

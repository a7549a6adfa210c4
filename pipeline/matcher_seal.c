/* matcher_seal.c: from what was added to what is matched with. */
#include <stdlib.h>

#include "matcher_inside.h"

enum {
	SHORT_BYTES = 16,	/* longer words are equally rare */
	SHORT_WEIGHT = 2000
};

/* By test and text only. */
static int
form_order(const struct form *a, const struct form *b)
{
	if (a->test != b->test)
		return a->test < b->test ? -1 : 1;
	if (a->beginning != b->beginning)
		return a->beginning < b->beginning ? -1 : 1;
	return slice_compare(a->text, b->text);
}

static int
form_compare(const void *left, const void *right)
{
	const struct form *a = left, *b = right;
	int order = form_order(a, b);

	return order ? order : (a->element > b->element) - (a->element < b->element);
}

/* Sorts the forms and drops those that are there twice, since words may share a stem. */
static void
forms_sort(struct matcher *matcher)
{
	struct form *forms = matcher->forms;
	size_t kept = 0;

	if (matcher->form_count)
		qsort(forms, matcher->form_count, sizeof *forms, form_compare);
	for (size_t i = 0; i < matcher->form_count; i++)
		if (kept == 0 || form_compare(&forms[kept - 1], &forms[i]) != 0)
			forms[kept++] = forms[i];
	matcher->form_count = kept;
}

static int
membership_compare(const void *left, const void *right)
{
	const struct membership *a = left, *b = right;
	if (a->element != b->element)
		return a->element < b->element ? -1 : 1;
	return (a->symbol > b->symbol) - (a->symbol < b->symbol);
}

/* Sorts the memberships by element and notes where those of each begin. */
static void
memberships_sort(struct matcher *matcher, size_t elements)
{
	size_t at = 0;

	if (matcher->membership_count)
		qsort(matcher->memberships, matcher->membership_count, sizeof *matcher->memberships,
			membership_compare);
	for (size_t element = 0; element <= elements; element++) {
		while (at < matcher->membership_count && matcher->memberships[at].element < element)
			at++;
		matcher->members[element] = (uint32_t)at;
	}
}

/* How often an element may be met in texts: what patterns are full of, texts are full of, and the
 * shorter a word, the more frequent (Zipf's law of abbreviation). A guess: only the time depends
 * on it. */
static uint64_t
element_weight(const struct matcher *matcher, uint32_t element, uint64_t places)
{
	size_t length = lexis_word(matcher->elements, element).size - MATCHER_KEY_BYTES;

	if (length > SHORT_BYTES)
		length = SHORT_BYTES;
	return places + SHORT_WEIGHT / (length * length * length + 1);
}

/* Weighs each symbol by its elements, and these by the places in the trie that hold them. */
static bool
symbols_weigh(const struct matcher *matcher, uint64_t *weights)
{
	const struct trie *trie = &matcher->trie;
	size_t elements = lexis_count(matcher->elements);
	uint64_t *places = calloc(elements + 1, sizeof *places);

	if (!places)
		return false;
	for (size_t i = 0; i + 1 < trie->node_count; i++)
		weights[trie->children[i].symbol]++;
	for (size_t i = 0; i < matcher->membership_count; i++)
		places[matcher->memberships[i].element] += weights[matcher->memberships[i].symbol];
	memset(weights, 0, matcher->symbol_count * sizeof *weights);
	for (size_t i = 0; i < matcher->membership_count; i++) {
		const struct membership *at = &matcher->memberships[i];

		weights[at->symbol] += element_weight(matcher, at->element, places[at->element]);
	}
	free(places);
	return true;
}

static bool
openings_make(struct matcher *matcher)
{
	uint64_t *weights = calloc(matcher->symbol_count, sizeof *weights);
	bool good = weights && symbols_weigh(matcher, weights) && openings_find(&matcher->openings,
		&matcher->trie, matcher->symbol_count, weights);

	free(weights);
	return good;
}

bool
matcher_seal(struct matcher *matcher)
{
	size_t elements = lexis_count(matcher->elements);

	matcher->symbol_count = lexis_count(matcher->symbols) + TRIE_GAPS;
	matcher->members = calloc(elements + 1, sizeof *matcher->members);
	if (!matcher->members || matcher->membership_count > UINT32_MAX)
		return false;
	if (!trie_seal(&matcher->trie) || !openings_make(matcher))
		return false;
	memberships_sort(matcher, elements);
	forms_sort(matcher);
	return true;
}

const struct form *
matcher_forms(const struct matcher *matcher, enum word_test test, struct slice text, size_t *count)
{
	const struct form wanted = { form_beginning(text), text, test, 0 };
	const struct form *at = matcher->forms, *end = at + matcher->form_count;
	size_t left = matcher->form_count;

	while (left > 0) {
		size_t half = left / 2;

		if (form_order(&at[half], &wanted) < 0) {
			at += half + 1;
			left -= half + 1;
		} else {
			left = half;
		}
	}
	for (*count = 0; at + *count < end; ++*count)
		if (form_order(&at[*count], &wanted) != 0)
			break;
	return at;
}

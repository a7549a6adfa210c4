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

static size_t
form_hash(enum word_test test, uint64_t beginning, struct slice text)
{
	uint64_t hash = beginning ^ (uint64_t)test << 56 ^ text.size;

	for (size_t i = 8; i < text.size; i++)
		hash = (hash ^ (unsigned char)text.at[i]) * 0x9e3779b97f4a7c15u;
	hash *= 0xd6e8feb86659fd93u;
	return hash ^ hash >> 32;
}

/* The byte that has the bit for the hash, and the bit. Most words are no forms: what is asked about
 * them is to stay near, as slots and forms do not. */
static uint8_t *
form_bit(const struct matcher *matcher, size_t hash, uint8_t *bit)
{
	*bit = (uint8_t)(1 << hash % 8);
	return &matcher->form_bits[hash / 8 & matcher->form_mask];
}

/* Half of the slots stay free. */
static bool
forms_index(struct matcher *matcher)
{
	size_t slots = 16;

	while (slots < matcher->form_count * 2)
		slots *= 2;
	matcher->form_slots = calloc(slots, sizeof *matcher->form_slots);
	matcher->form_bits = calloc(slots, sizeof *matcher->form_bits);
	matcher->form_mask = slots - 1;
	if (!matcher->form_slots || !matcher->form_bits || matcher->form_count >= UINT32_MAX)
		return false;
	for (size_t i = 0; i < matcher->form_count; i++) {
		const struct form *form = &matcher->forms[i];
		size_t at = form_hash(form->test, form->beginning, form->text);
		uint8_t bit, *bits = form_bit(matcher, at, &bit);

		if (i > 0 && form_order(form - 1, form) == 0)
			continue;
		*bits |= bit;
		while (matcher->form_slots[at & matcher->form_mask])
			at++;
		matcher->form_slots[at & matcher->form_mask] = (uint32_t)i + 1;
	}
	return true;
}

bool
matcher_seal(struct matcher *matcher)
{
	size_t elements = lexis_count(matcher->elements);

	matcher->symbol_count = lexis_count(matcher->symbols) + TRIE_GAPS;
	matcher->members = calloc(elements + 1, sizeof *matcher->members);
	if (!matcher->members || matcher->membership_count > UINT32_MAX
			|| matcher->symbol_count > MATCHER_SYMBOLS)
		return false;
	if (!trie_seal(&matcher->trie) || !openings_make(matcher))
		return false;
	memberships_sort(matcher, elements);
	forms_sort(matcher);
	return forms_index(matcher);
}

const struct form *
matcher_forms(const struct matcher *matcher, enum word_test test, struct slice text, size_t *count)
{
	const struct form wanted = { slice_beginning(text), text, test, 0 };
	const struct form *end = matcher->forms + matcher->form_count, *first = NULL;
	size_t at = form_hash(test, wanted.beginning, text);
	uint8_t bit, *bits = form_bit(matcher, at, &bit);
	uint32_t slot;

	*count = 0;
	if (!(*bits & bit))
		return NULL;
	while (!first && (slot = matcher->form_slots[at++ & matcher->form_mask]))
		if (form_order(&matcher->forms[slot - 1], &wanted) == 0)
			first = &matcher->forms[slot - 1];
	while (first && first + *count < end && form_order(first + *count, &wanted) == 0)
		++*count;
	return first;
}

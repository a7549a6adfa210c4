#include "forms.h"

#include <stdlib.h>

#include "array.h"

/* Makes room for words up to this one. */
static bool
last_grow(struct forms *forms, uint32_t word)
{
	size_t before = forms->last_room;
	uint32_t *at = array_reserve(forms->last, &forms->last_room, before,
		word + (size_t)1 - before, sizeof *at);

	if (!at)
		return false;
	for (size_t i = before; i < forms->last_room; i++)
		at[i] = NUMBERING_NONE;
	forms->last = at;
	return true;
}

/* The pair, which may be new; NUMBERING_NONE: no memory. */
static uint32_t
pair_of(struct forms *forms, uint32_t stem, uint32_t word)
{
	size_t known = forms->pairs.count;
	uint64_t *counts = array_reserve(forms->counts, &forms->room, known, 1, sizeof *counts);
	uint32_t pair;

	if (counts)
		forms->counts = counts;
	if (!counts || (word >= forms->last_room && !last_grow(forms, word)))
		return NUMBERING_NONE;
	pair = numbering_of(&forms->pairs, stem, word);
	if (pair == known)
		counts[pair] = 0;
	forms->last[word] = pair;
	return pair;
}

/* A word nearly always has the stem that it had before. */
bool
forms_add(struct forms *forms, uint32_t stem, uint32_t word, uint64_t count)
{
	uint32_t pair = word < forms->last_room ? forms->last[word] : NUMBERING_NONE;

	if (pair == NUMBERING_NONE || forms->pairs.at[pair].first != stem)
		pair = pair_of(forms, stem, word);
	if (pair == NUMBERING_NONE)
		return false;
	forms->counts[pair] += count;
	return true;
}

bool
forms_merge(struct forms *into, const struct forms *from, const uint32_t *words)
{
	for (size_t i = 0; i < from->pairs.count; i++) {
		struct numbered pair = from->pairs.at[i];

		if (!forms_add(into, words[pair.first], words[pair.second], from->counts[i]))
			return false;
	}
	return true;
}

uint32_t *
forms_best(const struct forms *forms, const uint32_t *ranks, size_t word_count)
{
	uint32_t *best = calloc(word_count + 1, sizeof *best);
	uint64_t *most = calloc(word_count + 1, sizeof *most);

	for (size_t i = 0; best && i < word_count; i++)
		best[i] = (uint32_t)i;
	for (size_t i = 0; best && most && i < forms->pairs.count; i++) {
		struct numbered pair = forms->pairs.at[i];

		if (forms->counts[i] < most[pair.first] || (forms->counts[i] == most[pair.first]
				&& ranks[pair.second] > ranks[best[pair.first]]))
			continue;
		best[pair.first] = pair.second;
		most[pair.first] = forms->counts[i];
	}
	if (!most) {
		free(best);
		best = NULL;
	}
	free(most);
	return best;
}

void
forms_free(struct forms *forms)
{
	numbering_free(&forms->pairs);
	free(forms->counts);
	free(forms->last);
	*forms = (struct forms){ 0 };
}

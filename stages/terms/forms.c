#include "forms.h"

#include <stdlib.h>

#include "array.h"

bool
forms_add(struct forms *forms, uint32_t stem, uint32_t word, uint64_t count)
{
	size_t known = forms->pairs.count;
	uint64_t *counts = array_reserve(forms->counts, &forms->room, known, 1, sizeof *counts);
	uint32_t pair;

	if (!counts)
		return false;
	forms->counts = counts;
	pair = numbering_of(&forms->pairs, stem, word);
	if (pair == NUMBERING_NONE)
		return false;
	if (pair == known)
		counts[pair] = 0;
	counts[pair] += count;
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
	*forms = (struct forms){ 0 };
}

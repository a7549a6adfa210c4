#include "margins.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"

bool
margins_add(struct margins *margins, uint32_t word, uint64_t first, uint64_t second)
{
	size_t before = margins->room;

	if (word >= before) {
		struct margin *at = array_reserve(margins->at, &margins->room, before,
			word + (size_t)1 - before, sizeof *at);

		if (!at)
			return false;
		memset(at + before, 0, (margins->room - before) * sizeof *at);
		margins->at = at;
	}
	margins->at[word].first += first;
	margins->at[word].second += second;
	margins->all += first;	/* each pair has one first word */
	return true;
}

bool
margins_merge(struct margins *into, const struct margins *from, const uint32_t *words,
	size_t word_count)
{
	for (size_t i = 0; i < from->room && i < word_count; i++)
		if (!margins_add(into, words[i], from->at[i].first, from->at[i].second))
			return false;
	return true;
}

void
margins_free(struct margins *margins)
{
	free(margins->at);
	*margins = (struct margins){ 0 };
}

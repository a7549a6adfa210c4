/* examples_finish.c: what is counted over all examples, once they are there. */
#include <stdlib.h>

#include "examples.h"

/* Of each thing the number of groups that have it; NULL: no memory. */
static uint32_t *
count_groups(const struct examples *examples, const struct found_list *list, size_t numbers)
{
	uint32_t *groups = calloc(numbers + 1, sizeof *groups);
	uint32_t *last = calloc(numbers + 1, sizeof *last);	/* 1 more than the group */
	size_t all = examples->count + examples->tests;
	size_t *first = calloc(all + 1, sizeof *first);

	for (size_t i = 0; first && i < list->count; i++)
		first[list->at[i].example + 1] = i + 1;
	for (size_t i = 1; first && i <= all; i++)
		if (first[i] < first[i - 1])
			first[i] = first[i - 1];
	for (size_t i = 0; groups && last && first && i < examples->seen; i++) {
		size_t example = examples->order[i];
		uint32_t group = examples->at[example].group + 1;

		for (size_t j = first[example]; j < first[example + 1]; j++) {
			uint32_t number = list->at[j].number;

			groups[number] += last[number] != group;
			last[number] = group;
		}
	}
	if (!last || !first) {
		free(groups);
		groups = NULL;
	}
	free(last);
	free(first);
	return groups;
}

static void
hand_out(struct examples *examples, const struct found_list *list, bool ngrams)
{
	for (size_t i = 0; i < list->count; i++) {
		struct example *example = &examples->at[list->at[i].example];
		struct numbers *numbers = ngrams ? &example->ngrams : &example->entries;

		if (numbers->count++ == 0)
			numbers->at = &list->numbers[i];
	}
}

/* The examples that were seen, by group; insertion by counting keeps their order. */
static bool
sort_by_group(struct examples *examples)
{
	size_t groups = lexis_count(examples->groups);
	size_t *next = calloc(groups + 1, sizeof *next);

	if (!next)
		return false;
	for (size_t i = 0; i < examples->count; i++)
		if (examples->at[i].seen)
			next[examples->at[i].group + 1]++;
	for (size_t i = 1; i <= groups; i++)
		next[i] += next[i - 1];
	for (size_t i = 0; i < examples->count; i++)
		if (examples->at[i].seen)
			examples->order[next[examples->at[i].group]++] = i;
	examples->seen = groups ? next[groups - 1] : 0;
	for (size_t i = 0; i < examples->tests; i++)
		examples->order[examples->seen + i] = examples->count + i;
	free(next);
	return true;
}

bool
examples_finish(struct examples *examples, uint32_t least)
{
	struct found_list *entries = &examples->entries, *runs = &examples->runs;

	if (!sort_by_group(examples) || !found_settle(entries) || !ngrams_settle(&examples->ngrams))
		return false;
	found_sort(runs);
	examples->entry_groups = count_groups(examples, entries, examples->tagger.entry_count);
	examples->ngram_groups = count_groups(examples, runs, lexis_count(examples->ngrams.runs));
	if (!examples->entry_groups || !examples->ngram_groups)
		return false;
	found_prune(runs, examples->ngram_groups, least);
	if (!found_settle(runs))
		return false;
	hand_out(examples, entries, false);
	hand_out(examples, runs, true);
	return refused_settle(&examples->refused, examples);
}

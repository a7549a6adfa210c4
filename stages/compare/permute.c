/* permute.c: references against words, with the labels of the documents permuted. */
#include <math.h>
#include <stdlib.h>

#include "buffer.h"
#include "comparison.h"
#include "draw.h"
#include "permutation.h"
#include "runs.h"

/* Statistics that are equal but for the order of their sums count as equal. */
#define TOLERANCE 1e-9

struct shuffling {
	const struct comparison *comparison;
	struct group_pair *pair;
	const struct sparse_document **documents;	/* of both groups */
	uint32_t count, fewer;		/* all, and those of the smaller group */
	double *bounds;			/* by difference: what is as extreme as observed */
	uint64_t *extreme;

	/* of a block of ways */
	uint8_t *labels;		/* by document: whether it is chosen */
	uint64_t *references;		/* by cell, of the documents chosen */
	uint64_t words[RUNS_BLOCK];	/* of these */
};

/* The documents stand in the order of their ids, whatever their labels. */
static bool
gather(struct shuffling *shuffling)
{
	const struct sparse *sparse = shuffling->comparison->sparse;
	const struct group_pair *pair = shuffling->pair;
	uint32_t of_a = 0;

	shuffling->documents = calloc(sparse->count + 1, sizeof *shuffling->documents);
	shuffling->bounds = calloc(pair->count + 1, sizeof *shuffling->bounds);
	shuffling->extreme = calloc(pair->count + 1, sizeof *shuffling->extreme);
	if (!shuffling->documents || !shuffling->bounds || !shuffling->extreme)
		return false;
	for (size_t i = 0; i < sparse->count; i++)
		if (sparse->at[i].group == pair->a || sparse->at[i].group == pair->b) {
			shuffling->documents[shuffling->count++] = &sparse->at[i];
			of_a += sparse->at[i].group == pair->a;
		}
	shuffling->fewer = of_a < shuffling->count - of_a ? of_a : shuffling->count - of_a;
	for (size_t i = 0; i < pair->count; i++) {
		double seen = pair->at[i].log_likelihood;

		shuffling->bounds[i] = seen - TOLERANCE * (1 + seen);
	}
	shuffling->labels = malloc(((size_t)shuffling->count + 1) * RUNS_BLOCK);
	shuffling->references = malloc((sparse->cell_count + 1) * RUNS_BLOCK
		* sizeof *shuffling->references);
	return shuffling->labels && shuffling->references;
}

static void
end(struct shuffling *shuffling)
{
	free(shuffling->documents);
	free(shuffling->bounds);
	free(shuffling->extreme);
	free(shuffling->labels);
	free(shuffling->references);
}

/* Labels the documents by the next ways; returns how many these are. */
static unsigned
label(struct shuffling *shuffling, struct permutation *permutation)
{
	unsigned ways = 0;

	memset(shuffling->labels, 0, (size_t)shuffling->count * RUNS_BLOCK);
	while (ways < RUNS_BLOCK && permutation_next(permutation)) {
		for (uint32_t i = 0; i < shuffling->fewer; i++)
			shuffling->labels[(size_t)permutation->chosen[i] * RUNS_BLOCK + ways] = 1;
		ways++;
	}
	return ways;
}

static void
add_up(struct shuffling *shuffling)
{
	size_t cells = shuffling->comparison->sparse->cell_count;
	const uint8_t *labels = shuffling->labels;

	memset(shuffling->references, 0, cells * RUNS_BLOCK * sizeof *shuffling->references);
	memset(shuffling->words, 0, sizeof shuffling->words);
	for (uint32_t i = 0; i < shuffling->count; i++, labels += RUNS_BLOCK) {
		const struct sparse_document *document = shuffling->documents[i];

		runs_add(shuffling->words, labels, document->words);
		for (uint32_t j = 0; j < document->count; j++)
			runs_add(shuffling->references
				+ (size_t)document->counts[j].cell * RUNS_BLOCK, labels,
				document->counts[j].references);
	}
}

/* In how many of the ways a difference is as extreme as observed. */
static uint64_t
count_extreme(const struct shuffling *shuffling, size_t number, unsigned ways)
{
	const struct difference *difference = &shuffling->pair->at[number];
	const struct contrast *seen = &difference->references;
	const uint64_t *references = shuffling->references
		+ (size_t)difference->cell * RUNS_BLOCK;
	uint64_t extreme = 0;

	for (unsigned way = 0; way < ways; way++) {
		const struct contrast contrast = {
			references[way], shuffling->words[way],
			seen->here + seen->there - references[way],
			seen->all_here + seen->all_there - shuffling->words[way]
		};

		extreme += rate_keyness(&contrast) >= shuffling->bounds[number];
	}
	return extreme;
}

/* Of the seed and the two values, so that a pair has the same ways whatever the others are. */
static bool
make_key(const struct shuffling *shuffling, uint64_t *key)
{
	const struct comparison *comparison = shuffling->comparison;
	struct buffer name = { 0 };
	bool fine;

	buffer_add_slice(&name, comparison->sparse->group_at[shuffling->pair->a].value);
	buffer_add_char(&name, '\n');
	buffer_add_slice(&name, comparison->sparse->group_at[shuffling->pair->b].value);
	fine = !buffer_failed(&name);
	if (fine)
		*key = draw_key(comparison->seed, buffer_slice(&name));
	buffer_free(&name);
	return fine;
}

static bool
permute(struct shuffling *shuffling)
{
	struct group_pair *pair = shuffling->pair;
	struct permutation permutation;
	unsigned ways;
	uint64_t key;

	if (!make_key(shuffling, &key) || !permutation_begin(&permutation, shuffling->count,
			shuffling->fewer, shuffling->comparison->permutations, key))
		return false;
	pair->ways = permutation.ways;
	pair->exact = permutation.exact;
	while ((ways = label(shuffling, &permutation)) > 0) {
		add_up(shuffling);
		for (size_t i = 0; i < pair->count; i++)
			shuffling->extreme[i] += count_extreme(shuffling, i, ways);
	}
	for (size_t i = 0; i < pair->count; i++)
		if (!isnan(pair->at[i].log_likelihood))
			pair->at[i].tests[QUESTION_REFERENCES].p = permutation_p(&permutation,
				shuffling->extreme[i]);
	permutation_end(&permutation);
	return true;
}

bool
comparison_permute(const struct comparison *comparison, struct group_pair *pair)
{
	struct shuffling shuffling = { .comparison = comparison, .pair = pair };
	bool fine = gather(&shuffling) && permute(&shuffling);

	end(&shuffling);
	return fine;
}

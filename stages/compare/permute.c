/* permute.c: references against words, with the labels of the documents permuted. */
#include <math.h>
#include <stdlib.h>

#include "buffer.h"
#include "comparison.h"
#include "draw.h"
#include "permutation.h"

/* Statistics that are equal but for the order of their sums count as equal. */
#define TOLERANCE 1e-9

struct shuffling {
	const struct comparison *comparison;
	struct group_pair *pair;
	const struct sparse_document **documents;	/* of both groups */
	uint32_t count, fewer;		/* all, and those of the smaller group */
	uint64_t *references;		/* by cell, of the documents chosen */
	double *bounds;			/* by difference: what is as extreme as observed */
	uint64_t *extreme;
	uint64_t words;			/* of the documents chosen */
};

/* The documents stand in the order of their ids, whatever their labels. */
static bool
gather(struct shuffling *shuffling)
{
	const struct sparse *sparse = shuffling->comparison->sparse;
	const struct group_pair *pair = shuffling->pair;
	uint32_t of_a = 0;

	shuffling->documents = calloc(sparse->count + 1, sizeof *shuffling->documents);
	shuffling->references = calloc(sparse->cell_count + 1, sizeof *shuffling->references);
	shuffling->bounds = calloc(pair->count + 1, sizeof *shuffling->bounds);
	shuffling->extreme = calloc(pair->count + 1, sizeof *shuffling->extreme);
	if (!shuffling->documents || !shuffling->references || !shuffling->bounds
			|| !shuffling->extreme)
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
	return true;
}

static void
end(struct shuffling *shuffling)
{
	free(shuffling->documents);
	free(shuffling->references);
	free(shuffling->bounds);
	free(shuffling->extreme);
}

/* Adds up the documents of one way. */
static void
add_up(struct shuffling *shuffling, const uint32_t *chosen)
{
	memset(shuffling->references, 0,
		shuffling->comparison->sparse->cell_count * sizeof *shuffling->references);
	shuffling->words = 0;
	for (uint32_t i = 0; i < shuffling->fewer; i++) {
		const struct sparse_document *document = shuffling->documents[chosen[i]];

		shuffling->words += document->words;
		for (uint32_t j = 0; j < document->count; j++)
			shuffling->references[document->counts[j].cell]
				+= document->counts[j].references;
	}
}

static void
judge(struct shuffling *shuffling)
{
	for (size_t i = 0; i < shuffling->pair->count; i++) {
		const struct difference *difference = &shuffling->pair->at[i];
		const struct contrast *seen = &difference->references;
		uint64_t here = shuffling->references[difference->cell];
		const struct contrast contrast = {
			here, shuffling->words, seen->here + seen->there - here,
			seen->all_here + seen->all_there - shuffling->words
		};

		shuffling->extreme[i] += rate_keyness(&contrast) >= shuffling->bounds[i];
	}
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
	uint64_t key;

	if (!make_key(shuffling, &key) || !permutation_begin(&permutation, shuffling->count,
			shuffling->fewer, shuffling->comparison->permutations, key))
		return false;
	pair->ways = permutation.ways;
	pair->exact = permutation.exact;
	while (permutation_next(&permutation)) {
		add_up(shuffling, permutation.chosen);
		judge(shuffling);
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

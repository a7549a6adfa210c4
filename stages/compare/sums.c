#include "sums.h"

#include <stdlib.h>

#include "resample.h"
#include "runs.h"

static uint64_t *
take_zeros(struct sums *sums)
{
	uint64_t *zeros = arena_array(&sums->arena, sums->room, sizeof *zeros);

	if (zeros)
		memset(zeros, 0, sums->room * sizeof *zeros);
	return zeros;
}

/* Cells that a group does not have share one array of zeros. */
static bool
make_groups(struct sums *sums, const struct sparse *sparse)
{
	uint64_t *zeros = take_zeros(sums);

	sums->groups = arena_array(&sums->arena, sparse->group_count, sizeof *sums->groups);
	if (!zeros || !sums->groups)
		return false;
	for (size_t i = 0; i < sparse->group_count; i++) {
		struct group_sums *group = &sums->groups[i];

		group->documents = take_zeros(sums);
		group->words = take_zeros(sums);
		group->cells = arena_array(&sums->arena, sparse->cell_count,
			sizeof *group->cells);
		if (!group->documents || !group->words || !group->cells)
			return false;
		for (size_t j = 0; j < sparse->cell_count; j++)
			group->cells[j] = (struct cell_sums){ zeros, zeros };
	}
	for (size_t i = 0; i < sparse->count; i++) {
		const struct sparse_document *document = &sparse->at[i];
		struct cell_sums *cells = sums->groups[document->group].cells;

		for (uint32_t j = 0; j < document->count; j++) {
			struct cell_sums *cell = &cells[document->counts[j].cell];

			if (cell->documents != zeros)
				continue;
			cell->documents = take_zeros(sums);
			cell->references = take_zeros(sums);
			if (!cell->documents || !cell->references)
				return false;
		}
	}
	return true;
}

static void
add(const struct sums *sums, uint64_t *sum, const uint8_t *weights, uint32_t number)
{
	for (size_t run = 0; run < sums->room; run += RUNS_BLOCK)
		runs_add(sum + run, weights + run, number);
}

static void
add_document(struct sums *sums, const struct sparse_document *document, const uint8_t *weights)
{
	struct group_sums *group = &sums->groups[document->group];

	add(sums, group->documents, weights, 1);
	add(sums, group->words, weights, document->words);
	for (uint32_t i = 0; i < document->count; i++) {
		const struct sparse_count *count = &document->counts[i];
		struct cell_sums *cell = &group->cells[count->cell];

		add(sums, cell->documents, weights, 1);
		add(sums, cell->references, weights, count->references);
	}
}

bool
sums_make(struct sums *sums, const struct sparse *sparse, size_t replicates, uint64_t seed)
{
	uint8_t *weights;

	sums->runs = replicates + 1;
	sums->room = (sums->runs + RUNS_BLOCK - 1) / RUNS_BLOCK * RUNS_BLOCK;
	weights = arena_take(&sums->arena, sums->room);
	if (!weights || !make_groups(sums, sparse))
		return false;
	memset(weights, 0, sums->room);
	weights[0] = 1;
	for (size_t i = 0; i < sparse->count; i++) {
		resample_weights(seed, sparse->at[i].id, weights + 1, replicates);
		add_document(sums, &sparse->at[i], weights);
	}
	return true;
}

void
sums_free(struct sums *sums)
{
	arena_free(&sums->arena);
}

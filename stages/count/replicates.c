#include "replicates.h"

#include <stdlib.h>

#include "resample.h"

enum {
	BLOCK = 16	/* what a compiler can make one step of */
};

/* Rounded up to whole blocks: what is behind the last replicate is summed and never read. */
static size_t
room_of(const struct replicates *replicates)
{
	return (replicates->count + BLOCK - 1) / BLOCK * BLOCK;
}

bool
replicates_begin(struct replicates *replicates, size_t count, uint64_t seed)
{
	*replicates = (struct replicates){ .count = count, .seed = seed };
	if (count == 0)
		return true;
	replicates->weights = calloc(room_of(replicates), sizeof *replicates->weights);
	replicates->drawn = malloc(count);
	return replicates->weights && replicates->drawn;
}

void
replicates_end(struct replicates *replicates)
{
	free(replicates->weights);
	free(replicates->drawn);
	*replicates = (struct replicates){ 0 };
}

void
replicates_draw(struct replicates *replicates, struct slice id)
{
	resample_weights(replicates->seed, id, replicates->drawn, replicates->count);
	for (size_t i = 0; i < replicates->count; i++)
		replicates->weights[i] = replicates->drawn[i];
}

bool
replicates_sums(const struct replicates *replicates, struct arena *arena,
	struct replicate_sums *sums)
{
	size_t room = room_of(replicates);

	sums->counts = arena_array(arena, 2 * room, sizeof *sums->counts);
	if (!sums->counts)
		return false;
	memset(sums->counts, 0, 2 * room * sizeof *sums->counts);
	sums->documents = sums->counts + room;
	return true;
}

static void
add_block(uint64_t *restrict sums, uint64_t *restrict documents, const uint64_t *restrict weights,
	uint32_t counts)
{
	for (size_t i = 0; i < BLOCK; i++) {
		sums[i] += (uint64_t)(uint32_t)weights[i] * counts;
		documents[i] += weights[i];
	}
}

void
replicates_add(const struct replicates *replicates, struct replicate_sums *sums, uint32_t counts)
{
	for (size_t i = 0; i < replicates->count; i += BLOCK)
		add_block(sums->counts + i, sums->documents + i, replicates->weights + i, counts);
}

#include "permutation.h"

#include <stdlib.h>

#include "draw.h"

/* The ways to choose, or more than `most` if they are more. */
static uint64_t
count_ways(uint32_t all, uint32_t count, uint64_t most)
{
	uint32_t fewer = count < all - count ? count : all - count;
	uint64_t ways = 1;

	for (uint32_t i = 0; i < fewer && ways <= most; i++) {
		if (ways > UINT64_MAX / (all - i))
			return UINT64_MAX;
		ways = ways * (all - i) / (i + 1);	/* whole: a binomial coefficient */
	}
	return ways;
}

bool
permutation_begin(struct permutation *p, uint32_t all, uint32_t count, uint64_t most,
	uint64_t key)
{
	uint64_t ways = count_ways(all, count, most);

	*p = (struct permutation){
		.chosen = malloc(((size_t)all + 1) * sizeof *p->chosen), .all = all, .count = count,
		.exact = ways <= most, .ways = ways <= most ? ways : most, .key = key
	};
	for (uint32_t i = 0; p->chosen && i < all; i++)
		p->chosen[i] = i;
	return p->chosen != NULL;
}

void
permutation_end(struct permutation *p)
{
	free(p->chosen);
	p->chosen = NULL;
}

/* The next in order: the last index that can go up does, those behind it follow it. */
static void
advance(struct permutation *p)
{
	uint32_t i = p->count;

	while (i > 0 && p->chosen[i - 1] == p->all - p->count + i - 1)
		i--;
	if (i == 0)
		return;
	for (uint32_t index = p->chosen[i - 1] + 1; i <= p->count; i++)
		p->chosen[i - 1] = index++;
}

/* The first `count` of a shuffle (R. Durstenfeld 1964, "Algorithm 235: random permutation",
 * Communications of the ACM 7, 420) that goes on from the last one. */
static void
shuffle(struct permutation *p)
{
	for (uint32_t i = 0; i < p->count; i++) {
		uint32_t with = i + draw_below(draw_at(p->key, p->draws++), p->all - i);
		uint32_t index = p->chosen[with];

		p->chosen[with] = p->chosen[i];
		p->chosen[i] = index;
	}
}

bool
permutation_next(struct permutation *p)
{
	if (p->done == p->ways)
		return false;
	if (!p->exact)
		shuffle(p);
	else if (p->done > 0)
		advance(p);
	p->done++;
	return true;
}

double
permutation_p(const struct permutation *p, uint64_t extreme)
{
	return p->exact ? (double)extreme / (double)p->ways
		: (double)(extreme + 1) / (double)(p->ways + 1);
}

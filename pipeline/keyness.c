#include "keyness.h"

#include <math.h>

/* A cell's part of the sum. */
static double
surprise(uint64_t seen, uint64_t row, uint64_t column, uint64_t all)
{
	if (seen == 0)
		return 0;
	return (double)seen * log((double)seen * (double)all / ((double)row * (double)column));
}

double
keyness(const struct contrast *c)
{
	uint64_t words = c->here + c->there, all = c->all_here + c->all_there;

	if (c->all_here == 0 || c->all_there == 0)
		return 0;
	return 2 * (surprise(c->here, words, c->all_here, all)
		+ surprise(c->there, words, c->all_there, all)
		+ surprise(c->all_here - c->here, all - words, c->all_here, all)
		+ surprise(c->all_there - c->there, all - words, c->all_there, all));
}

double
rate_keyness(const struct contrast *c)
{
	uint64_t references = c->here + c->there, all = c->all_here + c->all_there;

	if (c->all_here == 0 || c->all_there == 0)
		return 0;
	return 2 * (surprise(c->here, references, c->all_here, all)
		+ surprise(c->there, references, c->all_there, all));
}

double
log_ratio(const struct contrast *c)
{
	double here = c->here ? (double)c->here : 0.5, there = c->there ? (double)c->there : 0.5;

	if (c->all_here == 0 || c->all_there == 0)
		return 0;
	return log2(here * (double)c->all_there / (there * (double)c->all_here));
}

#include "covered.h"

#include <math.h>
#include <stdlib.h>

struct covered
covered_area(uint64_t inclusions, uint64_t studies, uint64_t reviews)
{
	return (struct covered){
		inclusions - studies, reviews ? studies * reviews - studies : 0
	};
}

const char *
covered_class(struct covered covered)
{
	uint64_t percent;

	if (covered.whole == 0)
		return "";
	percent = (200 * covered.part + covered.whole) / (2 * covered.whole);
	return percent <= 5 ? "slight" : percent <= 10 ? "moderate" : percent <= 15 ? "high"
		: "very high";
}

struct covered
overlap_pair(const struct overlap *overlap, size_t a, size_t b)
{
	uint64_t in_a = overlap_shared(overlap, a, a), in_b = overlap_shared(overlap, b, b);

	return covered_area(in_a + in_b, in_a + in_b - overlap_shared(overlap, a, b), 2);
}

/* One study, which `count` reviews include; *shares gathers what each of them has of studies. */
static void
add_study(struct overlap *overlap, const struct inclusion *at, size_t count, double *shares)
{
	for (size_t i = 0; i < count; i++) {
		shares[at[i].review] += 1.0 / (double)count;
		for (size_t j = 0; j < count; j++)
			overlap->shared[at[i].review * overlap->reviews + at[j].review]++;
	}
}

bool
overlap_make(struct overlap *overlap, const struct inclusions *inclusions)
{
	size_t reviews = lexis_count(inclusions->reviews), end;
	double *shares = calloc(reviews + 1, sizeof *shares);

	overlap->reviews = reviews;
	overlap->shared = calloc(reviews * reviews + 1, sizeof *overlap->shared);
	overlap->weights = calloc(reviews + 1, sizeof *overlap->weights);
	if (!shares || !overlap->shared || !overlap->weights) {
		free(shares);
		return false;
	}
	for (size_t from = 0; from < inclusions->count; from = end) {
		end = from;
		while (end < inclusions->count
				&& inclusions->at[end].study == inclusions->at[from].study)
			end++;
		add_study(overlap, inclusions->at + from, end - from, shares);
	}
	for (size_t i = 0; i < reviews; i++)
		overlap->weights[i] = (uint64_t)floor(shares[i] * WEIGHT_ONE
			/ (double)overlap_shared(overlap, i, i) + 0.5);
	free(shares);
	return true;
}

void
overlap_free(struct overlap *overlap)
{
	free(overlap->shared);
	free(overlap->weights);
}

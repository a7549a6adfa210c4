#include "choice.h"

/* The best of those not yet chosen, the first of several; NULL if there is none. */
static const struct candidate *
best_left(const struct candidate *candidates, size_t count)
{
	const struct candidate *best = NULL;

	for (size_t i = 0; i < count; i++)
		if (polarity_is_said(candidates[i].judgement.polarity) && !candidates[i].chosen
				&& (!best || candidates[i].score.sum > best->score.sum))
			best = &candidates[i];
	return best;
}

enum polarity
candidate_polarity(const struct candidate *candidate)
{
	enum polarity polarity = candidate->judgement.polarity;

	return polarity_is_said(polarity) && !candidate->chosen ? POLARITY_NEUTRAL : polarity;
}

bool
choice_make(struct candidate *candidates, size_t count, const struct lexicon_limits *limits)
{
	const struct candidate *best = best_left(candidates, count);
	int64_t least = limits->threshold;
	uint32_t codes = 0;

	if (best && (int64_t)best->score.sum * limits->share / 1000 > least)
		least = (int64_t)best->score.sum * limits->share / 1000;
	for (; best && best->score.sum >= least && codes < limits->cap; codes++) {
		for (size_t i = 0; i < count; i++)
			if (candidates[i].hit->entry->meaning == best->hit->entry->meaning
					&& candidates[i].judgement.polarity
						== best->judgement.polarity
					&& candidates[i].score.sum >= least)
				candidates[i].chosen = true;
		best = best_left(candidates, count);
	}
	return codes > 0;
}

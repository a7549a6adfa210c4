#include "weigh.h"

#include <stdlib.h>

#include "array.h"

bool
weighing_start(struct weighing *weighing, size_t meanings)
{
	weighing->alike = calloc(meanings + 1, sizeof *weighing->alike);
	return weighing->alike != NULL;
}

void
weighing_free(struct weighing *weighing)
{
	free(weighing->candidates);
	free(weighing->alike);
	*weighing = (struct weighing){ 0 };
}

static struct placed_term
term_placed(const struct hit *hit)
{
	return (struct placed_term){ hit->at, hit->entry->term.kind };
}

bool
weigh_terms(struct weighing *weighing, const struct piece *piece)
{
	size_t count = piece->term_count;
	struct candidate *candidates = array_reserve(weighing->candidates, &weighing->room, 0, count,
		sizeof *candidates);

	if (!candidates)
		return false;
	weighing->candidates = candidates;
	for (size_t i = 0; i < count; i++) {
		struct placed_term term = term_placed(&piece->terms[i]);

		candidates[i] = (struct candidate){ .hit = &piece->terms[i] };
		polarity_judge(&term, piece->placed, piece->placed_count,
			&candidates[i].judgement);
	}
	return true;
}

void
weigh_scores(struct weighing *weighing, struct candidate *candidates, size_t count, bool aside)
{
	uint32_t *alike = weighing->alike;

	for (size_t i = 0; i < count; i++)
		alike[candidates[i].hit->entry->meaning]++;
	for (size_t i = 0; i < count; i++) {
		struct candidate *candidate = &candidates[i];
		const struct entry *entry = candidate->hit->entry;
		struct placed_term term = term_placed(candidate->hit);

		if (candidate->judgement.polarity != POLARITY_NEUTRAL)
			candidate->score = score_term(&term, entry->weight, &candidate->judgement,
				alike[entry->meaning] - 1, aside);
	}
	for (size_t i = 0; i < count; i++)
		alike[candidates[i].hit->entry->meaning] = 0;
}

/* Whether the cue says by itself that something hinders or helps. */
static bool
says(const struct placed_cue *cue)
{
	return (cue->class == CUE_BARRIER || cue->class == CUE_ENABLER) && !cue->above
		&& !cue->silent;
}

void
weigh_statement(const struct piece *piece, bool aside, struct statement *statement)
{
	const struct placed_cue *best = NULL;

	*statement = (struct statement){ 0 };
	if (piece_heading(piece))
		return;
	for (size_t i = 0; i < piece->placed_count; i++)
		if (says(&piece->placed[i]) && (!best || piece->placed[i].weight > best->weight))
			best = &piece->placed[i];
	if (!best)
		return;
	statement->cue = best;
	polarity_judge_cue(best, piece->placed, piece->placed_count, &statement->judgement);
	statement->score = score_statement(&statement->judgement, aside);
}

bool
statement_is_made(const struct statement *statement, const struct lexicon_limits *limits)
{
	return statement->cue && polarity_is_said(statement->judgement.polarity)
		&& statement->score.sum >= limits->threshold / 2;
}

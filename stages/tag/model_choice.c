/* model_choice.c: at the end of the text: which of the scores are kept. */
#include "model_inside.h"

static struct draft *
draft_number(const struct drafts *drafts, size_t i)
{
	return i < drafts->count ? &drafts->at[i] : &drafts->others[i - drafts->count];
}

bool
drafts_say(const struct drafts *drafts, enum polarity polarity)
{
	for (size_t i = 0; i < drafts->count + drafts->other_count; i++)
		if (draft_number(drafts, i)->chosen[polarity])
			return true;
	return false;
}

/* The best pair not yet chosen: its draft, NULL if there is none. */
static struct draft *
best_left(const struct drafts *drafts, enum polarity *polarity)
{
	struct draft *best = NULL;

	for (size_t i = 0; i < drafts->count + drafts->other_count; i++) {
		struct draft *draft = draft_number(drafts, i);

		for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++) {
			if (draft->chosen[p]
					|| (best && draft->scores[p] <= best->scores[*polarity]))
				continue;
			best = draft;
			*polarity = p;
		}
	}
	return best;
}

static void
choose(const struct drafts *drafts, const struct lexicon_limits *limits)
{
	enum polarity polarity = POLARITY_BARRIER;
	int64_t least = (int64_t)limits->threshold * (MILLION / 1000), share;
	struct draft *best = best_left(drafts, &polarity);

	share = best ? (int64_t)best->scores[polarity] * limits->share / 1000 : 0;
	if (least < share)
		least = share;
	for (uint32_t codes = 0; best && codes < limits->cap; codes++) {
		if (best->scores[polarity] < least)
			return;
		best->chosen[polarity] = true;
		best = best_left(drafts, &polarity);
	}
}

static bool
round_finish(struct model *model, const struct round *round, struct arena *arena, bool polar,
	struct tag_list *tags)
{
	size_t last = model->draft_count, first_tag = tags->count;
	struct drafts drafts = { .count = round->count };
	bool good = round_score(model, round);

	if (round->count == 0 && model->draft_count == last && !round->stated[POLARITY_BARRIER]
			&& !round->stated[POLARITY_ENABLER])
		return good;	/* nothing to tag */
	drafts.at = model->drafts + round->first;
	drafts.others = model->drafts + last;
	drafts.other_count = model->draft_count - last;
	if (good && round->findings != FINDINGS_NONE)
		choose(&drafts, &model->views[round->lexicon].limits);
	good = good && round_tags(model, round, &drafts, arena, polar, tags);
	tag_list_sort(tags, first_tag);	/* with one learnt lexicon they are all in order then */
	model->draft_count = last;
	return good;
}

bool
model_finish(struct model *model, struct arena *arena, bool polar, struct tag_list *tags)
{
	bool good = true;

	if (model->round_count)
		near_find(model);
	for (size_t i = 0; i < model->round_count && good; i++)
		good = round_finish(model, &model->rounds[i], arena, polar, tags);
	return good;
}

/* model_choice.c: at the end of the text: the scores, which of them are kept, and the tags. */
#include "model_inside.h"

#include "logistic.h"

enum {
	NEAR_MOST = 3,		/* terms elsewhere that count */
	PART_MOST = 1000000000
};

static const char *const part_names[] = {
	[MODEL_BIAS] = "bias", [MODEL_EVIDENCE] = "evidence", [MODEL_TERM] = "term",
	[MODEL_CODES] = "codes", [MODEL_RULES] = "rules", [MODEL_CUES] = "cues",
	[MODEL_NEAR] = "near", [MODEL_SECTION] = "section", [MODEL_DIRECTION] = "direction",
};

/* The least sum whose probability reaches the threshold, in thousandths. */
static int64_t
least_sum(int32_t threshold)
{
	int64_t low = -LOGISTIC_FARTHEST, high = LOGISTIC_FARTHEST;

	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (logistic(middle) < (int64_t)threshold * (MILLION / 1000))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int64_t
code_sum(const struct draft *draft)
{
	int64_t sum = 0;

	for (int i = 0; i < MODEL_DIRECTION; i++)
		sum += draft->parts[i];
	return sum;
}

/* Whether there is something in the sentence to tag. */
static bool
can_tag(const struct draft *draft)
{
	return draft->terms || draft->best.entry;
}

/* Now that all of the text is known. */
static void
draft_score(const struct model *model, const struct round *round, struct draft *draft)
{
	const int32_t *weights = round->scoring->near + draft->code * round->scoring->count;
	int64_t code, enabler, near = 0;

	for (size_t i = 0; i < round->scoring->count; i++) {
		uint32_t elsewhere = model->totals[round->base + i] - model->here[i];

		near += (int64_t)weights[i] * (elsewhere < NEAR_MOST ? elsewhere : NEAR_MOST);
	}
	draft->parts[MODEL_NEAR] = near / NEAR_MOST;
	if (draft->terms == 0 && code_sum(draft) < model->least)
		return;	/* no tag will show it */
	code = logistic(code_sum(draft));
	enabler = logistic(draft->parts[MODEL_DIRECTION]);
	draft->scores[POLARITY_ENABLER] = (int32_t)(code * enabler / MILLION);
	draft->scores[POLARITY_BARRIER] = (int32_t)(code * (MILLION - enabler) / MILLION);
}

static void
round_score(struct model *model, const struct round *round)
{
	struct draft *drafts = model->drafts + round->first;

	if (model->threshold != round->limits.threshold) {
		model->threshold = round->limits.threshold;
		model->least = least_sum(model->threshold);
	}
	for (size_t i = 0; i < round->count; i++)
		model->here[drafts[i].code] = drafts[i].terms;
	for (size_t i = 0; i < round->count; i++)
		if (can_tag(&drafts[i]))
			draft_score(model, round, &drafts[i]);
	for (size_t i = 0; i < round->count; i++)
		model->here[drafts[i].code] = 0;
}

/* The best pair of the round not yet chosen: its draft, NULL if there is none. */
static struct draft *
best_left(struct draft *drafts, size_t count, enum polarity *polarity)
{
	struct draft *best = NULL;

	for (size_t i = 0; i < count; i++)
		for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++) {
			if (drafts[i].chosen[p] || !can_tag(&drafts[i])
					|| (best && drafts[i].scores[p] <= best->scores[*polarity]))
				continue;
			best = &drafts[i];
			*polarity = p;
		}
	return best;
}

static void
round_choose(struct model *model, const struct round *round)
{
	struct draft *drafts = model->drafts + round->first, *best;
	enum polarity polarity = POLARITY_BARRIER;
	int64_t least = (int64_t)round->limits.threshold * (MILLION / 1000), share;

	round_score(model, round);
	if (round->findings == FINDINGS_NONE)
		return;
	best = best_left(drafts, round->count, &polarity);
	share = best ? (int64_t)best->scores[polarity] * round->limits.share / 1000 : 0;
	if (least < share)
		least = share;
	for (uint32_t codes = 0; best && codes < round->limits.cap; codes++) {
		if (best->scores[polarity] < least)
			return;
		best->chosen[polarity] = true;
		best = best_left(drafts, round->count, &polarity);
	}
}

static int32_t
clamp(int64_t number)
{
	return (int32_t)(number > PART_MOST ? PART_MOST : number < -PART_MOST ? -PART_MOST : number);
}

/* Adds the tag with the draft's score for the polarity. */
static bool
add_scored(const struct draft *draft, enum polarity polarity, struct tag tag, struct arena *arena,
	struct tag_list *tags)
{
	tag.parts = arena_array(arena, MODEL_PARTS, sizeof *tag.parts);
	if (!tag.parts)
		return false;
	tag.part_count = 0;
	for (int i = 0; i < MODEL_PARTS; i++) {
		bool turned = i == MODEL_DIRECTION && polarity == POLARITY_BARRIER;
		int32_t part = clamp(turned ? -draft->parts[i] : draft->parts[i]);

		if (part)
			tag.parts[tag.part_count++] = (struct tag_part){
				slice_of(part_names[i]), part,
			};
	}
	tag.polarity = slice_of(polarity_name(polarity));
	tag.scored = true;
	tag.score = (draft->scores[polarity] + 500) / 1000;
	return tag_list_add(tags, tag);
}

/* A tag for each polarity that was chosen. */
static bool
add_chosen(const struct draft *draft, const struct tag *tag, struct arena *arena,
	struct tag_list *tags)
{
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++)
		if (draft->chosen[p] && !add_scored(draft, p, *tag, arena, tags))
			return false;
	return true;
}

static bool
is_chosen(const struct draft *draft)
{
	return draft->chosen[POLARITY_BARRIER] || draft->chosen[POLARITY_ENABLER];
}

/* Statements that no pair of the round says. */
static bool
round_state(const struct model *model, const struct round *round, struct arena *arena,
	struct tag_list *tags)
{
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++) {
		bool said = round->said[p].code.at == NULL || round->leads
			|| round->findings == FINDINGS_NONE;
		struct draft draft = { .parts[MODEL_EVIDENCE] = round->statements[p] };

		for (size_t i = 0; i < round->count && !said; i++)
			said = model->drafts[round->first + i].chosen[p];
		draft.scores[p] = logistic(round->statements[p]);
		if (!said && draft.scores[p] >= round->scoring->statement * (MILLION / 1000)
				&& !add_scored(&draft, p, round->said[p], arena, tags))
			return false;
	}
	return true;
}

/* A tag of a term: with each polarity that was chosen, else a mention or denied. */
static bool
add_term(const struct draft *draft, const struct tag *tag, struct arena *arena, bool polar,
	struct tag_list *tags)
{
	enum polarity better = draft->scores[POLARITY_ENABLER] > draft->scores[POLARITY_BARRIER]
		? POLARITY_ENABLER : POLARITY_BARRIER;
	bool denied = slice_is(tag->polarity, polarity_name(POLARITY_DENIED));

	if (is_chosen(draft))
		return add_chosen(draft, tag, arena, tags);
	if (polar && !denied)
		return true;
	if (!add_scored(draft, better, *tag, arena, tags))
		return false;
	tags->at[tags->count - 1].polarity = slice_of(polarity_name(denied ? POLARITY_DENIED
		: POLARITY_NEUTRAL));
	return true;
}

bool
model_finish(struct model *model, struct arena *arena, bool polar, struct tag_list *tags)
{
	bool good = true;

	for (size_t i = 0; i < model->round_count; i++)
		round_choose(model, &model->rounds[i]);
	for (size_t i = 0; i < model->tags.count && good; i++)
		good = add_term(&model->drafts[model->drafts_of_tags[i]], &model->tags.at[i], arena,
			polar, tags);
	for (size_t i = 0; i < model->draft_count; i++) {
		const struct draft *draft = &model->drafts[i];
		struct tag tag;

		if (draft->terms > 0 || !is_chosen(draft) || !good)
			continue;
		tag = witness_tag(model, &draft->best, draft->best.entry->term.code);
		good = add_chosen(draft, &tag, arena, tags);
	}
	for (size_t i = 0; i < model->round_count && good; i++)
		good = round_state(model, &model->rounds[i], arena, tags);
	return good;
}

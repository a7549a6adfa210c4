/* model_tags.c: the tags of a round once its pairs are chosen. */
#include "model_inside.h"

enum {
	PART_MOST = 1000000000
};

static const struct slice part_names[] = {
	[MODEL_BIAS] = SLICE("bias"), [MODEL_EVIDENCE] = SLICE("evidence"),
	[MODEL_TERM] = SLICE("term"), [MODEL_CODES] = SLICE("codes"),
	[MODEL_RULES] = SLICE("rules"), [MODEL_CUES] = SLICE("cues"),
	[MODEL_NEAR] = SLICE("near"), [MODEL_SECTION] = SLICE("section"),
	[MODEL_SENTENCE] = SLICE("sentence"), [MODEL_DIRECTION] = SLICE("direction"),
};

static int32_t
clamp(int64_t number)
{
	return (int32_t)(number > PART_MOST ? PART_MOST : number < -PART_MOST ? -PART_MOST : number);
}

/* Adds the tag with the draft's score for the polarity, and the polarity as `said`. */
static bool
add_scored(const struct draft *draft, enum polarity polarity, enum polarity said,
	const struct tag *from, struct arena *arena, struct tag_list *tags)
{
	struct tag_part *parts = arena_array(arena, MODEL_PARTS, sizeof *parts);
	struct tag *tag = tag_list_add(tags);

	if (!parts || !tag)
		return false;
	*tag = *from;
	tag->polarity = polarity_name(said);
	tag->scored = true;
	tag->score = (draft->scores[polarity] + 500) / 1000;
	tag->parts = parts;
	tag->part_count = 0;
	for (int i = 0; i < MODEL_PARTS; i++) {
		bool turned = i == MODEL_DIRECTION && polarity == POLARITY_BARRIER;
		int32_t part = clamp(turned ? -draft->parts[i] : draft->parts[i]);

		if (part)
			parts[tag->part_count++] = (struct tag_part){ part_names[i], part };
	}
	return true;
}

/* A tag for each polarity that was chosen. */
static bool
add_chosen(const struct draft *draft, const struct tag *tag, struct arena *arena,
	struct tag_list *tags)
{
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++)
		if (draft->chosen[p] && !add_scored(draft, p, p, tag, arena, tags))
			return false;
	return true;
}

static bool
is_chosen(const struct draft *draft)
{
	return draft->chosen[POLARITY_BARRIER] || draft->chosen[POLARITY_ENABLER];
}

/* The tag for a statement: the cue that says most stands for it rather than evidence. False: nothing
 * does. */
static bool
statement_tag(const struct model *model, const struct round *round, enum polarity polarity,
	struct tag *tag)
{
	uint32_t target = (uint32_t)round->scoring->count + (polarity - POLARITY_BARRIER);
	struct witness witness;

	if (round->said[polarity]) {
		*tag = model->said.at[round->said[polarity] - 1];
		return true;
	}
	witness = witness_find(model, round, target);
	if (witness.entry)
		*tag = witness_tag(model, &witness, SLICE("uncoded"));
	return witness.entry;
}

/* Statements that no pair of the round says. */
static bool
add_statements(const struct model *model, const struct round *round, const struct drafts *drafts,
	struct arena *arena, struct tag_list *tags)
{
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++) {
		struct draft draft = { .parts[MODEL_EVIDENCE] = round->statements[p] };
		struct tag tag;

		if (!round->stated[p] || drafts_say(drafts, p))
			continue;
		draft.scores[p] = logistic_by(&model->powers, round->statements[p]);
		if (draft.scores[p] >= round->scoring->statement * (MILLION / 1000)
				&& statement_tag(model, round, p, &tag)
				&& !add_scored(&draft, p, p, &tag, arena, tags))
			return false;
	}
	return true;
}

/* A tag of a term: with each polarity that was chosen, else a mention or denied. */
static bool
add_term(const struct draft *draft, const struct term_tag *term, struct arena *arena, bool polar,
	struct tag_list *tags)
{
	enum polarity better = draft->scores[POLARITY_ENABLER] > draft->scores[POLARITY_BARRIER]
		? POLARITY_ENABLER : POLARITY_BARRIER;

	if (is_chosen(draft))
		return add_chosen(draft, &term->tag, arena, tags);
	if (polar && !term->denied)
		return true;
	return add_scored(draft, better, term->denied ? POLARITY_DENIED : POLARITY_NEUTRAL,
		&term->tag, arena, tags);
}

bool
round_tags(const struct model *model, const struct round *round, const struct drafts *drafts,
	struct arena *arena, bool polar, struct tag_list *tags)
{
	bool good = true;

	for (size_t i = round->tag; i < round->tag_end && good; i++)
		good = add_term(&model->drafts[model->tags[i].draft], &model->tags[i], arena, polar,
			tags);
	for (size_t i = 0; i < drafts->other_count && good; i++) {
		const struct draft *draft = &drafts->others[i];
		struct tag tag = witness_tag(model, &draft->witness,
			draft->witness.entry->term.code);

		good = add_chosen(draft, &tag, arena, tags);
	}
	return good && add_statements(model, round, drafts, arena, tags);
}

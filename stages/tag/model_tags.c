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

/* Where the tags of a round go. */
struct destination {
	const struct model *model;
	const struct round *round;
	struct arena *arena;
	struct tag_list *tags;
};

/* Names the parts of a score that there are. False: no memory. */
static bool
add_parts(struct tag *tag, const int64_t parts[MODEL_PARTS], bool turned, struct arena *arena)
{
	tag->parts = arena_array(arena, MODEL_PARTS, sizeof *tag->parts);
	if (!tag->parts)
		return false;
	for (int i = 0; i < MODEL_PARTS; i++) {
		int32_t part = clamp(turned && i == MODEL_DIRECTION ? -parts[i] : parts[i]);

		if (part)
			tag->parts[tag->part_count++] = (struct tag_part){ part_names[i], part };
	}
	return true;
}

/* Adds the tag with a score (millionths) and a polarity; it has no parts yet. NULL: no memory. */
static struct tag *
add_scored(struct tag_list *tags, const struct tag *from, int32_t score, enum polarity said)
{
	struct tag *tag = tag_list_add(tags);

	if (!tag)
		return NULL;
	*tag = *from;
	tag->polarity = polarity_name(said);
	tag->scored = true;
	tag->score = (score + 500) / 1000;
	tag->part_count = 0;
	return tag;
}

/* Adds the tag with the draft's score for the polarity, and the polarity as `said`. */
static bool
add_draft(const struct destination *to, const struct draft *draft, enum polarity polarity,
	enum polarity said, const struct tag *from)
{
	struct tag *tag = add_scored(to->tags, from, draft->scores[polarity], said);
	int64_t parts[MODEL_PARTS];

	if (!tag || to->tags->bare)
		return tag;
	draft_explain(to->model, to->round, draft, parts);
	return add_parts(tag, parts, polarity == POLARITY_BARRIER, to->arena);
}

/* A tag for each polarity that was chosen. */
static bool
add_chosen(const struct destination *to, const struct draft *draft, const struct tag *tag)
{
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++)
		if (draft->chosen[p] && !add_draft(to, draft, p, p, tag))
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

/* The statement, which no pair of the round says. */
static bool
add_statement(const struct destination *to, enum polarity polarity)
{
	int64_t parts[MODEL_PARTS] = { [MODEL_EVIDENCE] = to->round->statements[polarity] };
	int32_t score = logistic_by(&to->model->logistic, parts[MODEL_EVIDENCE]);
	struct tag from, *tag;

	if (score < to->round->scoring->statement * (MILLION / 1000)
			|| !statement_tag(to->model, to->round, polarity, &from))
		return true;
	tag = add_scored(to->tags, &from, score, polarity);
	return tag && (to->tags->bare || add_parts(tag, parts, false, to->arena));
}

/* The tags of a term: one with each polarity that was chosen, else a mention or denied. */
static bool
add_term(const struct destination *to, const struct draft *draft, const struct pending *term,
	bool polar)
{
	enum polarity better = draft->scores[POLARITY_ENABLER] > draft->scores[POLARITY_BARRIER]
		? POLARITY_ENABLER : POLARITY_BARRIER;
	bool chosen = is_chosen(draft);
	struct tag tag;

	if (!chosen && polar && !term->denied)
		return true;
	tag = term_tag(to->tags, &term->note);
	return chosen ? add_chosen(to, draft, &tag) : add_draft(to, draft, better,
		term->denied ? POLARITY_DENIED : POLARITY_NEUTRAL, &tag);
}

bool
round_tags(const struct model *model, const struct round *round, const struct drafts *drafts,
	struct arena *arena, bool polar, struct tag_list *tags)
{
	const struct destination to = { model, round, arena, tags };
	bool good = true;

	for (size_t i = round->term; i < round->term_end && good; i++) {
		const struct pending *term = &model->terms[i];

		good = add_term(&to, &model->drafts[term->draft], term, polar);
	}
	for (size_t i = 0; i < drafts->other_count && good; i++) {
		const struct draft *draft = &drafts->others[i];
		struct tag tag = witness_tag(model, &draft->witness,
			draft->witness.entry->term.code);

		good = add_chosen(&to, draft, &tag);
	}
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER && good; p++)
		if (round->stated[p] && !drafts_say(drafts, p))
			good = add_statement(&to, p);
	return good;
}

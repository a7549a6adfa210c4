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
	[MODEL_NEAR] = "near", [MODEL_SECTION] = "section", [MODEL_SENTENCE] = "sentence",
	[MODEL_DIRECTION] = "direction",
};

/* Adds `times` the row to the numbers. */
static void
row_add(int64_t *numbers, const int32_t *row, size_t count, int64_t times)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] += row[i] * times;
}

static int64_t
near_counted(uint32_t terms)
{
	return terms < NEAR_MOST ? terms : NEAR_MOST;
}

/* What the terms of the whole text say to each code. */
static void
near_find(struct model *model)
{
	memset(model->near, 0, model->codes * sizeof *model->near);
	for (size_t i = 0; i < lexicons_count(model->set); i++) {
		const struct scoring *scoring = lexicons_scoring(model->set, i);
		size_t base = model->views[i].base;

		for (size_t code = 0; scoring && code < scoring->count; code++)
			if (model->totals[base + code])
				row_add(model->near + base, scoring->near + code * scoring->count,
					scoring->count, near_counted(model->totals[base + code]));
	}
}

/* The same without those of the round. */
static void
nears_find(struct model *model, const struct round *round)
{
	const struct scoring *scoring = round->scoring;
	size_t base = model->views[round->lexicon].base, count = scoring->count;

	memcpy(model->nears, model->near + base, count * sizeof *model->nears);
	for (size_t i = round->first; i < round->first + round->count; i++) {
		const struct draft *draft = &model->drafts[i];
		uint32_t all = model->totals[base + draft->code];
		int64_t more = near_counted(all - draft->terms) - near_counted(all);

		if (more)
			row_add(model->nears, scoring->near + draft->code * count, count, more);
	}
	for (size_t code = 0; code < count; code++)
		model->nears[code] /= NEAR_MOST;
}

/* Adds the rows whose bits are set, from the number `first` on of the sums. */
static void
rows_add(struct model *model, const struct scoring *scoring, size_t first, unsigned bits)
{
	for (; bits; bits >>= 1, first++)
		if (bits & 1)
			row_add(model->scores, scoring->sums + first * scoring->count,
				scoring->count, 1);
}

/* The sums of codes without terms. */
static void
scores_find(struct model *model, const struct round *round)
{
	const struct scoring *scoring = round->scoring;
	const int64_t *sums = model->sums + round->sums;
	int64_t cost = round->findings == FINDINGS_FEW ? FEW_COST : 0;

	for (size_t code = 0; code < scoring->count; code++)
		model->scores[code] = sums[code] + model->nears[code] - cost;
	rows_add(model, scoring, SUM_BIAS, 1);
	rows_add(model, scoring, SUM_TAGS, round->sayings);
	rows_add(model, scoring, SUM_CLASSES, round->classes);
	for (size_t i = round->first; i < round->first + round->count; i++)
		row_add(model->scores, scoring->terms + model->drafts[i].code * scoring->count,
			scoring->count, 1);
}

/* What all of the round says of one of its codes. */
static void
draft_weigh(const struct model *model, const struct round *round, struct draft *draft)
{
	const struct scoring *scoring = round->scoring;
	const struct code_scores *scores = &scoring->of_codes[draft->code];
	int64_t difference = round->statements[POLARITY_ENABLER]
		- round->statements[POLARITY_BARRIER];

	draft->parts[MODEL_BIAS] = scores->sum.bias;
	draft->parts[MODEL_EVIDENCE] = model->sums[round->sums + draft->code];
	draft->parts[MODEL_RULES] = numbers_sum(scores->own, SAYINGS, draft->sayings)
		+ numbers_sum(scores->sum.tags, SAYINGS, round->sayings);
	draft->parts[MODEL_CUES] = numbers_sum(scores->sum.classes, CUE_CLASSES, round->classes);
	for (size_t i = round->first; i < round->first + round->count; i++)
		draft->parts[MODEL_CODES] +=
			scoring->terms[model->drafts[i].code * scoring->count + draft->code];
	draft->parts[MODEL_NEAR] = model->nears[draft->code];
	if (round->findings == FINDINGS_FEW)
		draft->parts[MODEL_SECTION] = -FEW_COST;
	draft->parts[MODEL_DIRECTION] = scoring->bias + scores->direction
		+ scoring->slope * difference / 1000
		+ numbers_sum(scoring->own, SAYINGS, draft->sayings);
}

static int64_t
draft_sum(const struct draft *draft)
{
	int64_t sum = 0;

	for (int i = 0; i < MODEL_DIRECTION; i++)
		sum += draft->parts[i];
	return sum;
}

/* The two largest sums, of equal ones the first. */
static void
rivals_find(struct model *model, size_t count)
{
	size_t first = count, second = count;

	for (size_t code = 0; code < count; code++) {
		if (first == count || model->scores[code] > model->scores[first]) {
			second = first;
			first = code;
		} else if (second == count || model->scores[code] > model->scores[second]) {
			second = code;
		}
	}
	model->rivals = (struct rivals){ first, second };
}

/* What the sentence says to a code. */
static int64_t
sentence_part(const struct model *model, const struct round *round, uint32_t code)
{
	const struct scoring *scoring = round->scoring;
	int64_t barrier = round->statements[POLARITY_BARRIER];
	int64_t enabler = round->statements[POLARITY_ENABLER];
	size_t rival = model->rivals.first == code ? model->rivals.second : model->rivals.first;
	int64_t part = scoring->stated * (barrier > enabler ? barrier : enabler) / 1000;

	if (rival < scoring->count)
		part += (int64_t)scoring->rival * logistic(model->scores[rival]) / MILLION;
	return part;
}

static void
draft_score(const struct model *model, const struct round *round, struct draft *draft)
{
	int64_t code, enabler;

	draft->parts[MODEL_SENTENCE] = sentence_part(model, round, draft->code);
	code = logistic(draft_sum(draft));
	enabler = logistic(draft->parts[MODEL_DIRECTION]);
	draft->scores[POLARITY_ENABLER] = (int32_t)(code * enabler / MILLION);
	draft->scores[POLARITY_BARRIER] = (int32_t)(code * (MILLION - enabler) / MILLION);
}

/* A draft for each code without terms that may be chosen and that evidence can be tagged for:
 * behind all others, for as long as the round is looked at. False: no memory. */
static bool
draft_others(struct model *model, const struct round *round)
{
	int64_t least = model->views[round->lexicon].least;

	for (uint32_t code = 0; code < round->scoring->count; code++) {
		struct witness witness;
		struct draft *draft;

		if (model->here[code]
				|| model->scores[code] + sentence_part(model, round, code) < least)
			continue;
		witness = witness_find(model, round, code);
		if (!witness.row)
			continue;
		draft = draft_add(model, code);
		if (!draft)
			return false;
		draft->witness = witness;
		draft_weigh(model, round, draft);
		draft_score(model, round, draft);
	}
	return true;
}

static bool
round_score(struct model *model, const struct round *round)
{
	struct draft *drafts = model->drafts + round->first;
	bool good;

	nears_find(model, round);
	scores_find(model, round);
	for (size_t i = 0; i < round->count; i++) {
		draft_weigh(model, round, &drafts[i]);
		model->scores[drafts[i].code] = draft_sum(&drafts[i]);
		model->here[drafts[i].code] = drafts[i].terms;
	}
	rivals_find(model, round->scoring->count);
	for (size_t i = 0; i < round->count; i++)
		draft_score(model, round, &drafts[i]);
	good = round->findings == FINDINGS_NONE || draft_others(model, round);
	drafts = model->drafts + round->first;
	for (size_t i = 0; i < round->count; i++)
		model->here[drafts[i].code] = 0;
	return good;
}

/* Those of a round: of codes with terms, and the last ones. */
struct drafts {
	struct draft *at, *others;
	size_t count, other_count;
};

static struct draft *
draft_number(const struct drafts *drafts, size_t i)
{
	return i < drafts->count ? &drafts->at[i] : &drafts->others[i - drafts->count];
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
add_statements(const struct model *model, const struct round *round, const struct drafts *drafts,
	struct arena *arena, struct tag_list *tags)
{
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++) {
		struct draft draft = { .parts[MODEL_EVIDENCE] = round->statements[p] };
		bool said = round->said[p] == 0;

		for (size_t i = 0; i < drafts->count + drafts->other_count && !said; i++)
			said = draft_number(drafts, i)->chosen[p];
		if (said)
			continue;
		draft.scores[p] = logistic(round->statements[p]);
		if (draft.scores[p] >= round->scoring->statement * (MILLION / 1000)
				&& !add_scored(&draft, p, model->said.at[round->said[p] - 1], arena,
				tags))
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

static bool
add_all(const struct model *model, const struct round *round, const struct drafts *drafts,
	struct arena *arena, bool polar, struct tag_list *tags)
{
	const struct entry *entries = lexicons_entries(model->set);
	bool good = true;

	for (size_t i = round->tag; i < round->tag_end && good; i++)
		good = add_term(&model->drafts[model->drafts_of_tags[i]], &model->tags.at[i], arena,
			polar, tags);
	for (size_t i = 0; i < drafts->other_count && good; i++) {
		const struct draft *draft = &drafts->others[i];
		struct tag tag = witness_tag(model, &draft->witness,
			entries[draft->witness.row->entry].term.code);

		good = add_chosen(draft, &tag, arena, tags);
	}
	return good && add_statements(model, round, drafts, arena, tags);
}

static bool
round_finish(struct model *model, const struct round *round, struct arena *arena, bool polar,
	struct tag_list *tags)
{
	size_t last = model->draft_count;
	struct drafts drafts = { .count = round->count };
	bool good = round_score(model, round);

	drafts.at = model->drafts + round->first;
	drafts.others = model->drafts + last;
	drafts.other_count = model->draft_count - last;
	if (good && round->findings != FINDINGS_NONE)
		choose(&drafts, &model->views[round->lexicon].limits);
	good = good && add_all(model, round, &drafts, arena, polar, tags);
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

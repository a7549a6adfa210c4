#include "model_inside.h"

#include <stdlib.h>

#include "array.h"
#include "thousandths.h"

enum {
	FEW_COST = 1000	/* in a section with few findings */
};

/* Where the codes of each lexicon begin. False: no memory. */
static bool
bases_find(struct model *model)
{
	size_t count = lexicons_count(model->set);

	model->bases = calloc(count + 1, sizeof *model->bases);
	for (size_t i = 0; i < count && model->bases; i++) {
		const struct scoring *scoring = lexicons_scoring(model->set, i);

		model->bases[i] = model->codes;
		model->codes += scoring ? scoring->count : 0;
	}
	return model->bases != NULL;
}

struct model *
model_new(const struct lexicons *set)
{
	struct model *model = calloc(1, sizeof *model);

	if (!model)
		return NULL;
	model->set = set;
	if (bases_find(model)) {
		model->totals = calloc(model->codes + 1, sizeof *model->totals);
		model->here = calloc(model->codes + 1, sizeof *model->here);
		model->draft_of = calloc(model->codes + 1, sizeof *model->draft_of);
		model->counted = calloc(lexicons_entry_count(set) + 1, sizeof *model->counted);
	}
	model->threshold = -1;
	if (model->totals && model->here && model->draft_of && model->counted)
		return model;
	model_free(model);
	return NULL;
}

void
model_free(struct model *model)
{
	if (!model)
		return;
	free(model->bases);
	free(model->totals);
	free(model->here);
	free(model->draft_of);
	free(model->counted);
	free(model->drafts);
	free(model->rounds);
	free(model->tags.at);
	free(model->drafts_of_tags);
	free(model);
}

void
model_start(struct model *model)
{
	if (model->round_count)
		memset(model->totals, 0, model->codes * sizeof *model->totals);
	model->draft_count = model->round_count = model->tags.count = 0;
}

static void
number_round(struct model *model)
{
	if (++model->number == 0) {	/* the numbers are used up: begin again */
		memset(model->counted, 0,
			lexicons_entry_count(model->set) * sizeof *model->counted);
		model->number = 1;
	}
}

/* Whether the entry is met for the first time in the round. */
static bool
is_new(struct model *model, const struct entry *entry)
{
	uint32_t *counted = &model->counted[entry - lexicons_entries(model->set)];
	bool new = *counted != model->number;

	*counted = model->number;
	return new;
}

static struct draft *
draft_at(struct model *model, uint32_t code)
{
	struct draft *drafts;

	if (model->draft_of[code])
		return &model->drafts[model->draft_of[code] - 1];
	drafts = array_reserve(model->drafts, &model->draft_room, model->draft_count, 1,
		sizeof *drafts);
	if (!drafts || model->draft_count >= UINT32_MAX - 1)
		return NULL;
	model->drafts = drafts;
	drafts[model->draft_count++] = (struct draft){ .code = code };
	model->draft_of[code] = (uint32_t)model->draft_count;
	return &drafts[model->draft_count - 1];
}

/* Whether the hit is better to be tagged than the best so far: weighs more, stands before it, is the
 * first in the order of the files. */
static bool
is_better(const struct hit *hit, int32_t weight, const struct witness *best)
{
	if (weight != best->weight)
		return weight > best->weight;
	if (!best->entry)
		return false;
	return hit->at.first != best->first ? hit->at.first < best->first : hit->entry < best->entry;
}

static void
witness_hear(struct witness *best, const struct piece *piece, const struct hit *hit, int32_t weight)
{
	if (is_better(hit, weight, best))
		*best = (struct witness){
			hit->entry, weight, hit->at.first, piece_span(piece, hit->at),
		};
}

struct tag
witness_tag(const struct model *model, const struct witness *witness, struct slice code)
{
	return (struct tag){
		.span = witness->span,
		.lexicon = lexicons_name(model->set, witness->entry->term.lexicon_number),
		.code = code,
		.status = slice_of(status_name(STATUS_REPORTED)),
		.rule = witness->entry->rule,
	};
}

/* Evidence comes in no order and may be there several times. */
static bool
take_evidence(struct model *model, const struct judged *judged, struct round *round)
{
	struct witness said[POLARITY_DENIED] = { { .entry = NULL } };

	for (size_t i = 0; i < judged->piece->evidence_count; i++) {
		const struct hit *hit = &judged->piece->evidence[i];
		enum polarity polarity = hit->entry->evidence == EVIDENCE_BARRIER
			? POLARITY_BARRIER : POLARITY_ENABLER;
		int32_t weight = thousandths_of(hit->entry->weight);
		struct witness *witness = &said[polarity];
		int64_t *sum = &round->statements[polarity];

		if (hit->entry->term.lexicon_number != judged->lexicon)
			continue;
		if (hit->entry->evidence == EVIDENCE_CODE) {
			struct draft *draft = draft_at(model, hit->entry->term.number);

			if (!draft)
				return false;
			witness = &draft->best;
			sum = &draft->parts[MODEL_EVIDENCE];
		}
		if (is_new(model, hit->entry))
			*sum += weight;
		witness_hear(witness, judged->piece, hit, weight);
	}
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++)
		if (said[p].entry)
			round->said[p] = witness_tag(model, &said[p], SLICE("uncoded"));
	return true;
}

/* What the rules say of a candidate: a mere mention is neutral. */
static enum polarity
saying_of(const struct candidate *candidate)
{
	return candidate->judgement.mention ? POLARITY_NEUTRAL : candidate->judgement.polarity;
}

static bool
take_term(struct model *model, const struct judged *judged, size_t base,
	const struct candidate *candidate)
{
	const struct entry *entry = candidate->hit->entry;
	struct draft *draft = draft_at(model, entry->term.number);
	uint32_t *owners = array_reserve(model->drafts_of_tags, &model->owner_room,
		model->tags.count, 1, sizeof *owners);

	if (owners)
		model->drafts_of_tags = owners;
	if (!draft || !owners)
		return false;
	owners[model->tags.count] = model->draft_of[entry->term.number] - 1;
	if (is_new(model, entry))
		draft->parts[MODEL_TERM] += thousandths_of(entry->weight);
	draft->sayings |= 1u << saying_of(candidate);
	draft->terms++;
	model->totals[base + entry->term.number]++;
	return tag_list_term(&model->tags, judged->arena, judged->piece, candidate);
}

static int64_t
numbers_sum(const int32_t *numbers, int count, unsigned bits)
{
	int64_t sum = 0;

	for (int i = 0; i < count; i++)
		if (bits & 1u << i)
			sum += numbers[i];
	return sum;
}

/* What cues and the rules' sayings say of the whole sentence. */
static void
take_statement(struct model *model, const struct judged *judged, struct round *round,
	unsigned classes, unsigned sayings)
{
	const struct sum_scores *sums[] = {
		[POLARITY_BARRIER] = &round->scoring->barrier,
		[POLARITY_ENABLER] = &round->scoring->enabler,
	};

	for (size_t i = 0; i < judged->piece->cue_count; i++) {
		const struct entry *entry = judged->piece->cues[i].entry;

		if (!is_new(model, entry))
			continue;
		round->statements[POLARITY_BARRIER] += entry->says_barrier;
		round->statements[POLARITY_ENABLER] += entry->says_enabler;
	}
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++)
		round->statements[p] += sums[p]->bias + numbers_sum(sums[p]->tags, SAYINGS, sayings)
			+ numbers_sum(sums[p]->classes, CUE_CLASSES, classes);
}

/* What all of the round says of one of its codes. */
static void
draft_weigh(const struct model *model, const struct round *round, struct draft *draft,
	unsigned classes, unsigned sayings)
{
	const struct scoring *scoring = round->scoring;
	const struct code_scores *scores = &scoring->of_codes[draft->code];
	int64_t difference = round->statements[POLARITY_ENABLER]
		- round->statements[POLARITY_BARRIER];

	draft->parts[MODEL_BIAS] = scores->sum.bias;
	draft->parts[MODEL_RULES] = numbers_sum(scores->own, SAYINGS, draft->sayings)
		+ numbers_sum(scores->sum.tags, SAYINGS, sayings);
	draft->parts[MODEL_CUES] = numbers_sum(scores->sum.classes, CUE_CLASSES, classes);
	for (size_t i = 0; i < round->count; i++) {
		const struct draft *other = &model->drafts[round->first + i];

		if (other->terms)
			draft->parts[MODEL_CODES] +=
				scoring->terms[draft->code * scoring->count + other->code];
	}
	if (round->findings == FINDINGS_FEW)
		draft->parts[MODEL_SECTION] = -FEW_COST;
	draft->parts[MODEL_DIRECTION] = scoring->bias + scores->direction
		+ scoring->slope * difference / 1000
		+ numbers_sum(scoring->own, SAYINGS, draft->sayings);
}

/* Once its evidence and its terms are taken. */
static void
round_weigh(struct model *model, const struct judged *judged, struct round *round)
{
	unsigned classes = 0, sayings = 0;

	round->count = model->draft_count - round->first;
	for (size_t i = 0; i < judged->piece->cue_count; i++)
		classes |= 1u << judged->piece->cues[i].entry->cue.class;
	for (size_t i = 0; i < round->count; i++)
		sayings |= model->drafts[round->first + i].sayings;
	take_statement(model, judged, round, classes, sayings);
	for (size_t i = 0; i < round->count; i++) {
		struct draft *draft = &model->drafts[round->first + i];

		draft_weigh(model, round, draft, classes, sayings);
		model->draft_of[draft->code] = 0;
	}
}

/* The cue that says most stands for the statement rather than evidence. */
static bool
take_cue(struct model *model, const struct judged *judged, struct round *round)
{
	enum polarity polarity = judged->statement->judgement.polarity;

	if (!judged->statement->cue || !polarity_is_said(polarity))
		return true;
	if (!tag_list_statement(&model->tags, judged->arena,
			lexicons_name(model->set, judged->lexicon), judged->statement))
		return false;
	round->said[polarity] = model->tags.at[--model->tags.count];
	return true;
}

bool
model_take(struct model *model, const struct judged *judged, struct lexicon_limits limits)
{
	struct round *rounds = array_reserve(model->rounds, &model->round_room, model->round_count,
		1, sizeof *rounds);
	struct round *round;
	bool good;

	if (!rounds)
		return false;
	model->rounds = rounds;
	round = &rounds[model->round_count++];
	*round = (struct round){
		.first = model->draft_count, .limits = limits, .findings = judged->findings,
		.leads = judged->leads, .base = model->bases[judged->lexicon],
		.scoring = lexicons_scoring(model->set, judged->lexicon),
	};
	number_round(model);
	good = take_evidence(model, judged, round) && take_cue(model, judged, round);
	for (size_t i = 0; good && i < judged->count; i++)
		good = take_term(model, judged, round->base, &judged->candidates[i]);
	round_weigh(model, judged, round);
	return good;
}

/* model_take.c: what a piece says, gathered. */
#include "model_inside.h"

#include "array.h"
#include "thousandths.h"

static void
number_round(struct model *model)
{
	if (++model->number == 0) {	/* the numbers are used up: begin again */
		memset(model->counted, 0,
			lexicons_entry_count(model->set) * sizeof *model->counted);
		memset(model->patterns_counted, 0,
			evidence_count(model->evidence) * sizeof *model->patterns_counted);
		model->number = 1;
	}
}

/* NULL: no memory. */
static struct round *
round_new(struct model *model, const struct judged *judged)
{
	struct round *rounds = array_reserve(model->rounds, &model->round_room, model->round_count,
		1, sizeof *rounds);

	if (!rounds)
		return NULL;
	model->rounds = rounds;
	number_round(model);
	rounds += model->round_count++;
	*rounds = (struct round){
		.lexicon = judged->lexicon,
		.scoring = lexicons_scoring(model->set, judged->lexicon),
		.first = model->draft_count, .tag = model->tags.count,
		.sign = model->sign_count, .sums = model->sum_count,
		.findings = judged->findings,
	};
	return rounds;
}

/* Whether the number is met for the first time in the round. */
static bool
is_new(uint32_t *counted, const struct model *model, size_t number)
{
	bool new = counted[number] != model->number;

	counted[number] = model->number;
	return new;
}

static bool
entry_is_new(struct model *model, const struct entry *entry)
{
	return is_new(model->counted, model, (size_t)(entry - lexicons_entries(model->set)));
}

/* Room for the round's signs and sums, these 0. False: no memory. */
static bool
evidence_room(struct model *model, const struct round *round, size_t clues)
{
	size_t targets = round->scoring->count + (POLARITY_DENIED - POLARITY_BARRIER);
	struct sign *signs = array_reserve(model->signs, &model->sign_room, model->sign_count,
		clues, sizeof *signs);
	int64_t *sums = array_reserve(model->sums, &model->sum_room, model->sum_count, targets,
		sizeof *sums);

	if (signs)
		model->signs = signs;
	if (sums)
		model->sums = sums;
	if (!signs || !sums)
		return false;
	memset(sums + model->sum_count, 0, targets * sizeof *sums);
	model->sum_count += targets;
	return true;
}

/* Evidence comes in no order and may be there several times. */
static bool
take_evidence(struct model *model, const struct judged *judged, struct round *round)
{
	const struct piece *piece = judged->piece;
	const struct view *view = &model->views[round->lexicon];
	int64_t *sums;

	if (!evidence_room(model, round, piece->clue_count))
		return false;
	sums = model->sums + round->sums;
	for (size_t i = 0; i < piece->clue_count; i++) {
		const struct clue *clue = &piece->clues[i];
		const struct evidence_row *row, *end;

		if (clue->pattern < view->pattern || clue->pattern >= view->pattern_end)
			continue;
		model->signs[model->sign_count++] = (struct sign){
			clue->pattern, piece_span(piece, clue->at),
		};
		if (!is_new(model->patterns_counted, model, clue->pattern))
			continue;
		row = evidence_rows(model->evidence, clue->pattern, &end);
		for (; row < end; row++)
			sums[row->target] += row->weight;
	}
	round->sign_end = model->sign_count;
	return true;
}

struct draft *
draft_add(struct model *model, uint32_t code)
{
	struct draft *drafts;

	if (model->draft_count >= UINT32_MAX - 1)
		return NULL;
	drafts = array_reserve(model->drafts, &model->draft_room, model->draft_count, 1,
		sizeof *drafts);
	if (!drafts)
		return NULL;
	model->drafts = drafts;
	drafts += model->draft_count++;
	*drafts = (struct draft){ .code = code };
	return drafts;
}

/* The code's draft in the round. NULL: no memory. */
static struct draft *
draft_at(struct model *model, uint32_t code)
{
	struct draft *draft;

	if (model->draft_of[code])
		return &model->drafts[model->draft_of[code] - 1];
	draft = draft_add(model, code);
	if (draft)
		model->draft_of[code] = (uint32_t)model->draft_count;
	return draft;
}

/* What the rules say of a candidate: a mere mention is neutral. */
static enum polarity
saying_of(const struct candidate *candidate)
{
	return candidate->judgement.mention ? POLARITY_NEUTRAL : candidate->judgement.polarity;
}

static bool
take_term(struct model *model, const struct judged *judged, const struct candidate *candidate)
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
	if (entry_is_new(model, entry))
		draft->parts[MODEL_TERM] += thousandths_of(entry->weight);
	draft->sayings |= 1u << saying_of(candidate);
	draft->terms++;
	model->totals[model->views[judged->lexicon].base + entry->term.number]++;
	return tag_list_term(&model->tags, judged->arena, judged->piece, candidate);
}

static bool
take_terms(struct model *model, const struct judged *judged, struct round *round)
{
	bool good = true;

	for (size_t i = 0; good && i < judged->count; i++)
		good = take_term(model, judged, &judged->candidates[i]);
	round->count = model->draft_count - round->first;
	round->tag_end = model->tags.count;
	for (size_t i = round->first; i < model->draft_count; i++) {
		round->sayings |= model->drafts[i].sayings;
		model->draft_of[model->drafts[i].code] = 0;
	}
	return good;
}

int64_t
numbers_sum(const int32_t *numbers, int count, unsigned bits)
{
	int64_t sum = 0;

	for (int i = 0; i < count && bits >> i; i++)
		if (bits >> i & 1)
			sum += numbers[i];
	return sum;
}

/* What evidence, cues and the rules' sayings say of the whole sentence. */
static void
statements_sum(struct model *model, const struct judged *judged, struct round *round)
{
	const struct scoring *scoring = round->scoring;
	const int64_t *sums = model->sums + round->sums + scoring->count;
	const struct sum_scores *scores[] = {
		[POLARITY_BARRIER] = &scoring->barrier, [POLARITY_ENABLER] = &scoring->enabler,
	};

	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++)
		round->statements[p] = sums[p - POLARITY_BARRIER] + scores[p]->bias
			+ numbers_sum(scores[p]->tags, SAYINGS, round->sayings)
			+ numbers_sum(scores[p]->classes, CUE_CLASSES, round->classes);
	for (size_t i = 0; i < judged->piece->cue_count; i++) {
		const struct entry *entry = judged->piece->cues[i].entry;

		if (!entry_is_new(model, entry))
			continue;
		round->statements[POLARITY_BARRIER] += entry->says_barrier;
		round->statements[POLARITY_ENABLER] += entry->says_enabler;
	}
}

/* The tag for a statement: the cue that says most stands for it rather than evidence. */
static bool
take_statement(struct model *model, const struct judged *judged, struct round *round,
	enum polarity polarity)
{
	const struct statement *statement = judged->statement;
	uint32_t target = (uint32_t)round->scoring->count + (polarity - POLARITY_BARRIER);
	struct witness witness;

	if (statement->cue && statement->judgement.polarity == polarity) {
		if (!tag_list_statement(&model->said, judged->arena,
				lexicons_name(model->set, judged->lexicon), statement))
			return false;
	} else {
		witness = witness_find(model, round, target);
		if (!witness.row)
			return true;
		if (!tag_list_add(&model->said, witness_tag(model, &witness, SLICE("uncoded"))))
			return false;
	}
	round->said[polarity] = model->said.count;
	return true;
}

bool
model_take(struct model *model, const struct judged *judged)
{
	struct round *round = round_new(model, judged);
	bool good = round && take_evidence(model, judged, round)
		&& take_terms(model, judged, round);

	if (!good)
		return false;
	for (size_t i = 0; i < judged->piece->cue_count; i++)
		round->classes |= 1u << judged->piece->cues[i].entry->cue.class;
	statements_sum(model, judged, round);
	if (judged->leads || judged->findings == FINDINGS_NONE)
		return true;
	for (enum polarity p = POLARITY_BARRIER; good && p <= POLARITY_ENABLER; p++)
		if (round->statements[p] >= model->views[round->lexicon].least_statement)
			good = take_statement(model, judged, round, p);
	return good;
}

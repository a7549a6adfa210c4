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
		.first = model->draft_count, .tag = model->tag_count,
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

/* Patterns of evidence that are there. */
static size_t
evidence_found(const struct piece *piece)
{
	size_t count = piece->clue_count;

	for (size_t i = 0; i < piece->matched.aside_count; i++)
		count += piece->matched.asides[i].count;
	return count;
}

/* Room for the round's signs and sums, these 0. False: no memory. */
static bool
evidence_room(struct model *model, const struct round *round, size_t found)
{
	size_t targets = round->scoring->count + (POLARITY_DENIED - POLARITY_BARRIER);
	struct sign *signs = array_reserve(model->signs, &model->sign_room, model->sign_count,
		found, sizeof *signs);
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

/* A pattern of evidence is there, maybe not for the first time, maybe of another lexicon. There is
 * room for it. */
static inline void
take_pattern(struct model *model, const struct view *view, int64_t *sums, uint32_t pattern,
	struct span span)
{
	const struct evidence_row *row, *end;

	if (pattern < view->pattern || pattern >= view->pattern_end)
		return;
	model->signs[model->sign_count++] = (struct sign){ pattern, span };
	if (!is_new(model->patterns_counted, model, pattern))
		return;
	row = evidence_rows(model->evidence, pattern, &end);
	for (; row < end; row++)
		sums[row->target] += row->weight;
}

static bool
take_evidence(struct model *model, const struct piece *piece, struct round *round)
{
	const struct view *view = &model->views[round->lexicon];
	const struct matched *matched = &piece->matched;
	int64_t *sums;

	if (!evidence_room(model, round, evidence_found(piece)))
		return false;
	sums = model->sums + round->sums;
	for (size_t i = 0; i < matched->aside_count; i++) {
		const struct aside *aside = &matched->asides[i];
		const uint32_t *entries = matched->aside_entries + aside->first;

		for (uint32_t j = 0; j < aside->count; j++)
			take_pattern(model, view, sums, entries[j] - EVIDENCE_BASE,
				matched->units[aside->unit].span);
	}
	for (size_t i = 0; i < piece->clue_count; i++)
		take_pattern(model, view, sums, piece->clues[i].pattern,
			piece_span(piece, piece->clues[i].at));
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
	struct term_tag *tags = array_reserve(model->tags, &model->tag_room, model->tag_count, 1,
		sizeof *tags);

	if (tags)
		model->tags = tags;
	if (!draft || !tags)
		return false;
	tags += model->tag_count++;
	tags->draft = model->draft_of[entry->term.number] - 1;
	tags->denied = candidate->judgement.polarity == POLARITY_DENIED;
	if (entry_is_new(model, entry))
		draft->parts[MODEL_TERM] += thousandths_of(entry->weight);
	draft->sayings |= 1u << saying_of(candidate);
	draft->terms++;
	model->totals[model->views[judged->lexicon].base + entry->term.number]++;
	return tag_of_term(&tags->tag, judged->arena, judged->piece, candidate);
}

static bool
take_terms(struct model *model, const struct judged *judged, struct round *round)
{
	bool good = true;

	for (size_t i = 0; good && i < judged->count; i++)
		good = take_term(model, judged, &judged->candidates[i]);
	round->count = model->draft_count - round->first;
	round->tag_end = model->tag_count;
	for (size_t i = round->first; i < model->draft_count; i++) {
		round->sayings |= model->drafts[i].sayings;
		model->draft_of[model->drafts[i].code] = 0;
	}
	return good;
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
			+ numbers_sum(scores[p]->tags, round->sayings)
			+ numbers_sum(scores[p]->classes, round->classes);
	for (size_t i = 0; i < judged->piece->cue_count; i++) {
		const struct entry *entry = judged->piece->cues[i].entry;

		if (!entry_is_new(model, entry))
			continue;
		round->statements[POLARITY_BARRIER] += entry->says_barrier;
		round->statements[POLARITY_ENABLER] += entry->says_enabler;
	}
}

/* A statement that reaches its threshold; the tag of a cue is made while the cue is there. */
static bool
take_statement(struct model *model, const struct judged *judged, struct round *round,
	enum polarity polarity)
{
	const struct statement *statement = judged->statement;

	round->stated[polarity] = true;
	if (!statement->cue || statement->judgement.polarity != polarity)
		return true;
	if (!tag_list_statement(&model->said, judged->arena,
			lexicons_name(model->set, judged->lexicon), statement))
		return false;
	round->said[polarity] = model->said.count;
	return true;
}

bool
model_take(struct model *model, const struct judged *judged)
{
	struct round *round = round_new(model, judged);
	bool good = round && take_evidence(model, judged->piece, round)
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

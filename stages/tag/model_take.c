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
		.scoring = model->views[judged->lexicon].scoring,
		.first = model->draft_count, .term = model->term_count,
		.sign = model->sign_count,
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
	return is_new(model->counted, model, entry->rank);
}

/* Makes room for the rows and the sums of a round. False: no memory. */
static bool
round_room(struct model *model, const struct judged *judged, const struct scoring *scoring)
{
	size_t rows = scoring->pattern_count + judged->piece->clue_count	/* again */
		+ SUM_ROWS + judged->count;
	struct sign *signs = array_reserve(model->signs, &model->sign_room, model->sign_count,
		rows, sizeof *signs);
	int32_t *sums = array_reserve(model->sums, &model->sum_room, model->sum_count,
		scoring->stride, sizeof *sums);

	if (signs)
		model->signs = signs;
	if (sums)
		model->sums = sums;
	return signs && sums;
}

/* Takes in patterns of evidence that are words alone, of any lexicon, each once: its first place is
 * the one that counts. */
static void
take_asides(struct model *model, const struct matched *matched, const struct scoring *scoring)
{
	const uint32_t first = EVIDENCE_BASE + scoring->first_pattern;
	const uint32_t patterns = scoring->pattern_count, round = model->number;
	const int32_t *rows = scoring->patterns;
	const size_t stride = scoring->stride;
	uint32_t *counted = model->patterns_counted + scoring->first_pattern;
	struct sign *sign = model->signs + model->sign_count;

	for (size_t i = 0; i < matched->aside_count; i++) {
		const struct aside *aside = &matched->asides[i];
		const uint32_t *entry = matched->aside_entries + aside->first;
		const uint32_t *end = entry + aside->count;
		struct span span = matched->units[aside->unit].span;

		for (; entry < end; entry++) {
			uint32_t number = *entry - first;

			if (number >= patterns || counted[number] == round)
				continue;
			counted[number] = round;
			*sign++ = (struct sign){ rows + number * stride, span };
			__builtin_prefetch(sign[-1].row);
		}
	}
	model->sign_count = (size_t)(sign - model->signs);
}

/* The same for longer patterns, each of whose places may be the first in the text: `again` takes in
 * all places. Returns whether there are any that were left out. */
static bool
take_clues(struct model *model, const struct piece *piece, const struct scoring *scoring,
	bool again)
{
	bool more = false;

	for (size_t i = 0; i < piece->clue_count; i++) {
		const struct clue *clue = &piece->clues[i];
		uint32_t number = clue->pattern - scoring->first_pattern;

		if (number >= scoring->pattern_count)
			continue;
		if (!is_new(model->patterns_counted, model, clue->pattern) && !again)
			more = true;
		else
			model->signs[model->sign_count++] = (struct sign){
				scoring->patterns + number * scoring->stride,
				piece_span(piece, clue->at) };
	}
	return more;
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
	struct pending *terms = array_reserve(model->terms, &model->term_room, model->term_count,
		1, sizeof *terms);

	if (terms)
		model->terms = terms;
	if (!draft || !terms)
		return false;
	terms += model->term_count++;
	terms->draft = model->draft_of[entry->term.number] - 1;
	terms->denied = candidate->judgement.polarity == POLARITY_DENIED;
	if (entry_is_new(model, entry))
		draft->term += thousandths_of(entry->weight);
	draft->sayings |= 1u << saying_of(candidate);
	draft->terms++;
	model->totals[model->views[judged->lexicon].base + entry->term.number]++;
	return term_note(&model->said, &terms->note, judged->arena, judged->piece, candidate);
}

static bool
take_terms(struct model *model, const struct judged *judged, struct round *round)
{
	bool good = true;

	for (size_t i = 0; good && i < judged->count; i++)
		good = take_term(model, judged, &judged->candidates[i]);
	round->count = model->draft_count - round->first;
	round->term_end = model->term_count;
	for (size_t i = round->first; i < model->draft_count; i++) {
		round->sayings |= model->drafts[i].sayings;
		model->draft_of[model->drafts[i].code] = 0;
	}
	return good;
}

/* Adds rows of numbers of a sum_scores from the first on, by their bits. */
static struct sign *
take_bits(struct sign *sign, const struct scoring *scoring, size_t first, unsigned bits)
{
	for (; bits; bits &= bits - 1)
		sign++->row = scoring->sums
			+ (first + (size_t)__builtin_ctz(bits)) * scoring->stride;
	return sign;
}

/* Sums up all that the round says but for terms elsewhere. Behind the signs there is room for the
 * rows that are not evidence. */
static void
round_sum(struct model *model, struct round *round)
{
	const struct scoring *scoring = round->scoring;
	struct sign *first = model->signs + round->sign, *sign = model->signs + model->sign_count;
	int32_t *sums = model->sums + model->sum_count;

	sign = take_bits(sign, scoring, SUM_BIAS, 1);
	sign = take_bits(sign, scoring, SUM_TAGS, round->sayings);
	sign = take_bits(sign, scoring, SUM_CLASSES, round->classes);
	sign = take_bits(sign, scoring, SUM_FEW, round->findings == FINDINGS_FEW);
	for (size_t i = round->first; i < round->first + round->count; i++)
		sign++->row = scoring->terms + model->drafts[i].code * scoring->stride;
	rows_sum(first, sign, scoring->stride, sums);
	round->sums = model->sum_count;
	model->sum_count += scoring->stride;
	for (enum polarity p = POLARITY_BARRIER; p <= POLARITY_ENABLER; p++) {
		int32_t *statement = &sums[scoring->count + (p - POLARITY_BARRIER)];

		round->statements[p] += *statement;
		*statement = SCORING_NOT;	/* no code's */
	}
}

/* Cues that speak for a statement. */
static void
take_cues(struct model *model, const struct piece *piece, struct round *round)
{
	for (size_t i = 0; i < piece->cue_count; i++) {
		const struct entry *entry = piece->cues[i].entry;

		round->classes |= 1u << entry->cue.class;
		if ((!entry->says_barrier && !entry->says_enabler) || !entry_is_new(model, entry))
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
	const struct scoring *scoring = model->views[judged->lexicon].scoring;
	struct round *round = round_room(model, judged, scoring) ? round_new(model, judged)
		: NULL;
	bool more, good = true;

	if (!round)
		return false;
	take_asides(model, &judged->piece->matched, scoring);
	more = take_clues(model, judged->piece, scoring, false);
	if (!take_terms(model, judged, round))
		return false;
	take_cues(model, judged->piece, round);
	round_sum(model, round);
	if (more)
		take_clues(model, judged->piece, scoring, true);
	round->sign_end = model->sign_count;
	if (judged->leads || judged->findings == FINDINGS_NONE)
		return true;
	for (enum polarity p = POLARITY_BARRIER; good && p <= POLARITY_ENABLER; p++)
		if (round->statements[p] >= model->views[round->lexicon].least_statement)
			good = take_statement(model, judged, round, p);
	return good;
}

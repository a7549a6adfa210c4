#include "model_inside.h"

#include <stdlib.h>

#include "array.h"
#include "thousandths.h"

enum {
	FEW_COST = 1000	/* in a section with few findings */
};

static void
scores_fill(struct model *model)
{
	const struct entry *entries = lexicons_entries(model->set);

	for (size_t i = 0; i < lexicons_entry_count(model->set); i++) {
		const struct scoring *scoring;

		if (entries[i].is_cue)
			continue;
		scoring = lexicons_scoring(model->set, entries[i].term.lexicon_number);
		if (scoring)
			model->scores[entries[i].meaning] = scoring_of(scoring,
				entries[i].term.code);
	}
}

struct model *
model_new(const struct lexicons *set)
{
	struct model *model = calloc(1, sizeof *model);
	size_t meanings = lexicons_meanings(set) + 1;

	if (!model)
		return NULL;
	model->set = set;
	model->scores = calloc(meanings, sizeof *model->scores);
	model->elsewhere = calloc(meanings, sizeof *model->elsewhere);
	model->draft_of = calloc(meanings, sizeof *model->draft_of);
	model->counted = calloc(lexicons_entry_count(set) + 1, sizeof *model->counted);
	if (!model->scores || !model->elsewhere || !model->draft_of || !model->counted) {
		model_free(model);
		return NULL;
	}
	scores_fill(model);
	return model;
}

void
model_free(struct model *model)
{
	if (!model)
		return;
	free(model->scores);
	free(model->elsewhere);
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
	for (size_t i = 0; i < model->draft_count; i++)
		model->elsewhere[model->drafts[i].meaning] = 0;
	model->draft_count = model->round_count = model->tags.count = 0;
}

static void
start_piece(struct model *model)
{
	if (++model->piece == 0) {	/* the numbers are used up: begin again */
		memset(model->counted, 0,
			lexicons_entry_count(model->set) * sizeof *model->counted);
		model->piece = 1;
	}
}

/* Whether the entry is met for the first time in the piece. */
static bool
is_new(struct model *model, const struct entry *entry)
{
	uint32_t *counted = &model->counted[entry - lexicons_entries(model->set)];
	bool new = *counted != model->piece;

	*counted = model->piece;
	return new;
}

static struct draft *
draft_at(struct model *model, uint32_t meaning)
{
	struct draft *drafts;

	if (model->draft_of[meaning])
		return &model->drafts[model->draft_of[meaning] - 1];
	drafts = array_reserve(model->drafts, &model->draft_room, model->draft_count, 1,
		sizeof *drafts);
	if (!drafts || model->draft_count >= UINT32_MAX - 1)
		return NULL;
	model->drafts = drafts;
	drafts += model->draft_count++;
	*drafts = (struct draft){ .meaning = meaning };
	drafts->parts[MODEL_BIAS] = model->scores[meaning].of[FEATURE_BIAS];
	model->draft_of[meaning] = (uint32_t)model->draft_count;
	return drafts;
}

/* A tag in the place of evidence. */
static struct tag
evidence_tag(const struct model *model, const struct piece *piece, const struct hit *hit,
	struct slice code)
{
	const struct entry *entry = hit->entry;

	return (struct tag){
		.span = piece_span(piece, hit->at),
		.lexicon = lexicons_name(model->set, entry->term.lexicon_number),
		.code = code,
		.status = slice_of(status_name(STATUS_REPORTED)),
		.rule = entry->rule,
	};
}

static bool
take_code_evidence(struct model *model, const struct piece *piece, const struct hit *hit)
{
	int32_t weight = thousandths_of(hit->entry->weight);
	struct draft *draft = draft_at(model, hit->entry->meaning);

	if (!draft)
		return false;
	draft->parts[MODEL_EVIDENCE] += weight;
	if (weight > draft->most) {
		draft->most = weight;
		draft->evidence = evidence_tag(model, piece, hit, hit->entry->term.code);
	}
	return true;
}

static void
take_statement_evidence(const struct model *model, const struct piece *piece,
	const struct hit *hit, struct round *round, int32_t most[POLARITY_DENIED])
{
	enum polarity polarity = hit->entry->evidence == EVIDENCE_BARRIER ? POLARITY_BARRIER
		: POLARITY_ENABLER;
	int32_t weight = thousandths_of(hit->entry->weight);

	round->statements[polarity] += weight;
	if (weight <= most[polarity])
		return;
	most[polarity] = weight;
	round->said[polarity] = evidence_tag(model, piece, hit, SLICE("uncoded"));
}

static bool
take_evidence(struct model *model, const struct judged *judged, struct round *round)
{
	int32_t most[POLARITY_DENIED] = { 0 };

	for (size_t i = 0; i < judged->piece->evidence_count; i++) {
		const struct hit *hit = &judged->piece->evidence[i];

		if (hit->entry->term.lexicon_number != judged->lexicon
				|| !is_new(model, hit->entry))
			continue;
		if (hit->entry->evidence != EVIDENCE_CODE)
			take_statement_evidence(model, judged->piece, hit, round, most);
		else if (!take_code_evidence(model, judged->piece, hit))
			return false;
	}
	return true;
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
	const struct code_scores *scores = &model->scores[entry->meaning];
	struct draft *draft = draft_at(model, entry->meaning);
	enum polarity saying = saying_of(candidate);
	uint32_t *owners = array_reserve(model->drafts_of_tags, &model->owner_room,
		model->tags.count, 1, sizeof *owners);

	if (owners)
		model->drafts_of_tags = owners;
	if (!draft || !owners)
		return false;
	owners[model->tags.count] = model->draft_of[entry->meaning] - 1;
	if (is_new(model, entry))
		draft->parts[MODEL_TERM] += thousandths_of(entry->weight);
	if (!(draft->sayings & 1u << saying))
		draft->parts[MODEL_RULES] += scores->of[FEATURE_SAYING + saying];
	draft->parts[MODEL_ANY] = scores->of[FEATURE_ANY];
	draft->sayings |= 1u << saying;
	draft->terms++;
	model->elsewhere[entry->meaning]++;
	return tag_list_term(&model->tags, judged->arena, judged->piece, candidate);
}

/* What the sentence says, by its cues and by what the rules say of its terms. */
static int64_t
statement_sum(const struct statement_scores *scores, unsigned classes, unsigned sayings)
{
	int64_t sum = scores->bias;

	for (int i = 0; i < CUE_CLASSES; i++)
		if (classes & 1u << i)
			sum += scores->classes[i];
	for (int i = 0; i < SAYINGS; i++)
		if (sayings & 1u << i)
			sum += scores->tags[i];
	return sum;
}

static void
take_statement(const struct model *model, const struct judged *judged, struct round *round)
{
	const struct piece *piece = judged->piece;
	unsigned classes = 0, sayings = 0;

	for (size_t i = 0; i < piece->cue_count; i++)
		classes |= 1u << piece->cues[i].entry->cue.class;
	for (size_t i = 0; i < round->count; i++)
		sayings |= model->drafts[round->first + i].sayings;
	round->statements[POLARITY_BARRIER] += statement_sum(&round->scoring->barrier, classes,
		sayings);
	round->statements[POLARITY_ENABLER] += statement_sum(&round->scoring->enabler, classes,
		sayings);
}

static void
take_direction(const struct model *model, const struct round *round, struct draft *draft)
{
	int64_t difference = round->statements[POLARITY_ENABLER]
		- round->statements[POLARITY_BARRIER];
	int64_t sum = round->scoring->slope * difference / 1000
		+ model->scores[draft->meaning].of[FEATURE_LEAN];

	for (int i = 0; i < SAYINGS; i++)
		if (draft->sayings & 1u << i)
			sum += round->scoring->rules[i];
	draft->parts[MODEL_DIRECTION] = sum;
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
	start_piece(model);
	round = &rounds[model->round_count++];
	*round = (struct round){
		.first = model->draft_count, .limits = limits, .findings = judged->findings,
		.leads = judged->leads,
		.scoring = lexicons_scoring(model->set, judged->lexicon),
	};
	good = take_evidence(model, judged, round) && take_cue(model, judged, round);
	for (size_t i = 0; good && i < judged->count; i++)
		good = take_term(model, judged, &judged->candidates[i]);
	round->count = model->draft_count - round->first;
	take_statement(model, judged, round);
	for (size_t i = round->first; i < model->draft_count; i++) {
		struct draft *draft = &model->drafts[i];

		take_direction(model, round, draft);
		if (judged->findings == FINDINGS_FEW)
			draft->parts[MODEL_SECTION] = -FEW_COST;
		model->draft_of[draft->meaning] = 0;
	}
	return good;
}

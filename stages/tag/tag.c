/* tl-tag: adds the layer "tags": terms of lexicons, with what their sentence says about them. */
#include <stdlib.h>

#include "array.h"
#include "combiner.h"
#include "context.h"
#include "lexicon.h"
#include "mistakes.h"
#include "model.h"
#include "piece.h"
#include "stage.h"
#include "tag_list.h"
#include "thousandths.h"
#include "weigh.h"

struct tag_settings {
	struct strings lexicons, cues, sections;
	const char *threshold, *share, *cap;	/* NULL: as the lexicons say */
	bool polar;
	struct lexicon_limits limits;		/* what those say */
	struct lexicons *set;
	struct findings_map findings;
};

struct tag_worker {
	const struct tag_settings *settings;
	struct matching *matching;
	struct combiner *combiner;
	struct piece_space space;
	struct weighing weighing;
	struct model *model;
	struct context context;
	enum findings findings;	/* of the sentence */
	struct tag_list tags;	/* of the record */
};

/* What a record is tagged by. */
struct layers {
	struct slice text;
	const struct sections *sections;	/* NULL: none */
	const struct spans *sentences, *tokens;
	const struct stems *stems;
	const uint32_t *words;
};

static const struct option tag_options[] = {
	{ "lexicon", 'l', OPTION_LIST, offsetof(struct tag_settings, lexicons), "DIR",
		"a lexicon: a folder with terms.tsv; may be given several times" },
	{ "cues", 0, OPTION_LIST, offsetof(struct tag_settings, cues), "DIR",
		"a folder with cues.tsv, beside those that the lexicons name" },
	{ "sections", 's', OPTION_LIST, offsetof(struct tag_settings, sections), "KINDS",
		"the kinds of sections that hold findings; default: not aims, methods" },
	{ "threshold", 't', OPTION_STRING, offsetof(struct tag_settings, threshold), "SCORE",
		"the score that a barrier or an enabler needs" },
	{ "share", 0, OPTION_STRING, offsetof(struct tag_settings, share), "SHARE",
		"the share of the best score in its sentence that it needs" },
	{ "cap", 0, OPTION_STRING, offsetof(struct tag_settings, cap), "N",
		"codes that a sentence has at most" },
	{ "polar", 0, OPTION_FLAG, offsetof(struct tag_settings, polar), NULL,
		"leave out neutral tags, the mere mentions" },
	{ 0 }
};

/* An option's decimal number from 0 to `most`; false and fault if it is none. */
static bool
number_read(const char *name, const char *value, int32_t most, int32_t *number,
	struct fault *fault)
{
	char shown[QUOTED_BYTES];

	if (!value || (thousandths_read(slice_of(value), number) && *number >= 0
			&& *number <= most * 1000))
		return true;
	return fault_set(fault, "--%s \"%s\" is no number from 0 to %d with at most three digits "
		"behind the point", name, quoted(shown, slice_of(value)), (int)most);
}

static bool
limits_read_options(struct tag_settings *settings, struct fault *fault)
{
	int32_t cap = 0;

	if (!number_read("threshold", settings->threshold, LIMIT_THRESHOLD,
				&settings->limits.threshold, fault)
			|| !number_read("share", settings->share, 1, &settings->limits.share, fault)
			|| !number_read("cap", settings->cap, LIMIT_CAP, &cap, fault))
		return false;
	settings->limits.cap = (uint32_t)cap / 1000;
	if (cap % 1000)
		return fault_set(fault, "--cap \"%s\" is no whole number", settings->cap);
	return true;
}

static bool
tag_configure(void *data, struct fault *fault)
{
	struct tag_settings *settings = data;
	struct mistakes mistakes = { 0 };
	bool good;

	if (settings->lexicons.count == 0)
		return fault_set(fault, "no lexicon; name at least one with -l, as in "
			"-l lexicons/integrated-care");
	if (!findings_read(&settings->findings, &settings->sections, fault)
			|| !limits_read_options(settings, fault))
		return false;
	settings->set = lexicons_new();
	if (!settings->set)
		return fault_memory(fault);
	lexicons_listen(settings->set, mistakes_hear, &mistakes);
	for (size_t i = 0; i < settings->lexicons.count; i++)
		lexicons_add(settings->set, settings->lexicons.at[i], fault);
	for (size_t i = 0; i < settings->cues.count; i++)
		lexicons_add_cues(settings->set, settings->cues.at[i], fault);
	good = lexicons_seal(settings->set, fault);
	lexicons_listen(settings->set, NULL, NULL);
	return good;
}

static void
tag_release(void *data)
{
	struct tag_settings *settings = data;

	lexicons_free(settings->set);
	settings->set = NULL;
}

static void
tag_end(void *data)
{
	struct tag_worker *worker = data;

	if (!worker)
		return;
	matching_free(worker->matching);
	combiner_free(worker->combiner);
	piece_space_free(&worker->space);
	weighing_free(&worker->weighing);
	model_free(worker->model);
	free(worker->tags.at);
	free(worker);
}

static void *
tag_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct tag_worker *worker = calloc(1, sizeof *worker);

	if (worker) {
		worker->settings = settings;
		worker->context.map = &worker->settings->findings;
		worker->matching = matching_new(lexicons_matcher(worker->settings->set), lexis);
		worker->combiner = combiner_new(worker->settings->set);
		worker->model = model_new(worker->settings->set);
	}
	if (!worker || !worker->matching || !worker->combiner || !worker->model
			|| !weighing_start(&worker->weighing,
				lexicons_meanings(worker->settings->set))) {
		fault_memory(fault);
		tag_end(worker);
		return NULL;
	}
	return worker;
}

/* What the tags of a lexicon need, by its lexicon.json and the options. */
static struct lexicon_limits
limits_of(const struct tag_settings *settings, size_t lexicon)
{
	struct lexicon_limits limits = lexicons_limits(settings->set, lexicon);
	const struct scoring *scoring = lexicons_scoring(settings->set, lexicon);

	if (scoring) {
		limits.threshold = scoring->threshold;
		limits.share = 0;
		limits.cap = (uint32_t)scoring->cap / 1000;
	}
	if (settings->threshold)
		limits.threshold = settings->limits.threshold;
	if (settings->share)
		limits.share = settings->limits.share;
	if (settings->cap)
		limits.cap = settings->limits.cap;
	return limits;
}

/* Chooses among the lexicon's candidates, which begin at *from, and adds their tags. */
static bool
tag_lexicon(struct tag_worker *worker, struct record *record, const struct piece *piece,
	const struct statement *statement, size_t lexicon, size_t *from)
{
	const struct lexicon_limits limits = limits_of(worker->settings, lexicon);
	struct candidate *candidates = worker->weighing.candidates + *from;
	size_t count = 0;
	bool coded = false, leads = context_leads(&worker->context);

	while (*from + count < piece->term_count
			&& candidates[count].hit->entry->term.lexicon_number == lexicon)
		count++;
	*from += count;
	if (lexicons_scoring(worker->settings->set, lexicon))
		return model_take(worker->model, &(struct model_task){
			.arena = record_arena(record), .piece = piece, .candidates = candidates,
			.count = count, .statement = statement, .lexicon = lexicon,
			.limits = limits, .findings = worker->findings, .leads = leads,
		});
	if (worker->findings != FINDINGS_NONE)
		coded = choice_make(candidates, count, &limits);
	for (size_t i = 0; i < count; i++) {
		if (worker->settings->polar
				&& candidate_polarity(&candidates[i]) == POLARITY_NEUTRAL)
			continue;
		if (!tag_list_term(&worker->tags, record_arena(record), piece, &candidates[i]))
			return false;
	}
	if (coded || !statement_is_made(statement, &limits) || worker->findings == FINDINGS_NONE
			|| leads)
		return true;
	return tag_list_statement(&worker->tags, record_arena(record),
		lexicons_name(worker->settings->set, lexicon), statement);
}

static bool
tag_piece(struct tag_worker *worker, struct record *record, struct piece *piece)
{
	struct placed_cue above[CONTEXT_CUES];
	size_t above_count = context_cues(&worker->context, piece_refers_back(piece), above);
	bool aside = worker->findings == FINDINGS_FEW;
	struct statement statement;
	size_t from = 0;

	if (!piece_place_cues(piece, above, above_count, &worker->space)
			|| !weigh_terms(&worker->weighing, piece, aside))
		return false;
	weigh_statement(piece, aside, &statement);
	context_leave(&worker->context, piece, &statement);
	for (size_t i = 0; i < lexicons_count(worker->settings->set); i++)
		if (!tag_lexicon(worker, record, piece, &statement, i, &from))
			return false;
	return true;
}

static bool
tag_sentence(struct tag_worker *worker, struct record *record, const struct layers *layers,
	struct span sentence, struct passage passage)
{
	const struct entry *entries = lexicons_entries(worker->settings->set);
	struct span area = { sentence.start, sentence.start };	/* of the piece */

	worker->findings = context_enter(&worker->context, sentence);
	while (passage.count > 0) {
		struct piece piece = { .text = layers->text.at };

		if (!matching_run(worker->matching, &passage, &piece.matched))
			return false;
		area.start = area.end;
		area.end = passage.count > 0 ? passage.tokens->start : sentence.end;
		if (!combiner_run(worker->combiner, layers->text.at, area, &piece.matched))
			return false;
		if (piece.matched.sighting_count > 0
				&& (!piece_resolve(&piece, entries, &worker->space)
				|| !tag_piece(worker, record, &piece)))
			return false;
	}
	return true;
}

static bool
tag_sentences(struct tag_worker *worker, struct record *record, const struct layers *layers)
{
	const struct spans *tokens = layers->tokens;
	size_t token = 0;

	for (size_t i = 0; i < layers->sentences->count; i++) {
		struct span sentence = layers->sentences->at[i];
		struct passage passage;

		while (token < tokens->count && tokens->at[token].start < sentence.start)
			token++;
		passage = (struct passage){ tokens->at + token, layers->words + token,
			layers->stems->at + token, 0 };
		for (; token < tokens->count && tokens->at[token].end <= sentence.end; token++)
			passage.count++;
		if (!tag_sentence(worker, record, layers, sentence, passage))
			return false;
	}
	return true;
}

static bool
layers_read(struct record *record, struct layers *layers, struct fault *fault)
{
	const struct slice *text = record_text(record, fault);

	if (!text)
		return false;
	layers->text = *text;
	if (record_has(record, LAYER_SECTIONS)) {
		layers->sections = record_sections(record, fault);
		if (!layers->sections)
			return false;
	}
	return (layers->sentences = record_sentences(record, fault))
		&& (layers->tokens = record_tokens(record, fault))
		&& (layers->stems = record_stems(record, fault))
		&& (layers->words = record_words(record, fault));
}

static enum verdict
tag_record(void *data, struct record *record, struct fault *fault)
{
	struct tag_worker *worker = data;
	struct layers layers = { 0 };

	if (!layers_read(record, &layers, fault))
		return VERDICT_REJECT;
	worker->tags.count = 0;
	model_start(worker->model);
	context_start(&worker->context, layers.text, layers.sections);
	combiner_start(worker->combiner, record, layers.sections);
	if (!tag_sentences(worker, record, &layers)
			|| !model_finish(worker->model, record_arena(record),
				worker->settings->polar, &worker->tags)) {
		if (combiner_refuses(worker->combiner, fault))
			return VERDICT_REJECT;
		fault_memory(fault);
		return VERDICT_BROKEN;
	}
	tag_list_sort(&worker->tags);
	record_set_tags(record, (struct tags){ worker->tags.at, worker->tags.count });
	return VERDICT_KEEP;
}

const struct stage tag_stage = {
	.name = "tag",
	.summary = "add the terms of lexicons as tags, with what the text says about them",
	.options = tag_options,
	.settings_size = sizeof(struct tag_settings),
	.needs = LAYER_BIT(LAYER_TEXT) | LAYER_BIT(LAYER_SENTENCES) | LAYER_BIT(LAYER_TOKENS)
		| LAYER_BIT(LAYER_STEMS),
	.configure = tag_configure,
	.release = tag_release,
	.begin = tag_begin,
	.end = tag_end,
	.each = tag_record,
};

/* tl-tag: adds the layer "tags": terms of lexicons, with what their sentence says about them. */
#include <stdlib.h>

#include "choice.h"
#include "judge.h"
#include "lexicon.h"
#include "mistakes.h"
#include "model.h"
#include "stage.h"
#include "tag_list.h"
#include "thousandths.h"

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
	struct judge *judge;
	struct model *model;
	struct lexicon_limits *limits;	/* by lexicon */
	struct tag_list tags;	/* of the record */
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
	judge_free(worker->judge);
	model_free(worker->model);
	free(worker->limits);
	free(worker->tags.at);
	free(worker);
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

/* False: no memory. */
static bool
worker_open(struct tag_worker *worker, const struct tag_settings *settings, struct lexis *lexis)
{
	size_t count = lexicons_count(settings->set);

	worker->settings = settings;
	worker->limits = calloc(count + 1, sizeof *worker->limits);
	if (!worker->limits)
		return false;
	for (size_t i = 0; i < count; i++)
		worker->limits[i] = limits_of(settings, i);
	worker->judge = judge_new(settings->set, &settings->findings, lexis);
	worker->model = model_new(settings->set, worker->limits);
	return worker->judge && worker->model;
}

static void *
tag_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct tag_worker *worker = calloc(1, sizeof *worker);

	if (!worker || !worker_open(worker, settings, lexis)) {
		fault_memory(fault);
		tag_end(worker);
		return NULL;
	}
	return worker;
}

/* Chooses among a lexicon's candidates and adds their tags. */
static bool
tag_judged(void *data, const struct judged *judged)
{
	struct tag_worker *worker = data;
	const struct lexicon_limits *limits = &worker->limits[judged->lexicon];
	bool coded = false;

	if (lexicons_scoring(worker->settings->set, judged->lexicon))
		return model_take(worker->model, judged);
	if (judged->findings != FINDINGS_NONE)
		coded = choice_make(judged->candidates, judged->count, limits);
	for (size_t i = 0; i < judged->count; i++) {
		if (worker->settings->polar && candidate_polarity(&judged->candidates[i])
				== POLARITY_NEUTRAL)
			continue;
		if (!tag_list_term(&worker->tags, judged->arena, judged->piece,
				&judged->candidates[i]))
			return false;
	}
	if (coded || !statement_is_made(judged->statement, limits)
			|| judged->findings == FINDINGS_NONE || judged->leads)
		return true;
	return tag_list_statement(&worker->tags, judged->arena,
		lexicons_name(worker->settings->set, judged->lexicon), judged->statement);
}

static enum verdict
tag_record(void *data, struct record *record, struct fault *fault)
{
	struct tag_worker *worker = data;
	enum verdict verdict;

	worker->tags.count = 0;
	worker->tags.bare = record_is_bare(record);
	model_start(worker->model, worker->tags.bare);
	verdict = judge_record(worker->judge, record, tag_judged, worker, fault);
	if (verdict != VERDICT_KEEP)
		return verdict;
	if (!model_finish(worker->model, record_arena(record), worker->settings->polar,
			&worker->tags)) {
		fault_memory(fault);
		return VERDICT_BROKEN;
	}
	tag_list_sort(&worker->tags, 0);
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

/* tl-lexicon learn: from sentences coded by people to a lexicon that weighs what it sees. */
#include <stdio.h>
#include <stdlib.h>

#include "commands.h"
#include "corpus.h"
#include "input.h"
#include "learnt.h"
#include "measure.h"
#include "sentence.h"
#include "sheet.h"
#include "train.h"

struct learn_settings {
	const char *format_name, *coded, *into, *group, *refuse;
	uint64_t groups;	/* that a run of words must be in */
	const struct sheet_format *format;
};

static const struct option learn_options[] = {
	{ "coded", 0, OPTION_STRING, offsetof(struct learn_settings, coded), "FILE",
		"sentences coded by people; required" },
	{ "into", 0, OPTION_STRING, offsetof(struct learn_settings, into), "DIR",
		"the folder to write, which must not be there; without it only the figures" },
	{ "group", 0, OPTION_STRING, offsetof(struct learn_settings, group), "MEMBER",
		"what is never divided: documents with the same first word in this member "
		"(default: each document)" },
	{ "groups", 0, OPTION_COUNT, offsetof(struct learn_settings, groups), "N",
		"groups that words must be in to be evidence (default 3)" },
	{ "refuse", 0, OPTION_STRING, offsetof(struct learn_settings, refuse), "FILE",
		"rows of evidence that must not come: a table with code and pattern" },
	{ "format", 'f', OPTION_STRING, offsetof(struct learn_settings, format_name), "FORMAT",
		"of the figures: tsv, csv or markdown (default tsv)" },
	{ 0 }
};

struct learn {
	const struct learn_settings *settings;
	struct examples examples;
	struct forecast across, within;	/* of examples not learnt from, and of those learnt from */
	struct weights weights;
	struct thresholds thresholds;
};

enum {
	ALL_FOLDS = (1 << FOLDS) - 1,
	FIGURES = 3 + 3 * LEVELS,
	DIGITS = 3
};

static bool
learn_configure(void *data, struct fault *fault)
{
	struct learn_settings *settings = data;

	if (!settings->coded)
		return fault_set(fault, "nothing to learn from; name coded sentences with --coded");
	settings->groups = settings->groups ? settings->groups : 3;
	return sheet_format_find(settings->format_name, &settings->format, fault);
}

static unsigned
folds_seen(const struct examples *examples)
{
	unsigned folds = 0;

	for (size_t i = 0; i < examples->count; i++)
		if (examples->at[i].seen)
			folds |= 1u << examples->at[i].fold;
	return folds;
}

/* Learns without each fold in turn, and foresees it. */
static bool
learn_across(struct learn *learn)
{
	unsigned folds = folds_seen(&learn->examples);
	bool good = true;

	for (unsigned fold = 0; fold < FOLDS && good; fold++) {
		struct weights weights = { 0 };

		if (folds >> fold & 1)
			good = train_weights(&weights, &learn->examples, 1u << fold)
				&& forecast_add(&learn->across, &learn->examples, &weights,
					1u << fold);
		weights_free(&weights);
	}
	return good;
}

static void
fill_figures(const struct learn *learn, const struct forecast *forecast, unsigned folds,
	struct sheet_cell cells[FIGURES], char numbers[FIGURES][8])
{
	const struct examples *examples = &learn->examples;
	struct measure measure = measure_folds(forecast, examples, &learn->thresholds, folds);
	
	uint64_t sentences = 0, known = 0;
	uint32_t last = UINT32_MAX;

	for (size_t i = 0; i < examples->seen; i++) {
		const struct example *example = &examples->at[examples->order[i]];

		if (!(folds >> example->fold & 1))
			continue;
		known += example->group != last;
		last = example->group;
		sentences++;
	}
	cells[1] = sheet_count(known);
	cells[2] = sheet_count(sentences);
	for (enum level level = 0; level < LEVELS; level++) {
		double figures[] = { measure_precision(&measure, level),
			measure_recall(&measure, level), measure_f1(&measure, level) };

		for (size_t i = 0; i < 3; i++) {
			size_t column = 3 + 3 * (size_t)level + i;

			snprintf(numbers[column], sizeof numbers[column], "%.*f", DIGITS,
				figures[i]);
			cells[column] = (struct sheet_cell){ .kind = SHEET_NUMBER,
				.text = slice_of(numbers[column]) };
		}
	}
}

static bool
write_figures(struct learn *learn, struct sink *sink, struct fault *fault)
{
	static const char *const names[FIGURES] = {
		"examples", "groups", "sentences", "pair precision", "pair recall", "pair F1",
		"theme precision", "theme recall", "theme F1", "polarity precision",
		"polarity recall", "polarity F1",
	};
	const struct sheet_format *format = learn->settings->format;
	struct sheet_column columns[FIGURES];
	const struct sheet sheet = { .title = SLICE("What was learnt"), .columns = columns,
		.column_count = FIGURES };
	unsigned seen = folds_seen(&learn->examples);
	char numbers[FIGURES][8], name[16];
	struct sheet_cell cells[FIGURES];

	for (size_t i = 0; i < FIGURES; i++)
		columns[i] = (struct sheet_column){ slice_of(names[i]), i == 0 ? SHEET_TEXT
			: i < 3 ? SHEET_COUNT : SHEET_NUMBER, false };
	format->begin(&sink->text, &sheet, true);
	for (unsigned fold = 0; fold < FOLDS; fold++) {
		if (!(seen >> fold & 1))
			continue;
		fill_figures(learn, &learn->across, 1u << fold, cells, numbers);
		snprintf(name, sizeof name, "fold %u", fold + 1);
		cells[0] = sheet_text(slice_of(name));
		format->row(&sink->text, &sheet, cells, false);
	}
	fill_figures(learn, &learn->across, ALL_FOLDS, cells, numbers);
	cells[0] = sheet_text(SLICE("not learnt from"));
	format->row(&sink->text, &sheet, cells, false);
	fill_figures(learn, &learn->within, ALL_FOLDS, cells, numbers);
	cells[0] = sheet_text(SLICE("learnt from"));
	format->row(&sink->text, &sheet, cells, false);
	format->end(&sink->text, &sheet);
	return sink_pass(sink, fault);
}

static bool
learn_weights(struct learn *learn, struct fault *fault)
{
	struct examples *examples = &learn->examples;
	unsigned folds;

	if (!examples_finish(examples, (uint32_t)learn->settings->groups))
		return fault_memory(fault);
	folds = folds_seen(examples);
	if ((folds & (folds - 1)) == 0)
		return fault_set(fault, "%zu coded sentences of %zu groups are too few to learn "
			"from", examples->seen, lexis_count(examples->groups));
	if (!forecast_open(&learn->across, examples) || !forecast_open(&learn->within, examples)
			|| !learn_across(learn) || !train_weights(&learn->weights, examples, 0)
			|| !forecast_add(&learn->within, examples, &learn->weights, ALL_FOLDS)
			|| !sentence_learn(&learn->weights, examples, &learn->across))
		return fault_memory(fault);
	forecast_finish(&learn->across, examples, &learn->weights);
	forecast_finish(&learn->within, examples, &learn->weights);
	choose_thresholds(&learn->across, examples, &learn->thresholds);
	return true;
}

static enum status
learn_lexicon(struct learn *learn, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	const struct learn_settings *settings = learn->settings;
	struct examples *examples = &learn->examples;
	enum status status;

	if (settings->into && input_is_there(settings->into)) {
		char shown[QUOTED_BYTES];

		fault_set(fault, "%s: is there already; name a folder that is not",
			quoted(shown, slice_of(settings->into)));
		return STATUS_MISUSE;
	}
	if (!examples_open(examples, &(struct examples_sources){ operands->at[0], settings->coded,
			settings->refuse, settings->group }, fault))
		return STATUS_MISUSE;
	learn->thresholds.cap = lexicons_limits(examples->tagger.set, 0).cap;
	status = corpus_visit_all(operands, 1, examples_add, examples, &sink->progress, fault);
	if (status != STATUS_WHOLE)
		return status;
	if (!learn_weights(learn, fault) || !write_figures(learn, sink, fault))
		return STATUS_BROKEN;
	if (settings->into && !learnt_write(&(struct learnt){ examples, &learn->weights,
			&learn->across, &learn->thresholds }, settings->into, fault))
		return STATUS_BROKEN;
	return STATUS_WHOLE;
}

static enum status
learn_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	struct learn learn = { .settings = settings };
	enum status status = learn_lexicon(&learn, operands, sink, fault);

	weights_free(&learn.weights);
	forecast_free(&learn.across);
	forecast_free(&learn.within);
	examples_close(&learn.examples);
	return status;
}

static void
learn_opens(const void *settings, const struct strings *operands, struct confinement *confinement)
{
	const struct learn_settings *own = settings;

	lexicon_opens(settings, operands, confinement);
	confine_allow(confinement, CONFINE_READ, own->coded);
	confine_allow(confinement, CONFINE_READ, own->refuse);
	confine_allow(confinement, CONFINE_MAKE, own->into);
}

const struct tool lexicon_learn = {
	.name = "learn",
	.summary = "weigh a lexicon by sentences coded by people",
	.operands = "LEXICON [FILE]...",
	.least = 1,
	.directories = true,
	.options = learn_options,
	.settings_size = sizeof(struct learn_settings),
	.configure = learn_configure,
	.opens = learn_opens,
	.run = learn_run,
};

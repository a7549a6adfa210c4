/* tl-terms: how often words and runs of words occur, in how many documents, how evenly; what is
 * more frequent in one group than in the others; what goes with what. */
#include <stdlib.h>

#include "ascii.h"
#include "term_list.h"

enum {
	MOST_WINDOW = 100
};

struct settings {
	struct strings by, stop_files, nodes;
	const char *ngrams, *order_name, *format_name, *part;
	bool stems, dispersion, keyness, collocations;
	uint64_t window;
	struct row_wishes wishes;
	struct term_shape shape;
	struct word_rules rules;
	struct group_fields fields;
	struct buffer names;	/* of the fields, as group.h writes them */
	const struct format *format;
};

static const struct option terms_options[] = {
	{ "ngrams", 'n', OPTION_STRING, offsetof(struct settings, ngrams), "N",
		"runs of N words, or of N to M as in 1-3; 5 at most (default 1)" },
	{ "stems", 's', OPTION_FLAG, offsetof(struct settings, stems), NULL,
		"count words by their stems" },
	{ "by", 'b', OPTION_LIST, offsetof(struct settings, by), "FIELD",
		"count groups by this member; again, or with commas, for several" },
	{ "keyness", 0, OPTION_FLAG, offsetof(struct settings, keyness), NULL,
		"show what is more frequent in a group than in the others" },
	{ "collocations", 'c', OPTION_FLAG, offsetof(struct settings, collocations), NULL,
		"count pairs of words that stand near each other" },
	{ "window", 'w', OPTION_COUNT, offsetof(struct settings, window), "N",
		"with -c: the second at most N words behind the first (default 1)" },
	{ "node", 0, OPTION_LIST, offsetof(struct settings, nodes), "WORD",
		"with -c: pairs with this word; may be given several times" },
	{ "dispersion", 'd', OPTION_FLAG, offsetof(struct settings, dispersion), NULL,
		"add how evenly terms are spread over documents; takes more memory" },
	{ "stop", 0, OPTION_LIST, offsetof(struct settings, stop_files), "FILE",
		"leave out terms that begin or end with a word of this list" },
	{ "function-words", 0, OPTION_FLAG, offsetof(struct settings, rules.function_words), NULL,
		"the same for English function words" },
	{ "numbers", 0, OPTION_FLAG, offsetof(struct settings, rules.numbers), NULL,
		"the same for numbers, words without a letter" },
	{ "least", 0, OPTION_COUNT, offsetof(struct settings, wishes.least), "N",
		"terms that occur N times at least" },
	{ "least-documents", 0, OPTION_COUNT, offsetof(struct settings, wishes.least_documents),
		"N",
		"terms that occur in N documents at least" },
	{ "top", 't', OPTION_COUNT, offsetof(struct settings, wishes.top), "N",
		"the first N of each group and length" },
	{ "order", 0, OPTION_STRING, offsetof(struct settings, order_name), "NAME",
		"go by this column, the highest first, or by term" },
	{ "part", 0, OPTION_STRING, offsetof(struct settings, part), "PART",
		"count one part of the terms, such as 2/8, to take less memory" },
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format_name), "FORMAT",
		"jsonl, tsv, csv, markdown or text (default jsonl)" },
	{ .name = NULL }
};

/* "2" or "1-3". */
static bool
read_ngrams(struct settings *settings, struct fault *fault)
{
	const char *text = settings->ngrams ? settings->ngrams : "1", *at = text;
	struct term_shape *shape = &settings->shape;
	char shown[QUOTED_BYTES];

	if (ascii_is_digit(*at)) {
		shape->least = shape->most = (size_t)(*at++ - '0');
		if (*at == '-' && ascii_is_digit(at[1])) {
			shape->most = (size_t)(at[1] - '0');
			at += 2;
		}
		if (!*at && shape->least >= 1 && shape->least <= shape->most
				&& shape->most <= TERM_WORDS)
			return true;
	}
	return fault_set(fault, "-n \"%s\": write a number from 1 to %d, or two as in 1-3",
		quoted(shown, slice_of(text)), TERM_WORDS);
}

static bool
check_together(const struct settings *settings, struct fault *fault)
{
	if (settings->keyness && settings->by.count == 0)
		return fault_set(fault, "--keyness contrasts groups; say which with --by");
	if (settings->collocations && (settings->by.count || settings->ngrams
			|| settings->dispersion))
		return fault_set(fault, "--collocations does not go with --by, -n and -d");
	if (!settings->collocations && (settings->window || settings->nodes.count))
		return fault_set(fault, "--window and --node are for --collocations");
	if (settings->window > MOST_WINDOW)
		return fault_set(fault, "--window: at most %d", MOST_WINDOW);
	return true;
}

/* Whether the table has a column for it. */
static bool
is_shown(const struct settings *settings, enum measure measure)
{
	switch (measure) {
	case MEASURE_COUNT:
	case MEASURE_DOCUMENTS:
		return true;
	case MEASURE_DP:
	case MEASURE_DP_NORM:
		return settings->dispersion;
	case MEASURE_LIKELIHOOD:
		return settings->keyness || settings->collocations;
	case MEASURE_RATIO:
		return settings->keyness;
	default:
		return settings->collocations;
	}
}

static bool
read_order(struct settings *settings, struct fault *fault)
{
	bool contrast = settings->keyness || settings->collocations;
	const char *name = settings->order_name;
	char shown[QUOTED_BYTES];

	settings->wishes.order = contrast ? MEASURE_LIKELIHOOD : MEASURE_COUNT;
	if (!name)
		return true;
	settings->wishes.order = measure_find(name);
	if (strcmp(name, "term") == 0 || (settings->wishes.order < MEASURES
			&& is_shown(settings, settings->wishes.order)))
		return true;
	return fault_set(fault, "--order \"%s\" is no column of this table; take %s or term",
		quoted(shown, slice_of(name)), settings->collocations
		? "count, documents, log_likelihood, pmi, log_dice, t_score" : settings->keyness
		? "count, documents, log_likelihood, log_ratio"
		: "count, documents, with -d dp, dp_norm");
}

static bool
terms_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	const char *format = settings->format_name ? settings->format_name : "jsonl";

	if (!check_together(settings, fault) || !read_ngrams(settings, fault)
			|| !read_order(settings, fault)
			|| !format_find(format, &settings->format, fault)
			|| !group_fields_read(&settings->fields, &settings->by, fault))
		return false;
	settings->shape.stems = settings->stems;
	settings->shape.collocations = settings->collocations;
	settings->shape.window = settings->window ? (size_t)settings->window : 1;
	settings->shape.nodes = settings->nodes.count > 0;
	if (!group_names(&settings->fields, &settings->names))
		return fault_memory(fault);
	return word_rules_read(&settings->rules, &settings->stop_files, &settings->nodes,
		settings->part, fault);
}

static void
terms_release(void *memory)
{
	struct settings *settings = memory;

	word_rules_free(&settings->rules);
	group_fields_free(&settings->fields);
	buffer_free(&settings->names);
}

static void
terms_adapt(const void *memory, unsigned *needs, bool *reads_cells)
{
	const struct settings *settings = memory;

	(void)reads_cells;
	if (settings->stems)
		*needs |= LAYER_BIT(LAYER_STEMS);
	if (settings->collocations || settings->shape.most > 1)
		*needs |= LAYER_BIT(LAYER_SENTENCES);
}

struct worker {
	const struct settings *settings;
	struct reading reading;
	struct buffer values;
};

static void
terms_end(void *memory)
{
	struct worker *worker = memory;

	reading_close(&worker->reading);
	buffer_free(&worker->values);
	free(worker);
}

static void *
terms_begin(const void *memory, struct lexis *lexis, struct fault *fault)
{
	const struct settings *settings = memory;
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (worker) {
		worker->settings = settings;
		if (reading_open(&worker->reading, &settings->shape, &settings->rules,
				settings->dispersion))
			return worker;
		terms_end(worker);
	}
	fault_memory(fault);
	return NULL;
}

static enum verdict
terms_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;

	if (!group_values(&worker->settings->fields, record, &worker->values)) {
		fault_memory(fault);
		return VERDICT_BROKEN;
	}
	return reading_add(&worker->reading, record, buffer_slice(&worker->values), fault);
}

static bool
terms_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into, *part = from;

	return reading_merge(&whole->reading, &part->reading) || fault_memory(fault);
}

static bool
terms_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	struct account account = { 0 };
	struct rows rows = { 0 };
	bool good;

	if (account_open(&account, &worker->reading, settings->keyness)
			&& rows_open(&rows, &account, &settings->wishes,
				buffer_slice(&settings->names)))
		good = term_list_emit(&rows, settings->format, &settings->fields, emitter, fault);
	else
		good = fault_memory(fault);
	rows_close(&rows);
	account_close(&account);
	return good;
}

const struct stage terms_stage = {
	.name = "terms",
	.summary = "count words, stems and runs of words: frequent, key, collocated",
	.description =
		"Reads records with tokens and writes a line for each term, the most frequent\n"
		"first: occurrences, documents that have it, occurrences in a million words. With\n"
		"--keyness it shows what a group has more of than the others, with --collocations\n"
		"which words stand near each other more often than by chance.",
	.options = terms_options,
	.settings_size = sizeof(struct settings),
	.needs = LAYER_BIT(LAYER_TEXT) | LAYER_BIT(LAYER_TOKENS),
	.writes_bytes = true,
	.configure = terms_configure,
	.release = terms_release,
	.adapt = terms_adapt,
	.begin = terms_begin,
	.end = terms_end,
	.each = terms_each,
	.merge = terms_merge,
	.finish = terms_finish,
};

/* tl-agree: how far codings of the same documents agree. */
#include <stdlib.h>

#include "cell.h"
#include "coding.h"
#include "tables.h"
#include "tool.h"
#include "units.h"

enum {
	MOST_REPLICATES = 1000000,
	DEFAULT_REPLICATES = 1000
};

struct settings {
	const char *format_name, *lexicon, *polarity;
	bool disagreements, weighted, no_intervals;
	uint64_t replicates, seed;
	unsigned polarities;
	const struct format *format;
};

static const struct option agree_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format_name), "FORMAT",
		"tsv, csv, jsonl, markdown or text (default tsv)" },
	{ "disagreements", 'd', OPTION_FLAG, offsetof(struct settings, disagreements), NULL,
		"list the sentences that are not coded alike, with their text" },
	{ "lexicon", 'l', OPTION_STRING, offsetof(struct settings, lexicon), "NAME",
		"of tagged records, take the tags of this lexicon alone" },
	{ "polarity", 'p', OPTION_STRING, offsetof(struct settings, polarity), "LIST",
		"polarities that count (default barrier,enabler)" },
	{ "weighted", 'w', OPTION_FLAG, offsetof(struct settings, weighted), NULL,
		"count sentences by the sampling weights of the first sheet" },
	{ "replicates", 'r', OPTION_COUNT, offsetof(struct settings, replicates), "N",
		"bootstrap replicates for the intervals (default 1000)" },
	{ "no-intervals", 0, OPTION_FLAG, offsetof(struct settings, no_intervals), NULL,
		"no bootstrap" },
	{ "seed", 's', OPTION_COUNT, offsetof(struct settings, seed), "N",
		"seed of the bootstrap (default 0)" },
	{ .name = NULL }
};

static bool
agree_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	const char *name = settings->format_name ? settings->format_name : "tsv";

	if (!format_find(name, &settings->format, fault))
		return false;
	if (settings->replicates > MOST_REPLICATES)
		return fault_set(fault, "-r: at most %d", MOST_REPLICATES);
	if (settings->no_intervals && settings->replicates)
		return fault_set(fault, "-r and --no-intervals do not go together");
	if (settings->replicates == 0 && !settings->no_intervals)
		settings->replicates = DEFAULT_REPLICATES;
	return cell_polarities_read(settings->polarity ? settings->polarity : "barrier,enabler",
		&settings->polarities, fault);
}

/* What one run works on. */
struct agreeing {
	const struct settings *settings;
	struct arena arena;
	struct coding_context context;
	struct coding *codings;
	size_t count;
	struct units units;
};

static bool
read_codings(struct agreeing *agreeing, const struct strings *operands, struct fault *fault)
{
	agreeing->codings = calloc(operands->count, sizeof *agreeing->codings);
	if (!agreeing->codings)
		return fault_memory(fault);
	for (; agreeing->count < operands->count; agreeing->count++)
		if (!coding_read(&agreeing->codings[agreeing->count],
				operands->at[agreeing->count], &agreeing->context, fault)) {
			coding_close(&agreeing->codings[agreeing->count]);
			return false;
		}
	return true;
}

/* False where two codings have no sentence in common. */
static bool
check_shared(const struct units *units, struct fault *fault)
{
	char shown[QUOTED_BYTES], other[QUOTED_BYTES];
	size_t codings = units->coding_count;

	for (size_t a = 0; a < codings; a++)
		for (size_t b = a + 1; b < codings; b++) {
			size_t i = 0;

			while (i < units->count && !(units->coded[i * codings + a]
					&& units->coded[i * codings + b]))
				i++;
			if (i == units->count)
				return fault_set(fault, "no sentence is coded in both %s and %s; "
					"name codings of the same documents, sheets filled in",
					quoted(shown, slice_of(units->codings[a].name)),
					quoted(other, slice_of(units->codings[b].name)));
		}
	return true;
}

static bool
check_weighted(const struct agreeing *agreeing, struct fault *fault)
{
	bool weighted = !agreeing->settings->weighted;

	for (size_t i = 0; i < agreeing->count; i++)
		weighted |= agreeing->codings[i].weighted;
	return weighted || fault_set(fault, "--weighted: no coding sheet with weights is named");
}

static bool
write_tables(struct agreeing *agreeing, struct sink *sink, struct fault *fault)
{
	const struct settings *settings = agreeing->settings;
	const struct tables tables = {
		.format = settings->format, .units = &agreeing->units,
		.words = agreeing->context.words, .weighted = settings->weighted,
		.replicates = settings->replicates, .seed = settings->seed,
		.polarities = settings->polarities, .sink = sink
	};

	if (!units_tell(&agreeing->units, agreeing->context.words, sink, fault))
		return false;
	return settings->disagreements ? tables_write_disagreements(&tables, fault)
		: tables_write_agreement(&tables, fault);
}

/* Everything up to the first byte written. */
static bool
prepare(struct agreeing *agreeing, const struct strings *operands, struct fault *fault)
{
	agreeing->context.words = lexis_new(SIZE_MAX);
	if (!agreeing->context.words)
		return fault_memory(fault);
	return read_codings(agreeing, operands, fault)
		&& check_weighted(agreeing, fault)
		&& units_join(&agreeing->units, agreeing->codings, agreeing->count,
			&agreeing->context, fault)
		&& check_shared(&agreeing->units, fault);
}

static void
end(struct agreeing *agreeing)
{
	units_free(&agreeing->units);
	for (size_t i = 0; i < agreeing->count; i++)
		coding_close(&agreeing->codings[i]);
	free(agreeing->codings);
	lexis_free(agreeing->context.words);
	arena_free(&agreeing->arena);
}

static enum status
agree_run(const void *memory, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	const struct settings *settings = memory;
	struct agreeing agreeing = {
		.settings = settings,
		.context = {
			.arena = &agreeing.arena, .keep_text = settings->disagreements,
			.lexicon = slice_of(settings->lexicon ? settings->lexicon : "")
		}
	};
	enum status status = STATUS_MISUSE;

	if (prepare(&agreeing, operands, fault))
		status = write_tables(&agreeing, sink, fault) ? STATUS_WHOLE : STATUS_BROKEN;
	end(&agreeing);
	return status;
}

const struct tool agree_tool = {
	.name = "agree",
	.summary = "measure how far codings of the same documents agree",
	.description =
		"Reads two codings or more, told apart by their content: tagged records,\n"
		"sentences coded by people (JSON lines with id, start, end, codes), coding sheets\n"
		"of tl-sample that were filled in. The first is the reference for precision and\n"
		"recall. For pairs of code and polarity, codes, themes and polarities, one by one\n"
		"and all together (\"*\"): observed agreement, Cohen's kappa, Krippendorff's\n"
		"alpha, Gwet's AC1, precision, recall, F1 and prevalence, with intervals by a\n"
		"bootstrap of documents. What is not defined is NA.",
	.operands = "CODING CODING...",
	.least = 2,
	.options = agree_options,
	.settings_size = sizeof(struct settings),
	.configure = agree_configure,
	.run = agree_run,
};

/* tl-compare: how the groups of documents that a field makes differ, code by code. */
#include <stdlib.h>

#include "array.h"
#include "comparison.h"
#include "difference_lines.h"
#include "group.h"
#include "json.h"
#include "reference.h"
#include "stage.h"

enum {
	MOST_VALUES = 100,
	MOST_REPLICATES = 1000000,
	MOST_PERMUTATIONS = 100000000,
	DEFAULT_REPLICATES = 1000,
	DEFAULT_PERMUTATIONS = 9999,
	KEPT_BYTES = 64 * 1024
};

struct settings {
	struct strings by;
	const char *reference, *lexicon, *polarity;
	uint64_t depth, replicates, permutations, seed;
	bool no_intervals;
	unsigned polarities;
	struct group_fields fields;	/* one */
};

static const struct option compare_options[] = {
	{ "by", 'b', OPTION_LIST, offsetof(struct settings, by), "FIELD",
		"compare the values of this member; must be given" },
	{ "reference", 'R', OPTION_STRING, offsetof(struct settings, reference), "VALUE",
		"compare every other value with this one, and not all with each other" },
	{ "lexicon", 'l', OPTION_STRING, offsetof(struct settings, lexicon), "NAME",
		"take the tags of this lexicon alone" },
	{ "depth", 'd', OPTION_COUNT, offsetof(struct settings, depth), "N",
		"codes of N levels alone (default: each level of every code)" },
	{ "polarity", 'p', OPTION_STRING, offsetof(struct settings, polarity), "LIST",
		"polarities that count (default barrier,enabler)" },
	{ "replicates", 'r', OPTION_COUNT, offsetof(struct settings, replicates), "N",
		"bootstrap replicates for the intervals (default 1000)" },
	{ "no-intervals", 0, OPTION_FLAG, offsetof(struct settings, no_intervals), NULL,
		"no bootstrap" },
	{ "permutations", 'n', OPTION_COUNT, offsetof(struct settings, permutations), "N",
		"of the labels, at most (default 9999)" },
	{ "seed", 's', OPTION_COUNT, offsetof(struct settings, seed), "N",
		"seed of bootstrap and permutations (default 0)" },
	{ .name = NULL }
};

struct worker {
	const struct settings *settings;
	struct sparse *sparse;
	uint64_t without;		/* documents that lack the member */
	struct buffer values;
	uint32_t *cells;		/* of the document */
	size_t count, room;
};

static bool
check_numbers(struct settings *settings, struct fault *fault)
{
	if (settings->depth > CELL_LEVELS)
		return fault_set(fault, "--depth: at most %d", CELL_LEVELS);
	if (settings->replicates > MOST_REPLICATES)
		return fault_set(fault, "--replicates: at most %d", MOST_REPLICATES);
	if (settings->permutations > MOST_PERMUTATIONS)
		return fault_set(fault, "--permutations: at most %d", MOST_PERMUTATIONS);
	if (settings->no_intervals && settings->replicates)
		return fault_set(fault, "--replicates and --no-intervals do not go together");
	if (settings->replicates == 0 && !settings->no_intervals)
		settings->replicates = DEFAULT_REPLICATES;
	if (settings->permutations == 0)
		settings->permutations = DEFAULT_PERMUTATIONS;
	return true;
}

static bool
compare_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	const char *polarities = settings->polarity ? settings->polarity : "barrier,enabler";

	if (!group_fields_read(&settings->fields, &settings->by, fault))
		return false;
	if (settings->fields.count != 1)
		return fault_set(fault, "--by wants one member whose values are to be compared");
	return check_numbers(settings, fault)
		&& cell_polarities_read(polarities, &settings->polarities, fault);
}

static void
compare_release(void *memory)
{
	struct settings *settings = memory;

	group_fields_free(&settings->fields);
}

static void
compare_end(void *memory)
{
	struct worker *worker = memory;

	sparse_free(worker->sparse);
	buffer_free(&worker->values);
	free(worker->cells);
	free(worker);
}

static void *
compare_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (worker) {
		worker->settings = settings;
		worker->sparse = sparse_new();
		if (worker->sparse)
			return worker;
		compare_end(worker);
	}
	fault_memory(fault);
	return NULL;
}

static bool
add_cell(struct worker *worker, const struct tag *tag, size_t size, enum cell_polarity polarity)
{
	uint32_t *cells = array_reserve(worker->cells, &worker->room, worker->count, 1,
		sizeof *cells);

	if (!cells)
		return false;
	worker->cells = cells;
	cells[worker->count] = sparse_cell(worker->sparse, tag->lexicon,
		(struct slice){ tag->code.at, size }, polarity);
	return cells[worker->count++] != LEXIS_NONE;
}

/* A margin is there where both that it takes together are. */
static bool
has_margin(const struct settings *settings, enum cell_polarity polarity)
{
	const unsigned both = CELL_POLARITY_BIT(CELL_BARRIER) | CELL_POLARITY_BIT(CELL_ENABLER);

	return (settings->polarities & both) == both && (both & CELL_POLARITY_BIT(polarity));
}

static bool
add_reference(struct worker *worker, const struct reference *reference)
{
	const struct settings *settings = worker->settings;
	struct slice code = reference->tag->code;
	unsigned depth = 0;

	for (size_t i = 1; i <= code.size; i++) {
		if (i < code.size && code.at[i] != '/')
			continue;
		depth++;
		if (settings->depth && settings->depth != depth)
			continue;
		if (!add_cell(worker, reference->tag, i, reference->polarity))
			return false;
		if (has_margin(settings, reference->polarity)
				&& !add_cell(worker, reference->tag, i, CELL_EITHER))
			return false;
	}
	return true;
}

static bool
counts(const struct settings *settings, const struct reference *reference)
{
	return settings->polarities & CELL_POLARITY_BIT(reference->polarity)
		&& !cell_is_uncoded(reference->tag->code)
		&& (!settings->lexicon || slice_is(reference->tag->lexicon, settings->lexicon));
}

static enum verdict
compare_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;
	const struct spans *tokens = record_tokens(record, fault);
	struct references references;
	struct slice value;

	if (!tokens || !references_read(&references, record, fault))
		return VERDICT_REJECT;
	if (!group_values(&worker->settings->fields, record, &worker->values))
		return verdict_memory(fault);
	value = (struct slice){ worker->values.at + 1, worker->values.size - 2 };
	if (slice_is(value, "null")) {
		worker->without++;
		return VERDICT_DROP;
	}
	worker->count = 0;
	for (size_t i = 0; i < references.count; i++)
		if (counts(worker->settings, &references.at[i])
				&& !add_reference(worker, &references.at[i]))
			return verdict_memory(fault);
	return sparse_add(worker->sparse, record_id(record), value, (uint32_t)tokens->count,
		worker->cells, worker->count, fault) ? VERDICT_DROP : VERDICT_BROKEN;
}

static bool
compare_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into;
	const struct worker *part = from;

	whole->without += part->without;
	return sparse_merge(whole->sparse, part->sparse, fault);
}

/* The group with the value, given as its characters or its JSON. */
static bool
find_value(const struct sparse *sparse, const char *value, uint32_t *number,
	struct fault *fault)
{
	char shown[QUOTED_BYTES];
	struct buffer string = { 0 };
	bool found = false;

	json_add_string(&string, slice_of(value));
	if (buffer_failed(&string))
		return fault_memory(fault);
	for (uint32_t i = 0; i < sparse->group_count && !found; i++) {
		*number = i;
		found = slice_is(sparse->group_at[i].value, value)
			|| slice_equal(sparse->group_at[i].value, buffer_slice(&string));
	}
	buffer_free(&string);
	return found || fault_set(fault, "--reference: no document has the value \"%s\"",
		quoted(shown, slice_of(value)));
}

/* Lists the pairs to be compared; `pairs` has room for all. */
static bool
list_pairs(const struct settings *settings, const struct sparse *sparse,
	struct group_pair *pairs, size_t *count, struct fault *fault)
{
	uint32_t groups = (uint32_t)sparse->group_count, reference = 0;

	*count = 0;
	if (settings->reference && groups
			&& !find_value(sparse, settings->reference, &reference, fault))
		return false;
	for (uint32_t a = 0; a < groups; a++) {
		if (settings->reference && a != reference)
			pairs[(*count)++] = (struct group_pair){ .a = a, .b = reference };
		for (uint32_t b = a + 1; b < groups && !settings->reference; b++)
			pairs[(*count)++] = (struct group_pair){ .a = a, .b = b };
	}
	return true;
}

static void
note(const struct worker *worker, struct emitter *emitter)
{
	char shown[QUOTED_BYTES];
	const char *field = quoted(shown, worker->settings->fields.at[0]);

	if (worker->without)
		emit_note(emitter, 0, "%llu document%s without \"%s\" left out",
			(unsigned long long)worker->without, worker->without == 1 ? "" : "s",
			field);
	if (worker->sparse->group_count == 1)
		emit_note(emitter, 0, "one value of \"%s\" and nothing to compare it with", field);
}

static bool
compare_all(const struct worker *worker, struct group_pair *pairs, struct emitter *emitter,
	struct fault *fault)
{
	const struct settings *settings = worker->settings;
	struct comparison comparison = {
		.sparse = worker->sparse, .replicates = settings->replicates,
		.permutations = settings->permutations, .seed = settings->seed, .pairs = pairs
	};
	bool fine = list_pairs(settings, worker->sparse, pairs, &comparison.pair_count, fault)
		&& comparison_make(&comparison, fault)
		&& difference_lines_emit(&comparison, settings->fields.at[0], emitter, fault);

	comparison_free(&comparison);
	return fine;
}

static bool
compare_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	struct worker *worker = memory;
	struct group_pair *pairs;
	char shown[QUOTED_BYTES];
	size_t groups;
	bool fine;

	if (!sparse_seal(worker->sparse))
		return fault_memory(fault);
	groups = worker->sparse->group_count;
	if (groups > MOST_VALUES)
		return fault_set(fault, "\"%s\" has %zu values, more than %d; compare by a member "
			"with fewer", quoted(shown, worker->settings->fields.at[0]), groups,
			MOST_VALUES);
	note(worker, emitter);
	pairs = calloc(groups * groups + 1, sizeof *pairs);
	if (!pairs)
		return fault_memory(fault);
	fine = compare_all(worker, pairs, emitter, fault);
	free(pairs);
	return fine;
}

const struct stage compare_stage = {
	.name = "compare",
	.summary = "compare groups of documents code by code",
	.description =
		"Reads tagged documents and writes, for every two values of a member and each\n"
		"code and polarity, how they differ: in the share of documents that have it (risk\n"
		"difference, odds ratio, Cramer's V) and in references against words\n"
		"(log-likelihood, log ratio), with 95 % intervals by a bootstrap of documents and\n"
		"p-values by permuting the documents' labels, adjusted for their number.",
	.options = compare_options,
	.settings_size = sizeof(struct settings),
	.needs = LAYER_BIT(LAYER_SENTENCES) | LAYER_BIT(LAYER_TOKENS) | LAYER_BIT(LAYER_TAGS),
	.bare_tags = true,
	.configure = compare_configure,
	.release = compare_release,
	.begin = compare_begin,
	.end = compare_end,
	.each = compare_each,
	.merge = compare_merge,
	.finish = compare_finish,
};

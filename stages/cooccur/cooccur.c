/* tl-cooccur: counts how often codes come together, in one lexicon or across two. */
#include <stdlib.h>

#include "array.h"
#include "group.h"
#include "json.h"
#include "matrix.h"
#include "pairs.h"
#include "reference.h"
#include "stage.h"

struct settings {
	struct strings by, facet_lists;
	const char *unit, *depth, *between, *polarity;
	bool documents;		/* are the units */
	unsigned depths[2];	/* levels of the codes, of each side across lexicons */
	unsigned polarities, facets;
	struct slice lexicons[2];	/* --between; .at NULL: pairs of the same lexicon */
	struct group_fields fields;
	struct buffer names;	/* of the fields, as group.h writes them */
};

static const struct option cooccur_options[] = {
	{ "unit", 'u', OPTION_STRING, offsetof(struct settings, unit), "UNIT",
		"sentence or document (default sentence)" },
	{ "depth", 'd', OPTION_STRING, offsetof(struct settings, depth), "N",
		"cut codes after N levels; N,M with --between (default: whole codes)" },
	{ "between", 'B', OPTION_STRING, offsetof(struct settings, between), "LEXICONS",
		"pair codes of two lexicons, A,B, and not of the same" },
	{ "facet", 'f', OPTION_LIST, offsetof(struct settings, facet_lists), "LIST",
		"tell codes apart by these too: polarity, level, frame" },
	{ "polarity", 'p', OPTION_STRING, offsetof(struct settings, polarity), "LIST",
		"polarities that count (default barrier,enabler)" },
	{ "by", 'b', OPTION_LIST, offsetof(struct settings, by), "FIELD",
		"count groups by this member; again, or with commas, for several" },
	{ .name = NULL }
};

struct worker {
	const struct settings *settings;
	struct pairs pairs;
	struct buffer values;
	uint64_t *marks;	/* of the document: the unit, above the item */
	size_t room;
	uint32_t *items;	/* of a unit; PAIRS_UNIT_ITEMS */
};

static bool
find_unit(struct settings *settings, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	if (!settings->unit)
		settings->unit = "sentence";
	settings->documents = strcmp(settings->unit, "document") == 0;
	return settings->documents || strcmp(settings->unit, "sentence") == 0
		|| fault_set(fault, "unknown unit \"%s\"; take sentence or document",
			quoted(shown, slice_of(settings->unit)));
}

/* Takes "A,B" apart; one part is both. */
static bool
split(const char *text, struct slice parts[2])
{
	size_t first = strcspn(text, ",");

	parts[0] = (struct slice){ text, first };
	parts[1] = text[first] ? slice_of(text + first + 1) : parts[0];
	return parts[0].size && parts[1].size && !memchr(parts[1].at, ',', parts[1].size);
}

static bool
read_depth(struct slice digits, unsigned *depth)
{
	uint64_t number;

	if (!json_unsigned(digits, &number) || number == 0 || number > CELL_LEVELS)
		return false;
	*depth = (unsigned)number;
	return true;
}

static bool
read_depths(struct settings *settings, struct fault *fault)
{
	char shown[QUOTED_BYTES];
	struct slice parts[2];

	settings->depths[0] = settings->depths[1] = CELL_LEVELS;
	if (!settings->depth)
		return true;
	if (strchr(settings->depth, ',') && !settings->between)
		return fault_set(fault, "two depths are for the two lexicons of --between");
	return (split(settings->depth, parts) && read_depth(parts[0], &settings->depths[0])
			&& read_depth(parts[1], &settings->depths[1]))
		|| fault_set(fault, "--depth wants 1 to %d, or two of these with a comma "
			"between, not \"%s\"", CELL_LEVELS,
			quoted(shown, slice_of(settings->depth)));
}

static bool
read_between(struct settings *settings, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	if (!settings->between)
		return true;
	return (split(settings->between, settings->lexicons)
			&& !slice_equal(settings->lexicons[0], settings->lexicons[1]))
		|| fault_set(fault, "--between wants the names of two lexicons with a comma "
			"between, not \"%s\"", quoted(shown, slice_of(settings->between)));
}

static bool
cooccur_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	const char *polarities = settings->polarity ? settings->polarity : "barrier,enabler";

	return find_unit(settings, fault) && read_depths(settings, fault)
		&& read_between(settings, fault)
		&& cell_polarities_read(polarities, &settings->polarities, fault)
		&& facets_read(&settings->facet_lists, &settings->facets, fault)
		&& group_fields_read(&settings->fields, &settings->by, fault)
		&& (group_names(&settings->fields, &settings->names) || fault_memory(fault));
}

static void
cooccur_release(void *memory)
{
	struct settings *settings = memory;

	group_fields_free(&settings->fields);
	buffer_free(&settings->names);
}

static void
cooccur_end(void *memory)
{
	struct worker *worker = memory;

	pairs_free(&worker->pairs);
	buffer_free(&worker->values);
	free(worker->marks);
	free(worker->items);
	free(worker);
}

static void *
cooccur_begin(const void *memory, struct lexis *lexis, struct fault *fault)
{
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (worker) {
		worker->settings = memory;
		worker->pairs.across = worker->settings->between != NULL;
		worker->items = calloc(PAIRS_UNIT_ITEMS, sizeof *worker->items);
		if (worker->items && pairs_begin(&worker->pairs))
			return worker;
		cooccur_end(worker);
	}
	fault_memory(fault);
	return NULL;
}

/* Whether the tag counts, and for which side. */
static bool
counts(const struct settings *settings, const struct reference *reference, size_t *side)
{
	const struct tag *tag = reference->tag;

	*side = settings->between && slice_equal(tag->lexicon, settings->lexicons[1]);
	return settings->polarities & CELL_POLARITY_BIT(reference->polarity)
		&& !cell_is_uncoded(tag->code)
		&& (settings->documents || reference->sentence != REFERENCE_BETWEEN)
		&& (!settings->between || *side
			|| slice_equal(tag->lexicon, settings->lexicons[0]));
}

static int
compare_marks(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Leaves each item of each unit once, in order. */
static size_t
drop_equal(uint64_t *marks, size_t count)
{
	size_t kept = 0;

	if (count)
		qsort(marks, count, sizeof *marks, compare_marks);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || marks[i] != marks[i - 1])
			marks[kept++] = marks[i];
	return kept;
}

/* Makes the marks of a document. False: no memory. */
static bool
mark(struct worker *worker, const struct references *references, size_t *count)
{
	const struct settings *settings = worker->settings;
	uint64_t *marks = array_reserve(worker->marks, &worker->room, 0, references->count,
		sizeof *marks);

	*count = 0;
	if (!marks)
		return false;
	worker->marks = marks;
	for (size_t i = 0; i < references->count; i++) {
		const struct reference *reference = &references->at[i];
		uint64_t unit = settings->documents ? 0 : reference->sentence;
		struct slice item[ITEM_NAMES];
		uint32_t number;
		size_t side;

		if (!counts(settings, reference, &side))
			continue;
		item_of(reference->tag, settings->depths[side], settings->facets, item);
		number = tuples_add(&worker->pairs.items, item);
		if (number == LEXIS_NONE)
			return false;
		marks[(*count)++] = unit << 32 | number;
	}
	*count = drop_equal(marks, *count);
	return true;
}

/* How many marks from `from` on are of its unit. */
static size_t
unit_size(const struct worker *worker, size_t from, size_t count)
{
	size_t to = from;

	while (to < count && worker->marks[to] >> 32 == worker->marks[from] >> 32)
		to++;
	return to - from;
}

static bool
check_units(const struct worker *worker, size_t count, struct fault *fault)
{
	for (size_t from = 0, size; from < count; from += size) {
		size = unit_size(worker, from, count);
		if (size > PAIRS_UNIT_ITEMS)
			return fault_set(fault, "%zu different codes in one %s, more than %d; "
				"cut them with --depth", size, worker->settings->unit,
				PAIRS_UNIT_ITEMS);
	}
	return true;
}

static bool
add_units(struct worker *worker, uint32_t group, size_t count)
{
	for (size_t from = 0, size; from < count; from += size) {
		size = unit_size(worker, from, count);
		for (size_t i = 0; i < size; i++)
			worker->items[i] = (uint32_t)worker->marks[from + i];
		if (!pairs_add(&worker->pairs, group, worker->items, size))
			return false;
	}
	return true;
}

static enum verdict
cooccur_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	const struct spans *sentences = record_sentences(record, fault);
	struct references references;
	uint32_t group = LEXIS_NONE;
	size_t count;

	if (!sentences || !references_read(&references, record, fault))
		return VERDICT_REJECT;
	if (!mark(worker, &references, &count))
		return verdict_memory(fault);
	if (!check_units(worker, count, fault))
		return VERDICT_REJECT;
	if (group_values(&settings->fields, record, &worker->values))
		group = counts_add(&worker->pairs.units, buffer_slice(&worker->values),
			settings->documents ? 1 : sentences->count);
	if (group == LEXIS_NONE || !add_units(worker, group, count))
		return verdict_memory(fault);
	return VERDICT_DROP;
}

static bool
cooccur_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into;
	const struct worker *part = from;

	return pairs_merge(&whole->pairs, &part->pairs) || fault_memory(fault);
}

/* Says so if there is no tag of a lexicon: its name may be misspelt. */
static void
note_missing(const struct settings *settings, const struct tuples *items, struct emitter *emitter)
{
	char shown[QUOTED_BYTES];

	for (size_t side = 0; side < 2; side++) {
		uint32_t i = 0;

		while (i < items->count && !slice_equal(tuples_at(items, i)[ITEM_LEXICON],
				settings->lexicons[side]))
			i++;
		if (i == items->count)
			emit_note(emitter, 0, "no tag of lexicon \"%s\" counts",
				quoted(shown, settings->lexicons[side]));
	}
}

static bool
cooccur_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	const struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	const struct matrix matrix = {
		.pairs = &worker->pairs, .names = buffer_slice(&settings->names),
		.first = settings->lexicons[0], .unit = settings->unit,
		.facets = settings->facets
	};

	if (settings->between)
		note_missing(settings, &worker->pairs.items, emitter);
	return matrix_emit(&matrix, emitter, fault);
}

const struct stage cooccur_stage = {
	.name = "cooccur",
	.summary = "count how often codes come together in sentences or documents",
	.description =
		"Reads tagged documents and writes one line for each pair of codes that come\n"
		"together in a sentence, or with -u document in a document: the units with both,\n"
		"with each of them, all units, Jaccard's index and lift. Pairs are of one\n"
		"lexicon; with --between of two, for a matrix of one frame by another.",
	.options = cooccur_options,
	.settings_size = sizeof(struct settings),
	.needs = LAYER_BIT(LAYER_SENTENCES) | LAYER_BIT(LAYER_TAGS),
	.bare_tags = true,
	.configure = cooccur_configure,
	.release = cooccur_release,
	.begin = cooccur_begin,
	.end = cooccur_end,
	.each = cooccur_each,
	.merge = cooccur_merge,
	.finish = cooccur_finish,
};

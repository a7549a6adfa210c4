/* tl-overlap: how far reviews overlap in their primary studies. */
#include <stdlib.h>

#include "covered.h"
#include "sheet.h"
#include "tool.h"
#include "weighted.h"

enum {
	MOST_COLUMNS = 7
};

struct settings {
	const char *table_name, *format_name, *cells;
	const struct table *table;
	const struct sheet_format *format;
};

/* What one run works on. */
struct overlapping {
	const struct settings *settings;
	struct inclusions inclusions;
	struct overlap overlap;
	struct weighted weighted;
	struct sink *sink;
	struct sheet sheet;
};

static const struct option overlap_options[] = {
	{ "table", 't', OPTION_STRING, offsetof(struct settings, table_name), "NAME",
		"overall, pairs, matrix, weights or counts (default overall)" },
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format_name), "FORMAT",
		"tsv, csv, markdown, latex, json or text (default tsv)" },
	{ "cells", 'c', OPTION_STRING, offsetof(struct settings, cells), "FILE",
		"of counts: what tl-count gave by a field that names the reviews" },
	{ .name = NULL }
};

static struct sheet_cell
covered_cell(struct covered covered)
{
	return (struct sheet_cell){
		.kind = SHEET_SHARE, .part = covered.part, .whole = covered.whole
	};
}

static struct sheet_cell
class_cell(struct covered covered)
{
	return sheet_text(slice_of(covered_class(covered)));
}

static struct sheet_cell
review_cell(const struct overlapping *overlapping, size_t review)
{
	return sheet_text(lexis_word(overlapping->inclusions.reviews, (uint32_t)review));
}

static void
put(struct overlapping *overlapping, const struct sheet_cell *cells)
{
	overlapping->settings->format->row(&overlapping->sink->text, &overlapping->sheet, cells,
		false);
}

static void
write_overall(struct overlapping *overlapping)
{
	const struct inclusions *inclusions = &overlapping->inclusions;
	struct covered covered = covered_area(inclusions->count, inclusions->study_count,
		overlapping->overlap.reviews);

	put(overlapping, (struct sheet_cell[]){
		sheet_count(overlapping->overlap.reviews), sheet_count(inclusions->study_count),
		sheet_count(inclusions->count), covered_cell(covered), class_cell(covered) });
}

static void
write_pairs(struct overlapping *overlapping)
{
	const struct overlap *overlap = &overlapping->overlap;

	for (size_t a = 0; a < overlap->reviews; a++)
		for (size_t b = a + 1; b < overlap->reviews; b++) {
			struct covered covered = overlap_pair(overlap, a, b);

			put(overlapping, (struct sheet_cell[]){
				review_cell(overlapping, a), review_cell(overlapping, b),
				sheet_count(covered.whole), sheet_count(covered.part),
				covered_cell(covered), class_cell(covered) });
		}
}

static void
write_weights(struct overlapping *overlapping)
{
	const struct overlap *overlap = &overlapping->overlap;
	struct buffer number = { 0 };

	for (size_t i = 0; i < overlap->reviews; i++) {
		buffer_reset(&number, SIZE_MAX);
		cell_add_ratio(&number, overlap->weights[i], WEIGHT_ONE, 6);
		put(overlapping, (struct sheet_cell[]){
			review_cell(overlapping, i), sheet_count(overlap_shared(overlap, i, i)),
			{ .kind = SHEET_NUMBER, .text = buffer_slice(&number) } });
	}
	overlapping->sink->text.failed |= buffer_failed(&number);
	buffer_free(&number);
}

static void
write_counts(struct overlapping *overlapping)
{
	for (size_t i = 0; i < overlapping->weighted.count; i++) {
		const struct weighted_cell *cell = &overlapping->weighted.at[i];

		put(overlapping, (struct sheet_cell[]){
			sheet_text(cell->lexicon), sheet_text(cell->code),
			sheet_text(cell_polarity_name(cell->polarity)),
			sheet_count(cell->references),
			{ .kind = SHEET_RATE, .part = cell->weight, .whole = WEIGHT_ONE },
			{ .kind = SHEET_SHARE, .part = cell->weight, .whole = cell->whole } });
	}
}

/* A row and a column for each review. Their heads are made when the reviews are known. */
static void
write_matrix(struct overlapping *overlapping)
{
	const struct overlap *overlap = &overlapping->overlap;
	const struct sheet_cell none = { .kind = SHEET_EMPTY };
	struct sheet_cell *cells = calloc(overlap->reviews + 1, sizeof *cells);

	overlapping->sink->text.failed |= cells == NULL;
	for (size_t a = 0; cells && a < overlap->reviews; a++) {
		cells[0] = review_cell(overlapping, a);
		for (size_t b = 0; b < overlap->reviews; b++)
			cells[b + 1] = a == b ? none : covered_cell(overlap_pair(overlap, a, b));
		put(overlapping, cells);
	}
	free(cells);
}

static const struct table {
	const char *name, *title;
	void (*write)(struct overlapping *overlapping);
	struct sheet_column columns[MOST_COLUMNS];
} tables[] = {
	{ "overall", "Overlap of reviews", write_overall, {
		{ { "reviews", 7 }, SHEET_COUNT, false }, { { "studies", 7 }, SHEET_COUNT, false },
		{ { "inclusions", 10 }, SHEET_COUNT, false }, { { "cca", 3 }, SHEET_SHARE, false },
		{ { "overlap", 7 }, SHEET_TEXT, false } } },
	{ "pairs", "Overlap of reviews, two by two", write_pairs, {
		{ { "review", 6 }, SHEET_TEXT, false }, { { "other", 5 }, SHEET_TEXT, false },
		{ { "studies", 7 }, SHEET_COUNT, false }, { { "shared", 6 }, SHEET_COUNT, false },
		{ { "cca", 3 }, SHEET_SHARE, false }, { { "overlap", 7 }, SHEET_TEXT, false } } },
	{ "matrix", "Corrected covered area of reviews, two by two", write_matrix, {
		{ { "review", 6 }, SHEET_TEXT, false } } },
	{ "weights", "Weights of reviews", write_weights, {
		{ { "review", 6 }, SHEET_TEXT, false }, { { "studies", 7 }, SHEET_COUNT, false },
		{ { "weight", 6 }, SHEET_NUMBER, false } } },
	{ "counts", "References, each study once", write_counts, {
		{ { "lexicon", 7 }, SHEET_TEXT, false }, { { "code", 4 }, SHEET_TEXT, false },
		{ { "polarity", 8 }, SHEET_TEXT, false },
		{ { "references", 10 }, SHEET_COUNT, false },
		{ { "weighted", 8 }, SHEET_RATE, false },
		{ { "weighted", 8 }, SHEET_SHARE, false } } },
};

static bool
overlap_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	const char *name = settings->table_name ? settings->table_name : "overall";
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (strcmp(tables[i].name, name) == 0)
			settings->table = &tables[i];
	if (!settings->table)
		return fault_set(fault, "no table \"%s\"; there are overall, pairs, matrix, "
			"weights and counts", quoted(shown, slice_of(name)));
	if ((settings->table->write == write_counts) != (settings->cells != NULL))
		return fault_set(fault, "-t counts and --cells go together; give both or neither");
	return sheet_document_find(settings->format_name, &settings->format, fault);
}

/* The columns that the table names and, of a matrix, one for each review. NULL: no memory. */
static struct sheet_column *
make_columns(const struct overlapping *overlapping, size_t *count)
{
	const struct table *table = overlapping->settings->table;
	size_t reviews = table->write == write_matrix ? overlapping->overlap.reviews : 0;
	struct sheet_column *columns = calloc(MOST_COLUMNS + reviews, sizeof *columns);

	for (*count = 0; columns && *count < MOST_COLUMNS && table->columns[*count].head.at;
			++*count)
		columns[*count] = table->columns[*count];
	for (uint32_t i = 0; columns && i < reviews; i++)
		columns[(*count)++] = (struct sheet_column){
			lexis_word(overlapping->inclusions.reviews, i), SHEET_SHARE, false
		};
	return columns;
}

static bool
write_table(struct overlapping *overlapping, struct fault *fault)
{
	const struct settings *settings = overlapping->settings;
	struct buffer *out = &overlapping->sink->text;
	struct sheet_column *columns = make_columns(overlapping, &overlapping->sheet.column_count);

	if (!columns)
		return fault_memory(fault);
	overlapping->sheet.title = slice_of(settings->table->title);
	overlapping->sheet.columns = columns;
	buffer_add_string(out, settings->format->head ? settings->format->head : "");
	settings->format->begin(out, &overlapping->sheet, true);
	settings->table->write(overlapping);
	settings->format->end(out, &overlapping->sheet);
	buffer_add_string(out, settings->format->foot ? settings->format->foot : "");
	free(columns);
	return true;
}

static enum status
overlap_run(const void *memory, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	const struct settings *settings = memory;
	struct overlapping overlapping = { .settings = settings, .sink = sink };
	enum status status = STATUS_MISUSE;

	if (inclusions_read(&overlapping.inclusions, operands, fault)) {
		bool good = (overlap_make(&overlapping.overlap, &overlapping.inclusions)
				|| fault_memory(fault))
			&& (!settings->cells || weighted_read(&overlapping.weighted, settings->cells,
				&overlapping.inclusions, &overlapping.overlap, fault))
			&& write_table(&overlapping, fault);

		status = good ? STATUS_WHOLE : STATUS_BROKEN;
	}
	weighted_free(&overlapping.weighted);
	overlap_free(&overlapping.overlap);
	inclusions_free(&overlapping.inclusions);
	return status;
}

static void
overlap_opens(const void *memory, const struct strings *operands, struct confinement *confinement)
{
	const struct settings *settings = memory;

	(void)operands;
	confine_allow(confinement, CONFINE_READ, settings->cells);
}

const struct tool overlap_tool = {
	.name = "overlap",
	.summary = "measure how far reviews overlap in their primary studies",
	.description =
		"Reads tables of the studies that reviews include (columns review, study, doi,\n"
		"pmid) and gives the corrected covered area, of all and two by two, and the\n"
		"weights by which a study that several reviews include counts once; or, with\n"
		"the cells of tl-count, the counts so weighted.",
	.operands = "TABLE...",
	.least = 1,
	.options = overlap_options,
	.settings_size = sizeof(struct settings),
	.configure = overlap_configure,
	.opens = overlap_opens,
	.run = overlap_run,
};

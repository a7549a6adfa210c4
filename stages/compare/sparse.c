#include "sparse.h"

#include <stdlib.h>

#include "array.h"

enum {
	CELL_LEXICON, CELL_CODE, CELL_POLARITY,
	CELL_NAMES
};

struct sparse *
sparse_new(void)
{
	struct sparse *sparse = calloc(1, sizeof *sparse);

	if (!sparse)
		return NULL;
	sparse->groups = lexis_new(SIZE_MAX);
	if (sparse->groups && tuples_begin(&sparse->cells, CELL_NAMES))
		return sparse;
	sparse_free(sparse);
	return NULL;
}

void
sparse_free(struct sparse *sparse)
{
	if (!sparse)
		return;
	lexis_free(sparse->groups);
	tuples_free(&sparse->cells);
	free(sparse->at);
	arena_free(&sparse->arena);
	free(sparse);
}

uint32_t
sparse_cell(struct sparse *sparse, struct slice lexicon, struct slice code,
	enum cell_polarity polarity)
{
	const struct slice names[CELL_NAMES] = {
		[CELL_LEXICON] = lexicon, [CELL_CODE] = code,
		[CELL_POLARITY] = cell_polarity_name(polarity)
	};

	return tuples_add(&sparse->cells, names);
}

static bool
add_document(struct sparse *sparse, const struct sparse_document *document, struct fault *fault)
{
	struct sparse_document *documents;

	if (sparse->count >= INT32_MAX)
		return fault_set(fault, "more than %d documents; compare fewer", INT32_MAX);
	documents = array_reserve(sparse->at, &sparse->room, sparse->count, 1, sizeof *documents);
	if (!documents)
		return fault_memory(fault);
	sparse->at = documents;
	documents[sparse->count++] = *document;
	return true;
}

static int
compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Counts equal neighbours of what is sorted. */
static size_t
count_runs(const uint32_t *cells, size_t count)
{
	size_t runs = 0;

	for (size_t i = 0; i < count; i++)
		runs += i == 0 || cells[i] != cells[i - 1];
	return runs;
}

bool
sparse_add(struct sparse *sparse, struct slice id, struct slice value, uint32_t words,
	uint32_t *cells, size_t count, struct fault *fault)
{
	struct sparse_document document = { .words = words };
	size_t runs;

	if (count)
		qsort(cells, count, sizeof *cells, compare_numbers);
	runs = count_runs(cells, count);
	document.id = arena_copy(&sparse->arena, id);
	document.group = lexis_intern(sparse->groups, value);
	document.counts = arena_array(&sparse->arena, runs, sizeof *document.counts);
	if (!document.id.at || document.group == LEXIS_NONE || !document.counts)
		return fault_memory(fault);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || cells[i] != cells[i - 1])
			document.counts[document.count++] = (struct sparse_count){ cells[i], 0 };
		document.counts[document.count - 1].references++;
	}
	return add_document(sparse, &document, fault);
}

/* Adds a document of another set, whose cells have the numbers `cells` here. */
static bool
merge_document(struct sparse *into, const struct sparse *from,
	const struct sparse_document *document, const uint32_t *cells, struct fault *fault)
{
	struct sparse_document copy = *document;

	copy.id = arena_copy(&into->arena, document->id);
	copy.group = lexis_intern(into->groups, lexis_word(from->groups, document->group));
	copy.counts = arena_array(&into->arena, document->count, sizeof *copy.counts);
	if (!copy.id.at || copy.group == LEXIS_NONE || !copy.counts)
		return fault_memory(fault);
	for (uint32_t i = 0; i < document->count; i++)
		copy.counts[i] = (struct sparse_count){
			cells[document->counts[i].cell], document->counts[i].references
		};
	return add_document(into, &copy, fault);
}

bool
sparse_merge(struct sparse *into, const struct sparse *from, struct fault *fault)
{
	uint32_t *cells = calloc(from->cells.count + 1, sizeof *cells);
	bool fine = cells != NULL;

	for (uint32_t i = 0; fine && i < from->cells.count; i++) {
		cells[i] = tuples_add(&into->cells, tuples_at(&from->cells, i));
		fine = cells[i] != LEXIS_NONE;
	}
	if (!fine)
		fault_memory(fault);
	for (size_t i = 0; fine && i < from->count; i++)
		fine = merge_document(into, from, &from->at[i], cells, fault);
	free(cells);
	return fine;
}

static int
compare_groups(const void *a, const void *b)
{
	const struct sparse_group *x = a, *y = b;

	return cell_value_compare(x->value, y->value);
}

static int
compare_cells(const void *a, const void *b)
{
	const struct sparse_cell *x = a, *y = b;
	int order = slice_compare(x->lexicon, y->lexicon);

	order = order ? order : cell_code_compare(x->code, y->code);
	return order ? order : (x->polarity > y->polarity) - (x->polarity < y->polarity);
}

static int
compare_counts(const void *a, const void *b)
{
	const struct sparse_count *x = a, *y = b;

	return (x->cell > y->cell) - (x->cell < y->cell);
}

/* Of documents with the same id, what they count: whichever of two equal ones is first. */
static int
compare_contents(const struct sparse_document *x, const struct sparse_document *y)
{
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->words != y->words)
		return x->words < y->words ? -1 : 1;
	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	for (uint32_t i = 0; i < x->count; i++) {
		const struct sparse_count *a = &x->counts[i], *b = &y->counts[i];

		if (a->cell != b->cell)
			return a->cell < b->cell ? -1 : 1;
		if (a->references != b->references)
			return a->references < b->references ? -1 : 1;
	}
	return 0;
}

static int
compare_documents(const void *a, const void *b)
{
	const struct sparse_document *x = a, *y = b;
	int order = slice_compare(x->id, y->id);

	return order ? order : compare_contents(x, y);
}

static bool
sort_groups(struct sparse *sparse)
{
	size_t count = lexis_count(sparse->groups);

	sparse->group_at = arena_array(&sparse->arena, count, sizeof *sparse->group_at);
	if (!sparse->group_at)
		return false;
	for (uint32_t i = 0; i < count; i++)
		sparse->group_at[i] = (struct sparse_group){ lexis_word(sparse->groups, i), i };
	qsort(sparse->group_at, count, sizeof *sparse->group_at, compare_groups);
	sparse->group_count = count;
	return true;
}

static bool
sort_cells(struct sparse *sparse)
{
	size_t count = sparse->cells.count;

	sparse->cell_at = arena_array(&sparse->arena, count, sizeof *sparse->cell_at);
	if (!sparse->cell_at)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		const struct slice *names = tuples_at(&sparse->cells, i);
		struct slice code = names[CELL_CODE], polarity = names[CELL_POLARITY];

		sparse->cell_at[i] = (struct sparse_cell){ names[CELL_LEXICON], code,
			cell_code_depth(code),
			polarity.size ? cell_polarity_of(polarity) : CELL_EITHER, i };
	}
	qsort(sparse->cell_at, count, sizeof *sparse->cell_at, compare_cells);
	sparse->cell_count = count;
	return true;
}

bool
sparse_seal(struct sparse *sparse)
{
	uint32_t *groups, *cells;

	if (!sort_groups(sparse) || !sort_cells(sparse))
		return false;
	groups = arena_array(&sparse->arena, sparse->group_count, sizeof *groups);
	cells = arena_array(&sparse->arena, sparse->cell_count, sizeof *cells);
	if (!groups || !cells)
		return false;
	for (uint32_t i = 0; i < sparse->group_count; i++)
		groups[sparse->group_at[i].number] = i;
	for (uint32_t i = 0; i < sparse->cell_count; i++)
		cells[sparse->cell_at[i].number] = i;
	for (size_t i = 0; i < sparse->count; i++) {
		struct sparse_document *document = &sparse->at[i];

		document->group = groups[document->group];
		for (uint32_t j = 0; j < document->count; j++)
			document->counts[j].cell = cells[document->counts[j].cell];
		qsort(document->counts, document->count, sizeof *document->counts, compare_counts);
	}
	if (sparse->count)
		qsort(sparse->at, sparse->count, sizeof *sparse->at, compare_documents);
	return true;
}

#include "weighted.h"

#include <stdlib.h>

#include "array.h"
#include "json.h"
#include "lines.h"

enum {
	REFERENCES_MOST = 1000000000	/* of a cell: sums of millionths stay exact */
};

struct reader {
	struct weighted *weighted;
	const struct inclusions *inclusions;
	const struct overlap *overlap;
	struct json_check check;
	struct arena line;	/* of one line */
	struct fault *fault;
};

/* The weight of the review whose line this is. False: fault. */
static bool
find_weight(struct reader *reader, const struct cell_by *by, uint64_t *weight)
{
	char shown[QUOTED_BYTES];
	struct slice name;
	uint32_t review;

	if (by->count != 1)
		return fault_set(reader->fault, "the count is not by one field; give tl-count --by "
			"with the one that names the reviews");
	name = json_plain(by->at[0].value, &reader->line);
	if (!name.at)
		return fault_memory(reader->fault);
	review = lexis_find(reader->inclusions->reviews, name);
	if (review == LEXIS_NONE)
		return fault_set(reader->fault, "no list has studies of \"%s\"; add them, or leave "
			"it out", quoted(shown, name));
	*weight = reader->overlap->weights[review];
	return true;
}

/* The number of a cell, new or old; LEXIS_NONE: no memory. */
static uint32_t
cell_number(struct weighted *weighted, const struct cell *cell)
{
	struct buffer key = { 0 };
	struct weighted_cell *at = array_reserve(weighted->at, &weighted->room, weighted->count, 1,
		sizeof *at);
	uint32_t number = LEXIS_NONE;

	if (!at)
		return LEXIS_NONE;
	weighted->at = at;
	json_add_string(&key, cell->lexicon);
	json_add_string(&key, cell->code);
	buffer_add_slice(&key, cell_polarity_name(cell->polarity));
	if (!buffer_failed(&key))
		number = lexis_intern(weighted->keys, buffer_slice(&key));
	buffer_free(&key);
	if (number != weighted->count)
		return number;
	at[number] = (struct weighted_cell){
		.lexicon = arena_copy(&weighted->arena, cell->lexicon),
		.code = arena_copy(&weighted->arena, cell->code), .polarity = cell->polarity
	};
	if (!at[number].lexicon.at || !at[number].code.at)
		return LEXIS_NONE;
	weighted->count++;
	return number;
}

static bool
add_cell(struct reader *reader, const struct cell_line *line, uint64_t weight)
{
	uint64_t references = line->cell.counts.references;
	struct weighted_cell *cell;
	uint32_t number;

	if (references > REFERENCES_MOST)
		return fault_set(reader->fault, "more than 1000000000 references in one cell");
	number = cell_number(reader->weighted, &line->cell);
	if (number == LEXIS_NONE)
		return fault_memory(reader->fault);
	cell = &reader->weighted->at[number];
	cell->references += references;
	cell->weight += references * weight;
	return true;
}

static bool
read_line(struct reader *reader, struct slice bytes)
{
	struct cell_line line;
	uint64_t weight = 0;

	arena_reset(&reader->line);
	if (!json_check_object(&reader->check, bytes, reader->fault)
			|| !cell_read(&line, bytes, &reader->line, reader->fault))
		return false;
	if (line.partial)
		return fault_set(reader->fault, "a part of a count; finish it with "
			"tl-count --merge");
	if (line.group.all || line.kind != CELL_LINE_CELL || cell_is_uncoded(line.cell.code))
		return true;
	return find_weight(reader, &line.group.by, &weight) && add_cell(reader, &line, weight);
}

static int
cell_order(const void *left, const void *right)
{
	const struct weighted_cell *a = left, *b = right;
	int order = slice_compare(a->lexicon, b->lexicon);

	if (order == 0)
		order = cell_code_compare(a->code, b->code);
	return order ? order : (a->polarity > b->polarity) - (a->polarity < b->polarity);
}

static bool
has_share(const struct weighted_cell *cell)
{
	return cell->polarity == CELL_BARRIER || cell->polarity == CELL_ENABLER;
}

/* Shares are of the barriers and enablers of a lexicon, which its themes have among them. */
static void
add_wholes(struct weighted *weighted)
{
	size_t end;

	for (size_t from = 0; from < weighted->count; from = end) {
		uint64_t whole = 0;

		for (end = from; end < weighted->count && slice_equal(weighted->at[end].lexicon,
				weighted->at[from].lexicon); end++)
			if (has_share(&weighted->at[end])
					&& cell_code_depth(weighted->at[end].code) == 1)
				whole += weighted->at[end].weight;
		for (size_t i = from; i < end; i++)
			weighted->at[i].whole = has_share(&weighted->at[i]) ? whole : 0;
	}
}

bool
weighted_read(struct weighted *weighted, const char *path, const struct inclusions *inclusions,
	const struct overlap *overlap, struct fault *fault)
{
	struct reader reader = {
		.weighted = weighted, .inclusions = inclusions, .overlap = overlap, .fault = fault
	};
	struct lines *lines = lines_open(path, fault);
	enum lines_got got = lines ? LINES_ONE : LINES_BROKEN;
	struct slice line;

	weighted->keys = lexis_new(SIZE_MAX);
	if (!weighted->keys && got == LINES_ONE) {
		fault_memory(fault);
		got = LINES_BROKEN;
	}
	while (got == LINES_ONE) {
		got = lines_next(lines, &line, fault);
		if (got == LINES_ONE && !read_line(&reader, line)) {
			lines_place(lines, fault);
			got = LINES_BROKEN;
		}
	}
	lines_close(lines);
	json_check_free(&reader.check);
	arena_free(&reader.line);
	if (weighted->count)
		qsort(weighted->at, weighted->count, sizeof *weighted->at, cell_order);
	add_wholes(weighted);
	return got == LINES_END;
}

void
weighted_free(struct weighted *weighted)
{
	free(weighted->at);
	lexis_free(weighted->keys);
	arena_free(&weighted->arena);
}

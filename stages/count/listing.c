#include "listing.h"

#include <stdlib.h>

#include "group.h"

enum {
	LINE_BYTES = 64 * 1024	/* kept between lines */
};

struct group_entry {
	struct cell_by by;
	uint32_t id;
};

struct code_entry {
	struct tally_code code;
	uint32_t id;
};

struct row_entry {
	uint64_t place;		/* rank of the group, then rank of the code */
	const struct tally_row *row;
};

struct listing {
	const struct tally *tally;
	struct arena arena;
	struct group_entry *groups;
	struct code_entry *codes;
	struct row_entry *rows;
	struct cell_total *totals;	/* of the group being written */
	struct buffer line;
	struct emitter *emitter;
	bool partial;
};

static int
compare_groups(const void *a, const void *b)
{
	const struct group_entry *x = a, *y = b;

	return cell_by_compare(&x->by, &y->by);
}

static int
compare_codes(const void *a, const void *b)
{
	const struct code_entry *x = a, *y = b;
	int order = slice_compare(x->code.lexicon, y->code.lexicon);

	return order ? order : cell_code_compare(x->code.code, y->code.code);
}

static int
compare_rows(const void *a, const void *b)
{
	const struct row_entry *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

static bool
sort_groups(struct listing *listing)
{
	const struct tally *tally = listing->tally;
	size_t count = tally->group_count;

	listing->groups = arena_array(&listing->arena, count, sizeof *listing->groups);
	for (uint32_t i = 0; listing->groups && i < count; i++) {
		listing->groups[i].id = i;
		if (!group_to_by(buffer_slice(&tally->names), lexis_word(tally->group_keys, i),
				&listing->arena, &listing->groups[i].by))
			return false;
	}
	if (listing->groups)
		qsort(listing->groups, count, sizeof *listing->groups, compare_groups);
	return listing->groups != NULL;
}

static bool
sort_codes(struct listing *listing)
{
	const struct tally *tally = listing->tally;
	size_t count = tally->code_count;

	listing->codes = arena_array(&listing->arena, count, sizeof *listing->codes);
	if (!listing->codes)
		return false;
	for (uint32_t i = 0; i < count; i++)
		listing->codes[i] = (struct code_entry){ tally->codes[i], i };
	qsort(listing->codes, count, sizeof *listing->codes, compare_codes);
	return true;
}

/* After the groups and codes, by their ranks. */
static bool
sort_rows(struct listing *listing)
{
	const struct tally *tally = listing->tally;
	uint32_t *groups = arena_array(&listing->arena, tally->group_count, sizeof *groups);
	uint32_t *codes = arena_array(&listing->arena, tally->code_count, sizeof *codes);

	listing->rows = arena_array(&listing->arena, tally->row_count, sizeof *listing->rows);
	if (!groups || !codes || !listing->rows)
		return false;
	for (uint32_t i = 0; i < tally->group_count; i++)
		groups[listing->groups[i].id] = i;
	for (uint32_t i = 0; i < tally->code_count; i++)
		codes[listing->codes[i].id] = i;
	for (size_t i = 0; i < tally->row_count; i++) {
		const struct tally_row *row = &tally->rows[i];
		uint64_t place = (uint64_t)groups[row->group] << 32 | codes[row->code];

		listing->rows[i] = (struct row_entry){ place, row };
	}
	qsort(listing->rows, tally->row_count, sizeof *listing->rows, compare_rows);
	return true;
}

static bool
emit(struct listing *listing, struct fault *fault)
{
	if (buffer_failed(&listing->line))
		return fault_memory(fault);
	return emit_line(listing->emitter, buffer_slice(&listing->line), 0);
}

/* Sums the top-level codes of a group's rows, which hold each of its references once. */
static void
sum_totals(struct listing *listing, const struct row_entry *rows, size_t count,
	struct cell_group *group)
{
	group->totals = listing->totals;
	group->total_count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct tally_row *row = rows[i].row;
		const struct tally_code *code = &listing->tally->codes[row->code];
		struct cell_total *total = &group->totals[group->total_count];

		if (code->parent != TALLY_NONE || cell_is_uncoded(code->code))
			continue;
		if (group->total_count && slice_equal(total[-1].lexicon, code->lexicon)) {
			total--;
		} else {
			*total = (struct cell_total){ .lexicon = code->lexicon };
			group->total_count++;
		}
		for (int p = 0; p < CELL_EITHER; p++)
			total->references[p] += row->slots[p].counts.references;
	}
}

static bool
emit_row(struct listing *listing, const struct tally_row *row, const struct cell_group *group,
	struct fault *fault)
{
	const struct tally_code *code = &listing->tally->codes[row->code];
	struct cell cell = { .lexicon = code->lexicon, .code = code->code };

	for (cell.polarity = CELL_BARRIER; cell.polarity < CELL_POLARITIES; cell.polarity++) {
		cell.counts = row->slots[cell.polarity].counts;
		if (cell.counts.references == 0)
			continue;
		buffer_reset(&listing->line, LINE_BYTES);
		cell_write(&listing->line, &cell, group, listing->partial);
		if (!emit(listing, fault))
			return false;
	}
	return true;
}

/* A group and its rows, which are the next `count`. */
static bool
emit_group(struct listing *listing, const struct group_entry *entry,
	const struct row_entry *rows, size_t count, struct fault *fault)
{
	const struct tally_group *counts = &listing->tally->groups[entry->id];
	struct cell_group group = {
		.by = entry->by,
		.documents = counts->documents,
		.sentences = counts->sentences,
		.words = counts->words,
	};
	char shown[QUOTED_BYTES];

	if (group.documents == 0)
		return fault_set(fault, "group %s has cells and no documents; give whole parts",
			quoted(shown, lexis_word(listing->tally->group_keys, entry->id)));
	sum_totals(listing, rows, count, &group);
	buffer_reset(&listing->line, LINE_BYTES);
	cell_write_group(&listing->line, &group, listing->partial);
	if (!emit(listing, fault))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!emit_row(listing, rows[i].row, &group, fault))
			return false;
	return true;
}

static bool
emit_groups(struct listing *listing, struct fault *fault)
{
	const struct tally *tally = listing->tally;
	size_t from = 0, to = 0;

	listing->totals = arena_array(&listing->arena, tally->code_count, sizeof *listing->totals);
	if (!listing->totals || !sort_groups(listing) || !sort_codes(listing)
			|| !sort_rows(listing))
		return fault_memory(fault);
	for (size_t rank = 0; rank < tally->group_count; rank++) {
		for (from = to; to < tally->row_count; to++)
			if (listing->rows[to].place >> 32 != rank)
				break;
		if (!emit_group(listing, &listing->groups[rank], &listing->rows[from], to - from,
				fault))
			return false;
	}
	return true;
}

bool
listing_emit(const struct tally *tally, bool partial, struct emitter *emitter, struct fault *fault)
{
	struct listing listing = { .tally = tally, .emitter = emitter, .partial = partial };
	bool done = emit_groups(&listing, fault);

	buffer_free(&listing.line);
	arena_free(&listing.arena);
	return done;
}

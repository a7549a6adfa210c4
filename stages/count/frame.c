#include "frame.h"

static void
fill_total(struct cell_total *total, struct slice lexicon, const struct tally_row *row,
	enum cell_unit unit)
{
	total->lexicon = lexicon;
	for (int p = 0; p < CELL_POLARITIES; p++)
		total->units[p] = cell_units(&row->slots[p].counts, unit);
	for (int p = 0; p < CELL_EITHER; p++)
		total->references[p] = row->slots[p].counts.references;
}

/* Takes the totals from the rows of whole lexicons. */
static bool
fill_totals(struct frame *frame, const struct tally *tally, const struct order_group *ordered,
	struct arena *arena)
{
	struct cell_group *group = &frame->group;

	group->totals = arena_array(arena, ordered->row_count, sizeof *group->totals);
	frame->totals = arena_array(arena, ordered->row_count, sizeof *frame->totals);
	if (!group->totals || !frame->totals)
		return false;
	for (size_t i = 0; i < ordered->row_count; i++) {
		const struct tally_row *row = ordered->rows[i];
		const struct tally_code *code = &tally->codes[row->code];

		if (code->code.size)
			continue;
		frame->totals[group->total_count] = row;
		fill_total(&group->totals[group->total_count++], code->lexicon, row, group->unit);
	}
	return true;
}

static void
fill_lists(const struct frame *frame, struct frame_cell *cell, const struct tally_slot *slot)
{
	const struct cell_total *total = cell_total_of(&frame->group, cell->cell.lexicon);
	const struct tally_row *row = total ? frame->totals[total - frame->group.totals] : NULL;
	struct frame_lists *lists = &cell->lists;

	lists->units = slot->sums.counts;
	lists->documents = slot->sums.documents;
	lists->group_words = frame->sums.counts;
	lists->group_documents = frame->sums.documents;
	if (row && cell->measure.group_units)
		lists->group_units = row->slots[CELL_EITHER].sums.counts;
	if (row && cell->measure.group_polarity_units)
		lists->group_polarity_units = row->slots[cell->cell.polarity].sums.counts;
}

static void
add_cells(struct frame *frame, const struct tally_code *code, const struct tally_row *row)
{
	for (int p = 0; p < CELL_POLARITIES; p++) {
		const struct tally_slot *slot = &row->slots[p];
		struct frame_cell *cell = &frame->cells[frame->cell_count];

		if (slot->counts.references == 0)
			continue;
		*cell = (struct frame_cell){
			.cell = {
				.lexicon = code->lexicon, .code = code->code, .polarity = p,
				.counts = slot->counts
			},
			.depth = cell_code_depth(code->code),
		};
		cell->measure = cell_measure(&cell->cell, &frame->group);
		fill_lists(frame, cell, slot);
		frame->cell_count++;
	}
}

bool
frame_make(struct frame *frame, const struct tally *tally, const struct order_group *group,
	struct arena *arena)
{
	const struct tally_group *counts = &tally->groups[group->id];

	frame->group.unit = tally->design.unit;
	frame->group.documents = counts->documents;
	frame->group.sentences = counts->sentences;
	frame->group.words = counts->words;
	frame->replicates = tally->design.replicates;
	frame->sums = counts->sums;
	frame->cell_count = 0;
	frame->cells = arena_array(arena, group->row_count * CELL_POLARITIES,
		sizeof *frame->cells);
	if (!frame->cells || !fill_totals(frame, tally, group, arena))
		return false;
	for (size_t i = 0; i < group->row_count; i++) {
		const struct tally_row *row = group->rows[i];

		if (tally->codes[row->code].code.size)
			add_cells(frame, &tally->codes[row->code], row);
	}
	return true;
}

bool
frame_has_totals(const struct frame *frame)
{
	for (size_t i = 0; i < frame->cell_count; i++) {
		const struct cell *cell = &frame->cells[i].cell;

		if (!cell_is_uncoded(cell->code) && !cell_total_of(&frame->group, cell->lexicon))
			return false;
	}
	return true;
}

static uint64_t
at(const uint64_t *list, size_t replicate)
{
	return list ? list[replicate] : 0;
}

struct cell_measure
frame_replicate(const struct frame_cell *cell, size_t replicate)
{
	const struct frame_lists *lists = &cell->lists;

	return (struct cell_measure){
		.units = at(lists->units, replicate),
		.documents = at(lists->documents, replicate),
		.group_units = at(lists->group_units, replicate),
		.group_polarity_units = at(lists->group_polarity_units, replicate),
		.group_documents = at(lists->group_documents, replicate),
		.group_words = at(lists->group_words, replicate),
	};
}

bool
frame_can_be_key(const struct frame_cell *cell)
{
	return (cell->cell.polarity == CELL_BARRIER || cell->cell.polarity == CELL_ENABLER)
		&& !cell_is_uncoded(cell->cell.code);
}

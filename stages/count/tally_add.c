/* tally_add.c: counts that were made elsewhere, added to a tally. */
#include "group.h"
#include "tally.h"

static bool
add_count(uint64_t *sum, uint64_t count, struct fault *fault)
{
	if (count > CELL_COUNT_MAX - *sum)
		return fault_set(fault, "a count beyond 2^53 - 1; "
			"give parts as tl-count wrote them");
	*sum += count;
	return true;
}

static bool
add_sums(struct tally *tally, struct replicate_sums *sums, const struct cell_part *part,
	struct fault *fault)
{
	if (part->replicates == 0)
		return true;
	if (!sums->counts && !replicates_sums(&tally->replicates, &tally->arena, sums))
		return fault_memory(fault);
	for (size_t i = 0; i < part->replicates; i++)
		if (!add_count(&sums->counts[i], part->first[i], fault)
				|| !add_count(&sums->documents[i], part->documents[i], fault))
			return false;
	return true;
}

bool
tally_add_group(struct tally *tally, uint32_t group, const struct tally_group *counts,
	const struct cell_part *part, struct fault *fault)
{
	struct tally_group *sum = &tally->groups[group];

	return add_count(&sum->documents, counts->documents, fault)
		&& add_count(&sum->sentences, counts->sentences, fault)
		&& add_count(&sum->words, counts->words, fault)
		&& add_sums(tally, &sum->sums, part, fault);
}

bool
tally_add_cell(struct tally *tally, uint32_t group, const struct cell *cell,
	const struct cell_part *part, struct fault *fault)
{
	uint32_t code = tally_code(tally, cell->lexicon, cell->code);
	struct tally_row *row = code == TALLY_NONE ? NULL : tally_row(tally, group, code);
	struct cell_counts *sum;

	if (!row)
		return fault_memory(fault);
	sum = &row->slots[cell->polarity].counts;
	if (cell->counts.most > sum->most)
		sum->most = cell->counts.most;
	return add_count(&sum->references, cell->counts.references, fault)
		&& add_count(&sum->sentences, cell->counts.sentences, fault)
		&& add_count(&sum->documents, cell->counts.documents, fault)
		&& add_sums(tally, &row->slots[cell->polarity].sums, part, fault);
}

static struct cell_part
part_of(const struct tally *tally, const struct replicate_sums *sums)
{
	return (struct cell_part){
		.replicates = sums->counts ? tally->replicates.count : 0,
		.first = sums->counts, .documents = sums->documents,
	};
}

/* Adds one row of another tally; `group` is its group's number here. */
static bool
merge_row(struct tally *into, uint32_t group, const struct tally *from,
	const struct tally_row *row, struct fault *fault)
{
	struct cell cell = {
		.lexicon = from->codes[row->code].lexicon,
		.code = from->codes[row->code].code,
	};

	for (cell.polarity = CELL_BARRIER; cell.polarity < CELL_POLARITIES; cell.polarity++) {
		const struct tally_slot *slot = &row->slots[cell.polarity];
		struct cell_part part = part_of(from, &slot->sums);

		cell.counts = slot->counts;
		if (cell.counts.references && !tally_add_cell(into, group, &cell, &part, fault))
			return false;
	}
	return true;
}

/* Adds all that `from` holds; its group i is here the group numbers[i]. */
static bool
merge_counts(struct tally *into, const uint32_t *numbers, const struct tally *from,
	struct fault *fault)
{
	for (size_t i = 0; i < from->group_count; i++) {
		struct cell_part part = part_of(from, &from->groups[i].sums);

		if (!tally_add_group(into, numbers[i], &from->groups[i], &part, fault))
			return false;
	}
	for (size_t i = 0; i < from->row_count; i++)
		if (!merge_row(into, numbers[from->rows[i].group], from, &from->rows[i], fault))
			return false;
	return true;
}

/* Adds `from` with its groups summed up over all fields but those that are kept; NULL: none. */
static bool
merge_kept(struct tally *into, const struct tally *from, const unsigned *kept,
	struct fault *fault)
{
	struct arena arena = { 0 };
	struct buffer picked = { 0 };
	uint32_t *numbers = arena_array(&arena, from->group_count, sizeof *numbers);
	bool done = numbers != NULL;

	for (uint32_t i = 0; done && i < from->group_count; i++) {
		struct slice values = lexis_word(from->group_keys, i);

		if (kept && group_pick(values, *kept, &picked))
			values = buffer_slice(&picked);
		numbers[i] = buffer_failed(&picked) ? TALLY_NONE : tally_group(into, values);
		done = numbers[i] != TALLY_NONE;
	}
	done = done ? merge_counts(into, numbers, from, fault) : fault_memory(fault);
	buffer_free(&picked);
	arena_free(&arena);
	return done;
}

bool
tally_merge(struct tally *into, const struct tally *from, struct fault *fault)
{
	if (from->design.names.size && !tally_designed(into, &from->design, fault))
		return false;
	return merge_kept(into, from, NULL, fault);
}

struct tally *
tally_over(const struct tally *tally, unsigned kept, struct fault *fault)
{
	struct tally_design design = tally->design;
	struct tally *over = tally_new();
	struct buffer names = { 0 };
	bool done = over && group_pick(design.names, kept, &names);

	design.names = buffer_slice(&names);
	done = done ? tally_designed(over, &design, fault)
		&& merge_kept(over, tally, &kept, fault) : fault_memory(fault);
	buffer_free(&names);
	if (done)
		return over;
	tally_free(over);
	return NULL;
}

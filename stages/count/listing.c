#include "listing.h"

#include <stdlib.h>

#include "frame.h"
#include "group.h"
#include "intervals.h"
#include "json.h"

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
	const struct listing_settings *settings;
	struct arena arena;	/* of the order */
	struct arena scratch;	/* of a group */
	struct group_entry *groups;
	struct code_entry *codes;
	struct row_entry *entries;
	const struct tally_row **rows;	/* in that order */
	struct buffer line;
	struct emitter *emitter;
	struct buffer *remarks;
	bool all;		/* groups are summed up */
	size_t concentrated;	/* cells so far */
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

	listing->entries = arena_array(&listing->arena, tally->row_count,
		sizeof *listing->entries);
	listing->rows = arena_array(&listing->arena, tally->row_count, sizeof *listing->rows);
	if (!groups || !codes || !listing->entries || !listing->rows)
		return false;
	for (uint32_t i = 0; i < tally->group_count; i++)
		groups[listing->groups[i].id] = i;
	for (uint32_t i = 0; i < tally->code_count; i++)
		codes[listing->codes[i].id] = i;
	for (size_t i = 0; i < tally->row_count; i++) {
		const struct tally_row *row = &tally->rows[i];
		uint64_t place = (uint64_t)groups[row->group] << 32 | codes[row->code];

		listing->entries[i] = (struct row_entry){ place, row };
	}
	qsort(listing->entries, tally->row_count, sizeof *listing->entries, compare_rows);
	for (size_t i = 0; i < tally->row_count; i++)
		listing->rows[i] = listing->entries[i].row;
	return true;
}

static bool
emit(struct listing *listing, struct fault *fault)
{
	if (buffer_failed(&listing->line))
		return fault_memory(fault);
	return emit_line(listing->emitter, buffer_slice(&listing->line), 0);
}

static bool
emit_group(struct listing *listing, const struct cell_group *group, const struct cell_part *part,
	struct fault *fault)
{
	buffer_reset(&listing->line, LINE_BYTES);
	cell_write_group(&listing->line, group, part);
	return emit(listing, fault);
}

static struct cell_part
part_of(const struct listing *listing, const struct replicate_sums *sums)
{
	const struct tally_design *design = &listing->tally->design;

	return (struct cell_part){
		.unit = design->unit, .seed = design->seed, .replicates = design->replicates,
		.first = sums->counts, .documents = sums->documents
	};
}

/* What a row counts by polarity, as parts. */
static bool
emit_part_row(struct listing *listing, const struct tally_row *row,
	const struct cell_group *group, struct fault *fault)
{
	const struct tally_code *code = &listing->tally->codes[row->code];
	struct cell cell = { .lexicon = code->lexicon, .code = code->code };

	for (cell.polarity = CELL_BARRIER; cell.polarity < CELL_POLARITIES; cell.polarity++) {
		const struct tally_slot *slot = &row->slots[cell.polarity];
		struct cell_part part = part_of(listing, &slot->sums);

		cell.counts = slot->counts;
		if (cell.counts.references == 0)
			continue;
		buffer_reset(&listing->line, LINE_BYTES);
		(code->code.size ? cell_write : cell_write_total)(&listing->line, &cell, group,
			&part);
		if (!emit(listing, fault))
			return false;
	}
	return true;
}

static bool
emit_part(struct listing *listing, const struct frame *frame,
	const struct tally_row *const *rows, size_t count, struct fault *fault)
{
	struct cell_part part = part_of(listing, &frame->sums);

	if (!emit_group(listing, &frame->group, &part, fault))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!emit_part_row(listing, rows[i], &frame->group, fault))
			return false;
	return true;
}

static void
remark(struct listing *listing, const struct cell *cell, const struct cell_by *by)
{
	struct buffer *out = listing->remarks;
	char shown[QUOTED_BYTES];

	buffer_add_format(out, "cell \"%s\" %s", quoted(shown, cell->code),
		cell_polarity_name(cell->polarity).at);
	for (size_t i = 0; i < by->count; i++) {
		buffer_add_string(out, i ? ", " : " of ");
		buffer_add_string(out, quoted(shown, by->at[i].value));
	}
	buffer_add_string(out, ": one document has ");
	buffer_add_number(out, cell->counts.most);
	buffer_add_string(out, " of its ");
	buffer_add_number(out, cell->counts.references);
	buffer_add_string(out, " references\n");
}

/* Marks cells that one document carries, and tells of the first ones. */
static void
find_concentrated(struct listing *listing, struct frame *frame)
{
	uint64_t limit = listing->settings->largest;

	for (size_t i = 0; i < frame->cell_count && frame->group.documents > 1; i++) {
		struct cell *cell = &frame->cells[i].cell;

		if (!frame_can_be_key(&frame->cells[i])
				|| cell->counts.references < CONCENTRATED_REFERENCES
				|| cell->counts.most * 1000 <= cell->counts.references * limit)
			continue;
		cell->findings.concentrated = true;
		if (!listing->all && listing->concentrated++ < CONCENTRATED_REMARKS)
			remark(listing, cell, &frame->group.by);
	}
}

static bool
emit_findings(struct listing *listing, const struct frame *frame, const struct keys *keys,
	struct fault *fault)
{
	if (!emit_group(listing, &frame->group, NULL, fault))
		return false;
	for (size_t i = 0; i < keys->count; i++) {
		buffer_reset(&listing->line, LINE_BYTES);
		cell_write_rule(&listing->line, &keys->rules[i], &frame->group);
		if (!emit(listing, fault))
			return false;
	}
	for (size_t i = 0; i < frame->cell_count; i++) {
		buffer_reset(&listing->line, LINE_BYTES);
		cell_write(&listing->line, &frame->cells[i].cell, &frame->group, NULL);
		if (!emit(listing, fault))
			return false;
	}
	return true;
}

static bool
emit_whole(struct listing *listing, struct frame *frame, struct fault *fault)
{
	const struct listing_settings *settings = listing->settings;
	const struct tally_design *design = &listing->tally->design;
	struct keys keys;

	frame->group.bootstrap = (struct cell_bootstrap){
		.replicates = design->replicates, .seed = design->seed, .level = settings->level
	};
	find_concentrated(listing, frame);
	if (!keys_find(&keys, &settings->rule, frame, &listing->scratch)
			|| (frame->replicates
				&& !intervals_find(frame, settings->level, &listing->scratch)))
		return fault_memory(fault);
	return emit_findings(listing, frame, &keys, fault);
}

/* A group and its rows, which are the next `count`. */
static bool
emit_entry(struct listing *listing, const struct group_entry *entry,
	const struct tally_row *const *rows, size_t count, struct fault *fault)
{
	struct frame frame = { .group = { .by = entry->by, .all = listing->all } };
	char shown[QUOTED_BYTES];

	arena_reset(&listing->scratch);
	if (listing->tally->groups[entry->id].documents == 0)
		return fault_set(fault, "group %s has cells and no documents; give whole parts",
			quoted(shown, lexis_word(listing->tally->group_keys, entry->id)));
	if (!frame_make(&frame, listing->tally, entry->id, rows, count, &listing->scratch))
		return fault_memory(fault);
	return listing->settings->partial ? emit_part(listing, &frame, rows, count, fault)
		: emit_whole(listing, &frame, fault);
}

static bool
emit_entries(struct listing *listing, struct fault *fault)
{
	const struct tally *tally = listing->tally;
	size_t from = 0, to = 0;

	if (!sort_groups(listing) || !sort_codes(listing) || !sort_rows(listing))
		return fault_memory(fault);
	for (size_t rank = 0; rank < tally->group_count; rank++) {
		for (from = to; to < tally->row_count; to++)
			if (listing->entries[to].place >> 32 != rank)
				break;
		if (!emit_entry(listing, &listing->groups[rank], listing->rows + from, to - from,
				fault))
			return false;
	}
	return true;
}

/* Lists the groups summed up over all fields that are not kept. */
static bool
emit_over(struct listing *listing, const struct tally *whole, unsigned kept, struct fault *fault)
{
	struct tally *over = tally_over(whole, kept, fault);
	bool done;

	if (!over)
		return false;
	listing->tally = over;
	listing->all = true;
	arena_reset(&listing->arena);
	done = emit_entries(listing, fault);
	tally_free(over);
	return done;
}

static unsigned
count_bits(unsigned set)
{
	unsigned count = 0;

	for (; set; set &= set - 1)
		count++;
	return count;
}

static bool
emit_totals(struct listing *listing, const struct tally *tally, struct fault *fault)
{
	struct json_cursor cursor = json_enter(tally->design.names);
	unsigned fields = 0;
	struct slice name;

	while (json_next_value(&cursor, &name))
		fields++;
	if (fields > LISTING_FIELDS)
		return fault_set(fault, "--totals over %u fields; count by %d at most", fields,
			LISTING_FIELDS);
	for (unsigned left = fields; left-- > 0; )
		for (unsigned kept = 0; kept < 1u << fields; kept++)
			if (count_bits(kept) == left && !emit_over(listing, tally, kept, fault))
				return false;
	return true;
}

bool
listing_emit(const struct tally *tally, const struct listing_settings *settings,
	struct emitter *emitter, struct buffer *remarks, struct fault *fault)
{
	struct listing listing = {
		.tally = tally, .settings = settings, .emitter = emitter, .remarks = remarks
	};
	bool done = emit_entries(&listing, fault);

	if (done && settings->totals && !settings->partial && tally->group_count)
		done = emit_totals(&listing, tally, fault);
	if (listing.concentrated > CONCENTRATED_REMARKS)
		buffer_add_format(remarks, "%zu more such cells; the output calls them "
			"\"concentrated\"\n", listing.concentrated - CONCENTRATED_REMARKS);
	buffer_free(&listing.line);
	arena_free(&listing.scratch);
	arena_free(&listing.arena);
	return done;
}

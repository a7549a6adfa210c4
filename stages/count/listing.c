#include "listing.h"

#include "doubts.h"
#include "frame.h"
#include "intervals.h"
#include "json.h"
#include "order.h"

enum {
	LINE_BYTES = 64 * 1024	/* kept between lines */
};

struct listing {
	const struct tally *tally;
	const struct listing_settings *settings;
	struct arena scratch;	/* of a group */
	struct buffer line;
	struct emitter *emitter;
	struct buffer *remarks;
	bool all;		/* groups are summed up */
	size_t concentrated;	/* cells so far */
};

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
emit_part(struct listing *listing, const struct frame *frame, const struct order_group *group,
	struct fault *fault)
{
	struct cell_part part = part_of(listing, &frame->sums);

	if (!emit_group(listing, &frame->group, &part, fault))
		return false;
	for (size_t i = 0; i < group->row_count; i++)
		if (!emit_part_row(listing, group->rows[i], &frame->group, fault))
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

static bool
emit_ordered(struct listing *listing, const struct order_group *group, struct fault *fault)
{
	struct frame frame = { .group = { .by = group->by, .all = listing->all } };
	struct slice values = lexis_word(listing->tally->group_keys, group->id);
	char shown[QUOTED_BYTES];

	arena_reset(&listing->scratch);
	if (!frame_make(&frame, listing->tally, group, &listing->scratch))
		return fault_memory(fault);
	if (frame.group.documents == 0)
		return fault_set(fault, "group %s has cells and no documents; give whole parts",
			quoted(shown, values));
	if (!frame_has_totals(&frame))
		return fault_set(fault, "group %s has cells and no total of their lexicon; "
			"give whole parts", quoted(shown, values));
	return listing->settings->partial ? emit_part(listing, &frame, group, fault)
		: emit_whole(listing, &frame, fault);
}

static bool
emit_tally(struct listing *listing, const struct tally *tally, struct fault *fault)
{
	struct arena arena = { 0 };
	struct order order;
	bool done = order_make(&order, tally, &arena) || fault_memory(fault);

	listing->tally = tally;
	if (done && !listing->all && !listing->settings->partial)
		doubts_remark(&order, tally, &listing->settings->rule, listing->remarks);
	for (size_t i = 0; done && i < order.count; i++)
		done = emit_ordered(listing, &order.groups[i], fault);
	arena_free(&arena);
	return done;
}

/* Lists the groups summed up over all fields that are not kept. */
static bool
emit_over(struct listing *listing, const struct tally *whole, unsigned kept, struct fault *fault)
{
	struct tally *over = tally_over(whole, kept, fault);
	bool done;

	if (!over)
		return false;
	listing->all = true;
	done = emit_tally(listing, over, fault);
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
		.settings = settings, .emitter = emitter, .remarks = remarks
	};
	bool done = emit_tally(&listing, tally, fault);

	if (done && settings->totals && !settings->partial && tally->group_count)
		done = emit_totals(&listing, tally, fault);
	if (listing.concentrated > CONCENTRATED_REMARKS)
		buffer_add_format(remarks, "%zu more such cells; the output calls them "
			"\"concentrated\"\n", listing.concentrated - CONCENTRATED_REMARKS);
	buffer_free(&listing.line);
	arena_free(&listing.scratch);
	return done;
}

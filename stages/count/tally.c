#include "tally.h"

#include <stdlib.h>

#include "array.h"

enum {
	FIRST_SLOTS = 1024
};

/* The slot that holds the row of a group and a code, or the free one where it belongs. */
static uint32_t *
find_slot(const struct tally *tally, uint32_t group, uint32_t code)
{
	uint64_t hash = ((uint64_t)group << 32 | code) * 0x9e3779b97f4a7c15u;
	size_t i = (hash ^ hash >> 32) & tally->slot_mask;

	for (; tally->slots[i] != TALLY_NONE; i = (i + 1) & tally->slot_mask) {
		const struct tally_row *row = &tally->rows[tally->slots[i]];

		if (row->group == group && row->code == code)
			break;
	}
	return &tally->slots[i];
}

/* Makes `count` slots, a power of two, and puts the rows into them. */
static bool
set_slots(struct tally *tally, size_t count)
{
	uint32_t *slots = count > SIZE_MAX / sizeof *slots ? NULL : malloc(count * sizeof *slots);

	if (!slots)
		return false;
	memset(slots, 0xff, count * sizeof *slots);
	free(tally->slots);
	tally->slots = slots;
	tally->slot_mask = count - 1;
	for (uint32_t i = 0; i < tally->row_count; i++)
		*find_slot(tally, tally->rows[i].group, tally->rows[i].code) = i;
	return true;
}

struct tally *
tally_new(void)
{
	struct tally *tally = calloc(1, sizeof *tally);

	if (!tally)
		return NULL;
	tally->group_keys = lexis_new(SIZE_MAX);
	tally->code_keys = lexis_new(SIZE_MAX);
	if (tally->group_keys && tally->code_keys && set_slots(tally, FIRST_SLOTS))
		return tally;
	tally_free(tally);
	return NULL;
}

void
tally_free(struct tally *tally)
{
	if (!tally)
		return;
	lexis_free(tally->group_keys);
	lexis_free(tally->code_keys);
	free(tally->groups);
	free(tally->codes);
	free(tally->rows);
	free(tally->slots);
	free(tally->touched);
	replicates_end(&tally->replicates);
	arena_free(&tally->arena);
	buffer_free(&tally->names);
	buffer_free(&tally->key);
	free(tally);
}

static bool
check_design(const struct tally_design *known, const struct tally_design *other,
	struct fault *fault)
{
	char first[QUOTED_BYTES], second[QUOTED_BYTES];

	if (!slice_equal(known->names, other->names))
		return fault_set(fault, "parts counted by %s and by %s do not add up; "
			"count them with the same --by", quoted(first, known->names),
			quoted(second, other->names));
	if (known->unit != other->unit)
		return fault_set(fault, "parts counted in the units %s and %s do not add up; "
			"count them with the same --unit", cell_unit_name(known->unit),
			cell_unit_name(other->unit));
	if (known->replicates != other->replicates || known->seed != other->seed)
		return fault_set(fault, "parts of different bootstraps do not add up; "
			"count them with the same --bootstrap and --seed");
	return true;
}

bool
tally_designed(struct tally *tally, const struct tally_design *design, struct fault *fault)
{
	if (tally->design.names.size)
		return check_design(&tally->design, design, fault);
	buffer_reset(&tally->names, SIZE_MAX);
	buffer_add_slice(&tally->names, design->names);
	if (buffer_failed(&tally->names)
			|| !replicates_begin(&tally->replicates, design->replicates, design->seed))
		return fault_memory(fault);
	tally->design = *design;
	tally->design.names = buffer_slice(&tally->names);
	return true;
}

uint32_t
tally_group(struct tally *tally, struct slice values)
{
	uint32_t id = lexis_intern(tally->group_keys, values);
	struct tally_group *groups, group = { 0 };

	if (id == LEXIS_NONE || id < tally->group_count)
		return id;
	groups = array_reserve(tally->groups, &tally->group_room, tally->group_count, 1,
		sizeof *groups);
	if (!groups)
		return TALLY_NONE;
	tally->groups = groups;
	if (tally->replicates.count
			&& !replicates_sums(&tally->replicates, &tally->arena, &group.sums))
		return TALLY_NONE;
	groups[tally->group_count++] = group;
	return id;
}

/* The key of a code: its bytes, the lexicon's, and where one ends and the other begins. The lexis
 * keeps it, so that the code's two names are views of it. */
static uint32_t
intern_code(struct tally *tally, struct slice lexicon, struct slice code)
{
	struct tally_code *codes;
	struct slice key;
	uint32_t id;

	buffer_reset(&tally->key, SIZE_MAX);
	buffer_add_slice(&tally->key, code);
	buffer_add_slice(&tally->key, lexicon);
	buffer_add(&tally->key, &code.size, sizeof code.size);
	if (buffer_failed(&tally->key))
		return TALLY_NONE;
	id = lexis_intern(tally->code_keys, buffer_slice(&tally->key));
	if (id == LEXIS_NONE || id < tally->code_count)
		return id;
	codes = array_reserve(tally->codes, &tally->code_room, tally->code_count, 1,
		sizeof *codes);
	if (!codes)
		return TALLY_NONE;
	tally->codes = codes;
	key = lexis_word(tally->code_keys, id);
	codes[tally->code_count++] = (struct tally_code){
		.lexicon = { key.at + code.size, lexicon.size },
		.code = { key.at, code.size },
		.parent = TALLY_NONE, .row = TALLY_NONE,
	};
	return id;
}

/* Whether there is a level above, and which: the path without its last name, at last the
 * lexicon. */
static bool
level_above(struct slice code, struct slice *above)
{
	*above = code;
	while (above->size > 0 && above->at[--above->size] != '/')
		;
	return code.size > 0 && (above->size > 0 || !cell_is_uncoded(code));
}

/* Goes up from a new code until a level is known: those above it are then known too. */
static uint32_t
add_code(struct tally *tally, struct slice lexicon, struct slice code)
{
	size_t known = tally->code_count;
	uint32_t id = intern_code(tally, lexicon, code), child = id;

	while (child != TALLY_NONE && child >= known) {
		struct tally_code *below = &tally->codes[child];
		struct slice above;

		if (!level_above(below->code, &above))
			return id;
		known = tally->code_count;
		child = intern_code(tally, below->lexicon, above);
		tally->codes[known - 1].parent = child;
	}
	return child == TALLY_NONE ? TALLY_NONE : id;
}

/* Most codes were met before: their mark tells which to look at. */
uint32_t
tally_code(struct tally *tally, struct slice lexicon, struct slice code)
{
	uint32_t *recent = &tally->recent[slice_mark(code) >> 16 & (TALLY_RECENT - 1)];

	if (*recent >= tally->code_count || !slice_equal(tally->codes[*recent].code, code)
			|| !slice_equal(tally->codes[*recent].lexicon, lexicon))
		*recent = add_code(tally, lexicon, code);
	return *recent;
}

static struct tally_row *
row_add(struct tally *tally, uint32_t group, uint32_t code)
{
	struct tally_row *rows;

	if (tally->row_count >= TALLY_NONE)
		return NULL;
	rows = array_reserve(tally->rows, &tally->row_room, tally->row_count, 1, sizeof *rows);
	if (!rows)
		return NULL;
	tally->rows = rows;
	if (tally->row_count * 2 > tally->slot_mask && !set_slots(tally, tally->slot_mask * 2 + 2))
		return NULL;
	rows[tally->row_count] = (struct tally_row){ .group = group, .code = code };
	*find_slot(tally, group, code) = (uint32_t)tally->row_count;
	return &rows[tally->row_count++];
}

static inline struct tally_row *
row_of(struct tally *tally, uint32_t group, uint32_t code)
{
	uint32_t *last = &tally->codes[code].row;

	if (*last == TALLY_NONE || tally->rows[*last].group != group)
		*last = *find_slot(tally, group, code);
	return *last == TALLY_NONE ? row_add(tally, group, code) : &tally->rows[*last];
}

struct tally_row *
tally_row(struct tally *tally, uint32_t group, uint32_t code)
{
	return row_of(tally, group, code);
}

void
tally_begin(struct tally *tally, uint32_t group, struct slice id, uint64_t sentences,
	uint64_t words)
{
	struct tally_group *counts = &tally->groups[group];

	counts->documents++;
	counts->sentences += sentences;
	counts->words += words;
	tally->group = group;
	tally->document++;
	tally->touched_count = 0;
	if (tally->replicates.count == 0)
		return;
	replicates_draw(&tally->replicates, id);
	replicates_add(&tally->replicates, &counts->sums, (uint32_t)words);
}

/* Notes that the slot has something of this document; it has then been touched once. */
static bool
slot_begin(struct tally *tally, struct tally_row *row, enum cell_polarity polarity)
{
	struct tally_slot *slot = &row->slots[polarity];
	struct tally_touch *touched;

	slot->document = tally->document;
	slot->sentence = TALLY_NONE;
	slot->references = slot->sentences = 0;
	slot->counts.documents++;
	if (tally->replicates.count == 0)
		return true;
	touched = array_reserve(tally->touched, &tally->touched_room, tally->touched_count, 1,
		sizeof *touched);
	if (!touched)
		return false;
	tally->touched = touched;
	touched[tally->touched_count++] = (struct tally_touch){
		(uint32_t)(row - tally->rows), polarity
	};
	return true;
}

static inline bool
slot_count(struct tally *tally, struct tally_row *row, enum cell_polarity polarity,
	uint32_t sentence)
{
	struct tally_slot *slot = &row->slots[polarity];

	if (slot->document != tally->document && !slot_begin(tally, row, polarity))
		return false;
	slot->counts.references++;
	if (++slot->references > slot->counts.most)
		slot->counts.most = slot->references;
	if (sentence != TALLY_NONE && slot->sentence != sentence) {
		slot->sentence = sentence;
		slot->sentences++;
		slot->counts.sentences++;
	}
	return true;
}

bool
tally_reference(struct tally *tally, uint32_t code, enum cell_polarity polarity, uint32_t sentence)
{
	bool asserted = polarity == CELL_BARRIER || polarity == CELL_ENABLER;

	for (; code != TALLY_NONE; code = tally->codes[code].parent) {
		struct tally_row *row = row_of(tally, tally->group, code);

		if (!row || !slot_count(tally, row, polarity, sentence)
				|| (asserted && !slot_count(tally, row, CELL_EITHER, sentence)))
			return false;
	}
	return true;
}

static uint32_t
units_of(const struct tally_slot *slot, enum cell_unit unit)
{
	return unit == CELL_REFERENCE ? slot->references
		: unit == CELL_SENTENCE ? slot->sentences : 1;
}

bool
tally_end(struct tally *tally)
{
	for (size_t i = 0; i < tally->touched_count; i++) {
		struct tally_touch touch = tally->touched[i];
		struct tally_slot *slot = &tally->rows[touch.row].slots[touch.polarity];

		if (!slot->sums.counts
				&& !replicates_sums(&tally->replicates, &tally->arena, &slot->sums))
			return false;
		replicates_add(&tally->replicates, &slot->sums,
			units_of(slot, tally->design.unit));
	}
	return true;
}

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
	buffer_free(&tally->names);
	buffer_free(&tally->key);
	free(tally);
}

bool
tally_counted_by(struct tally *tally, struct slice names, struct fault *fault)
{
	char known[QUOTED_BYTES], other[QUOTED_BYTES];

	if (tally->names.size == 0) {
		buffer_add_slice(&tally->names, names);
		return !buffer_failed(&tally->names) || fault_memory(fault);
	}
	if (slice_equal(buffer_slice(&tally->names), names))
		return true;
	return fault_set(fault, "parts counted by %s and by %s do not add up; "
		"count them with the same --by", quoted(known, buffer_slice(&tally->names)),
		quoted(other, names));
}

uint32_t
tally_group(struct tally *tally, struct slice values)
{
	uint32_t id = lexis_intern(tally->group_keys, values);
	struct tally_group *groups;

	if (id == LEXIS_NONE || id < tally->group_count)
		return id;
	groups = array_reserve(tally->groups, &tally->group_room, tally->group_count, 1,
		sizeof *groups);
	if (!groups)
		return TALLY_NONE;
	tally->groups = groups;
	groups[tally->group_count++] = (struct tally_group){ 0 };
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
		.parent = TALLY_NONE,
	};
	return id;
}

/* The path without its last name; size 0 at the top. */
static struct slice
level_above(struct slice code)
{
	while (code.size > 0 && code.at[--code.size] != '/')
		;
	return code;
}

/* Goes up from a new code until a level is known: those above it are then known too. */
uint32_t
tally_code(struct tally *tally, struct slice lexicon, struct slice code)
{
	size_t known = tally->code_count;
	uint32_t id = intern_code(tally, lexicon, code), child = id;

	while (child != TALLY_NONE && child >= known) {
		struct tally_code *below = &tally->codes[child];
		struct slice above = level_above(below->code);

		if (above.size == 0)
			return id;
		known = tally->code_count;
		child = intern_code(tally, below->lexicon, above);
		tally->codes[known - 1].parent = child;
	}
	return child == TALLY_NONE ? TALLY_NONE : id;
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

static struct tally_row *
row_at(struct tally *tally, uint32_t group, uint32_t code)
{
	uint32_t row = *find_slot(tally, group, code);

	return row == TALLY_NONE ? row_add(tally, group, code) : &tally->rows[row];
}

void
tally_begin(struct tally *tally, uint32_t group, uint64_t sentences, uint64_t words)
{
	struct tally_group *counts = &tally->groups[group];

	counts->documents++;
	counts->sentences += sentences;
	counts->words += words;
	tally->group = group;
	tally->document++;
}

static void
slot_count(struct tally_slot *slot, uint64_t document, uint32_t sentence)
{
	slot->counts.references++;
	if (slot->document != document) {
		slot->document = document;
		slot->sentence = TALLY_NONE;
		slot->counts.documents++;
	}
	if (sentence != TALLY_NONE && slot->sentence != sentence) {
		slot->sentence = sentence;
		slot->counts.sentences++;
	}
}

bool
tally_reference(struct tally *tally, uint32_t code, enum cell_polarity polarity, uint32_t sentence)
{
	bool asserted = polarity == CELL_BARRIER || polarity == CELL_ENABLER;

	for (; code != TALLY_NONE; code = tally->codes[code].parent) {
		struct tally_row *row = row_at(tally, tally->group, code);

		if (!row)
			return false;
		slot_count(&row->slots[polarity], tally->document, sentence);
		if (asserted)
			slot_count(&row->slots[CELL_EITHER], tally->document, sentence);
	}
	return true;
}

static bool
add_count(uint64_t *sum, uint64_t count, struct fault *fault)
{
	if (count > CELL_COUNT_MAX - *sum)
		return fault_set(fault, "a count beyond 2^53 - 1; "
			"give parts as tl-count wrote them");
	*sum += count;
	return true;
}

bool
tally_add_group(struct tally *tally, uint32_t group, const struct tally_group *counts,
	struct fault *fault)
{
	struct tally_group *sum = &tally->groups[group];

	return add_count(&sum->documents, counts->documents, fault)
		&& add_count(&sum->sentences, counts->sentences, fault)
		&& add_count(&sum->words, counts->words, fault);
}

bool
tally_add_cell(struct tally *tally, uint32_t group, const struct cell *cell, struct fault *fault)
{
	uint32_t code = tally_code(tally, cell->lexicon, cell->code);
	struct tally_row *row = code == TALLY_NONE ? NULL : row_at(tally, group, code);
	struct cell_counts *sum;

	if (!row)
		return fault_memory(fault);
	sum = &row->slots[cell->polarity].counts;
	return add_count(&sum->references, cell->counts.references, fault)
		&& add_count(&sum->sentences, cell->counts.sentences, fault)
		&& add_count(&sum->documents, cell->counts.documents, fault);
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
		cell.counts = row->slots[cell.polarity].counts;
		if (cell.counts.references && !tally_add_cell(into, group, &cell, fault))
			return false;
	}
	return true;
}

bool
tally_merge(struct tally *into, const struct tally *from, struct fault *fault)
{
	uint32_t group;

	if (from->names.size && !tally_counted_by(into, buffer_slice(&from->names), fault))
		return false;
	for (uint32_t i = 0; i < from->group_count; i++) {
		group = tally_group(into, lexis_word(from->group_keys, i));
		if (group == TALLY_NONE)
			return fault_memory(fault);
		if (!tally_add_group(into, group, &from->groups[i], fault))
			return false;
	}
	for (size_t i = 0; i < from->row_count; i++) {
		const struct tally_row *row = &from->rows[i];

		group = tally_group(into, lexis_word(from->group_keys, row->group));
		if (group == TALLY_NONE)
			return fault_memory(fault);
		if (!merge_row(into, group, from, row, fault))
			return false;
	}
	return true;
}

/* record_decode.c: text, spans and stems out of the line. Values are well-formed JSON; their meaning is
 * still hostile. */
#include <endian.h>

#include "ascii.h"
#include "bytes16.h"
#include "record_inside.h"
#include "utf8.h"

bool
decode_not_a(const char *what, enum layer layer, struct fault *fault)
{
	return fault_set(fault, "\"%s\" is not %s; run %s again", layer_name(layer), what,
		layer_maker(layer));
}

bool
decode_outside(enum layer layer, struct fault *fault)
{
	return fault_set(fault, "\"%s\" has offsets that are outside the text or not in order; "
		"run %s again", layer_name(layer), layer_maker(layer));
}

bool
decode_text(struct record *record, struct slice value, struct fault *fault)
{
	if (!json_is_string(value))
		return fault_set(fault, "\"text\" is not a string; run tl-ingest first");
	record->text = json_characters(value, &record->arena);
	if (!record->text.at)
		return fault_memory(fault);
	if (record->text.size > UINT32_MAX)
		return fault_set(fault, "the text is larger than 4 GiB; split the document");
	return text_index_build(&record->index, record->text, &record->arena)
		|| fault_memory(fault);
}

/* A place in the text that only moves forward, so that a layer is converted in one walk. */
struct walker {
	const struct text_index *index;
	uint64_t points;
	uint32_t bytes;
	uint32_t plain;		/* from bytes to here the text is ASCII */
};

static bool
walk_slow(struct walker *walker, uint64_t points)
{
	struct slice text = walker->index->text;
	const char *at = text.at + walker->bytes;

	if (points < walker->points || points > walker->index->total)
		return false;
	if (points - walker->points > 256) {
		text_index_bytes(walker->index, points, &walker->bytes);
	} else {
		for (uint64_t i = walker->points; i < points; i++)
			utf8_next(&at);
		walker->bytes = (uint32_t)(at - text.at);
	}
	walker->plain = walker->bytes + (uint32_t)utf8_ascii_prefix(text.at + walker->bytes,
		text.size - walker->bytes);
	walker->points = points;
	return true;
}

static inline bool
walk_to(struct walker *walker, uint64_t points, uint32_t *bytes)
{
	if (points >= walker->points && points - walker->points <= walker->plain - walker->bytes) {
		walker->bytes += (uint32_t)(points - walker->points);
		walker->points = points;
	} else if (!walk_slow(walker, points)) {
		return false;
	}
	*bytes = walker->bytes;
	return true;
}

enum {
	MOST_DIGITS = 10	/* of an offset */
};

/* Up to 7 digits and what follows them at once: marks each of 8 bytes that is no digit by its highest
 * bit, then adds the digits up pair by pair. 0: 8 digits or none. */
static inline size_t
few_digits(const char *at, uint64_t *number)
{
	const uint64_t each = 0x0101010101010101u;
	uint64_t bytes, others;
	size_t count;

	memcpy(&bytes, at, sizeof bytes);
	bytes = le64toh(bytes);
	others = ((bytes + each * (0x7f - '9')) | (bytes - each * '0') | bytes) & each << 7;
	count = others ? (size_t)__builtin_ctzll(others) / 8 : 0;
	if (count == 0)
		return 0;
	bytes = (bytes << (8 * (8 - count)) & each * 0x0f) * (1 + (10 << 8)) >> 8;
	bytes = (bytes & 0x00ff00ff00ff00ffu) * (1 + (100 << 16)) >> 16;
	*number = (bytes & 0x0000ffff0000ffffu) * (1 + (10000ull << 32)) >> 32;
	return count;
}

/* The next whole number of a flat array that ends before `end`, or false: the end, or something else
 * (cursor->at tells). */
static bool
next_number(struct json_cursor *cursor, const char *end, uint64_t *number)
{
	const char *at = cursor->at + (*cursor->at == ','), *first;
	size_t few = end - at >= 8 ? few_digits(at, number) : 0;
	uint64_t sum = 0;

	if (few && (at[few] == ',' || at[few] == ']')) {
		cursor->at = at + few;
		return true;
	}
	while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n' || *at == ',')
		at++;
	cursor->at = first = at;
	for (; ascii_is_digit(*at); at++)
		sum = sum * 10 + (uint64_t)(*at - '0');
	if (at == first || at - first > MOST_DIGITS || sum > UINT32_MAX || *at == '.'
			|| (*at | 0x20) == 'e')
		return false;
	cursor->at = at;
	*number = sum;
	return true;
}

/* At most so many pairs fit between the brackets: each is at least "0,0,". */
static size_t
most_pairs(struct slice value)
{
	return value.size / 4 + 1;
}

bool
decode_spans(struct record *record, enum layer layer, struct slice value, struct spans *spans,
	struct fault *fault)
{
	struct walker walker = { .index = &record->index };
	const char *behind = value.at + value.size;
	struct json_cursor cursor;
	uint64_t start, end;

	if (!json_is_array(value))
		return decode_not_a("an array", layer, fault);
	spans->count = 0;
	spans->at = arena_array(&record->arena, most_pairs(value), sizeof *spans->at);
	if (!spans->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (next_number(&cursor, behind, &start)) {
		struct span *span = &spans->at[spans->count++];

		if (!next_number(&cursor, behind, &end))
			return decode_not_a("an array of start,end pairs", layer, fault);
		if (!walk_to(&walker, start, &span->start) || !walk_to(&walker, end, &span->end))
			return decode_outside(layer, fault);
	}
	if (*cursor.at != ']')
		return decode_not_a("an array of start,end pairs", layer, fault);
	return true;
}

enum {
	STEMS_AT_ONCE = 64
};

/* Notes where strings without escapes and of up to 15 ASCII characters stand in the array, as
 * lexis_intern_all takes them, until another value comes. Returns their number. */
static size_t
plain_strings(struct json_cursor *cursor, struct slice array, uint32_t *ends)
{
	const char *at = cursor->at, *end = array.at + array.size;
	size_t count = 0;

	while (count < STEMS_AT_ONCE) {
		unsigned special;

		at += *at == ',';
		if (end - at < 18 || *at != '"')
			break;
		special = bytes16_json_special(++at);
		if (!special || at[__builtin_ctz(special)] != '"')
			break;
		ends[2 * count] = (uint32_t)(at - array.at);
		at += __builtin_ctz(special);
		ends[2 * count++ + 1] = (uint32_t)(at++ - array.at);
		cursor->at = at;
	}
	return count;
}

static bool
decode_stem(struct record *record, struct slice item, uint32_t *id, struct fault *fault)
{
	struct slice stem;

	if (!json_is_string(item))
		return decode_not_a("an array of strings", LAYER_STEMS, fault);
	stem = json_characters(item, &record->arena);
	*id = stem.at ? lexis_intern(record->lexis, stem) : LEXIS_NONE;
	return *id != LEXIS_NONE || fault_memory(fault);
}

bool
decode_stems(struct record *record, struct slice value, struct fault *fault)
{
	struct stems *stems = &record->stems;
	uint32_t ends[2 * STEMS_AT_ONCE];
	struct json_cursor cursor;
	struct slice item;
	size_t plain;

	if (!json_is_array(value))
		return decode_not_a("an array", LAYER_STEMS, fault);
	if (value.size > UINT32_MAX)
		return fault_set(fault, "the stems are larger than 4 GiB; split the document");
	stems->count = 0;
	stems->at = arena_array(&record->arena, value.size / 3 + 1, sizeof *stems->at);
	if (!stems->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	do {
		while ((plain = plain_strings(&cursor, value, ends)) > 0) {
			if (!lexis_intern_all(record->lexis, value, ends, plain,
					stems->at + stems->count))
				return fault_memory(fault);
			stems->count += plain;
		}
		if (!json_next_value(&cursor, &item))
			return true;
	} while (decode_stem(record, item, &stems->at[stems->count++], fault));
	return false;
}

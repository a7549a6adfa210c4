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
	return true;
}

bool
index_text(struct record *record, struct fault *fault)
{
	if (!record->indexed && !text_index_build(&record->index, record->text, &record->arena))
		return fault_memory(fault);
	record->indexed = true;
	return true;
}

/* A place in the text that only moves forward, so that a layer is converted in one walk. */
struct walker {
	const struct text_index *index;
	uint64_t points;
	uint32_t bytes;
	uint32_t plain;		/* so many bytes from there on are ASCII */
};

static bool
walk_slow(struct walker *walker, uint64_t points)
{
	struct slice text = walker->index->text;
	const char *at = text.at + walker->bytes + walker->plain;
	uint64_t seen = walker->points + walker->plain;

	if (points < walker->points || points > walker->index->total)
		return false;
	if (points - seen > 256) {
		text_index_bytes(walker->index, points, &walker->bytes);
	} else {
		for (; seen < points; seen++)
			utf8_next(&at);
		walker->bytes = (uint32_t)(at - text.at);
	}
	walker->plain = (uint32_t)utf8_ascii_prefix(text.at + walker->bytes,
		text.size - walker->bytes);
	walker->points = points;
	return true;
}

/* In any order where the text is ASCII: the caller looks after it. */
static inline bool
walk_to(struct walker *walker, uint64_t points, uint32_t *bytes)
{
	if (points - walker->points > walker->plain && !walk_slow(walker, points))
		return false;
	*bytes = walker->bytes + (uint32_t)(points - walker->points);
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

enum {
	PAIR_BYTES = 16		/* of two numbers of up to 7 digits and what follows each */
};

/* Two whole numbers at once; 0 if they are longer, if there is space, or other values. Returns the
 * bytes up to the comma or bracket behind them. */
static inline size_t
plain_pair(const char *at, uint64_t *start, uint64_t *end)
{
	size_t first = few_digits(at, start), both;

	if (first == 0 || at[first] != ',')
		return 0;
	both = first + 1 + few_digits(at + first + 1, end);
	return both > first + 1 && (at[both] == ',' || at[both] == ']') ? both : 0;
}

/* False: there is none (cursor->at tells why). */
static inline bool
next_pair(struct json_cursor *cursor, uint64_t *start, uint64_t *end)
{
	const char *at = cursor->at + (*cursor->at == ',');
	size_t plain = cursor->end - at >= PAIR_BYTES ? plain_pair(at, start, end) : 0;

	if (plain) {
		cursor->at = at + plain;
		return true;
	}
	if (!next_number(cursor, cursor->end, start))
		return false;
	if (next_number(cursor, cursor->end, end))
		return true;
	cursor->at = "";	/* half a pair */
	return false;
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
	uint64_t start, end, behind = 0;
	struct json_cursor cursor;

	if (!json_is_array(value))
		return decode_not_a("an array", layer, fault);
	spans->count = 0;
	spans->at = arena_array(&record->arena, most_pairs(value), sizeof *spans->at);
	if (!spans->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	for (; next_pair(&cursor, &start, &end); behind = end) {
		struct span *span = &spans->at[spans->count++];

		if (start < behind || end < start || !walk_to(&walker, start, &span->start)
				|| !walk_to(&walker, end, &span->end))
			return decode_outside(layer, fault);
	}
	if (*cursor.at != ']')
		return decode_not_a("an array of start,end pairs", layer, fault);
	return true;
}

bool
decode_count(struct slice value, size_t *count)
{
	const char *at = value.at + 1, *end = value.at + value.size - 1;
	size_t numbers = at < end;

	if (!json_is_array(value))
		return false;
	for (; end - at >= 16; at += 16) {
		struct bytes16_numbers seen = bytes16_numbers(at);

		if (seen.others)
			return false;
		numbers += (size_t)__builtin_popcount(seen.commas);
	}
	for (; at < end; at++) {
		if (!ascii_is_digit(*at) && *at != ',')
			return false;
		numbers += *at == ',';
	}
	*count = numbers / 2;
	return numbers % 2 == 0;
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

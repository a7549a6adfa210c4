/* record_decode.c: layers out of the line. Values are well-formed JSON; their meaning is still hostile. */
#include <endian.h>

#include "ascii.h"
#include "bytes16.h"
#include "record_inside.h"
#include "thousandths.h"
#include "utf8.h"

static bool
not_a(const char *what, enum layer layer, struct fault *fault)
{
	return fault_set(fault, "\"%s\" is not %s; run %s again", layer_name(layer), what,
		layer_maker(layer));
}

static bool
outside(enum layer layer, struct fault *fault)
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
		return not_a("an array", layer, fault);
	spans->count = 0;
	spans->at = arena_array(&record->arena, most_pairs(value), sizeof *spans->at);
	if (!spans->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (next_number(&cursor, behind, &start)) {
		struct span *span = &spans->at[spans->count++];

		if (!next_number(&cursor, behind, &end))
			return not_a("an array of start,end pairs", layer, fault);
		if (!walk_to(&walker, start, &span->start) || !walk_to(&walker, end, &span->end))
			return outside(layer, fault);
	}
	if (*cursor.at != ']')
		return not_a("an array of start,end pairs", layer, fault);
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
		return not_a("an array of strings", LAYER_STEMS, fault);
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
		return not_a("an array", LAYER_STEMS, fault);
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

/* A member of a layer's element: which field of the struct it fills. */
struct field {
	struct slice name;
	size_t offset;
	enum { FIELD_START, FIELD_END, FIELD_STRING, FIELD_VALUE } type;	/* a value: as it stands */
};

#define FIELD(name, type, field, kind) { { name, sizeof(name) - 1 }, offsetof(struct type, field), kind }
#define FIELDS_END { { NULL, 0 }, 0, FIELD_STRING }

enum {
	LEAST_ELEMENT = 19,	/* bytes of {"start":0,"end":0} */
	LEAST_TAG = 29		/* with a code, if only an empty one */
};

static bool
fill_offset(struct record *record, struct slice value, uint32_t *bytes)
{
	uint64_t points;

	return json_unsigned(value, &points) && text_index_bytes(&record->index, points, bytes);
}

static bool
fill_field(struct record *record, const struct field *field, struct slice value, void *element)
{
	char *at = (char *)element + field->offset;
	struct slice *string = (struct slice *)(void *)at;

	if (field->type == FIELD_START)
		return fill_offset(record, value, &((struct span *)(void *)at)->start);
	if (field->type == FIELD_END)
		return fill_offset(record, value, &((struct span *)(void *)at)->end);
	if (field->type == FIELD_VALUE) {
		*string = value;
		return true;
	}
	if (!json_is_string(value))
		return false;
	*string = json_characters(value, &record->arena);
	return string->at != NULL;
}

/* Fills an element from the object at the cursor and moves behind it; members it does not know are
 * left alone. False if a value has the wrong type or start and end are missing or out of the text. */
static bool
fill_element(struct record *record, const struct field *fields, struct json_cursor *cursor,
	void *element)
{
	struct json_member member;
	unsigned seen = 0;

	if (*cursor->at != '{')
		return false;
	cursor->at++;
	while (json_next_member(cursor, &member)) {
		struct slice key = json_unescape(member.key, &record->arena);

		if (!key.at)
			return false;
		for (const struct field *field = fields; field->name.at; field++) {
			if (!slice_equal(key, field->name))
				continue;
			if (!fill_field(record, field, member.value, element))
				return false;
			if (field->type < FIELD_STRING)
				seen |= 1u << field->type;
		}
	}
	cursor->at++;
	return seen == 3;
}

/* Room for as many elements, of `least` bytes each, as the array can hold, and one that turns out to
 * be none. */
static void *
elements_new(struct record *record, struct slice array, size_t least, size_t size)
{
	return arena_array(&record->arena, array.size / least + 1, size);
}

static const struct field section_fields[] = {
	FIELD("start", section, span, FIELD_START),
	FIELD("end", section, span, FIELD_END),
	FIELD("label", section, label, FIELD_STRING),
	FIELD("kind", section, kind, FIELD_STRING),
	FIELDS_END
};

bool
decode_sections(struct record *record, struct slice value, struct fault *fault)
{
	struct sections *sections = &record->sections;
	struct json_cursor cursor;
	uint32_t behind = 0;

	if (!json_is_array(value))
		return not_a("an array", LAYER_SECTIONS, fault);
	sections->count = 0;
	sections->at = elements_new(record, value, LEAST_ELEMENT, sizeof *sections->at);
	if (!sections->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (json_next(&cursor)) {
		struct section *section = &sections->at[sections->count++];

		*section = (struct section){ .label = SLICE(""), .kind = SLICE("other") };
		if (!fill_element(record, section_fields, &cursor, section))
			return not_a("an array of sections", LAYER_SECTIONS, fault);
		if (section->span.start < behind || section->span.end < section->span.start)
			return outside(LAYER_SECTIONS, fault);
		behind = section->span.end;
	}
	return true;
}

static const struct field cue_fields[] = {
	FIELD("start", tag_cue, span, FIELD_START),
	FIELD("end", tag_cue, span, FIELD_END),
	FIELD("class", tag_cue, class, FIELD_STRING),
	FIELDS_END
};

static bool
decode_cues(struct record *record, struct slice value, struct tag *tag)
{
	struct json_cursor cursor;

	if (!json_is_array(value))
		return false;
	tag->cues = elements_new(record, value, LEAST_ELEMENT, sizeof *tag->cues);
	if (!tag->cues)
		return false;
	cursor = json_enter(value);
	while (json_next(&cursor)) {
		struct tag_cue *cue = &tag->cues[tag->cue_count++];

		*cue = (struct tag_cue){ .class = SLICE("") };
		if (!fill_element(record, cue_fields, &cursor, cue)
				|| cue->span.start > cue->span.end)
			return false;
	}
	return true;
}

static bool
decode_parts(struct record *record, struct slice value, struct tag *tag)
{
	struct json_cursor cursor;
	struct json_member member;

	if (!json_is_object(value))
		return false;
	tag->parts = arena_array(&record->arena, value.size / 4 + 1, sizeof *tag->parts);
	if (!tag->parts)
		return false;
	cursor = json_enter(value);
	while (json_next_member(&cursor, &member)) {
		struct tag_part *part = &tag->parts[tag->part_count++];

		part->name = json_unescape(member.key, &record->arena);
		if (!part->name.at || !thousandths_read(member.value, &part->score))
			return false;
	}
	return true;
}

/* A tag and the values in it that have parts. */
struct loose_tag {
	struct tag tag;
	struct slice cues, score, parts;
};

static const struct field tag_fields[] = {
	FIELD("start", loose_tag, tag.span, FIELD_START),
	FIELD("end", loose_tag, tag.span, FIELD_END),
	FIELD("lexicon", loose_tag, tag.lexicon, FIELD_STRING),
	FIELD("code", loose_tag, tag.code, FIELD_STRING),
	FIELD("polarity", loose_tag, tag.polarity, FIELD_STRING),
	FIELD("status", loose_tag, tag.status, FIELD_STRING),
	FIELD("rule", loose_tag, tag.rule, FIELD_STRING),
	FIELD("level", loose_tag, tag.level, FIELD_STRING),
	FIELD("frame", loose_tag, tag.frame, FIELD_STRING),
	FIELD("cues", loose_tag, cues, FIELD_VALUE),
	FIELD("score", loose_tag, score, FIELD_VALUE),
	FIELD("parts", loose_tag, parts, FIELD_VALUE),
	FIELDS_END
};

static bool
decode_tag(struct record *record, struct json_cursor *cursor, struct tag *tag)
{
	struct loose_tag loose = { .tag = { .lexicon = SLICE(""), .polarity = SLICE("neutral"),
		.status = SLICE("reported"), .rule = SLICE(""), .level = SLICE(""),
		.frame = SLICE("") } };

	if (!fill_element(record, tag_fields, cursor, &loose))
		return false;
	*tag = loose.tag;
	tag->scored = loose.score.at != NULL;
	return tag->code.at && tag->span.start <= tag->span.end
		&& (!loose.cues.at || decode_cues(record, loose.cues, tag))
		&& (!loose.score.at || thousandths_read(loose.score, &tag->score))
		&& (!loose.parts.at || decode_parts(record, loose.parts, tag));
}

bool
decode_tags(struct record *record, struct slice value, struct fault *fault)
{
	struct tags *tags = &record->tags;
	struct json_cursor cursor;

	if (!json_is_array(value))
		return not_a("an array", LAYER_TAGS, fault);
	tags->count = 0;
	tags->at = elements_new(record, value, LEAST_TAG, sizeof *tags->at);
	if (!tags->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (json_next(&cursor))
		if (!decode_tag(record, &cursor, &tags->at[tags->count++]))
			return not_a("an array of tags with start, end and code", LAYER_TAGS, fault);
	return true;
}

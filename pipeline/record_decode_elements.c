/* record_decode_elements.c: sections and tags out of the line: layers whose elements are objects. */
#include "record_inside.h"
#include "thousandths.h"

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

/* The field that a key names, NULL if none does. Members mostly come in the order of the fields: `next` is
 * looked at first. False: no memory. */
static bool
find_field(struct record *record, const struct field *fields, const struct field *next,
	struct slice key, const struct field **found)
{
	*found = next;
	if (next->name.at && slice_equal(key, next->name))
		return true;
	key = json_unescape(key, &record->arena);
	if (!key.at)
		return false;
	for (*found = fields; (*found)->name.at; ++*found)
		if (slice_equal(key, (*found)->name))
			return true;
	*found = NULL;
	return true;
}

/* Fills an element from the object at the cursor and moves behind it; members it does not know are
 * left alone. False if a value has the wrong type or start and end are missing or out of the text. */
static bool
fill_element(struct record *record, const struct field *fields, struct json_cursor *cursor,
	void *element)
{
	const struct field *next = fields, *field;
	struct json_member member;
	unsigned seen = 0;

	if (*cursor->at != '{')
		return false;
	cursor->at++;
	while (json_next_member(cursor, &member)) {
		if (!find_field(record, fields, next, member.key, &field))
			return false;
		if (!field)
			continue;
		if (!fill_field(record, field, member.value, element))
			return false;
		if (field->type < FIELD_STRING)
			seen |= 1u << field->type;
		next = field + 1;
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
		return decode_not_a("an array", LAYER_SECTIONS, fault);
	sections->count = 0;
	sections->at = elements_new(record, value, LEAST_ELEMENT, sizeof *sections->at);
	if (!sections->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (json_next(&cursor)) {
		struct section *section = &sections->at[sections->count++];

		*section = (struct section){ .label = SLICE(""), .kind = SLICE("other") };
		if (!fill_element(record, section_fields, &cursor, section))
			return decode_not_a("an array of sections", LAYER_SECTIONS, fault);
		if (section->span.start < behind || section->span.end < section->span.start)
			return decode_outside(LAYER_SECTIONS, fault);
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
		return decode_not_a("an array", LAYER_TAGS, fault);
	tags->count = 0;
	tags->at = elements_new(record, value, LEAST_TAG, sizeof *tags->at);
	if (!tags->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (json_next(&cursor))
		if (!decode_tag(record, &cursor, &tags->at[tags->count++]))
			return decode_not_a("an array of tags with start, end and code", LAYER_TAGS, fault);
	return true;
}

/* record_decode.c: layers out of the line. Values are well-formed JSON; their meaning is still hostile. */
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

/* The next plain number of a flat array, or false: the end, or something else (cursor->at tells). */
static bool
next_number(struct json_cursor *cursor, uint64_t *number)
{
	const char *at = cursor->at;
	uint64_t sum;

	while (*at == ',' || *at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
		at++;
	cursor->at = at;
	if (*at < '0' || *at > '9')
		return false;
	sum = (uint64_t)(*at++ - '0');
	for (; *at >= '0' && *at <= '9'; at++)
		if ((sum = sum * 10 + (uint64_t)(*at - '0')) > UINT32_MAX)
			return false;
	if (*at == '.' || *at == 'e' || *at == 'E')
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
	struct json_cursor cursor;
	uint64_t start, end;

	if (!json_is_array(value))
		return not_a("an array", layer, fault);
	spans->count = 0;
	spans->at = arena_array(&record->arena, most_pairs(value), sizeof *spans->at);
	if (!spans->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (next_number(&cursor, &start)) {
		struct span *span = &spans->at[spans->count++];

		if (!next_number(&cursor, &end))
			return not_a("an array of start,end pairs", layer, fault);
		if (!walk_to(&walker, start, &span->start) || !walk_to(&walker, end, &span->end))
			return outside(layer, fault);
	}
	if (*cursor.at != ']')
		return not_a("an array of start,end pairs", layer, fault);
	return true;
}

bool
decode_stems(struct record *record, struct slice value, struct fault *fault)
{
	struct stems *stems = &record->stems;
	struct json_cursor cursor;
	struct slice item;

	if (!json_is_array(value))
		return not_a("an array", LAYER_STEMS, fault);
	stems->count = 0;
	stems->at = arena_array(&record->arena, value.size / 3 + 1, sizeof *stems->at);
	if (!stems->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (json_next_value(&cursor, &item)) {
		struct slice stem;

		if (!json_is_string(item))
			return not_a("an array of strings", LAYER_STEMS, fault);
		stem = json_characters(item, &record->arena);
		stems->at[stems->count] = stem.at ? lexis_intern(record->lexis, stem) : LEXIS_NONE;
		if (stems->at[stems->count++] == LEXIS_NONE)
			return fault_memory(fault);
	}
	return true;
}

/* A member of a layer's element: which field of the struct it fills. */
struct field {
	const char *name;
	size_t offset;
	enum { FIELD_START, FIELD_END, FIELD_STRING, FIELD_VALUE } type;	/* a value: as it stands */
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

/* Fills an element from an object; members it does not know are left alone. False if a value has the
 * wrong type or start and end are missing or out of the text. */
static bool
fill_element(struct record *record, const struct field *fields, struct slice value, void *element)
{
	struct json_cursor cursor;
	struct json_member member;
	unsigned seen = 0;

	if (!json_is_object(value))
		return false;
	cursor = json_enter(value);
	while (json_next_member(&cursor, &member)) {
		struct slice key = json_unescape(member.key, &record->arena);

		if (!key.at)
			return false;
		for (const struct field *field = fields; field->name; field++) {
			if (!slice_is(key, field->name))
				continue;
			if (!fill_field(record, field, member.value, element))
				return false;
			if (field->type < FIELD_STRING)
				seen |= 1u << field->type;
		}
	}
	return seen == 3;
}

static size_t
count_values(struct slice array)
{
	struct json_cursor cursor = json_enter(array);
	struct slice value;
	size_t count = 0;

	while (json_next_value(&cursor, &value))
		count++;
	return count;
}

static const struct field section_fields[] = {
	{ "start", offsetof(struct section, span), FIELD_START },
	{ "end", offsetof(struct section, span), FIELD_END },
	{ "label", offsetof(struct section, label), FIELD_STRING },
	{ "kind", offsetof(struct section, kind), FIELD_STRING },
	{ NULL, 0, FIELD_STRING }
};

bool
decode_sections(struct record *record, struct slice value, struct fault *fault)
{
	struct sections *sections = &record->sections;
	struct json_cursor cursor;
	struct slice item;
	uint32_t behind = 0;

	if (!json_is_array(value))
		return not_a("an array", LAYER_SECTIONS, fault);
	sections->count = 0;
	sections->at = arena_array(&record->arena, count_values(value), sizeof *sections->at);
	if (!sections->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (json_next_value(&cursor, &item)) {
		struct section *section = &sections->at[sections->count++];

		*section = (struct section){ .label = SLICE(""), .kind = SLICE("other") };
		if (!fill_element(record, section_fields, item, section))
			return not_a("an array of sections", LAYER_SECTIONS, fault);
		if (section->span.start < behind || section->span.end < section->span.start)
			return outside(LAYER_SECTIONS, fault);
		behind = section->span.end;
	}
	return true;
}

static const struct field cue_fields[] = {
	{ "start", offsetof(struct tag_cue, span), FIELD_START },
	{ "end", offsetof(struct tag_cue, span), FIELD_END },
	{ "class", offsetof(struct tag_cue, class), FIELD_STRING },
	{ NULL, 0, FIELD_STRING }
};

static bool
decode_cues(struct record *record, struct slice value, struct tag *tag)
{
	struct json_cursor cursor;
	struct slice item;

	if (!json_is_array(value))
		return false;
	tag->cues = arena_array(&record->arena, count_values(value), sizeof *tag->cues);
	if (!tag->cues)
		return false;
	cursor = json_enter(value);
	while (json_next_value(&cursor, &item)) {
		struct tag_cue *cue = &tag->cues[tag->cue_count++];

		*cue = (struct tag_cue){ .class = SLICE("") };
		if (!fill_element(record, cue_fields, item, cue)
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
	{ "start", offsetof(struct loose_tag, tag.span), FIELD_START },
	{ "end", offsetof(struct loose_tag, tag.span), FIELD_END },
	{ "lexicon", offsetof(struct loose_tag, tag.lexicon), FIELD_STRING },
	{ "code", offsetof(struct loose_tag, tag.code), FIELD_STRING },
	{ "polarity", offsetof(struct loose_tag, tag.polarity), FIELD_STRING },
	{ "status", offsetof(struct loose_tag, tag.status), FIELD_STRING },
	{ "rule", offsetof(struct loose_tag, tag.rule), FIELD_STRING },
	{ "cues", offsetof(struct loose_tag, cues), FIELD_VALUE },
	{ "score", offsetof(struct loose_tag, score), FIELD_VALUE },
	{ "parts", offsetof(struct loose_tag, parts), FIELD_VALUE },
	{ NULL, 0, FIELD_STRING }
};

static bool
decode_tag(struct record *record, struct slice value, struct tag *tag)
{
	struct loose_tag loose = { .tag = { .lexicon = SLICE(""), .polarity = SLICE("neutral"),
		.status = SLICE("reported"), .rule = SLICE("") } };

	if (!fill_element(record, tag_fields, value, &loose))
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
	struct slice item;

	if (!json_is_array(value))
		return not_a("an array", LAYER_TAGS, fault);
	tags->count = 0;
	tags->at = arena_array(&record->arena, count_values(value), sizeof *tags->at);
	if (!tags->at)
		return fault_memory(fault);
	cursor = json_enter(value);
	while (json_next_value(&cursor, &item))
		if (!decode_tag(record, item, &tags->at[tags->count++]))
			return not_a("an array of tags with start, end and code", LAYER_TAGS, fault);
	return true;
}

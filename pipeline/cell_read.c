/* cell_read.c: a line of a count taken apart. The JSON is well-formed; its meaning is hostile. */
#include "cell.h"
#include "json.h"

enum member {
	MEMBER_KIND, MEMBER_PARTIAL, MEMBER_BY, MEMBER_LEXICON, MEMBER_CODE, MEMBER_POLARITY,
	MEMBER_REFERENCES, MEMBER_SENTENCES, MEMBER_DOCUMENTS, MEMBER_WORDS,
	MEMBER_COUNT
};

static const char *const member_names[MEMBER_COUNT] = {
	"kind", "partial", "by", "lexicon", "code", "polarity",
	"references", "sentences", "documents", "words"
};

/* A line taken apart: the value of each member by its enum, .at NULL where it is missing. */
struct reading {
	struct slice values[MEMBER_COUNT];
	struct arena *arena;
	struct fault *fault;
};

static bool
take_apart(struct reading *reading, struct slice line)
{
	struct json_cursor cursor;
	struct json_member member;
	int i;

	line.at = memchr(line.at, '{', line.size);	/* white space may stand before it */
	cursor = json_enter(line);
	while (json_next_member(&cursor, &member)) {
		struct slice key = json_unescape(member.key, reading->arena);

		if (!key.at)
			return fault_memory(reading->fault);
		for (i = 0; i < MEMBER_COUNT; i++)
			if (slice_is(key, member_names[i]))
				reading->values[i] = member.value;
	}
	return true;
}

static bool
wrong(const struct reading *reading, const char *name, const char *what)
{
	return fault_set(reading->fault, "\"%s\" is not %s; give lines as tl-count wrote them",
		name, what);
}

static bool
read_string(const struct reading *reading, enum member member, struct slice *string)
{
	struct slice value = reading->values[member];

	if (!value.at || !json_is_string(value))
		return wrong(reading, member_names[member], "a string");
	*string = json_characters(value, reading->arena);
	return string->at || fault_memory(reading->fault);
}

static bool
read_count(const struct reading *reading, const char *name, struct slice value, uint64_t *count)
{
	if (!value.at || !json_unsigned(value, count) || *count > CELL_COUNT_MAX)
		return wrong(reading, name, "a count");
	return true;
}

static bool
read_member_count(const struct reading *reading, enum member member, uint64_t *count)
{
	return read_count(reading, member_names[member], reading->values[member], count);
}

static size_t
count_members(struct slice object)
{
	struct json_cursor cursor = json_enter(object);
	struct json_member member;
	size_t count = 0;

	while (json_next_member(&cursor, &member))
		count++;
	return count;
}

static bool
read_field(const struct reading *reading, struct json_member member, struct cell_field *field)
{
	struct buffer text = { 0 };

	field->name = json_unescape(member.key, reading->arena);
	field->value = (struct slice){ NULL, 0 };
	if (cell_add_value(&text, member.value, reading->arena))
		field->value = arena_copy(reading->arena, buffer_slice(&text));
	buffer_free(&text);
	return (field->name.at && field->value.at) || fault_memory(reading->fault);
}

static bool
read_by(const struct reading *reading, struct cell_by *by)
{
	struct slice value = reading->values[MEMBER_BY];
	struct json_cursor cursor;
	struct json_member member;

	if (!value.at || !json_is_object(value))
		return wrong(reading, "by", "an object");
	by->count = 0;
	by->at = arena_array(reading->arena, count_members(value), sizeof *by->at);
	if (!by->at)
		return fault_memory(reading->fault);
	cursor = json_enter(value);
	while (json_next_member(&cursor, &member))
		if (!read_field(reading, member, &by->at[by->count++]))
			return false;
	return true;
}

/* Polarities that are missing count nothing, unknown ones are no count of ours. */
static bool
read_total(const struct reading *reading, struct json_member lexicon, struct cell_total *total)
{
	struct json_cursor cursor;
	struct json_member member;
	enum cell_polarity polarity;

	*total = (struct cell_total){ .lexicon = json_unescape(lexicon.key, reading->arena) };
	if (!total->lexicon.at)
		return fault_memory(reading->fault);
	if (!json_is_object(lexicon.value))
		return wrong(reading, "references", "an object of objects");
	cursor = json_enter(lexicon.value);
	while (json_next_member(&cursor, &member)) {
		polarity = cell_polarity_of(member.key);
		if (polarity == CELL_POLARITIES)
			return wrong(reading, "references", "by polarity");
		if (!read_count(reading, "references", member.value, &total->references[polarity]))
			return false;
	}
	return true;
}

static bool
read_group(const struct reading *reading, struct cell_group *group)
{
	struct slice value = reading->values[MEMBER_REFERENCES];
	struct json_cursor cursor;
	struct json_member member;

	if (!read_member_count(reading, MEMBER_DOCUMENTS, &group->documents)
			|| !read_member_count(reading, MEMBER_SENTENCES, &group->sentences)
			|| !read_member_count(reading, MEMBER_WORDS, &group->words))
		return false;
	if (!value.at || !json_is_object(value))
		return wrong(reading, "references", "an object");
	group->total_count = 0;
	group->totals = arena_array(reading->arena, count_members(value), sizeof *group->totals);
	if (!group->totals)
		return fault_memory(reading->fault);
	cursor = json_enter(value);
	while (json_next_member(&cursor, &member))
		if (!read_total(reading, member, &group->totals[group->total_count++]))
			return false;
	return true;
}

static bool
read_polarity(const struct reading *reading, enum cell_polarity *polarity)
{
	struct slice name;

	if (!read_string(reading, MEMBER_POLARITY, &name))
		return false;
	*polarity = cell_polarity_of(name);
	return *polarity != CELL_POLARITIES
		|| wrong(reading, "polarity", "barrier, denied, enabler or neutral");
}

static bool
read_code(const struct reading *reading, struct slice *code)
{
	return read_string(reading, MEMBER_CODE, code)
		&& (cell_is_path(*code) || wrong(reading, "code", "a path of names"));
}

static bool
read_counts(const struct reading *reading, struct cell *cell)
{
	return read_string(reading, MEMBER_LEXICON, &cell->lexicon)
		&& read_code(reading, &cell->code)
		&& read_member_count(reading, MEMBER_REFERENCES, &cell->counts.references)
		&& read_member_count(reading, MEMBER_SENTENCES, &cell->counts.sentences)
		&& read_member_count(reading, MEMBER_DOCUMENTS, &cell->counts.documents);
}

bool
cell_read(struct cell_line *cell, struct slice line, struct arena *arena, struct fault *fault)
{
	struct reading reading = { .arena = arena, .fault = fault };
	struct slice kind, partial;

	*cell = (struct cell_line){ .cell.polarity = CELL_EITHER };
	if (!take_apart(&reading, line))
		return false;
	if (!reading.values[MEMBER_KIND].at)
		return fault_set(fault, "no \"kind\", so this is no line of a count; "
			"run tl-count first");
	partial = reading.values[MEMBER_PARTIAL];
	cell->partial = partial.at && slice_is(partial, "true");
	if (!read_string(&reading, MEMBER_KIND, &kind) || !read_by(&reading, &cell->group.by))
		return false;
	cell->is_group = slice_is(kind, "group");
	if (cell->is_group)
		return read_group(&reading, &cell->group);
	if (slice_is(kind, "cell"))
		return read_polarity(&reading, &cell->cell.polarity)
			&& read_counts(&reading, &cell->cell);
	return slice_is(kind, "margin") ? read_counts(&reading, &cell->cell)
		: wrong(&reading, "kind", "group, cell or margin");
}

/* cell_read.c: a line of a count taken apart. The JSON is well-formed; its meaning is hostile. */
#include "cell_reading.h"

static const char *const member_names[MEMBER_COUNT] = {
	[MEMBER_KIND] = "kind", [MEMBER_PARTIAL] = "partial", [MEMBER_ALL] = "all",
	[MEMBER_BY] = "by", [MEMBER_LEXICON] = "lexicon", [MEMBER_CODE] = "code",
	[MEMBER_POLARITY] = "polarity", [MEMBER_REFERENCES] = "references",
	[MEMBER_SENTENCES] = "sentences", [MEMBER_DOCUMENTS] = "documents",
	[MEMBER_MOST] = "most", [MEMBER_WORDS] = "words", [MEMBER_UNIT] = "unit",
	[MEMBER_UNITS] = "units", [MEMBER_SEED] = "seed", [MEMBER_REPLICATES] = "replicates",
	[MEMBER_BOOTSTRAP] = "bootstrap", [MEMBER_CONCENTRATED] = "concentrated",
	[MEMBER_KEY] = "key", [MEMBER_INTERVAL] = "interval",
	[MEMBER_KEY_STABILITY] = "key_stability", [MEMBER_DEPTH] = "depth", [MEMBER_OF] = "of",
	[MEMBER_QUANTILE] = "quantile", [MEMBER_TYPE] = "type", [MEMBER_TIES] = "ties",
	[MEMBER_CELLS] = "cells", [MEMBER_ZEROS] = "zeros", [MEMBER_THRESHOLD] = "threshold"
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

bool
reading_wrong(const struct reading *reading, const char *name, const char *what)
{
	return fault_set(reading->fault, "\"%s\" is not %s; give lines as tl-count wrote them",
		name, what);
}

bool
reading_string(const struct reading *reading, enum member member, struct slice *string)
{
	struct slice value = reading->values[member];

	if (!value.at || !json_is_string(value))
		return reading_wrong(reading, member_names[member], "a string");
	*string = json_characters(value, reading->arena);
	return string->at || fault_memory(reading->fault);
}

bool
reading_count(const struct reading *reading, const char *name, struct slice value, uint64_t *count)
{
	if (!value.at || !json_unsigned(value, count) || *count > CELL_COUNT_MAX)
		return reading_wrong(reading, name, "a count");
	return true;
}

bool
reading_member_count(const struct reading *reading, enum member member, uint64_t *count)
{
	return reading_count(reading, member_names[member], reading->values[member], count);
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
		return reading_wrong(reading, "by", "an object");
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

/* The count of a polarity in `counts`, which has room for those below `end`. */
static bool
read_polarity_count(const struct reading *reading, const struct json_member *member,
	uint64_t *counts, enum cell_polarity end)
{
	enum cell_polarity polarity = slice_is(member->key, "either") ? CELL_EITHER
		: cell_polarity_of(member->key);

	if (polarity >= end)
		return reading_wrong(reading, "references", "by polarity");
	return reading_count(reading, "references", member->value, &counts[polarity]);
}

/* Polarities that are missing count nothing, unknown ones are no count of ours. */
static bool
read_polarities(const struct reading *reading, struct slice value, uint64_t *counts,
	enum cell_polarity end)
{
	struct json_cursor cursor;
	struct json_member member;

	if (!json_is_object(value))
		return reading_wrong(reading, "references", "an object of objects");
	cursor = json_enter(value);
	while (json_next_member(&cursor, &member))
		if (!read_polarity_count(reading, &member, counts, end))
			return false;
	return true;
}

static bool
read_total(const struct reading *reading, struct json_member lexicon, struct cell_total *total)
{
	*total = (struct cell_total){ .lexicon = json_unescape(lexicon.key, reading->arena) };
	if (!total->lexicon.at)
		return fault_memory(reading->fault);
	return read_polarities(reading, lexicon.value, total->references, CELL_EITHER);
}

static bool
read_totals(const struct reading *reading, struct cell_group *group)
{
	struct slice value = reading->values[MEMBER_REFERENCES];
	struct json_cursor cursor;
	struct json_member member;

	if (!value.at || !json_is_object(value))
		return reading_wrong(reading, "references", "an object");
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

static void
count_references(struct cell_total *total)
{
	memcpy(total->units, total->references, sizeof total->references);
	total->units[CELL_EITHER] = total->references[CELL_BARRIER]
		+ total->references[CELL_ENABLER];
}

/* Units are those of "units", else references. */
static bool
read_units(const struct reading *reading, struct cell_group *group)
{
	struct slice value = reading->values[MEMBER_UNITS], name;
	const struct cell_total *total;
	struct json_cursor cursor;
	struct json_member member;

	for (size_t i = 0; i < group->total_count; i++)
		count_references(&group->totals[i]);
	if (!value.at || !json_is_object(value))
		return !value.at || reading_wrong(reading, "units", "an object");
	cursor = json_enter(value);
	while (json_next_member(&cursor, &member)) {
		name = json_unescape(member.key, reading->arena);
		if (!name.at)
			return fault_memory(reading->fault);
		total = cell_total_of(group, name);
		if (!total)
			return reading_wrong(reading, "units", "of the lexicons of \"references\"");
		if (!read_polarities(reading, member.value,
				group->totals[total - group->totals].units, CELL_POLARITIES))
			return false;
	}
	return true;
}

static bool
read_group(const struct reading *reading, struct cell_group *group)
{
	return reading_member_count(reading, MEMBER_DOCUMENTS, &group->documents)
		&& reading_member_count(reading, MEMBER_SENTENCES, &group->sentences)
		&& reading_member_count(reading, MEMBER_WORDS, &group->words)
		&& read_totals(reading, group) && read_units(reading, group)
		&& reading_unit(reading, &group->unit)
		&& reading_bootstrap(reading, &group->bootstrap);
}

bool
reading_polarity(const struct reading *reading, enum cell_polarity *polarity)
{
	struct slice name;

	*polarity = CELL_EITHER;
	if (!reading->values[MEMBER_POLARITY].at)
		return true;
	if (!reading_string(reading, MEMBER_POLARITY, &name))
		return false;
	*polarity = cell_polarity_of(name);
	return *polarity != CELL_POLARITIES
		|| reading_wrong(reading, "polarity", "barrier, denied, enabler or neutral");
}

static bool
read_code(const struct reading *reading, struct slice *code)
{
	return reading_string(reading, MEMBER_CODE, code)
		&& (cell_is_path(*code) || reading_wrong(reading, "code", "a path of names"));
}

static bool
read_counts(const struct reading *reading, struct cell_counts *counts)
{
	return reading_member_count(reading, MEMBER_REFERENCES, &counts->references)
		&& reading_member_count(reading, MEMBER_SENTENCES, &counts->sentences)
		&& reading_member_count(reading, MEMBER_DOCUMENTS, &counts->documents)
		&& (!reading->values[MEMBER_MOST].at
			|| reading_member_count(reading, MEMBER_MOST, &counts->most));
}

/* A margin has none, a total may have one. */
static bool
read_cell_polarity(const struct reading *reading, enum cell_kind kind,
	enum cell_polarity *polarity)
{
	*polarity = CELL_EITHER;
	if (kind == CELL_LINE_CELL && !reading->values[MEMBER_POLARITY].at)
		return reading_wrong(reading, "polarity", "a string");
	return kind == CELL_LINE_MARGIN || reading_polarity(reading, polarity);
}

/* A cell, a margin or a total, which has no code. */
static bool
read_cell(const struct reading *reading, enum cell_kind kind, struct cell *cell)
{
	return read_cell_polarity(reading, kind, &cell->polarity)
		&& reading_string(reading, MEMBER_LEXICON, &cell->lexicon)
		&& (kind == CELL_LINE_TOTAL || read_code(reading, &cell->code))
		&& read_counts(reading, &cell->counts)
		&& reading_findings(reading, &cell->findings);
}

static bool
is_true(const struct reading *reading, enum member member)
{
	struct slice value = reading->values[member];

	return value.at && slice_is(value, "true");
}

static bool
read_kind(const struct reading *reading, enum cell_kind *kind)
{
	static const char *const names[CELL_KINDS] = {
		[CELL_LINE_GROUP] = "group", [CELL_LINE_RULE] = "rule", [CELL_LINE_CELL] = "cell",
		[CELL_LINE_MARGIN] = "margin", [CELL_LINE_TOTAL] = "total"
	};
	struct slice name;

	if (!reading->values[MEMBER_KIND].at)
		return fault_set(reading->fault, "no \"kind\", so this is no line of a count; "
			"run tl-count first");
	if (!reading_string(reading, MEMBER_KIND, &name))
		return false;
	for (*kind = 0; *kind < CELL_KINDS; ++*kind)
		if (slice_is(name, names[*kind])
				&& (*kind != CELL_LINE_TOTAL || is_true(reading, MEMBER_PARTIAL)))
			return true;
	return reading_wrong(reading, "kind", "group, rule, cell, margin or partial total");
}

bool
cell_read(struct cell_line *cell, struct slice line, struct arena *arena, struct fault *fault)
{
	struct reading reading = { .arena = arena, .fault = fault };

	*cell = (struct cell_line){ 0 };
	if (!take_apart(&reading, line) || !read_kind(&reading, &cell->kind)
			|| !read_by(&reading, &cell->group.by))
		return false;
	cell->group.all = is_true(&reading, MEMBER_ALL);
	cell->partial = is_true(&reading, MEMBER_PARTIAL);
	if (cell->partial && !reading_part(&reading,
			cell->kind == CELL_LINE_GROUP ? "words" : "units", &cell->part))
		return false;
	if (cell->kind == CELL_LINE_GROUP)
		return read_group(&reading, &cell->group);
	return cell->kind == CELL_LINE_RULE ? reading_rule(&reading, &cell->rule)
		: read_cell(&reading, cell->kind, &cell->cell);
}

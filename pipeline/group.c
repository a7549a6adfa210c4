#include "group.h"

#include <stdlib.h>

#include "bin.h"
#include "json.h"

enum {
	KEPT_BYTES = 64 * 1024	/* of a buffer between documents */
};

/* Takes the part before the next comma off the list. */
static struct slice
take_name(struct slice *list)
{
	const char *comma = list->size ? memchr(list->at, ',', list->size) : NULL;
	struct slice name = { list->at, comma ? (size_t)(comma - list->at) : list->size };
	size_t taken = name.size + (comma != NULL);

	*list = (struct slice){ list->at + taken, list->size - taken };
	return name;
}

static size_t
count_names(const struct strings *by)
{
	size_t count = by->count;

	for (size_t i = 0; i < by->count; i++)
		for (const char *at = by->at[i]; *at; at++)
			count += *at == ',';
	return count;
}

static bool
add_field(struct group_fields *fields, struct slice name, struct fault *fault)
{
	struct group_source *source = &fields->sources[fields->count];
	char shown[QUOTED_BYTES];

	*source = (struct group_source){ .path = name };
	if (!bin_split(&source->path, &source->width))
		return fault_set(fault, "--by \"%s\": bins are 1 to %d wide", quoted(shown, name),
			BIN_WIDTH_MAX);
	if (source->path.size == 0)
		return fault_set(fault, "--by with an empty name; name a member of the records");
	for (size_t i = 0; i < fields->count; i++)
		if (slice_equal(fields->at[i], name))
			return fault_set(fault, "--by \"%s\" is given twice; once is enough",
				quoted(shown, name));
	fields->at[fields->count++] = name;
	return true;
}

bool
group_fields_read(struct group_fields *fields, const struct strings *by, struct fault *fault)
{
	if (by->count == 0)
		return true;
	fields->at = calloc(count_names(by), sizeof *fields->at);
	fields->sources = calloc(count_names(by), sizeof *fields->sources);
	if (!fields->at || !fields->sources)
		return fault_memory(fault);
	for (size_t i = 0; i < by->count; i++) {
		struct slice list = slice_of(by->at[i]);
		bool more;

		do {
			more = memchr(list.at, ',', list.size) != NULL;
			if (!add_field(fields, take_name(&list), fault))
				return false;
		} while (more);
	}
	return true;
}

void
group_fields_free(struct group_fields *fields)
{
	free(fields->at);
	free(fields->sources);
	*fields = (struct group_fields){ 0 };
}

bool
group_names(const struct group_fields *fields, struct buffer *out)
{
	buffer_reset(out, KEPT_BYTES);
	buffer_add_char(out, '[');
	for (size_t i = 0; i < fields->count; i++) {
		if (i)
			buffer_add_char(out, ',');
		json_add_string(out, fields->at[i]);
	}
	buffer_add_char(out, ']');
	return !buffer_failed(out);
}

/* The characters of a string, else the value as it is; .at is NULL without memory. */
static struct slice
bare_value(struct slice value, struct arena *arena)
{
	return json_is_string(value) ? json_characters(value, arena) : value;
}

static bool
add_value(struct buffer *out, const struct group_source *source, struct record *record)
{
	struct arena *arena = record_arena(record);
	struct slice value, number;

	if (!record_path(record, source->path, &value))
		value = SLICE("null");
	if (source->width) {
		number = bare_value(value, arena);
		if (!number.at || bin_add(out, number, source->width))
			return number.at != NULL;
	}
	return cell_add_value(out, value, arena);
}

bool
group_values(const struct group_fields *fields, struct record *record, struct buffer *out)
{
	buffer_reset(out, KEPT_BYTES);
	buffer_add_char(out, '[');
	for (size_t i = 0; i < fields->count; i++) {
		if (i)
			buffer_add_char(out, ',');
		if (!add_value(out, &fields->sources[i], record))
			return false;
	}
	buffer_add_char(out, ']');
	return !buffer_failed(out);
}

bool
group_pick(struct slice list, unsigned set, struct buffer *out)
{
	struct json_cursor cursor = json_enter(list);
	const char *divider = "[";
	struct slice value;

	buffer_reset(out, KEPT_BYTES);
	for (; json_next_value(&cursor, &value); set >>= 1) {
		if (!(set & 1))
			continue;
		buffer_add_string(out, divider);
		buffer_add_slice(out, value);
		divider = ",";
	}
	buffer_add_string(out, out->size ? "]" : "[]");
	return !buffer_failed(out);
}

bool
group_from_by(const struct cell_by *by, struct buffer *names, struct buffer *values)
{
	buffer_reset(names, KEPT_BYTES);
	buffer_reset(values, KEPT_BYTES);
	buffer_add_char(names, '[');
	buffer_add_char(values, '[');
	for (size_t i = 0; i < by->count; i++) {
		if (i) {
			buffer_add_char(names, ',');
			buffer_add_char(values, ',');
		}
		json_add_string(names, by->at[i].name);
		buffer_add_slice(values, by->at[i].value);
	}
	buffer_add_char(names, ']');
	buffer_add_char(values, ']');
	return !buffer_failed(names) && !buffer_failed(values);
}

bool
group_to_by(struct slice names, struct slice values, struct arena *arena, struct cell_by *by)
{
	struct json_cursor name_cursor = json_enter(names), value_cursor = json_enter(values);
	struct slice name, value;
	size_t room = 0;

	while (json_next_value(&name_cursor, &name))
		room++;
	name_cursor = json_enter(names);
	by->count = 0;
	by->at = arena_array(arena, room, sizeof *by->at);
	if (!by->at)
		return false;
	while (json_next_value(&name_cursor, &name) && json_next_value(&value_cursor, &value)) {
		name = json_characters(name, arena);
		if (!name.at)
			return false;
		by->at[by->count++] = (struct cell_field){ name, value };
	}
	return true;
}

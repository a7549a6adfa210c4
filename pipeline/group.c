#include "group.h"

#include <stdlib.h>

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
	char shown[QUOTED_BYTES];

	if (name.size == 0)
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
	if (!fields->at)
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

bool
group_values(const struct group_fields *fields, struct record *record, struct buffer *out)
{
	struct slice value;

	buffer_reset(out, KEPT_BYTES);
	buffer_add_char(out, '[');
	for (size_t i = 0; i < fields->count; i++) {
		if (i)
			buffer_add_char(out, ',');
		if (!record_path(record, fields->at[i], &value))
			value = SLICE("null");
		if (!cell_add_value(out, value, record_arena(record)))
			return false;
	}
	buffer_add_char(out, ']');
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

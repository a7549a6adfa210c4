/* record_member.c: values of a record by name or path, whether they are layers or not. */
#include "record_inside.h"

/* A layer that is JSON and was set. */
static bool
find_value(const struct record *record, struct slice name, struct slice *value)
{
	for (enum layer layer = LAYER_SCREENING; layer < LAYER_COUNT; layer++)
		if (record->layers[layer].set && slice_is(name, layer_name(layer))) {
			*value = record->values[layer];
			return true;
		}
	return false;
}

static bool
find_member(struct record *record, struct slice name, struct slice *value)
{
	const struct json_members *members = &record->check.members;

	if (find_value(record, name, value))
		return true;
	for (size_t i = 0; i < members->count; i++) {
		struct slice key = json_unescape(members->at[i].key, &record->arena);

		if (key.at && slice_equal(key, name)) {
			*value = members->at[i].value;
			return true;
		}
	}
	return false;
}

bool
record_member(struct record *record, const char *name, struct slice *value)
{
	return find_member(record, slice_of(name), value);
}

static bool
step_into_array(struct slice *value, struct slice step)
{
	struct json_cursor cursor = json_enter(*value);
	uint64_t wanted;

	if (!json_unsigned(step, &wanted))
		return false;
	while (json_next_value(&cursor, value))
		if (wanted-- == 0)
			return true;
	return false;
}

static bool
step_into_object(struct record *record, struct slice *value, struct slice step)
{
	struct json_cursor cursor = json_enter(*value);
	struct json_member member;

	while (json_next_member(&cursor, &member)) {
		struct slice key = json_unescape(member.key, &record->arena);

		if (key.at && slice_equal(key, step)) {
			*value = member.value;
			return true;
		}
	}
	return false;
}

/* Takes the part before the next dot off the path. */
static struct slice
take_step(struct slice *path)
{
	const char *dot = memchr(path->at, '.', path->size);
	struct slice step = { path->at, dot ? (size_t)(dot - path->at) : path->size };
	size_t taken = step.size + (dot != NULL);

	*path = (struct slice){ path->at + taken, path->size - taken };
	return step;
}

bool
record_path(struct record *record, struct slice path, struct slice *value)
{
	if (find_member(record, path, value))	/* a name may itself hold dots */
		return true;
	if (path.size == 0 || !find_member(record, take_step(&path), value))
		return false;
	while (path.size > 0) {
		struct slice step = take_step(&path);

		if (json_is_array(*value) && step_into_array(value, step))
			continue;
		if (json_is_object(*value) && step_into_object(record, value, step))
			continue;
		return false;
	}
	return true;
}

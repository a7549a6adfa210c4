#include "merged.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"
#include "json.h"
#include "thousandths.h"

enum {
	LINE_KEPT = 4 * 1024 * 1024	/* room that stays for the next line */
};

/* The members of the kept record and of what the others give, keys without escapes. Slices of the
 * arena. */
struct part {
	struct slice key, value;
};

struct parts {
	struct part *at;
	size_t count, room;
};

static bool
add_part(struct parts *parts, struct arena *arena, struct part part)
{
	struct part *at = array_reserve(parts->at, &parts->room, parts->count, 1, sizeof *at);

	if (!at)
		return false;
	parts->at = at;
	at[parts->count] = (struct part){
		arena_copy(arena, part.key), arena_copy(arena, part.value)
	};
	return at[parts->count].key.at && at[parts->count++].value.at;
}

static struct part *
find_part(const struct parts *parts, struct slice key)
{
	for (size_t i = 0; i < parts->count; i++)
		if (slice_equal(parts->at[i].key, key))
			return &parts->at[i];
	return NULL;
}

/* Sets a member, new or in the place of the old. */
static bool
set_part(struct parts *parts, struct arena *arena, struct slice key, struct slice value)
{
	struct part *part = find_part(parts, key);

	if (!part)
		return add_part(parts, arena, (struct part){ key, value });
	part->value = arena_copy(arena, value);
	return part->value.at != NULL;
}

static bool
stays(struct slice key)
{
	static const char *const names[] = {
		"id", "source", "database", "duplicates", "duplicate-of"
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_is(key, names[i]))
			return true;
	for (int layer = 0; layer < LAYER_COUNT; layer++)
		if (slice_is(key, layer_name((enum layer)layer)))
			return true;
	return false;
}

static void
add_comma(struct buffer *out)
{
	if (out->size && !strchr("[{", out->at[out->size - 1]))
		buffer_add_char(out, ',');
}

/* Takes what the kept record lacks, and tells of it. */
static bool
take_members(struct parts *parts, struct arena *arena, struct slice line, struct buffer *told)
{
	struct json_cursor cursor = json_enter(line);
	struct json_member member;
	size_t before = told->size;

	while (json_next_member(&cursor, &member)) {
		struct slice key = json_unescape(member.key, arena);
		const struct part *part;

		if (!key.at)
			return false;
		part = find_part(parts, key);
		if (stays(key) || entry_is_empty(member.value)
				|| (part && !entry_is_empty(part->value)))
			continue;
		if (!set_part(parts, arena, key, member.value))
			return false;
		buffer_add_string(told, told->size == before ? ",\"gave\":[" : ",");
		json_add_string(told, key);
	}
	if (told->size > before)
		buffer_add_char(told, ']');
	return true;
}

static void
tell_links(const struct merged *merged, uint32_t owner, struct buffer *told)
{
	size_t count;
	const struct bond *bonds = clusters_bonds(merged->clusters, owner, &count);

	buffer_add_string(told, ",\"links\":[");
	for (size_t i = 0; i < count; i++) {
		uint32_t to = bonds[i].a == owner ? bonds[i].b : bonds[i].a;

		add_comma(told);
		buffer_add_string(told, "{\"to\":");
		json_add_string(told, entry_field(merged->entries->at[to], ENTRY_ID));
		buffer_add_format(told, ",\"reason\":\"%s\",\"score\":",
			reason_name(bonds[i].reason));
		thousandths_add(told, bonds[i].score);
		buffer_add_char(told, '}');
	}
	buffer_add_char(told, ']');
}

/* Copies the members of these names if they are there, and what was already merged into it. */
static void
tell_origin(struct slice line, struct buffer *told, struct slice *merged_before)
{
	struct json_cursor cursor = json_enter(line);
	struct json_member member;

	while (json_next_member(&cursor, &member)) {
		if (slice_is(member.key, "source") || slice_is(member.key, "database")) {
			add_comma(told);
			json_add_string(told, member.key);
			buffer_add_char(told, ':');
			buffer_add_slice(told, member.value);
		} else if (slice_is(member.key, "duplicates") && json_is_array(member.value)) {
			*merged_before = member.value;
		}
	}
}

/* Adds the elements of an array of JSON to another that is being written. */
static void
add_elements(struct buffer *out, struct slice array)
{
	struct slice inside = { array.at + 1, array.size - 2 };

	if (ascii_is_blank(inside))
		return;
	add_comma(out);
	buffer_add_slice(out, inside);
}

static bool
read_line(struct merged *merged, uint32_t entry, struct slice *line, struct fault *fault)
{
	struct entry *from = merged->entries->at[entry];

	if (!spool_read(from->spool, from->line, &merged->line, fault))
		return false;
	*line = ascii_trim(buffer_slice(&merged->line));
	return true;
}

/* Adds one duplicate to those that are told, and what it has to the parts. */
static bool
take_duplicate(struct merged *merged, uint32_t entry, struct parts *parts, struct fault *fault)
{
	struct buffer *told = &merged->told;
	struct slice line, before = SLICE("[]");

	if (!read_line(merged, entry, &line, fault))
		return false;
	add_comma(told);
	buffer_add_string(told, "{\"id\":");
	json_add_string(told, entry_field(merged->entries->at[entry], ENTRY_ID));
	tell_origin(line, told, &before);
	tell_links(merged, entry, told);
	if (!merged->mark && !take_members(parts, &merged->arena, line, told))
		return fault_memory(fault);
	buffer_add_char(told, '}');
	if (!merged->mark)
		add_elements(told, before);
	return true;
}

/* Adds the line with the values of the parts, those that it lacks behind the others. Its members are the
 * first of the parts, in order. */
static void
write_line(struct buffer *out, struct slice line, const struct parts *parts)
{
	struct json_cursor cursor = json_enter(line);
	struct json_member member;
	const char *from = line.at;
	size_t i;

	for (i = 0; json_next_member(&cursor, &member); i++) {
		buffer_add(out, from, (size_t)(member.value.at - from));
		buffer_add_slice(out, parts->at[i].value);
		from = member.value.at + member.value.size;
	}
	buffer_add(out, from, (size_t)(line.at + line.size - 1 - from));
	for (; i < parts->count; i++) {
		add_comma(out);
		json_add_string(out, parts->at[i].key);
		buffer_add_char(out, ':');
		buffer_add_slice(out, parts->at[i].value);
	}
	buffer_add_char(out, '}');
}

static bool
begin_parts(struct merged *merged, struct slice line, struct parts *parts, struct fault *fault)
{
	struct json_cursor cursor = json_enter(line);
	struct json_member member;

	arena_reset(&merged->arena);
	while (json_next_member(&cursor, &member)) {
		struct slice key = json_unescape(member.key, &merged->arena);

		if (!key.at || !add_part(parts, &merged->arena, (struct part){ key, member.value }))
			return fault_memory(fault);
	}
	return true;
}

static bool
end_parts(struct merged *merged, struct slice line, const struct parts *parts, struct fault *fault)
{
	write_line(&merged->out, line, parts);
	return !buffer_failed(&merged->out) || fault_memory(fault);
}

static bool
make_duplicate(struct merged *merged, uint32_t kept, struct slice line, struct parts *parts,
	struct fault *fault)
{
	buffer_reset(&merged->told, LINE_KEPT);
	json_add_string(&merged->told, entry_field(merged->entries->at[kept], ENTRY_ID));
	if (buffer_failed(&merged->told) || !set_part(parts, &merged->arena,
			SLICE("duplicate-of"), buffer_slice(&merged->told)))
		return fault_memory(fault);
	return end_parts(merged, line, parts, fault);
}

static bool
make_kept(struct merged *merged, uint32_t kept, struct parts *parts, struct fault *fault)
{
	const struct clusters *clusters = merged->clusters;
	const struct part *before = find_part(parts, SLICE("duplicates"));
	struct slice line;

	buffer_reset(&merged->told, LINE_KEPT);
	buffer_add_char(&merged->told, '[');
	if (!merged->mark && before && json_is_array(before->value))
		add_elements(&merged->told, before->value);
	for (uint32_t i = clusters->first[kept]; i != CLUSTER_END; i = clusters->next[i])
		if (i != kept && !take_duplicate(merged, i, parts, fault))
			return false;
	buffer_add_char(&merged->told, ']');
	if (buffer_failed(&merged->told) || !set_part(parts, &merged->arena,
			SLICE("duplicates"), buffer_slice(&merged->told)))
		return fault_memory(fault);
	return read_line(merged, kept, &line, fault) && end_parts(merged, line, parts, fault);
}

bool
merged_line(struct merged *merged, uint32_t entry, struct slice *line, struct fault *fault)
{
	const struct clusters *clusters = merged->clusters;
	uint32_t kept = clusters->kept[entry];
	bool alone = kept == entry && !clusters_is_several(clusters, entry);
	struct parts parts = { 0 };
	struct slice whole;
	bool good;

	*line = (struct slice){ NULL, 0 };
	buffer_reset(&merged->out, LINE_KEPT);
	if (kept != entry && !merged->mark)
		return true;
	if (!read_line(merged, entry, &whole, fault))
		return false;
	*line = buffer_slice(&merged->line);
	if (alone)
		return true;
	good = begin_parts(merged, whole, &parts, fault);
	if (good && kept != entry)
		good = make_duplicate(merged, kept, whole, &parts, fault);
	else if (good)
		good = make_kept(merged, kept, &parts, fault);
	free(parts.at);
	*line = buffer_slice(&merged->out);
	return good;
}

void
merged_free(struct merged *merged)
{
	arena_free(&merged->arena);
	buffer_free(&merged->out);
	buffer_free(&merged->told);
	buffer_free(&merged->line);
}

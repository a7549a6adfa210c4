/* json_check.c: the grammar of RFC 8259 over bytes that nobody has looked at yet.
 *
 * One pass without recursion. Open arrays and objects are frames; the keys of all open objects lie
 * in one array, an object's behind those of the objects around it. */
#include <stdlib.h>

#include "bytes16.h"
#include "json_scan.h"

enum {
	FEW_KEYS = 16	/* up to here each new key is compared with the others; beyond, they are sorted */
};

struct key {
	struct slice name;	/* unescaped */
	uint32_t hash;
};

struct frame {
	bool object;
	size_t first_key;
};

struct key_stack {
	struct key *at;
	size_t count, room;
	struct arena names;	/* of keys that had escapes */
	struct frame frames[JSON_DEPTH];
	size_t depth;
};

static void
skip_space(struct scan *scan)
{
	while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t'
			|| *scan->at == '\n' || *scan->at == '\r'))
		scan->at++;
}

static bool
duplicate(struct scan *scan, struct slice name)
{
	char shown[QUOTED_BYTES];

	return fault_set(scan->fault, "the key \"%s\" stands twice in one object",
		quoted(shown, name));
}

/* Of the length, the first and the last bytes: what most keys differ in. */
static uint32_t
hash_name(struct slice name)
{
	uint32_t first = 0, last = 0;

	if (name.size >= sizeof first) {
		memcpy(&first, name.at, sizeof first);
		memcpy(&last, name.at + name.size - sizeof last, sizeof last);
	} else {
		for (size_t i = 0; i < name.size; i++)
			first = first << 8 | (unsigned char)name.at[i];
	}
	return (first * 0x9e3779b1u ^ last) * 0x85ebca6bu ^ (uint32_t)name.size;
}

static bool
key_equal(const struct key *a, const struct key *b)
{
	return a->hash == b->hash && slice_equal(a->name, b->name);
}

static struct key *
keys_grow(struct key_stack *keys)
{
	if (keys->count == keys->room) {
		size_t room = keys->room ? keys->room * 2 : 64;
		struct key *at = realloc(keys->at, room * sizeof *at);

		if (!at)
			return NULL;
		keys->at = at;
		keys->room = room;
	}
	return &keys->at[keys->count++];
}

static bool
keep_key(struct scan *scan, struct slice raw)
{
	struct key_stack *keys = scan->keys;
	size_t first = keys->frames[keys->depth - 1].first_key;
	struct key *key = keys_grow(keys);

	if (!key)
		return fault_memory(scan->fault);
	key->name = json_unescape(raw, &keys->names);
	if (!key->name.at)
		return fault_memory(scan->fault);
	key->hash = hash_name(key->name);
	for (size_t i = first; i + 1 < keys->count && i < first + FEW_KEYS; i++)
		if (key_equal(&keys->at[i], key))
			return duplicate(scan, key->name);
	return true;
}

static int
compare_keys(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return slice_compare(a->name, b->name);
}

/* Called when an object closes: finds the doubles that keep_key did not look for. */
static bool
check_many_keys(struct scan *scan, size_t first)
{
	size_t count = scan->keys->count - first;
	struct key *at;

	if (count <= FEW_KEYS + 1)
		return true;
	at = scan->keys->at + first;
	qsort(at, count, sizeof *at, compare_keys);
	for (size_t i = 1; i < count; i++)
		if (key_equal(&at[i - 1], &at[i]))
			return duplicate(scan, at[i].name);
	return true;
}

static bool
add_member(struct scan *scan, struct slice key)
{
	struct json_members *members = &scan->check->members;

	if (members->count == members->room) {
		size_t room = members->room ? members->room * 2 : 32;
		struct json_member *at = realloc(members->at, room * sizeof *at);

		if (!at)
			return fault_memory(scan->fault);
		members->at = at;
		members->room = room;
	}
	members->at[members->count++] = (struct json_member){ .key = key };
	return true;
}

/* A key and its colon; leaves the scan at the value. */
static bool
check_key(struct scan *scan)
{
	const char *from = scan->at + 1;
	struct slice raw;

	if (scan->at >= scan->end || *scan->at != '"')
		return json_complain(scan, "a key in quotes was expected");
	if (!json_scan_string(scan))
		return false;
	raw = (struct slice){ from, (size_t)(scan->at - 1 - from) };
	if (!keep_key(scan, raw))
		return false;
	if (scan->keys->depth == 1 && !add_member(scan, raw))
		return false;
	skip_space(scan);
	if (scan->at >= scan->end || *scan->at != ':')
		return json_complain(scan, "a colon was expected");
	scan->at++;
	skip_space(scan);
	if (scan->keys->depth == 1)
		scan->check->members.at[scan->check->members.count - 1].value.at = scan->at;
	return true;
}

static bool
open_frame(struct scan *scan)
{
	struct key_stack *keys = scan->keys;

	if (keys->depth == JSON_DEPTH)
		return fault_set(scan->fault, "nested deeper than %d levels", JSON_DEPTH);
	keys->frames[keys->depth++] = (struct frame){ *scan->at == '{', keys->count };
	scan->at++;
	return true;
}

static bool
close_frame(struct scan *scan)
{
	struct key_stack *keys = scan->keys;
	struct frame *frame = &keys->frames[keys->depth - 1];

	if (frame->object && !check_many_keys(scan, frame->first_key))
		return false;
	keys->count = frame->first_key;
	keys->depth--;
	scan->at++;
	return true;
}

/* Marks the end of the outermost object's member whose value ended here. */
static void
end_member(struct scan *scan)
{
	struct json_members *members = &scan->check->members;
	struct json_member *member;

	if (scan->keys->depth != 1)
		return;
	member = &members->at[members->count - 1];
	member->value.size = (size_t)(scan->at - member->value.at);
}

/* Numbers and strings of arrays are the bulk of annotated lines: those without anything special
 * are passed over here, 16 bytes at a time, without going round the main loop. Each is left to it
 * that has no comma behind it. */

/* Whole numbers without leading zeros. */
static void
skip_plain_numbers(struct scan *scan)
{
	const char *at = scan->at, *number = at;	/* where the number that is being read began */
	unsigned begins = 1;				/* bit 0: a number begins with the next byte */

	for (; scan->end - at >= 16; at += 16) {
		struct bytes16_numbers seen = bytes16_numbers(at);
		unsigned wrong, commas = seen.commas;

		begins |= commas << 1;
		wrong = seen.others | (begins & (commas | seen.zeros));
		if (wrong)
			commas &= (1u << __builtin_ctz(wrong)) - 1;
		if (commas)
			number = at + 32 - __builtin_clz(commas);
		if (wrong)
			break;
		begins = begins >> 16;
	}
	scan->at = number;
}

static void
skip_plain_strings(struct scan *scan)
{
	const char *at = scan->at;

	while (scan->end - at >= 18 && *at == '"') {
		unsigned special = bytes16_json_special(at + 1);
		const char *quote = at + 1 + (special ? __builtin_ctz(special) : 0);

		if (*quote != '"' || quote[1] != ',')
			break;
		at = quote + 2;
	}
	scan->at = at;
}

/* Behind a value: the comma and what leads to the next value, or the closing brackets. */
static bool
after_value(struct scan *scan)
{
	struct key_stack *keys = scan->keys;

	while (keys->depth > 0) {
		bool object = keys->frames[keys->depth - 1].object;

		end_member(scan);
		skip_space(scan);
		if (scan->at >= scan->end)
			return json_complain(scan, "the line ends before the JSON is complete");
		if (*scan->at == ',') {
			scan->at++;
			skip_space(scan);
			if (object)
				return check_key(scan);
			if (scan->at < scan->end && *scan->at == '"')
				skip_plain_strings(scan);
			else
				skip_plain_numbers(scan);
			skip_space(scan);
			return true;
		}
		if (*scan->at != (object ? '}' : ']'))
			return json_complain(scan, object ? "a comma or } was expected"
				: "a comma or ] was expected");
		if (!close_frame(scan))
			return false;
	}
	return true;
}

/* A value; an opening bracket leads straight to its first value. */
static bool
check_value(struct scan *scan)
{
	for (;;) {
		if (scan->at >= scan->end)
			return json_complain(scan, "the line ends before the JSON is complete");
		if (*scan->at == '{') {
			if (!open_frame(scan))
				return false;
			skip_space(scan);
			if (scan->at < scan->end && *scan->at == '}')
				return close_frame(scan) && after_value(scan);
			if (!check_key(scan))
				return false;
		} else if (*scan->at == '[') {
			if (!open_frame(scan))
				return false;
			skip_space(scan);
			if (scan->at < scan->end && *scan->at == ']')
				return close_frame(scan) && after_value(scan);
		} else {
			return json_scan_scalar(scan) && after_value(scan);
		}
	}
}

static struct key_stack *
keys_ready(struct json_check *check)
{
	if (!check->keys)
		check->keys = calloc(1, sizeof *check->keys);
	if (check->keys) {
		check->keys->count = 0;
		check->keys->depth = 0;
		arena_reset(&check->keys->names);
	}
	return check->keys;
}

bool
json_check_object(struct json_check *check, struct slice line, struct fault *fault)
{
	struct scan scan = { line.at, line.at, line.at + line.size, check, keys_ready(check), fault };

	check->members.count = 0;
	if (!scan.keys)
		return fault_memory(fault);
	skip_space(&scan);
	if (scan.at >= scan.end || *scan.at != '{')
		return json_complain(&scan, "one JSON object a line was expected");
	do {
		if (!check_value(&scan))
			return false;
	} while (scan.keys->depth > 0);
	skip_space(&scan);
	if (scan.at < scan.end)
		return json_complain(&scan, "something follows the object; one record a line");
	return true;
}

void
json_check_free(struct json_check *check)
{
	free(check->members.at);
	if (check->keys) {
		free(check->keys->at);
		arena_free(&check->keys->names);
		free(check->keys);
	}
	*check = (struct json_check){ 0 };
}

/* json_check.c: the grammar of RFC 8259 over bytes that nobody has looked at yet.
 *
 * One pass without recursion: json_keys.c knows what is open. */
#include <stdlib.h>

#include "ascii.h"
#include "bytes16.h"
#include "json_keys.h"
#include "json_scan.h"

static void
skip_space(struct scan *scan)
{
	while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t'
			|| *scan->at == '\n' || *scan->at == '\r'))
		scan->at++;
}

/* A member of the outermost object, whose value begins here. */
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
	members->at[members->count++] = (struct json_member){ key, { scan->at, 0 } };
	return true;
}

/* A key and its colon, bytes that nothing is known of. */
static bool
check_new_key(struct scan *scan, struct slice *raw)
{
	const char *from = scan->at + 1;

	if (scan->at >= scan->end || *scan->at != '"')
		return json_complain(scan, "a key in quotes was expected");
	if (!json_scan_string(scan))
		return false;
	*raw = (struct slice){ from, (size_t)(scan->at - 1 - from) };
	if (!json_keys_add(scan->keys, *raw, scan->fault))
		return false;
	skip_space(scan);
	if (scan->at >= scan->end || *scan->at != ':')
		return json_complain(scan, "a colon was expected");
	scan->at++;
	return true;
}

/* A key and its colon; leaves the scan at the value. */
static bool
check_key(struct scan *scan)
{
	struct slice raw = { scan->at + 1, 0 };
	size_t guessed = 0;

	if (scan->end - scan->at >= KEY_BYTES)
		guessed = json_keys_guess(scan->keys, scan->at);
	if (guessed) {
		raw.size = guessed - 3;
		scan->at += guessed;
	} else if (!check_new_key(scan, &raw)) {
		return false;
	}
	skip_space(scan);
	return scan->keys->depth > 1 || add_member(scan, raw);
}

static bool
open_frame(struct scan *scan)
{
	return json_keys_open(scan->keys, *scan->at++ == '{', scan->fault);
}

static bool
close_frame(struct scan *scan)
{
	scan->at++;
	return json_keys_close(scan->keys, scan->fault);
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
	struct json_keys *keys = scan->keys;

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
			else if (scan->at < scan->end && ascii_is_digit(*scan->at))
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

static struct json_keys *
keys_ready(struct json_check *check)
{
	if (!check->keys)
		check->keys = json_keys_new();
	if (check->keys)
		json_keys_begin(check->keys);
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
	json_keys_free(check->keys);
	*check = (struct json_check){ 0 };
}

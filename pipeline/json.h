/* json.h: JSON (RFC 8259) without a tree: check it once, then walk it in place.
 *
 * json_check reads bytes from outside and trusts nothing. Everything below it takes values that
 * json_check has accepted. jansson serves what is small or deep; this serves the record stream. */
#ifndef TL_JSON_H
#define TL_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "fault.h"
#include "slice.h"

enum {
	JSON_DEPTH = 512	/* arrays and objects inside each other */
};

struct json_member {
	struct slice key;	/* between its quotes, escapes and all */
	struct slice value;	/* first to last byte, no space around it */
};

struct json_members {
	struct json_member *at;
	size_t count;
	size_t room;
};

/* The space that checks need and keep between calls. Zero-initialise; json_check_free gives it back. */
struct json_check {
	struct json_members members;	/* of the outermost object, in order */
	struct json_keys *keys;
};

/* Checks that `line` is one JSON object: grammar, well-formed UTF-8, no lone surrogates, no key twice
 * in any object, nesting up to JSON_DEPTH. Leaves the outermost members in check->members, as views
 * of the line. False and fault (with the byte's column, counted from 1) otherwise. */
bool json_check_object(struct json_check *check, struct slice line, struct fault *fault);
void json_check_free(struct json_check *check);

/* Walking checked values. A cursor starts inside an array or object. */
struct json_cursor {
	const char *at, *end;	/* end: of the array or object */
};

struct json_cursor json_enter(struct slice value);	/* value is an array or an object */

/* Moves to the first byte of the next value or key; false at the closing bracket. */
bool json_next(struct json_cursor *cursor);

/* The same, and behind the value or member. */
bool json_next_value(struct json_cursor *cursor, struct slice *value);
bool json_next_member(struct json_cursor *cursor, struct json_member *member);

static inline bool
json_is_string(struct slice value)
{
	return value.size > 0 && value.at[0] == '"';
}

static inline bool
json_is_array(struct slice value)
{
	return value.size > 0 && value.at[0] == '[';
}

static inline bool
json_is_object(struct slice value)
{
	return value.size > 0 && value.at[0] == '{';
}

/* The characters of a checked string value or of a key (without quotes: json_unescape). The result
 * points into the line where it has no escapes, else into the arena; .at is NULL without memory. */
struct slice json_characters(struct slice value, struct arena *arena);
struct slice json_unescape(struct slice inside, struct arena *arena);

/* What people read of a checked value: the characters of a string, nothing of null, else the value
 * as it is written. .at is NULL without memory. */
struct slice json_plain(struct slice value, struct arena *arena);

/* A non-negative integer without fraction or exponent that fits; false otherwise. */
bool json_unsigned(struct slice value, uint64_t *number);

/* Adds text as a JSON string with its quotes: ", \ and control characters escaped, nothing else. */
void json_add_string(struct buffer *out, struct slice text);
/* The same without its quotes. */
void json_add_inside(struct buffer *out, struct slice text);

#endif

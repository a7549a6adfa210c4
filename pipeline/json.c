/* json.c: walking and writing; what is read here has passed json_check_object. */
#include "json.h"

#include "bytes16.h"
#include "utf8.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* From an opening quote to behind the closing one, which is there. */
static const char *
skip_string(const char *at, const char *end)
{
	for (at++; end - at >= 16; at += 16) {
		unsigned escape = bytes16_json_escape(at);

		if (!escape)
			continue;
		at += __builtin_ctz(escape);
		if (*at == '"')
			return at + 1;
		break;
	}
	for (; *at != '"'; at++)
		at += *at == '\\';
	return at + 1;
}

/* From inside of brackets, so many around it, to behind the last that closes. */
static const char *
close_brackets(const char *at, size_t depth, bool in_string)
{
	for (; depth > 0; at++) {
		if (*at == '"')
			in_string = !in_string;
		else if (in_string)
			at += *at == '\\';
		else if (*at == '{' || *at == '[')
			depth++;
		else if (*at == '}' || *at == ']')
			depth--;
	}
	return at;
}

/* Bit i of the result: an odd number of the bits up to i are set. */
static unsigned
parity16(unsigned bits)
{
	bits ^= bits << 1;
	bits ^= bits << 2;
	bits ^= bits << 4;
	return (bits ^ bits << 8) & 0xffff;
}

/* From the first byte of an array or object to behind its last, 16 bytes at a time while there is
 * no backslash: then quotes open and close strings by turns. */
static const char *
skip_brackets(const char *at, const char *end)
{
	unsigned in_string = 0;		/* or all bits */
	size_t depth = 0;

	for (; end - at >= 16; at += 16) {
		struct bytes16_brackets seen = bytes16_brackets(at);
		unsigned strings = parity16(seen.quotes) ^ in_string;
		unsigned opening = seen.opening & ~strings;
		unsigned either = opening | (seen.closing & ~strings);

		if (seen.slashes)
			break;
		for (; either; either &= either - 1) {
			depth += opening & either & -either ? 1 : SIZE_MAX;
			if (depth == 0)
				return at + __builtin_ctz(either) + 1;
		}
		in_string = strings >> 15 ? 0xffff : 0;
	}
	if (depth == 0)
		return close_brackets(at + 1, 1, false);
	return close_brackets(at, depth, in_string);
}

/* Numbers and literals have no closing byte of their own. */
static const char *
skip_scalar(const char *at)
{
	while (*at != ',' && *at != ']' && *at != '}' && !is_space(*at))
		at++;
	return at;
}

static struct slice
value_at(const char *at, const char *end)
{
	const char *behind = *at == '"' ? skip_string(at, end)
		: *at == '{' || *at == '[' ? skip_brackets(at, end) : skip_scalar(at);

	return (struct slice){ at, (size_t)(behind - at) };
}

struct json_cursor
json_enter(struct slice value)
{
	return (struct json_cursor){ value.at + 1, value.at + value.size };
}

bool
json_next(struct json_cursor *cursor)
{
	while (is_space(*cursor->at) || *cursor->at == ',')
		cursor->at++;
	return *cursor->at != ']' && *cursor->at != '}';
}

bool
json_next_value(struct json_cursor *cursor, struct slice *value)
{
	if (!json_next(cursor))
		return false;
	*value = value_at(cursor->at, cursor->end);
	cursor->at += value->size;
	return true;
}

bool
json_next_member(struct json_cursor *cursor, struct json_member *member)
{
	const char *behind;

	if (!json_next(cursor))
		return false;
	behind = skip_string(cursor->at, cursor->end);
	member->key = (struct slice){ cursor->at + 1, (size_t)(behind - cursor->at) - 2 };
	while (is_space(*behind) || *behind == ':')
		behind++;
	member->value = value_at(behind, cursor->end);
	cursor->at = behind + member->value.size;
	return true;
}

static uint32_t
unit_value(const char *at)
{
	uint32_t unit = 0;

	for (int i = 0; i < 4; i++) {
		char c = at[i];

		unit = unit << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return unit;
}

/* Writes what the escape at `at` means; moves *out. Returns the byte behind the escape. */
static const char *
unescape_one(const char *at, char **out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	uint32_t unit;

	if (at[1] != 'u') {
		*(*out)++ = to[strchr(from, at[1]) - from];
		return at + 2;
	}
	unit = unit_value(at + 2);
	at += 6;
	if (unit >= 0xd800 && unit <= 0xdbff) {
		unit = 0x10000 + ((unit - 0xd800) << 10) + (unit_value(at + 2) - 0xdc00);
		at += 6;
	}
	*out += utf8_put(*out, unit);
	return at;
}

struct slice
json_unescape(struct slice inside, struct arena *arena)
{
	const char *at = inside.at, *end = at + inside.size;
	const char *slash = inside.size ? memchr(at, '\\', inside.size) : NULL;
	char *start, *out;

	if (!slash)
		return inside;
	start = out = arena_take(arena, inside.size);
	if (!out)
		return (struct slice){ NULL, 0 };
	while (at < end) {
		size_t plain = (size_t)((slash ? slash : end) - at);

		memcpy(out, at, plain);
		out += plain;
		at += plain;
		if (slash)
			at = unescape_one(at, &out);
		slash = at < end ? memchr(at, '\\', (size_t)(end - at)) : NULL;
	}
	return (struct slice){ start, (size_t)(out - start) };
}

struct slice
json_characters(struct slice value, struct arena *arena)
{
	return json_unescape((struct slice){ value.at + 1, value.size - 2 }, arena);
}

struct slice
json_plain(struct slice value, struct arena *arena)
{
	if (slice_is(value, "null"))
		return SLICE("");
	return json_is_string(value) ? json_characters(value, arena) : value;
}

bool
json_unsigned(struct slice value, uint64_t *number)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < value.size; i++) {
		unsigned digit = (unsigned)(value.at[i] - '0');

		if (digit > 9 || sum > (UINT64_MAX - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	*number = sum;
	return value.size > 0;
}

static void
add_escape(struct buffer *out, unsigned char c)
{
	static const char named[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
	const char *name = c ? strchr(named, c) : NULL;

	if (name) {
		char escape[2] = { '\\', letters[name - named] };

		buffer_add(out, escape, 2);
	} else {
		static const char hex[] = "0123456789abcdef";
		char escape[6] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] };

		buffer_add(out, escape, 6);
	}
}

/* Bit 7 of each byte of the result is set where the byte must be escaped (and perhaps above such a
 * byte): the classic test for a zero byte, three times. */
static uint64_t
escape8(uint64_t v)
{
	const uint64_t ones = 0x0101010101010101u, highs = ones * 0x80;
	uint64_t quote = v ^ ones * '"', slash = v ^ ones * '\\';

	return (((v - ones * 0x20) & ~v) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash))
		& highs;
}

/* Copies fewer than 16 bytes: the first and the last, which may overlap. */
static bool
copy_short(char *to, const char *at, size_t size)
{
	uint64_t first = 0x2020202020202020u, last = first;

	if (size >= 8) {
		memcpy(&first, at, 8);
		memcpy(&last, at + size - 8, 8);
		memcpy(to, &first, 8);
		memcpy(to + size - 8, &last, 8);
	} else if (size >= 4) {
		memcpy(&first, at, 4);
		memcpy(&last, at + size - 4, 4);
		memcpy(to, &first, 4);
		memcpy(to + size - 4, &last, 4);
	} else {
		for (size_t i = 0; i < size; i++)
			((char *)&first)[i] = to[i] = at[i];
	}
	return !(escape8(first) | escape8(last));
}

/* Copies a string; false if there is something in it that must be escaped. */
static bool
copy_plain(char *to, const char *at, size_t size)
{
	unsigned escape = 0;

	if (size < 16)
		return copy_short(to, at, size);
	for (size_t i = 0; size - i >= 16; i += 16) {
		memcpy(to + i, at + i, 16);
		escape |= bytes16_json_escape(at + i);
	}
	memcpy(to + size - 16, at + size - 16, 16);
	return !(escape | bytes16_json_escape(at + size - 16));
}

/* Bytes from `at` that a string may hold as they are. */
static size_t
plain_run(const char *at, size_t size)
{
	size_t i = 0;

	for (; size - i >= 16; i += 16) {
		unsigned escape = bytes16_json_escape(at + i);

		if (escape)
			return i + (size_t)__builtin_ctz(escape);
	}
	while (i < size && (unsigned char)at[i] >= 0x20 && at[i] != '"' && at[i] != '\\')
		i++;
	return i;
}

void
json_add_inside(struct buffer *out, struct slice text)
{
	size_t done = 0;

	while (done < text.size) {
		size_t plain = plain_run(text.at + done, text.size - done);

		buffer_add(out, text.at + done, plain);
		done += plain;
		if (done < text.size)
			add_escape(out, (unsigned char)text.at[done++]);
	}
}

void
json_add_string(struct buffer *out, struct slice text)
{
	char *at = buffer_reserve(out, text.size + 2);

	if (at && copy_plain(at + 1, text.at, text.size)) {	/* nearly every string */
		*at = '"';
		at[text.size + 1] = '"';
		out->size += text.size + 2;
		return;
	}
	buffer_add_char(out, '"');
	json_add_inside(out, text);
	buffer_add_char(out, '"');
}

#include "fault.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "utf8.h"

/* Format characters that turn the direction of writing: a terminal would show something else. */
static bool
is_deceptive(const char *at, size_t length)
{
	return (length == 3 && memcmp(at, "\xe2\x80", 2) == 0
			&& ((unsigned char)at[2] >= 0xaa && (unsigned char)at[2] <= 0xae))
		|| (length == 3 && memcmp(at, "\xe2\x81", 2) == 0
			&& ((unsigned char)at[2] >= 0xa6 && (unsigned char)at[2] <= 0xa9))
		|| (length == 2 && at[0] == '\xc2' && (unsigned char)at[1] < 0xa0);
}

size_t
harmless_length(const char *at, const char *end)
{
	size_t length = utf8_length(at, end);
	unsigned char c = (unsigned char)*at;

	return c < 0x20 || c == 0x7f || is_deceptive(at, length) ? 0 : length;
}

/* Writes bytes as a terminal can show them up to `limit`, which may be passed by 3. Leaves what there was no
 * room for in *bytes and returns the end, where no NUL is. */
static char *
add_harmless(char *out, const char *limit, struct slice *bytes)
{
	const char *at = bytes->at, *end = bytes->at + bytes->size;

	while (at < end && out < limit) {
		size_t length = harmless_length(at, end);

		if (length == 0) {
			out += sprintf(out, "\\x%02x", (unsigned char)*at);
			at++;
			continue;
		}
		memcpy(out, at, length);
		out += length;
		at += length;
	}
	*bytes = (struct slice){ at, (size_t)(end - at) };
	return out;
}

/* The bytes without the beginning of a code point at their end. */
static size_t
without_half(const char *words, size_t size)
{
	size_t start = size;

	while (start > 0 && size - start < 3 && ((unsigned char)words[start - 1] & 0xc0) == 0x80)
		start--;
	if (start > 0 && (unsigned char)words[start - 1] >= 0xc0
			&& utf8_length(words + start - 1, words + size) == 0)
		return start - 1;
	return size;
}

/* Words that were too long end with a whole code point; and nothing that came from outside, by whatever
 * way, speaks to a terminal. */
static void
settle_words(struct fault *fault)
{
	char raw[FAULT_WORDS];
	size_t size = strlen(fault->words);
	struct slice words = { raw, size < FAULT_WORDS - 1 ? size : without_half(fault->words, size) };

	memcpy(raw, fault->words, words.size);
	*add_harmless(fault->words, fault->words + FAULT_WORDS - 4, &words) = '\0';
}

bool
fault_set(struct fault *fault, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vsnprintf(fault->words, sizeof fault->words, format, list);
	va_end(list);
	settle_words(fault);
	fault->broken = false;
	return false;
}

static bool
is_wrong_name(int error)
{
	return error == ENOENT || error == ENOTDIR || error == EISDIR || error == EACCES
		|| error == ELOOP || error == ENAMETOOLONG;
}

bool
fault_errno(struct fault *fault, const char *format, ...)
{
	int error = errno;
	char reason[128];
	va_list list;
	size_t size;

	va_start(list, format);
	vsnprintf(fault->words, sizeof fault->words, format, list);
	va_end(list);
	size = strlen(fault->words);
	snprintf(fault->words + size, sizeof fault->words - size, ": %s",
		strerror_r(error, reason, sizeof reason));
	settle_words(fault);
	fault->broken = !is_wrong_name(error);
	return false;
}

bool
fault_memory(struct fault *fault)
{
	fault_set(fault, "out of memory");
	fault->broken = true;
	return false;
}

bool
fault_excuse(const struct fault *excused, struct fault *fault)
{
	if (excused->broken)
		*fault = *excused;
	return !excused->broken;
}

bool
fault_place(struct fault *fault, const char *format, ...)
{
	char place[FAULT_WORDS], words[FAULT_WORDS];
	va_list list;

	va_start(list, format);
	vsnprintf(place, sizeof place, format, list);
	va_end(list);
	memcpy(words, fault->words, sizeof words);
	snprintf(fault->words, sizeof fault->words, "%.*s: %.*s", FAULT_WORDS / 2, place,
		FAULT_WORDS / 2 - 3, words);
	settle_words(fault);
	return false;
}

bool
fault_tell(const struct fault *fault)
{
	if (!fault->listener)
		return false;
	fault->listener->hear(fault->listener, fault);
	return true;
}

const char *
quoted(char buffer[QUOTED_BYTES], struct slice bytes)
{
	char *out = add_harmless(buffer, buffer + QUOTED_BYTES - 8, &bytes);

	strcpy(out, bytes.size ? "..." : "");
	return buffer;
}

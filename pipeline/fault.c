#include "fault.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "utf8.h"

/* Cuts words that were too long at the last whole code point. */
static void
cut_words(struct fault *fault)
{
	size_t size = strlen(fault->words);

	fault->words[utf8_valid_prefix(fault->words, size)] = '\0';
}

bool
fault_set(struct fault *fault, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vsnprintf(fault->words, sizeof fault->words, format, list);
	va_end(list);
	cut_words(fault);
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
	cut_words(fault);
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
	cut_words(fault);
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

const char *
quoted(char buffer[QUOTED_BYTES], struct slice bytes)
{
	char *out = buffer, *limit = buffer + QUOTED_BYTES - 8;
	const char *at = bytes.at, *end = bytes.at + bytes.size;

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
	strcpy(out, at < end ? "..." : "");
	return buffer;
}

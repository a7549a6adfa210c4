#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	LEAST_ROOM = 256
};

char *
buffer_grow(struct buffer *buffer, size_t more)
{
	size_t room = buffer->room ? buffer->room : LEAST_ROOM;
	char *at;

	if (buffer->failed)
		return NULL;
	while (room - buffer->size < more) {
		if (room > SIZE_MAX / 2)
			goto fail;
		room *= 2;
	}
	at = realloc(buffer->at, room);
	if (!at)
		goto fail;
	buffer->at = at;
	buffer->room = room;
	return at + buffer->size;
fail:
	buffer->failed = true;
	return NULL;
}

#define TEN(tens) \
	tens "0" tens "1" tens "2" tens "3" tens "4" tens "5" tens "6" tens "7" tens "8" tens "9"

const char decimal_pairs[] =
	TEN("0") TEN("1") TEN("2") TEN("3") TEN("4") TEN("5") TEN("6") TEN("7") TEN("8") TEN("9");

/* All but the last four digits, then those. */
char *
decimal_long(char *at, uint64_t number)
{
	unsigned last = (unsigned)(number % 10000);

	at = decimal(at, number / 10000);
	return decimal_pair(decimal_pair(at, last / 100), last % 100);
}

void
buffer_add_number(struct buffer *buffer, uint64_t number)
{
	char *at = buffer_reserve(buffer, 20);

	if (at)
		buffer->size = (size_t)(decimal(at, number) - buffer->at);
}

void
buffer_add_format(struct buffer *buffer, const char *format, ...)
{
	va_list list, again;
	int size;

	va_start(list, format);
	va_copy(again, list);
	size = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (size >= 0 && buffer_reserve(buffer, (size_t)size + 1)) {
		vsnprintf(buffer->at + buffer->size, (size_t)size + 1, format, again);
		buffer->size += (size_t)size;
	}
	va_end(again);
}

void
buffer_reset(struct buffer *buffer, size_t keep)
{
	if (buffer->room > keep)
		buffer_free(buffer);
	buffer->size = 0;
	buffer->failed = false;
}

void
buffer_free(struct buffer *buffer)
{
	free(buffer->at);
	*buffer = (struct buffer){ 0 };
}

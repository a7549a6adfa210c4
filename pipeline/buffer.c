#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	LEAST_ROOM = 256
};

char *
buffer_reserve(struct buffer *buffer, size_t more)
{
	size_t room = buffer->room ? buffer->room : LEAST_ROOM;
	char *at;

	if (buffer->failed)
		return NULL;
	if (buffer->room - buffer->size >= more && buffer->at)
		return buffer->at + buffer->size;
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

char *
decimal_long(char *at, uint64_t number)
{
	char digits[20];
	size_t count = 0;

	do {
		digits[count++] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	while (count)
		*at++ = digits[--count];
	return at;
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

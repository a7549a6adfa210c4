/* buffer.h: bytes that grow.
 *
 * A buffer that could not grow is "failed": it drops what is added from then on, and whoever uses the
 * bytes asks buffer_failed once at the end instead of after each addition. Invariant:
 * size <= room; at is NULL only while room is 0. Owned by its holder; buffer_free gives it back. */
#ifndef TL_BUFFER_H
#define TL_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "slice.h"

struct buffer {
	char *at;
	size_t size;	/* bytes in use */
	size_t room;	/* bytes allocated */
	bool failed;	/* memory ran out: what is here is not whole */
};

/* buffer_reserve where there is not yet room. */
char *buffer_grow(struct buffer *buffer, size_t more);

/* Makes room for at least `more` bytes behind size; returns where they go, NULL when memory is out. */
static inline char *
buffer_reserve(struct buffer *buffer, size_t more)
{
	if (buffer->room - buffer->size >= more && buffer->at && !buffer->failed)
		return buffer->at + buffer->size;
	return buffer_grow(buffer, more);
}

/* Inline: most bytes are few, and most strings known when this is compiled. */
static inline void
buffer_add(struct buffer *buffer, const void *bytes, size_t size)
{
	if ((buffer->room - buffer->size < size || buffer->failed)
			&& !buffer_reserve(buffer, size))
		return;
	if (size)
		memcpy(buffer->at + buffer->size, bytes, size);
	buffer->size += size;
}

static inline void
buffer_add_slice(struct buffer *buffer, struct slice bytes)
{
	buffer_add(buffer, bytes.at, bytes.size);
}

static inline void
buffer_add_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, string, strlen(string));
}

static inline void
buffer_add_char(struct buffer *buffer, char c)
{
	buffer_add(buffer, &c, 1);
}

void buffer_add_number(struct buffer *buffer, uint64_t number);	/* decimal */
void buffer_add_format(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static inline bool
buffer_failed(const struct buffer *buffer)
{
	return buffer->failed;
}

static inline struct slice
buffer_slice(const struct buffer *buffer)
{
	return (struct slice){ buffer->at, buffer->size };
}

/* Empties it and keeps the memory up to `keep` bytes of room. */
void buffer_reset(struct buffer *buffer, size_t keep);
void buffer_free(struct buffer *buffer);

/* The digits of 0 to 99, two each. */
extern const char decimal_pairs[2 * 100 + 1];

static inline char *
decimal_pair(char *at, unsigned number)
{
	memcpy(at, &decimal_pairs[2 * number], 2);
	return at + 2;
}

/* Writes `number` in decimal at `at` (up to 20 bytes) and returns the byte behind it. */
char *decimal_long(char *at, uint64_t number);

/* The same; numbers below 10,000, most offsets, without a loop. */
static inline char *
decimal(char *at, uint64_t number)
{
	unsigned small = (unsigned)number, hundreds = small / 100;

	if (number >= 10000)
		return decimal_long(at, number);
	if (small >= 1000)
		return decimal_pair(decimal_pair(at, hundreds), small - 100 * hundreds);
	if (small >= 100) {
		*at++ = (char)('0' + hundreds);
		return decimal_pair(at, small - 100 * hundreds);
	}
	if (small >= 10)
		return decimal_pair(at, small);
	*at++ = (char)('0' + small);
	return at;
}

#endif

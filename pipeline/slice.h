/* slice.h: a view of bytes that somebody else owns.
 *
 * Not terminated by NUL and may hold NUL bytes. Valid as long as its owner keeps the bytes. */
#ifndef TL_SLICE_H
#define TL_SLICE_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
	const char *at;
	size_t size;	/* bytes */
};

#define SLICE(literal) ((struct slice){ (literal), sizeof(literal) - 1 })

static inline struct slice
slice_of(const char *string)
{
	return (struct slice){ string, strlen(string) };
}

static inline bool
slice_equal(struct slice a, struct slice b)
{
	return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

static inline bool
slice_is(struct slice a, const char *string)
{
	return slice_equal(a, slice_of(string));
}

static inline bool
slice_starts(struct slice a, struct slice prefix)
{
	return a.size >= prefix.size && (prefix.size == 0 || memcmp(a.at, prefix.at, prefix.size) == 0);
}

static inline bool
slice_ends(struct slice a, struct slice suffix)
{
	return a.size >= suffix.size && slice_starts((struct slice){ a.at + a.size - suffix.size,
		suffix.size }, suffix);
}

/* Order of bytes, the shorter first where one begins the other: for sorted output. */
static inline int
slice_compare(struct slice a, struct slice b)
{
	size_t shared = a.size < b.size ? a.size : b.size;
	int order = shared ? memcmp(a.at, b.at, shared) : 0;

	return order ? order : (a.size > b.size) - (a.size < b.size);
}

/* The first 8 bytes as a number that has their order; NUL where there are none. */
static inline uint64_t
slice_beginning(struct slice a)
{
	uint64_t beginning = 0;

	if (a.size >= sizeof beginning) {
		memcpy(&beginning, a.at, sizeof beginning);
		return be64toh(beginning);
	}
	for (size_t i = 0; i < a.size; i++)
		beginning |= (uint64_t)(unsigned char)a.at[i] << (56 - 8 * i);
	return beginning;
}

/* A number that most different names have not in common: of their length, first and last bytes. */
static inline uint32_t
slice_mark(struct slice name)
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

#endif

/* lexis_key.h: words as pairs of numbers, which lexis.c alone knows them by. */
#ifndef TL_LEXIS_KEY_H
#define TL_LEXIS_KEY_H

#include <endian.h>
#include <stdint.h>

#include "slice.h"

/* A word as two numbers, so that finding it seldom compares bytes. Of a word of up to 15 bytes these
 * are the bytes in memory: its own, zeros behind them and its size in the last one. Of a longer one,
 * where the last byte is LONG_WORD, they are where its bytes are (in a word that is looked for: its
 * hash), and its size with a part of its hash. */
struct key {
	uint64_t first, last;
};

enum {
	KEY_BYTES = 16,
	WHOLE = 11,
	LONG_WORD = 0xff,
	LONG_HASH_BITS = 24	/* of the hash of a long word, above its size */
};

static inline uint64_t
load8(const void *at)
{
	uint64_t value;

	memcpy(&value, at, sizeof value);
	return value;
}

static inline uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0xd6e8feb86659fd93u;
	return hash ^ hash >> 32;
}

/* A size as the last of 8 bytes. */
static inline uint64_t
size_byte(uint64_t size)
{
	return htole64(size << 56);
}

static inline struct key
long_key(struct slice word)
{
	uint64_t hash = word.size, some;
	size_t at = 0;

	for (; at + 8 < word.size; at += 8)
		hash = mix(hash, load8(word.at + at));
	hash = mix(hash, load8(word.at + word.size - 8));
	some = hash >> (64 - LONG_HASH_BITS);
	return (struct key){ hash | 1, size_byte(LONG_WORD) | htole64(some << 32 | word.size) };
}

static inline bool
is_long(struct key key)
{
	return le64toh(key.last) >> 56 == LONG_WORD;
}

/* KEY_BYTES can be read from word.at on: no branch on the length of a short word. */
static inline struct key
roomy_key(struct slice word)
{
	static const unsigned char window[2 * KEY_BYTES] = { [0 ... KEY_BYTES - 1] = 0xff };
	const unsigned char *mask = window + KEY_BYTES - word.size;

	if (word.size >= KEY_BYTES)
		return long_key(word);
	return (struct key){ load8(word.at) & load8(mask),
		(load8(word.at + 8) & load8(mask + 8)) | size_byte(word.size) };
}

static inline uint64_t
load4(const char *at)
{
	uint32_t value;

	memcpy(&value, at, sizeof value);
	return le32toh(value);
}

/* Up to 8 bytes as those of a number, the first lowest; none behind them is read. */
static inline uint64_t
load_few(const char *at, size_t size)
{
	if (size == 8)
		return le64toh(load8(at));
	if (size >= 4)	/* which overlap */
		return load4(at) | load4(at + size - 4) << 8 * (size - 4);
	if (size == 0)
		return 0;
	return (unsigned char)at[0] | (uint64_t)(unsigned char)at[size / 2] << 8 * (size / 2)
		| (uint64_t)(unsigned char)at[size - 1] << 8 * (size - 1);
}

static inline struct key
key_of(struct slice word)
{
	if (word.size >= KEY_BYTES)
		return long_key(word);
	if (word.size <= 8)
		return (struct key){ htole64(load_few(word.at, word.size)), size_byte(word.size) };
	return (struct key){ load8(word.at),
		htole64(load_few(word.at + 8, word.size - 8)) | size_byte(word.size) };
}

/* Multilinear: the upper bits hang on all bytes. */
static inline uint64_t
hash_of(struct key key)
{
	return key.first * 0x9e3779b97f4a7c15u + key.last * 0xd6e8feb86659fd93u;
}

static inline struct slice
key_word(const struct key *key)
{
	uint64_t last = le64toh(key->last);

	if (last >> 56 != LONG_WORD)
		return (struct slice){ (const char *)key, last >> 56 };
	return (struct slice){ (const char *)(uintptr_t)key->first, (uint32_t)last };
}

/* Both halves of key.last in one. Of a word of up to WHOLE bytes all that follows its first 8 bytes, with
 * its size on top; of a long one more than any size of these on top, below it bits of its hash. */
static inline uint32_t
rest_of(struct key key)
{
	uint64_t last = le64toh(key.last);

	return (uint32_t)(last ^ last >> 32);
}

#endif

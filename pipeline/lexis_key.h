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

/* What hashes hang on, odd numbers, so that nobody can think of words that all come to one place. No
 * result hangs on it: ids are given in the order of words. */
struct seed {
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

/* A size as the last of 8 bytes. */
static inline uint64_t
size_byte(uint64_t size)
{
	return htole64(size << 56);
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

static inline uint64_t
rotate(uint64_t bits, int by)
{
	return bits << by | bits >> (64 - by);
}

static inline void
sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] = rotate(v[0], 32) + v[3];
	v[2] += v[1];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[2] = rotate(v[2], 32);
}

static inline void
sip_add(uint64_t v[4], uint64_t some)
{
	v[3] ^= some;
	sip_round(v);
	v[0] ^= some;
}

/* SipHash-1-3 (Aumasson and Bernstein 2012: SipHash, a fast short-input PRF). */
static inline uint64_t
sip_hash(struct slice word, const struct seed *seed)
{
	uint64_t v[4] = { seed->first ^ 0x736f6d6570736575u, seed->last ^ 0x646f72616e646f6du,
		seed->first ^ 0x6c7967656e657261u, seed->last ^ 0x7465646279746573u };
	size_t at = 0;

	for (; word.size - at >= 8; at += 8)
		sip_add(v, le64toh(load8(word.at + at)));
	sip_add(v, load_few(word.at + at, word.size - at) | (uint64_t)word.size << 56);
	v[2] ^= 0xff;
	for (int i = 0; i < 3; i++)
		sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static inline struct key
long_key(struct slice word, const struct seed *seed)
{
	uint64_t hash = sip_hash(word, seed), some = hash >> (64 - LONG_HASH_BITS);

	return (struct key){ hash | 1, size_byte(LONG_WORD) | htole64(some << 32 | word.size) };
}

static inline bool
is_long(struct key key)
{
	return le64toh(key.last) >> 56 == LONG_WORD;
}

/* KEY_BYTES can be read from word.at on: no branch on the length of a short word. */
static inline struct key
roomy_key(struct slice word, const struct seed *seed)
{
	static const unsigned char window[2 * KEY_BYTES] = { [0 ... KEY_BYTES - 1] = 0xff };
	const unsigned char *mask = window + KEY_BYTES - word.size;

	if (word.size >= KEY_BYTES)
		return long_key(word, seed);
	return (struct key){ load8(word.at) & load8(mask),
		(load8(word.at + 8) & load8(mask + 8)) | size_byte(word.size) };
}

static inline struct key
key_of(struct slice word, const struct seed *seed)
{
	if (word.size >= KEY_BYTES)
		return long_key(word, seed);
	if (word.size <= 8)
		return (struct key){ htole64(load_few(word.at, word.size)), size_byte(word.size) };
	return (struct key){ load8(word.at),
		htole64(load_few(word.at + 8, word.size - 8)) | size_byte(word.size) };
}

/* Multiply-shift, whose upper bits hang on all bytes (Dietzfelbinger and others 1997: A reliable
 * randomized algorithm for the closest-pair problem). */
static inline uint64_t
hash_of(struct key key, const struct seed *seed)
{
	return key.first * seed->first + key.last * seed->last;
}

static inline struct slice
key_word(const struct key *key)
{
	uint64_t last = le64toh(key->last);

	if (last >> 56 != LONG_WORD)
		return (struct slice){ (const char *)key, last >> 56 };
	return (struct slice){ (const char *)(uintptr_t)key->first, (uint32_t)last };
}

/* Both halves of key.last in one. Of a word of up to WHOLE bytes all that follows its first 8 bytes,
 * with its size on top; of a long one more than any size of these on top, below it bits of its hash. All
 * inverted, so that it is 0 of no word of up to WHOLE bytes, as it is where there is no word. */
static inline uint32_t
rest_of(struct key key)
{
	uint64_t last = le64toh(key.last);

	return ~(uint32_t)(last ^ last >> 32);
}

#endif

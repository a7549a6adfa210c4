/* ascii.h: tests on bytes that know no locale. */
#ifndef TL_ASCII_H
#define TL_ASCII_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline char
ascii_lower(char c)
{
	return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

static inline char
ascii_upper(char c)
{
	return ascii_is_lower(c) ? (char)(c - ('a' - 'A')) : c;
}

static inline bool
ascii_is_letter(char c)
{
	return ascii_is_upper(c) || ascii_is_lower(c);
}

/* Digits only. */
static inline bool
ascii_is_number(struct slice bytes)
{
	for (size_t i = 0; i < bytes.size; i++)
		if (!ascii_is_digit(bytes.at[i]))
			return false;
	return bytes.size > 0;
}

static inline bool
ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
ascii_is_blank(struct slice bytes)
{
	for (size_t i = 0; i < bytes.size; i++)
		if (!ascii_is_space(bytes.at[i]))
			return false;
	return true;
}

/* Without the white space at both ends. */
static inline struct slice
ascii_trim(struct slice bytes)
{
	while (bytes.size && ascii_is_space(*bytes.at)) {
		bytes.at++;
		bytes.size--;
	}
	while (bytes.size && ascii_is_space(bytes.at[bytes.size - 1]))
		bytes.size--;
	return bytes;
}

/* Equal but for the case of ASCII letters. */
static inline bool
ascii_same(struct slice a, struct slice b)
{
	if (a.size != b.size)
		return false;
	for (size_t i = 0; i < a.size; i++)
		if (ascii_lower(a.at[i]) != ascii_lower(b.at[i]))
			return false;
	return true;
}

/* The string at the start of bytes, whatever the case of its letters. `start` is in lower case. */
static inline bool
ascii_starts(struct slice bytes, struct slice start)
{
	return bytes.size >= start.size
		&& ascii_same((struct slice){ bytes.at, start.size }, start);
}

#endif

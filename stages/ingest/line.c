#include "line.h"

#include "ascii.h"
#include "bytes16.h"
#include "identifier.h"

size_t
line_words(struct slice text)
{
	size_t words = 0;

	for (size_t i = 0; i < text.size; i++)
		words += !ascii_is_space(text.at[i]) && (i == 0 || ascii_is_space(text.at[i - 1]));
	return words;
}

size_t
line_even(struct slice text)
{
	unsigned before = 0;	/* whether the byte before is a space */
	size_t at = 0;

	for (; text.size - at >= 16; at += 16) {
		struct bytes16_white white = bytes16_white(text.at + at);
		unsigned ends = white.others | (white.spaces & (white.spaces << 1 | before));

		if (ends)
			return at + (size_t)__builtin_ctz(ends);
		before = white.spaces >> 15;
	}
	for (; at < text.size && (!ascii_is_space(text.at[at])
			|| (text.at[at] == ' ' && !before)); at++)
		before = text.at[at] == ' ';
	return at;
}

size_t
line_find(struct slice line, const char *word)
{
	struct slice wanted = slice_of(word);

	for (size_t at = 0; at + wanted.size <= line.size; at++)
		if ((at == 0 || !ascii_is_letter(line.at[at - 1]))
				&& ascii_starts((struct slice){ line.at + at, line.size - at }, wanted))
			return at;
	return line.size;
}

struct slice
line_doi(struct slice line)
{
	for (size_t at = 0; at + 4 < line.size; at++) {
		size_t end = at;
		const char *glued;
		struct slice doi;

		if (memcmp(line.at + at, "10.", 3) != 0 || (at && ascii_is_digit(line.at[at - 1])))
			continue;
		while (end < line.size && !ascii_is_space(line.at[end])
				&& !strchr("\"<>[]{}|", line.at[end]))
			end++;
		glued = memmem(line.at + at, end - at, "Citations", strlen("Citations"));
		if (glued)
			end = (size_t)(glued - line.at);	/* Wiley's pages have no space there */
		while (end > at && strchr(".,;)", line.at[end - 1]))
			end--;
		if (doi_read((struct slice){ line.at + at, end - at }, &doi))
			return doi;
	}
	return SLICE("");
}

struct slice
line_digits(struct slice text)
{
	size_t from = 0, size = 0;

	while (from < text.size && from < 3 && !ascii_is_digit(text.at[from]))
		from++;
	while (from + size < text.size && ascii_is_digit(text.at[from + size]))
		size++;
	return (struct slice){ text.at + from, size };
}

unsigned
line_year(struct slice line, size_t *at)
{
	for (size_t i = 0; i + 4 <= line.size; i++) {
		struct slice digits = { line.at + i, 4 };
		unsigned year = 0;

		if ((i && ascii_is_digit(line.at[i - 1])) || !ascii_is_number(digits)
				|| (i + 4 < line.size && ascii_is_digit(line.at[i + 4])))
			continue;
		for (size_t k = 0; k < 4; k++)
			year = year * 10 + (unsigned)(digits.at[k] - '0');
		*at = i;
		if (year >= 1800 && year <= 2100)
			return year;
	}
	return 0;
}

struct slice
line_number(struct slice text)
{
	size_t size = 0;

	while (text.size && (ascii_is_space(*text.at) || strchr(".:", *text.at)))
		text = line_behind(text, 1);
	while (size < text.size && !ascii_is_space(text.at[size])
			&& !strchr(",;:()|", text.at[size]))
		size++;
	while (size && text.at[size - 1] == '.')
		size--;
	return (struct slice){ text.at, size };
}

struct slice
line_pmcid(struct slice line)
{
	for (size_t at = 0; at + 3 < line.size; at++) {
		struct slice rest = line_behind(line, at), digits;

		if (!slice_starts(rest, SLICE("PMC")) || !ascii_is_digit(rest.at[3]))
			continue;
		digits = line_digits(line_behind(rest, 3));
		return (struct slice){ rest.at, digits.size + 3 };
	}
	return SLICE("");
}

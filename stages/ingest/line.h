/* line.h: what is found in a line that people read: words, years, the numbers of publications.
 *
 * All give views of the line, empty ones where nothing is. */
#ifndef TL_INGEST_LINE_H
#define TL_INGEST_LINE_H

#include <stddef.h>

#include "slice.h"

static inline struct slice
line_behind(struct slice line, size_t at)
{
	return (struct slice){ line.at + at, line.size - at };
}

/* How many words white space makes of it. */
size_t line_words(struct slice line);

/* The bytes at the start that stay as they are where each run of white space becomes one space: up to
 * white space that is not a space, or the second of two spaces. */
size_t line_even(struct slice text);

/* Where `word` (in small letters) stands, not behind a letter; the end of the line: nowhere. */
size_t line_find(struct slice line, const char *word);

/* The first year of four digits from 1800 to 2100, and where it stands; 0: there is none. */
unsigned line_year(struct slice line, size_t *at);

/* The digits at the start, or up to three bytes behind it. */
struct slice line_digits(struct slice line);

/* The number at the start and what hangs on it, up to white space, a comma or the like: "E753-E761". */
struct slice line_number(struct slice line);

/* The first DOI, and the first number of PubMed Central: "PMC12345". */
struct slice line_doi(struct slice line);
struct slice line_pmcid(struct slice line);

#endif

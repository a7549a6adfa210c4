/* ris.h: records of tagged lines (RIS, as reference managers and databases export it).
 *
 *	TY  - JOUR
 *	AU  - Family, Given
 *	ER  -
 *
 * A tag is a capital letter, a capital letter or digit, two spaces and a hyphen; in a record
 * whose first line has a single space there, one space. A line without a tag belongs to the tag
 * before. */
#ifndef TL_INGEST_RIS_H
#define TL_INGEST_RIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "run.h"

struct ris_field {
	char tag[2];
	bool used;		/* has found its member */
	size_t at, size;	/* of its value in the record's bytes */
};

/* Values are well-formed UTF-8 without white space at their ends. Lines that were indented are
 * joined to the line before by a space (somebody's editor had wrapped them), others by a line
 * feed. */
struct ris_record {
	struct buffer bytes;
	struct ris_field *fields;
	size_t count, room;
	uint64_t tags[26];	/* by its first letter, which tags there are: see ris_has */
	uint64_t line;		/* where it begins */
};

/* The bit of a tag's second character. */
static inline uint64_t
ris_tag_bit(char second)
{
	return UINT64_C(1) << (second - '0');
}

/* False: no field has this tag. */
static inline bool
ris_has(const struct ris_record *record, const char *tag)
{
	return record->tags[tag[0] - 'A'] & ris_tag_bit(tag[1]);
}

/* Where the value begins in a line that has a tag, and the spaces between tag and hyphen; else
 * 0. */
size_t ris_tag(struct slice line, unsigned *spaces);

static inline struct slice
ris_value(const struct ris_record *record, const struct ris_field *field)
{
	return (struct slice){ record->bytes.at + field->at, field->size };
}

/* See run.h. */
bool ris_read(struct ingest *run, struct fault *fault);

#endif

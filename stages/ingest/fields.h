/* fields.h: finding fields of a RIS record by their tags.
 *
 * Tags are given as a string of pairs, at most FIELDS_TAGS: "TIT1" are TI and T1. Fields that
 * are empty or have found their member already are not found. */
#ifndef TL_INGEST_FIELDS_H
#define TL_INGEST_FIELDS_H

#include <stdbool.h>

#include "ris.h"

enum {
	FIELDS_TAGS = 8
};

/* The next field behind `after` (NULL: from the first) that has one of the tags; NULL: none. */
struct ris_field *fields_next(const struct ris_record *record, const char *tags,
	struct ris_field *after);

/* The same, but all fields with the first tag come before those with the second ...; *tags
 * moves along. */
struct ris_field *fields_next_of(const struct ris_record *record, const char **tags,
	struct ris_field *after);

/* The first field that has the first of the tags, or else the second ...; NULL: none. */
struct ris_field *fields_first(const struct ris_record *record, const char *tags);

/* The value of a field; empty for NULL. */
struct slice fields_value(const struct ris_record *record, const struct ris_field *field);

/* The value of fields_first as one line, "" where there is none. That field, and others with
 * one of the tags that only repeat it, have then found their member. */
struct slice fields_take_line(struct ris_record *record, const char *tags);

/* Marks the fields with one of the tags that only repeat the value. */
void fields_drop_same(struct ris_record *record, const char *tags, struct slice value);

/* Whether `whole` begins with `part`, or is the same, but for white space and case. */
bool words_begin(struct slice whole, struct slice part);
bool words_same(struct slice a, struct slice b);

#endif

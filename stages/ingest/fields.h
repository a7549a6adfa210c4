/* fields.h: finding the fields of a tagged record by their tags.
 *
 * Tags are given as one string, at most FIELDS_TAGS of the record's width: "TIT1" are TI and T1,
 * "FAU AU  " are FAU and AU. Fields that are empty or have found their member already are not
 * found. */
#ifndef TL_INGEST_FIELDS_H
#define TL_INGEST_FIELDS_H

#include <stdbool.h>

#include "tagged.h"

enum {
	FIELDS_TAGS = 8
};

/* The next field behind `after` (NULL: from the first) that has one of the tags; NULL: none. */
struct tagged_field *fields_next(const struct tagged_record *record, const char *tags,
	struct tagged_field *after);

/* The same, but all fields with the first tag come before those with the second ...; *tags
 * moves along. */
struct tagged_field *fields_next_of(const struct tagged_record *record, const char **tags,
	struct tagged_field *after);

/* The first field that has the first of the tags, or else the second ...; NULL: none. */
struct tagged_field *fields_first(const struct tagged_record *record, const char *tags);

/* The value of a field; empty for NULL. */
struct slice fields_value(const struct tagged_record *record, const struct tagged_field *field);

/* The value of fields_first as one line, "" where there is none. That field, and others with
 * one of the tags that only repeat it, have then found their member. */
struct slice fields_take_line(struct tagged_record *record, const char *tags);

/* Makes the value one line; the field has found its member. */
void fields_use_line(struct tagged_record *record, struct tagged_field *field);

/* Adds every line of the fields with one of the tags to a list. */
void fields_take_list(struct tagged_record *record, const char *tags, struct work *work,
	enum work_list list);

/* The year of the first date that has one, by the order of the tags, with the month and day that
 * others give for it. */
void fields_take_date(struct tagged_record *record, const char *tags, struct date *issued);

/* ISSN and ISBN. */
void fields_take_numbers(struct tagged_record *record, const char *tags, struct ingest *run);

/* Keeps in the work what has found no member. */
void fields_keep(struct tagged_record *record, struct work *work);

/* Marks the fields with one of the tags that only repeat the value. */
void fields_drop_same(struct tagged_record *record, const char *tags, struct slice value);

/* Whether `whole` begins with `part`, or is the same, but for white space and case. */
bool words_begin(struct slice whole, struct slice part);
bool words_same(struct slice a, struct slice b);

#endif

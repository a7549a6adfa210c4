/* work.h: a publication on its way to becoming a record, the same for every bibliographic format.
 *
 * A reader fills it with what it found and hands it on; work_write puts the members in their one
 * order, reads identifiers, makes the id and keeps what has no member under the name of the
 * format: "ris": {"N1": ["..."]}.
 *
 * Values are UTF-8 and borrowed until work_write; what a reader has to compose may live in
 * run->arena, which is emptied when the next work begins. */
#ifndef TL_INGEST_WORK_H
#define TL_INGEST_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "date.h"
#include "fault.h"
#include "slice.h"

struct ingest;

/* Members with one value, a line each. */
enum work_line {
	WORK_TYPE,			/* of CSL-JSON: "article-journal" */
	WORK_TITLE, WORK_TITLE_SHORT,
	WORK_CONTAINER, WORK_CONTAINER_SHORT, WORK_COLLECTION,
	WORK_VOLUME, WORK_ISSUE, WORK_PAGE,
	WORK_PUBLISHER, WORK_PLACE,
	WORK_ISSN, WORK_ISBN,
	WORK_DOI, WORK_PMID, WORK_PMCID,
	WORK_URL, WORK_LANGUAGE, WORK_DATABASE,
	WORK_LINES
};

/* Members with any number of values. Names are "Family, Given" or "Family, Given, Suffix", see
 * name.h. */
enum work_list {
	WORK_AUTHORS, WORK_EDITORS, WORK_COLLECTION_EDITORS, WORK_KEYWORDS,
	WORK_LISTS
};

struct work_value {
	enum work_list list;
	bool whole;		/* a name that is not to be divided at its commas */
	struct slice value;
};

/* What has no member. */
struct work_rest {
	struct slice tag, value;
	bool written;
};

struct work {
	const char *format;		/* the name that the rest is kept under: "ris" */
	uint64_t line;			/* of the file, where it begins */
	struct slice lines[WORK_LINES];
	struct work_value *values;
	struct work_rest *rest;
	size_t value_count, value_room, rest_count, rest_room;
	struct date issued;
	struct slice abstract;
	struct slice text;		/* what is analysed, where that is not the abstract */
	struct slice accession;		/* the database's own number for it */
	bool alone;			/* the only one of its file, of which it may have the name */
	bool failed;			/* no memory for a part of it: work_write says so */
};

/* Empties run->work and run->arena. The format's name is borrowed for ever. */
struct work *work_begin(struct ingest *run, const char *format, uint64_t line);
void work_free(struct work *work);

/* Adds one; an empty value is none. */
void work_add(struct work *work, enum work_list list, struct slice value);
/* A name that stays in one piece: a body's. */
void work_add_whole(struct work *work, enum work_list list, struct slice value);
/* Each line of the value that is not blank. */
void work_add_lines(struct work *work, enum work_list list, struct slice value);
/* Each part of the value that is not blank, without the divider between them. */
void work_add_parts(struct work *work, enum work_list list, struct slice value, char divider);

/* Takes all values of a list away again. */
void work_drop(struct work *work, enum work_list list);

bool work_has(const struct work *work, enum work_list list);

/* Keeps a value that finds no member; tags in the order of their first values. */
void work_keep(struct work *work, struct slice tag, struct slice value);

/* Two parts of a value as one, in run->arena. */
struct slice work_join(struct ingest *run, struct slice a, const char *between, struct slice b);

/* Gives a member a value, without the white space at its ends, unless it has one. */
void work_fill(struct work *work, enum work_line line, struct slice value);

/* Makes what was composed in a buffer a member, and frees the buffer. */
void work_compose(struct ingest *run, enum work_line line, struct buffer *bytes);

/* A title without the full stop that PubMed and others put behind it. */
struct slice work_without_stop(struct slice title);

/* True for what databases put in the place of an abstract that is not there. */
bool work_no_abstract(struct slice text);

/* Hands the record on. See run.h for what is returned. */
bool work_write(struct ingest *run, struct fault *fault);

#endif

/* entry.h: what stays in memory of a record while the others are read: what it is known by, in a form
 * that can be compared, and where its line waits. */
#ifndef TL_DEDUPE_ENTRY_H
#define TL_DEDUPE_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "fault.h"
#include "minhash.h"
#include "record.h"
#include "spool.h"

/* Strings of an entry; empty where the record has none. */
enum entry_field {
	ENTRY_ID,
	ENTRY_DOI,	/* bare, lower-case */
	ENTRY_PMID,	/* digits without leading zeros */
	ENTRY_PMCID,	/* the same, without PMC */
	ENTRY_TITLE,	/* this and the following as normal.h has them */
	ENTRY_AUTHORS,	/* families, the first ones, each with a line feed behind it */
	ENTRY_JOURNAL, ENTRY_JOURNAL_SHORT,
	ENTRY_VOLUME, ENTRY_PAGE,
	ENTRY_FIELDS
};

enum {
	TITLE_VALUES = 24, TITLE_BAND = 3,	/* of minhash.h, for runs of TITLE_SHINGLE bytes */
	TITLE_SHINGLE = 4,
	ABSTRACT_VALUES = 32, ABSTRACT_BAND = 4	/* the same for words */
};

struct entry {
	uint64_t turn;			/* its place in the input */
	struct spool *spool;
	struct spooled line;
	const char *strings;		/* one behind the other */
	uint32_t ends[ENTRY_FIELDS];	/* of each, in bytes */
	uint16_t title[TITLE_VALUES], words[ABSTRACT_VALUES];	/* signatures, if there are */
	bool has_title, has_abstract;
	bool has_text;
	uint16_t year;			/* 0: none */
	uint32_t marks;			/* marks.h: what kind of publication it is */
	uint32_t members;		/* that are not empty */
	uint32_t abstract;		/* bytes */
};

/* What entries are made with, to be used again. */
struct entry_maker {
	struct buffer strings, line, words;
	struct minhash minhash;
};

/* Fills all but the line. The strings go to the arena. False: no memory. */
bool entry_fill(struct entry *entry, struct record *record, struct entry_maker *maker,
	struct arena *arena);
void entry_maker_free(struct entry_maker *maker);

struct slice entry_field(const struct entry *entry, enum entry_field field);

/* Whether there is nothing in a JSON value: null, "", [], {}. */
bool entry_is_empty(struct slice value);

/* The order in which entries are kept: the richest first. It has a text; it has more members; its
 * abstract is longer; it came first. */
int entry_compare_wealth(const struct entry *a, const struct entry *b);

#endif

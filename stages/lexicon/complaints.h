/* complaints.h: what is wrong with the tables of a lexicon, and what is likely to be: told with
 * file, line and column, the row, and a caret below the place. */
#ifndef TL_LEXICON_COMPLAINTS_H
#define TL_LEXICON_COMPLAINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "fault.h"
#include "lexicon.h"
#include "sink.h"

struct complaint;

/* Zero-initialise; complaints_free in any case. */
struct complaints {
	struct arena arena;
	struct complaint *at;
	size_t count, room;
	size_t mistakes, warnings;
	struct fault failure;	/* why there is no going on; without words: there is */
};

/* Adds a mistake; the fault's words begin with its place. One that is broken is none, and ends all. A
 * lexicon_listener: goes on. */
bool complaints_hear(void *complaints, const struct fault *fault);

/* Adds a warning about a row: `cell` is the name of the column. The path is borrowed. */
void complaints_warn(struct complaints *complaints, const char *path, size_t line, const char *cell,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The same about the pattern of an entry. */
void complaints_warn_entry(struct complaints *complaints, const struct entry *entry,
	const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Writes them by file, line and column. False and fault also for what was broken before. */
bool complaints_write(struct complaints *complaints, struct sink *sink, struct fault *fault);
void complaints_free(struct complaints *complaints);

#endif

/* summary.h: what became of one file, for the line that says so. */
#ifndef TL_INGEST_SUMMARY_H
#define TL_INGEST_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "stage.h"

enum summary_kind {
	SUMMARY_MISSING_TY,
	SUMMARY_MISSING_ER,
	SUMMARY_BEHIND_ER,
	SUMMARY_ABSTRACTS,
	SUMMARY_IDS,
	SUMMARY_MARKUP,
	SUMMARY_WINDOWS,
	SUMMARY_UTF16, SUMMARY_CHARSET,
	SUMMARY_OUTSIDE,
	SUMMARY_FURNITURE,
	SUMMARY_HEADS,
	SUMMARY_JOINED,
	SUMMARY_HYPHENS,
	SUMMARY_OPEN,
	SUMMARY_FIELDS,
	SUMMARY_KINDS
};

struct summary {
	uint64_t records, texts, rejected;
	uint64_t repaired;		/* records that something was put right in */
	const char *converted;		/* the encoding that it was in, if not UTF-8; else NULL */
	uint64_t kinds[SUMMARY_KINDS];	/* how often each thing had to be put right */
};

/* Whether such a thing puts right what a record says; else it leaves out what is none, or tells of what is
 * kept. */
bool summary_repairs(enum summary_kind kind);

/* Whether the log is told of each piece, and not of their number. */
bool summary_is_told(enum summary_kind kind);

/* What one of them is called: "record without ER". */
const char *summary_words(enum summary_kind kind);

/* Notes "14 records, 13 with text, 1 repaired; 1 record without ER": only when there is something to know, or
 * `always`. */
void summary_note(const struct summary *summary, bool always, struct emitter *emitter);

#endif

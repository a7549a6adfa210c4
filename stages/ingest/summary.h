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
	SUMMARY_UTF16,
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
	const char *converted;		/* "UTF-16" if that is what it was; else NULL */
	uint64_t kinds[SUMMARY_KINDS];	/* how often each thing had to be put right */
};

/* Notes "14 records, 13 with text; 1 missing ER put in": only when there is something to know, or
 * `always`. */
void summary_note(const struct summary *summary, bool always, struct emitter *emitter);

#endif

/* bibtex_crossref.h: what an entry has from the one that its crossref names, as BibTeX and BibLaTeX
 * ("crossref", and appendix B of its manual) have it: fields of the book that it lacks itself, the book's
 * title as its booktitle.
 *
 * The book may stand before it or behind it. An entry whose book has not come yet waits, and so do those
 * behind it, that all stay in order: up to BIBTEX_WAITING bytes of them. */
#ifndef TL_INGEST_BIBTEX_CROSSREF_H
#define TL_INGEST_BIBTEX_CROSSREF_H

#include <stdbool.h>
#include <stddef.h>

#include "bibtex_entry.h"
#include "run.h"

enum {
	BIBTEX_WAITING = 16 * 1024 * 1024
};

/* Zero-initialise; bibtex_crossref_free. */
struct bibtex_crossref {
	struct bibtex_strings books;	/* their fields, by key and name */
	struct buffer word;
	struct buffer bytes;		/* of the entries that wait, each with the key of its book */
	struct bibtex_waiting *waiting;
	size_t count, room;
	size_t first;			/* of those that wait still */
};

/* Remembers a parsed entry if others may name it, unless books took more than `limit` bytes. False: no
 * memory. */
bool bibtex_crossref_remember(struct bibtex_crossref *crossref, struct bibtex_entry *entry,
	size_t limit);

/* Whether a parsed entry has to wait for its book, or for those before it. */
bool bibtex_crossref_waits(struct bibtex_crossref *crossref, struct bibtex_entry *entry);

/* Puts a parsed entry aside. False: no memory. */
bool bibtex_crossref_put(struct bibtex_crossref *crossref, struct bibtex_entry *entry,
	const struct run_aside *aside);

/* Puts the next entry that need not wait any more into entry->bytes and entry->line, to be parsed again,
 * and what was put aside with it, valid until the next is put aside; when the file has ended, none needs
 * to wait. False: there is none. */
bool bibtex_crossref_next(struct bibtex_crossref *crossref, bool ended, struct bibtex_entry *entry,
	struct run_aside *aside);

/* Gives a parsed entry what it lacks and its book has. False: no memory. */
bool bibtex_crossref_inherit(struct bibtex_crossref *crossref, struct bibtex_entry *entry);

void bibtex_crossref_free(struct bibtex_crossref *crossref);

#endif

/* sniff.h: what a file is, told by its first bytes and never by its name. */
#ifndef TL_INGEST_SNIFF_H
#define TL_INGEST_SNIFF_H

#include <stdbool.h>

#include "slice.h"

enum format {
	FORMAT_AUTO,		/* not known (yet) */
	FORMAT_RIS,
	FORMAT_MEDLINE,
	FORMAT_WOS,
	FORMAT_REFER,
	FORMAT_BIBTEX,
	FORMAT_TABLE,		/* CSV, or cells divided by tabs */
	FORMAT_CSL,		/* JSON objects, in an array or behind each other */
	FORMAT_JSONL,		/* a JSON object on each line */
	FORMAT_XML,		/* of PubMed, JATS, EndNote */
	FORMAT_HTML,
	FORMAT_PAGE,		/* of the web, saved as text */
	FORMAT_MARKDOWN,
	FORMAT_PDF,		/* text with form feeds between its pages */
	FORMAT_TEXT,
	FORMAT_BINARY		/* nothing that can be read here */
};

enum {
	SNIFF_BYTES = 64 * 1024		/* what is not clear by then is text */
};

struct sniffed {
	enum format format;
	const char *looks;	/* like what, where that needs saying ("a PDF"); else NULL */
	const char *remedy;	/* what to do about it; NULL only where looks is */
};

/* Judges the first bytes of a file; `ended` when they are all of it. FORMAT_AUTO: show more of it
 * (never once SNIFF_BYTES are there). A judgement stays the same whatever follows: so it does not
 * hang on how many bytes a pipe happened to give at first. */
struct sniffed sniff(struct slice head, bool ended);

/* The format called `name` ("ris", "nbib", ..., "auto"); false if there is none. */
bool format_named(const char *name, enum format *format);

#endif

/* web.h: a web page as the blocks that a reader sees, and which of them are the document.
 *
 * Readers of HTML and of text saved from a browser add blocks in the order of the page; web_sort
 * decides what each is, web_front reads title, authors and the like off those before the text, and
 * web_write makes the record. Blocks hold well-formed UTF-8 without white space at their ends. */
#ifndef TL_INGEST_WEB_H
#define TL_INGEST_WEB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web_words.h"
#include "whole.h"
#include "run.h"

enum web_place {
	PAGE_FRONT,		/* before the text: title, names, where it appeared */
	PAGE_VALUE,		/* of a label, see web_block.role */
	PAGE_ABSTRACT,
	PAGE_TEXT,
	PAGE_OUT		/* not of the document */
};

struct web_block {
	size_t at, size;	/* in page.bytes */
	uint64_t from, to;	/* its place: bytes of the text, and of the file after web_place */
	unsigned char level;	/* of a heading that is marked as one, from 1; 0: it is none */
	bool gap;		/* an empty line stands before it */
	bool heading;		/* a line of its own in the text */
	enum web_place place;
	enum web_role role;	/* of a PAGE_VALUE: what it is a value of */
	const char *reason;	/* of PAGE_OUT: "menu"; in English, for the log */
};

/* Zero-initialise; web_free. */
struct web {
	struct buffer bytes;
	struct web_block *blocks;
	size_t count, room;
	bool failed;		/* no memory for a part of it */
};

/* Adds text to page->bytes, each run of white space, among it that which must not break, as one space. */
void web_text(struct web *page, struct slice text);

/* Makes what was added to page->bytes since byte `at` a block, or nothing if that is blank. The caller
 * fills in the rest of what is returned; NULL: there is none, or no memory. */
struct web_block *web_add(struct web *page, size_t at);
void web_free(struct web *page);

static inline struct slice
web_bytes(const struct web *page, const struct web_block *block)
{
	return (struct slice){ page->bytes.at + block->at, block->size };
}

/* Makes places in the text places in the file. */
void web_place(struct web *page, struct whole *whole);

/* The reason of blocks that are left out of the text, but may have the document's own numbers. */
extern const char web_about[];

/* Decides what every block is that is not PAGE_OUT already. */
void web_sort(struct web *page);

/* Fills what is empty in run->work from the blocks before the text and the values of labels. */
void web_front(struct ingest *run, struct web *page);

/* Hands the record in run->work on with the text of the page. See run.h for what is returned. */
bool web_write(struct ingest *run, struct web *page, struct fault *fault);

#endif

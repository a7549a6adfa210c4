/* xml_feed.h: the bytes of a file on their way into the parser, and back from the parser's places
 * to those of the file.
 *
 * The parser is shown pieces that end with a tag, if one ends in 256 KiB, in well-formed UTF-8 and
 * as xml_spell.h has it; a file that names another encoding, as it is.
 *
 * Zero-initialise, set run; the parser is set and borrowed between the head and the rest. */
#ifndef TL_INGEST_XML_FEED_H
#define TL_INGEST_XML_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libxml/parser.h>

#include "buffer.h"
#include "run.h"

struct xml_feed {
	struct ingest *run;
	xmlParserCtxtPtr parser;

	/* for whom the parser calls to set: */
	bool inside;			/* a record is open */
	bool stopped;			/* the parser is not to be shown more */

	/* to be read: */
	int before;			/* lines that the parser does not see */
	bool told;			/* the file is in an encoding that it says it has */
	bool ended;			/* all of it has been shown to the parser */

	/* inside: */
	uint64_t fed;			/* bytes that the parser was shown before this piece */
	bool exact;			/* as they stand in the file, or spelt: places are known */
	struct buffer repaired;		/* a piece made UTF-8 */
	struct buffer spelt;		/* a piece as it is shown */
	struct slice counted;		/* the part of it before the place last asked for */
	size_t unspelt;			/* how many bytes that part is in the file */
};

/* Reads the head of the file. See stream_more for what is returned. */
int xml_feed_head(struct xml_feed *feed, struct fault *fault);

/* Shows the parser the file; `more` as the head gave it. See stream_more for what is returned. */
int xml_feed_rest(struct xml_feed *feed, int more, struct fault *fault);

/* Where what the parser has used ends, in the bytes of the stream; false: that is not known. Of one
 * piece places are to be asked for in their order. */
bool xml_feed_end(struct xml_feed *feed, size_t *at);

/* Where the tag begins that the parser has just read, likewise. */
bool xml_feed_tag(struct xml_feed *feed, size_t *at);

/* Whether there was no memory for a piece: the parser has not seen all. */
bool xml_feed_failed(const struct xml_feed *feed);

void xml_feed_free(struct xml_feed *feed);

#endif

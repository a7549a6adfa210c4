/* xml.h: XML, of which the records are known by the names of their elements: PubMed's, JATS,
 * EndNote's.
 *
 * The parser is libxml2's that calls back (SAX2) and is fed as the file is read, so that one record
 * at a time is in memory. No DTD and no other file is read; a file that declares entities of its
 * own is refused. The names that HTML has for characters are known (&nbsp;). */
#ifndef TL_INGEST_XML_H
#define TL_INGEST_XML_H

#include "run.h"
#include "xml_tree.h"

enum {
	XML_DEPTH = 256		/* elements in each other; a file with more is refused */
};

/* What makes a work of an element. */
struct xml_dialect {
	const char *element;	/* of a record */
	const char *parent;	/* the one around it; NULL: any */
	bool (*write)(struct ingest *run, struct xml_tree *tree, struct fault *fault);
	const char *const *left_out;	/* elements not to be read, ended by NULL; or NULL */
};

/* See run.h. */
bool xml_read(struct ingest *run, struct fault *fault);

#endif

/* hypertext_element.h: what an element of HTML is on a page, by its name and its attributes. */
#ifndef TL_INGEST_HYPERTEXT_ELEMENT_H
#define TL_INGEST_HYPERTEXT_ELEMENT_H

#include <stdbool.h>

enum element_kind {
	ELEMENT_INLINE,		/* part of a line; all that is not known */
	ELEMENT_BREAK,		/* white space */
	ELEMENT_BLOCK,		/* stands apart */
	ELEMENT_HEADING,	/* h1 to h6 */
	ELEMENT_LINK,
	ELEMENT_MAIN,		/* a block that holds the document */
	ELEMENT_ARTICLE,	/* a block that holds it where there is no main */
	ELEMENT_TABLE,
	ELEMENT_TABLE_HEAD,	/* what only tables of data have */
	ELEMENT_OUT,		/* is read, but not of the document */
	ELEMENT_HIDDEN,		/* nothing in it is for readers */
	ELEMENT_TITLE,
	ELEMENT_META
};

/* `attributes` as the parser gives them: name, value (may be NULL), name, ... NULL; or NULL. *reason is set
 * for ELEMENT_OUT alone. */
enum element_kind element_kind_of(const char *name, const char *const *attributes,
	const char **reason);

/* The value of an attribute; NULL: it is not there. */
const char *element_attribute(const char *const *attributes, const char *name);

#endif

/* refer.h: the tagged format of refer and EndNote (.enw).
 *
 *	%0 Journal Article
 *	%A Family, Given
 *
 *	%0		type
 *	%T %!		title title-short
 *	%A %E %Y	author editor collection-editor
 *	%D %8		issued and year
 *	%J %B		container-title: the journal, else the book or the conference
 *	%S		collection-title
 *	%V %N %P	volume issue page
 *	%I %C		publisher publisher-place
 *	%@		ISSN ISBN
 *	%R %M		DOI; the id, where there is none
 *	%U %G %~	URL language database
 *	%K		keyword
 *	%X		abstract, and the text of the record
 *
 * All others are in "refer". A blank line with a tag below it ends a record. */
#ifndef TL_INGEST_REFER_H
#define TL_INGEST_REFER_H

#include "run.h"

/* Whether a line begins with a tag of this format. */
bool refer_begins(struct slice line);

/* The type that CSL has for one of EndNote's names of types; NULL: none. */
const char *refer_type(struct slice name);

/* See run.h. */
bool refer_read(struct ingest *run, struct fault *fault);

#endif

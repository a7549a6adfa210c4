/* endnote.h: the XML that EndNote exports its libraries in, and other reference managers with it.
 *
 *	ref-type			type
 *	title short-title		title title-short
 *	authors secondary-authors tertiary-authors	author editor collection-editor
 *	dates				issued and year
 *	secondary-title full-title	container-title; a book's series is its collection-title
 *	abbr-1 alt-title		container-title-short
 *	tertiary-title			collection-title
 *	volume number pages		volume issue page
 *	publisher pub-location		publisher publisher-place
 *	isbn electronic-resource-num url	ISSN ISBN DOI URL
 *	accession-num custom2		PMID PMCID where they say that they are that
 *	language remote-database-name	language database
 *	keyword abstract		keyword abstract
 *
 * All others are in "endnote". */
#ifndef TL_INGEST_ENDNOTE_H
#define TL_INGEST_ENDNOTE_H

#include "xml_tree.h"

/* Makes a work of a record. See xml.h. */
bool endnote_write(struct ingest *run, struct xml_tree *tree, struct fault *fault);

#endif

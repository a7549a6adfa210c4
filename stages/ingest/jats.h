/* jats.h: articles in JATS, as PubMed Central and publishers give them (ANSI/NISO Z39.96, and the
 * NLM's DTDs before it).
 *
 *	article-type		type, where it is no "article-journal"
 *	article-title subtitle	title
 *	contrib			author, editor
 *	pub-date		issued and year: of print, else of the collection, else of the net
 *	journal-title abbrev-journal-title journal-id	container-title container-title-short
 *	volume issue		volume issue
 *	fpage lpage, else elocation-id		page
 *	publisher-name publisher-loc		publisher publisher-place
 *	issn article-id		ISSN DOI PMID PMCID
 *	xml:lang		language
 *	kwd			keyword
 *	abstract		abstract: the first without a type
 *
 * The text is the abstract and the body, see jats_text.h; what stands behind the body is not read.
 * What else the front says is in "jats". */
#ifndef TL_INGEST_JATS_H
#define TL_INGEST_JATS_H

#include "xml_tree.h"

/* What of an article is not worth reading. */
extern const char *const jats_left_out[];

/* Makes a work of an article. See xml.h. */
bool jats_write(struct ingest *run, struct xml_tree *tree, struct fault *fault);

#endif

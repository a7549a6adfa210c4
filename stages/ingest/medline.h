/* medline.h: PubMed's tagged format (.nbib), which other databases export too.
 *
 *	PMID- 12345678
 *	TI  - A title that goes on
 *	      in the next line
 *
 *	PT		type: the first that CSL has one for
 *	TI BTI		title; a chapter's book (BTI) is its container-title
 *	FAU AU CN	author; the short forms (AU) only where there are no full ones
 *	FED ED		editor
 *	DP, else DEP EDAT	issued and year
 *	JT TA		container-title container-title-short
 *	CTI		collection-title
 *	VI IP PG	volume issue page
 *	PB PL		publisher publisher-place
 *	IS ISBN		ISSN ISBN
 *	AID LID SO	DOI
 *	PMID PMC	PMID PMCID
 *	LA		language
 *	OT MH		keyword
 *	AB		abstract, and the text of the record
 *
 * All others are in "medline". A blank line ends a record.
 * https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
#ifndef TL_INGEST_MEDLINE_H
#define TL_INGEST_MEDLINE_H

#include "run.h"

/* Whether a line begins as one of this format and of no other: "PMID- ", "OWN - ". */
bool medline_begins(struct slice line);

/* The type that CSL has for one of PubMed's publication types; NULL: none. */
const char *medline_type(struct slice name);

/* See run.h. */
bool medline_read(struct ingest *run, struct fault *fault);

#endif

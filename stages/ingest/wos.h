/* wos.h: the tagged format of Web of Science (Clarivate, formerly ISI and Thomson).
 *
 *	PT J
 *	AU Family, G.
 *	   Other, H.
 *	ER
 *
 *	PT		type
 *	TI		title
 *	AF AU CA	author; the short forms (AU) only where there are no full ones
 *	BE ED		editor
 *	PY PD, else EA	issued and year
 *	SO J9 JI SE	container-title container-title-short collection-title
 *	VL IS		volume issue
 *	BP EP PS AR	page
 *	PU PI PA	publisher publisher-place
 *	SN EI BN	ISSN ISBN
 *	DI PM		DOI PMID
 *	UT AN		the id, where there is neither
 *	LA		language
 *	DE ID		keyword: the authors' and those of the database
 *	AB		abstract, and the text of the record
 *
 * All others are in "wos". Lines that are indented by three spaces go on with the tag above. */
#ifndef TL_INGEST_WOS_H
#define TL_INGEST_WOS_H

#include "tagged.h"

/* Whether a file whose first line this is, is one: "FN Clarivate ...", "PT J". */
bool wos_begins(struct slice line);

/* Hands on a record with tags of two bytes. See run.h for what is returned. */
bool wos_write(struct ingest *run, struct tagged_record *record, struct fault *fault);

/* See run.h. */
bool wos_read(struct ingest *run, struct fault *fault);

#endif

/* citation.h: a RIS record as a CSL-JSON item.
 *
 *	TY		type
 *	TI T1 CT	title; else BT, ST. T2 beside JF in an article, unlike any name of the
 *			journal, is a subtitle (so Pure exports it) and is joined to the title
 *	ST		title-short
 *	AU A1		author; ED A2 editor; A3 collection-editor
 *	PY Y1 DA YR	issued and year
 *	JF JO T2 BT	container-title, in the order that suits the type; T2 of a book, report or
 *			thesis and T3 are the collection-title
 *	J2 JA J1 JI	container-title-short
 *	VL; IS NO	volume issue
 *	SP EP, PG	page
 *	PB CY PP	publisher publisher-place
 *	SN EI		ISSN ISBN
 *	DO		DOI; else one in M3, U2, L3, N1 or UR
 *	U1 .. U5, PM, AN, L1 .. L4, UR	PMID PMCID, where they say so
 *	UR US; LA; DB	URL language database
 *	KW KY		keyword, joined by "; "
 *	AB N2		abstract, and the text of the record
 *
 * What finds no member, or not wholly, is in "ris": {"N1":["..."]}. The first AB and N2
 * compete, the longer one wins; what is a repetition or the start of it is dropped, other
 * abstracts go to "ris". */
#ifndef TL_INGEST_CITATION_H
#define TL_INGEST_CITATION_H

#include <stdbool.h>

#include "tagged.h"

/* Hands the record on. See run.h for what is returned. */
bool citation_write(struct ingest *run, struct tagged_record *record, struct fault *fault);

#endif

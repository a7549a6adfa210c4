/* identifier.h: the numbers by which the world knows a publication, read out of what people
 * type. */
#ifndef TL_IDENTIFIER_H
#define TL_IDENTIFIER_H

#include <stdbool.h>

#include "buffer.h"
#include "slice.h"

/* A DOI, bare or behind "doi:", "https://doi.org/", "http://dx.doi.org/" and the like, and nothing
 * else: *doi is the bare one, in the spelling that was given. False leaves *doi alone. */
bool doi_read(struct slice text, struct slice *doi);

/* A PubMed or PubMed Central number: "12345678 [PMID]", "PMC12345 [PMCID]", "PMC12345", or the
 * address of its page. Sets the one that it is. */
bool pubmed_read(struct slice text, struct slice *pmid, struct slice *pmcid);

/* Adds the ISSNs or ISBNs of text ("1234-5678 (Print) 9781234567897") to those in issn and
 * isbn, divided by ", " and each once, ISSNs with their hyphen. False if text holds something
 * else besides words in parentheses. */
bool standard_numbers_add(struct buffer *issn, struct buffer *isbn, struct slice text);

#endif

/* web_words.h: what the lines of web pages around a document say: buttons, menus, labels, headings. */
#ifndef TL_INGEST_WEB_WORDS_H
#define TL_INGEST_WEB_WORDS_H

#include <stdbool.h>

#include "slice.h"

enum web_role {
	ROLE_NONE,
	ROLE_FURNITURE,		/* a button, a notice, a count */
	ROLE_ABSTRACT,		/* heading of the abstract */
	ROLE_SUMMARY,		/* of the abstract, or the last words of a text */
	ROLE_PART,		/* heading of the text, or within an abstract: "Methods" */
	ROLE_START,		/* heading of the text alone: "Introduction" */
	ROLE_KEYWORDS,		/* labels from here on; their values follow, or stand behind a colon */
	ROLE_AUTHORS,
	ROLE_TITLE, ROLE_SOURCE, ROLE_PUBLISHED, ROLE_VOLUME, ROLE_ISSUE, ROLE_PAGES, ROLE_DOI,
	ROLE_PMID, ROLE_PMCID, ROLE_ISSN, ROLE_ISBN, ROLE_TYPE, ROLE_LANGUAGE, ROLE_PUBLISHER,
	ROLE_ACCESSION,
	ROLE_NOTHING,		/* a label with a number or date that is not wanted: "Times cited" */
	ROLE_PLACES,		/* a label of institutions or subjects, which are not wanted */
	ROLE_SELF,		/* heading of what is said of the document: "Cite this article" */
	ROLE_OUT		/* heading of what is neither: "References" */
};

static inline bool
role_is_heading(enum web_role role)
{
	return (role >= ROLE_ABSTRACT && role <= ROLE_START) || role >= ROLE_SELF;
}

static inline bool
role_is_label(enum web_role role)
{
	return role >= ROLE_KEYWORDS && role <= ROLE_PLACES;
}

/* What a line is. *value is what stands behind the colon of a label or heading, else empty. Numbers
 * before a heading ("2.1 Methods") and counts behind a button ("Cited by (12)") do not matter. */
enum web_role web_role_of(struct slice line, struct slice *value);

/* Whether a line begins with the number of a section: "3.2.1 Costs", "1. Introduction". */
bool web_is_numbered(struct slice line);

/* Whether the first bytes of a plain text are a page that somebody saved: three different lines that
 * only pages have. */
bool web_begins(struct slice head);

#endif

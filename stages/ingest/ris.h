/* ris.h: RIS, as reference managers and databases export it.
 *
 *	TY  - JOUR
 *	AU  - Family, Given
 *	ER  -
 *
 * A tag is a capital letter, a capital letter or digit, two spaces and a hyphen; in a record
 * whose first line has a single space there, one space. Lines without a tag that were indented are
 * joined to the line before by a space (somebody's editor had wrapped them), others by a line
 * feed. */
#ifndef TL_INGEST_RIS_H
#define TL_INGEST_RIS_H

#include <stdbool.h>
#include <stddef.h>

#include "run.h"

/* Where the value begins in a line that has a tag, and the spaces between tag and hyphen; else
 * 0. */
size_t ris_tag(struct slice line, unsigned *spaces);

/* See run.h. */
bool ris_read(struct ingest *run, struct fault *fault);

#endif

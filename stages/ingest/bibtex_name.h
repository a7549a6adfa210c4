/* bibtex_name.h: lists of names as BibTeX writes them.
 *
 * "Ada B. Moss and de Vries, Jan and King, Jr., Martin and {World Health Organization} and others";
 * the four parts of a name as btxdoc (Patashnik, 1988) has them, of which First is the given name and
 * von and Last together are the family's. */
#ifndef TL_INGEST_BIBTEX_NAME_H
#define TL_INGEST_BIBTEX_NAME_H

#include "run.h"

/* Adds each name of a field's LaTeX to the list of run->work. `scratch` is used and left as it may
 * be. */
void bibtex_add_names(struct ingest *run, enum work_list list, struct slice field,
	struct buffer *scratch);

#endif

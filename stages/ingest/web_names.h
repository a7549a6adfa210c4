/* web_names.h: the names of authors as pages show them: "Tom Ling 1, Laura Brereton 2 and Ann van den
 * Berg", "Ling, T (Ling, Tom) [1] ; ...", "Ling, Tom [1 ]". */
#ifndef TL_INGEST_WEB_NAMES_H
#define TL_INGEST_WEB_NAMES_H

#include <stdbool.h>

#include "run.h"

/* Adds each name of a line to the authors of run->work; marks and numbers of institutions go. False:
 * it is no list of names, and nothing was added. */
bool web_add_names(struct ingest *run, struct slice line);

/* Adds a name that is known to be one. */
void web_add_name(struct ingest *run, struct slice name);

#endif

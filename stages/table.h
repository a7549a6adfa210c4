/* table.h: the one table that names all stages. The Makefile reads it too: one STAGE(name) a line,
 * for the executable tl-NAME and the value NAME_stage. */
STAGE(ingest)
STAGE(segment)
STAGE(tokenise)
STAGE(stem)
STAGE(tag)
STAGE(count)
STAGE(report)

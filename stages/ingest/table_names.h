/* table_names.h: lists of names and keywords in one cell.
 *
 * They stand behind each other with semicolons or bars, or as a list of Python's ['a', 'b']; or with
 * commas, which then may divide names too: "Moss A.B., de Vries J.", "Ada Moss, Jan de Vries", "Moss,
 * Ada, de Vries, Jan" and "Moss, Ada" are told apart by their parts. */
#ifndef TL_INGEST_TABLE_NAMES_H
#define TL_INGEST_TABLE_NAMES_H

#include "run.h"

void table_add_names(struct ingest *run, enum work_list list, struct slice cell);
void table_add_keywords(struct ingest *run, struct slice cell);

#endif

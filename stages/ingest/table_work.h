/* table_work.h: a row of a table as a record. */
#ifndef TL_INGEST_TABLE_WORK_H
#define TL_INGEST_TABLE_WORK_H

#include "run.h"
#include "table_header.h"
#include "table_row.h"

/* Fills run->work, which has begun; may change the row, where values live. */
void table_fill(struct ingest *run, const struct table_header *header, struct table_row *row);

/* Hands the record on; may change the row. See run.h for what is returned. */
bool table_write(struct ingest *run, const struct table_header *header, struct table_row *row,
	struct fault *fault);

#endif

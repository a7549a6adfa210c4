/* write.h: the flow as JSON (pipeline/prisma.schema.json) and as a table. */
#ifndef TL_PRISMA_WRITE_H
#define TL_PRISMA_WRITE_H

#include <stdbool.h>

#include "boxes.h"
#include "buffer.h"
#include "flow.h"
#include "sheet.h"

/* Memory: buffer_failed. */
void write_json(const struct flow *flow, struct buffer *out);
void write_table(const struct boxes *boxes, const struct sheet_format *format, struct buffer *out);

#endif

/* formats.h: the formats of tables by their names: those of sheet.h, and text in columns for a
 * terminal. */
#ifndef TL_FORMATS_H
#define TL_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"
#include "fault.h"
#include "sheet.h"

/* How a table is written: by machines' formats with each number in a column of its own, or for
 * people. */
struct format {
	const char *name;
	const struct sheet_format *sheet;
	bool people;
	bool aligned;	/* for a terminal: format_align when all rows are there */
};

/* tsv, csv, jsonl, markdown or text. False and fault where the name is none of them. */
bool format_find(const char *name, const struct format **format, struct fault *fault);

/* Sets in columns what was added behind byte `from`, with title and notes around it. `first`: no
 * other table stands above. */
void format_align(struct buffer *text, size_t from, const struct sheet *sheet, bool first);

#endif

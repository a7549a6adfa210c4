/* formats.h: the formats of tables that programs beside tl-report write, by their names. */
#ifndef TL_FORMATS_H
#define TL_FORMATS_H

#include <stdbool.h>

#include "fault.h"
#include "sheet.h"

/* How a table is written: by machines' formats with each number in a column of its own, or for
 * people. */
struct format {
	const char *name;
	const struct sheet_format *sheet;
	bool people;
};

/* tsv, csv, jsonl, markdown or text. False and fault where the name is none of them. */
bool format_find(const char *name, const struct format **format, struct fault *fault);

#endif

#include "sheet.h"

#include <string.h>

bool
sheet_format_find(const char *name, const struct sheet_format **format, struct fault *fault)
{
	static const struct sheet_format *const formats[] = {
		&sheet_tsv, &sheet_csv, &sheet_markdown
	};
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (!name || strcmp(formats[i]->name, name) == 0) {
			*format = formats[i];
			return true;
		}
	return fault_set(fault, "unknown format \"%s\"; take tsv, csv or markdown",
		quoted(shown, slice_of(name)));
}

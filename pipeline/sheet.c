#include "sheet.h"

#include <string.h>

const struct sheet_format *
sheet_format_find(const char *name)
{
	static const struct sheet_format *const formats[] = {
		&sheet_tsv, &sheet_csv, &sheet_markdown
	};

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

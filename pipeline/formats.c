#include "formats.h"

bool
format_find(const char *name, const struct format **format, struct fault *fault)
{
	static const struct format formats[] = {
		{ "tsv", &sheet_tsv, false },
		{ "csv", &sheet_csv, false },
		{ "jsonl", &sheet_jsonl, false },
		{ "markdown", &sheet_markdown, true },
		{ "text", &sheet_plain, true },
	};
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0) {
			*format = &formats[i];
			return true;
		}
	return fault_set(fault, "unknown format \"%s\"; there are tsv, csv, jsonl, markdown and "
		"text", quoted(shown, slice_of(name)));
}

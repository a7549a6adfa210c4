#include "sheet.h"

#include <string.h>

/* Those before the last three need nothing but begin, row and end. */
static const struct sheet_format *const formats[] = {
	&sheet_tsv, &sheet_csv, &sheet_markdown, &sheet_latex, &sheet_json, &sheet_plain
};

enum {
	DOCUMENTS = sizeof formats / sizeof *formats,
	STREAMS = DOCUMENTS - 3
};

static const struct sheet_format *
find(const char *name, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!name || strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

bool
sheet_format_find(const char *name, const struct sheet_format **format, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	*format = find(name, STREAMS);
	return *format || fault_set(fault, "unknown format \"%s\"; take tsv, csv or markdown",
		quoted(shown, slice_of(name)));
}

bool
sheet_document_find(const char *name, const struct sheet_format **format, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	*format = find(name, DOCUMENTS);
	return *format || fault_set(fault, "unknown format \"%s\"; take tsv, csv, markdown, latex, "
		"json or text", quoted(shown, slice_of(name)));
}

void
sheet_add_name(struct buffer *out, const struct sheet_column *column)
{
	buffer_add_slice(out, column->head);
	if (column->kind == SHEET_SHARE)
		buffer_add_string(out, column->head.size ? " share" : "share");
}

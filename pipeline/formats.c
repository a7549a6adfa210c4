#include "formats.h"

#include "aligned.h"

bool
format_find(const char *name, const struct format **format, struct fault *fault)
{
	static const struct format formats[] = {
		{ "tsv", &sheet_tsv, false, false },
		{ "csv", &sheet_csv, false, false },
		{ "jsonl", &sheet_jsonl, false, false },
		{ "markdown", &sheet_markdown, true, false },
		{ "text", &sheet_tsv, true, true },
	};
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0) {
			*format = &formats[i];
			return true;
		}
	return fault_set(fault, "unknown format \"%s\"; there are tsv, csv, jsonl, markdown and text",
		quoted(shown, slice_of(name)));
}

void
format_align(struct buffer *text, size_t from, const struct sheet *sheet, bool first)
{
	struct buffer plain = { 0 };

	if (buffer_failed(text))
		return;
	buffer_add(&plain, text->at + from, text->size - from);
	text->size = from;
	buffer_add_format(text, "%s%.*s\n\n", first ? "" : "\n", (int)sheet->title.size,
		sheet->title.at);
	if (buffer_failed(&plain))
		text->failed = true;
	else
		aligned_add(text, buffer_slice(&plain));
	for (size_t i = 0; i < sheet->note_count; i++)
		buffer_add_format(text, "%s%.*s\n", i ? "" : "\n", (int)sheet->notes[i].size,
			sheet->notes[i].at);
	buffer_free(&plain);
}

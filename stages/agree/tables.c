#include "tables.h"

#include "aligned.h"

const struct tables_format *
tables_format_find(const char *name)
{
	static const struct tables_format formats[] = {
		{ "tsv", &sheet_tsv, false, false },
		{ "csv", &sheet_csv, false, false },
		{ "jsonl", &sheet_jsonl, false, false },
		{ "markdown", &sheet_markdown, true, false },
		{ "text", &sheet_tsv, true, true },
	};

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

/* Sets in columns what was added behind byte `from`, with title and notes around it. */
static void
align(struct buffer *text, size_t from, const struct sheet *sheet, bool first)
{
	struct buffer plain = { 0 };

	buffer_add(&plain, text->at + from, text->size - from);
	text->size = from;
	buffer_add_format(text, "%s%.*s\n\n", first ? "" : "\n", (int)sheet->title.size,
		sheet->title.at);
	if (buffer_failed(&plain))
		text->failed = true;
	else
		aligned_add(text, buffer_slice(&plain), 0);
	for (size_t i = 0; i < sheet->note_count; i++)
		buffer_add_format(text, "%s%.*s\n", i ? "" : "\n", (int)sheet->notes[i].size,
			sheet->notes[i].at);
	buffer_free(&plain);
}

bool
tables_sheet(const struct tables *tables, const struct sheet *sheet, bool first,
	bool (*fill)(void *state, struct fault *fault), void *state, struct fault *fault)
{
	const struct tables_format *format = tables->format;
	struct buffer *text = &tables->sink->text;
	size_t from = text->size;

	format->sheet->begin(text, sheet, first || format->aligned);
	if (!fill(state, fault))
		return false;
	format->sheet->end(text, sheet);
	if (format->aligned && !buffer_failed(text))
		align(text, from, sheet, first);
	return sink_pass(tables->sink, fault);
}

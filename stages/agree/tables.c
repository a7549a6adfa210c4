#include "tables.h"

bool
tables_sheet(const struct tables *tables, const struct sheet *sheet, bool first,
	bool (*fill)(void *state, struct fault *fault), void *state, struct fault *fault)
{
	const struct format *format = tables->format;
	struct buffer *text = &tables->sink->text;

	format->sheet->begin(text, sheet, first);
	if (!fill(state, fault))
		return false;
	format->sheet->end(text, sheet);
	return sink_pass(tables->sink, fault);
}

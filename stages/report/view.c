#include "view.h"

#include "json.h"

enum {
	FLUSH_BYTES = 64 * 1024
};

bool
view_flush(struct view *view, bool all, struct fault *fault)
{
	struct slice bytes = buffer_slice(&view->out);
	bool whole = view->format && view->format->whole;

	if (buffer_failed(&view->out))
		return fault_memory(fault);
	if (bytes.size == 0 || (!all && (bytes.size < FLUSH_BYTES || whole)))
		return true;
	view->out.size = 0;
	return emit_bytes(view->emitter, bytes);
}

struct slice
view_value(struct view *view, struct slice value)
{
	return json_is_string(value) ? json_characters(value, &view->arena) : value;
}

struct slice
view_keep(struct view *view, struct buffer *text)
{
	struct slice kept = { NULL, 0 };

	if (!buffer_failed(text))
		kept = arena_copy(&view->arena, buffer_slice(text));
	buffer_free(text);
	return kept;
}

bool
view_add_group(struct view *view, size_t group, struct buffer *name)
{
	const struct cell_by *by;

	if (group == view->ledger->group_count) {
		buffer_add_string(name, "combined");
		return !buffer_failed(name);
	}
	by = &view->ledger->groups[group].group.by;
	for (size_t i = 0; i < by->count; i++) {
		bool null = slice_is(by->at[i].value, "null");
		struct slice value = null ? SLICE("(none)") : view_value(view, by->at[i].value);

		if (!value.at)
			return false;
		buffer_add_string(name, i ? ", " : "");
		buffer_add_slice(name, value);
	}
	return !buffer_failed(name);
}

bool
view_fill_by(struct view *view, const struct cell_by *by, struct sheet_cell *cells)
{
	for (size_t i = 0; i < by->count; i++) {
		struct slice value = by->at[i].value, text = view_value(view, value);

		if (!text.at)
			return false;
		if (value.at[0] == '"')
			cells[i] = sheet_text(text);
		else if (value.at[0] == 'n')
			cells[i] = (struct sheet_cell){ .kind = SHEET_EMPTY };
		else
			cells[i] = (struct sheet_cell){ .kind = SHEET_NUMBER, .text = text };
	}
	return true;
}

void
view_free(struct view *view)
{
	buffer_free(&view->out);
	arena_free(&view->arena);
}

#include "view.h"

#include "json.h"

enum {
	FLUSH_BYTES = 64 * 1024
};

bool
view_flush(struct view *view, bool all, struct fault *fault)
{
	struct slice bytes = buffer_slice(&view->out);

	if (buffer_failed(&view->out))
		return fault_memory(fault);
	if (bytes.size == 0 || (!all && (bytes.size < FLUSH_BYTES || view->format->whole)))
		return true;
	view->out.size = 0;
	return emit_bytes(view->emitter, bytes);
}

struct slice
view_value(struct view *view, struct slice value)
{
	return json_is_string(value) ? json_characters(value, &view->arena) : value;
}

void
view_free(struct view *view)
{
	buffer_free(&view->out);
	arena_free(&view->arena);
}

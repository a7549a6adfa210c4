#include "trail.h"

#include "json.h"

enum {
	SENT_BYTES = 64 * 1024		/* that gather before they are written */
};

static bool
send(struct trail *trail, size_t least, struct fault *fault)
{
	if (buffer_failed(&trail->lines))
		return fault_memory(fault);
	if (trail->lines.size < least)
		return true;
	if (!output_write(trail->output, buffer_slice(&trail->lines), fault))
		return false;
	trail->lines.size = 0;
	return true;
}

static void
add_string(struct buffer *out, const char *name, struct slice value)
{
	buffer_add_format(out, ",\"%s\":", name);
	json_add_string(out, value);
}

static void
add_number(struct buffer *out, const char *name, uint64_t value)
{
	buffer_add_format(out, ",\"%s\":", name);
	buffer_add_number(out, value);
}

static void
begin(struct buffer *out, const char *kind, const char *file)
{
	buffer_add_string(out, "{\"kind\":");
	json_add_string(out, slice_of(kind));
	add_string(out, "file", slice_of(file));
}

bool
trail_add(struct trail *trail, const char *file, const struct trail_piece *piece,
	struct fault *fault)
{
	struct buffer *out = &trail->lines;

	if (!trail->output)
		return true;
	begin(out, piece->kind, file);
	if (piece->line)
		add_number(out, "line", piece->line);
	if (piece->range.known) {
		add_number(out, "from", piece->range.from);
		add_number(out, "to", piece->range.to);
	}
	if (piece->id.size)
		add_string(out, "id", piece->id);
	if (piece->why)
		add_string(out, "why", slice_of(piece->why));
	if (piece->count)
		add_number(out, "count", piece->count);
	buffer_add_string(out, "}\n");
	return send(trail, SENT_BYTES, fault);
}

bool
trail_add_file(struct trail *trail, const char *file, const struct summary *summary,
	struct fault *fault)
{
	struct buffer *out = &trail->lines;
	char before = '{';

	if (!trail->output)
		return true;
	begin(out, "file", file);
	add_number(out, "records", summary->records);
	add_number(out, "with_text", summary->texts);
	add_number(out, "without_text", summary->records - summary->texts);
	add_number(out, "repaired", summary->repaired);
	add_number(out, "rejected", summary->rejected);
	if (summary->converted)
		add_string(out, "converted", slice_of(summary->converted));
	buffer_add_string(out, ",\"counts\":");
	for (int kind = 0; kind < SUMMARY_KINDS; kind++) {
		if (summary->kinds[kind] == 0)
			continue;
		buffer_add_char(out, before);
		json_add_string(out, slice_of(summary_words((enum summary_kind)kind)));
		buffer_add_char(out, ':');
		buffer_add_number(out, summary->kinds[kind]);
		before = ',';
	}
	buffer_add_string(out, before == '{' ? "{}}\n" : "}}\n");
	return send(trail, SENT_BYTES, fault);
}

bool
trail_commit(struct trail *trail, struct fault *fault)
{
	return !trail->output || (send(trail, 1, fault) && output_commit(trail->output, fault));
}

void
trail_free(struct trail *trail)
{
	buffer_free(&trail->lines);
}

#include "corpus.h"

#include "lines.h"
#include "operands.h"

static bool
is_blank(struct slice line)
{
	for (size_t i = 0; i < line.size; i++)
		if (line.at[i] != ' ' && line.at[i] != '\t' && line.at[i] != '\r')
			return false;
	return true;
}

static bool
visit_file(const char *path, corpus_visitor *visitor, void *data, struct progress *progress,
	struct fault *fault)
{
	struct lines *lines = lines_open(path, fault);
	enum lines_got got = lines ? LINES_ONE : LINES_BROKEN;
	uint64_t before = progress->bytes;
	struct slice line;

	while (got == LINES_ONE) {
		got = lines_next(lines, &line, fault);
		if (got == LINES_ONE && !is_blank(line) && !visitor(data, line, fault)) {
			lines_place(lines, fault);
			got = LINES_BROKEN;
		}
		progress->bytes = before + lines_position(lines);
		progress_show(progress, got == LINES_ONE);
	}
	lines_close(lines);
	return got == LINES_END;
}

enum status
corpus_visit_all(const struct strings *operands, size_t first, corpus_visitor *visitor, void *data,
	struct progress *progress, struct fault *fault)
{
	bool good = first < operands->count || visit_file("-", visitor, data, progress, fault);

	progress->total = operands_size(operands, first);
	for (size_t i = first; good && i < operands->count; i++)
		good = visit_file(operands->at[i], visitor, data, progress, fault);
	progress_clear(progress);
	return good ? STATUS_WHOLE : STATUS_BROKEN;
}

enum status
corpus_visit(const struct strings *operands, size_t first, corpus_visitor *visitor, void *data,
	struct fault *fault)
{
	struct progress none = { .on = false };

	return corpus_visit_all(operands, first, visitor, data, &none, fault);
}

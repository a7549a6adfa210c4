#include "term_rows.h"

#include <stdint.h>
#include <stdlib.h>

#include "array.h"
#include "input.h"
#include "json.h"

static bool
read_row(struct term_rows *rows, size_t code, size_t pattern, struct fault *fault)
{
	struct term_row *at = array_reserve(rows->at, &rows->room, rows->count, 1, sizeof *at);

	if (!at)
		return fault_memory(fault);
	rows->at = at;
	at[rows->count++] = (struct term_row){
		tsv_line(rows->table), tsv_cell(rows->table, code), tsv_cell(rows->table, pattern)
	};
	return true;
}

bool
term_rows_open(struct term_rows *rows, const char *folder, struct slice lexicon,
	struct fault *fault)
{
	char *path = arena_take(&rows->arena, strlen(folder) + sizeof "/terms.tsv");
	size_t code, pattern;

	if (!path)
		return fault_memory(fault);
	rows->lexicon = lexicon;
	stpcpy(stpcpy(path, folder), "/terms.tsv");
	if (!input_is_there(path))
		return true;
	rows->table = tsv_open(path, fault);
	if (!rows->table || !tsv_need_column(rows->table, "code", &code, fault)
			|| !tsv_need_column(rows->table, "pattern", &pattern, fault))
		return false;
	while (tsv_next(rows->table))
		if (!read_row(rows, code, pattern, fault))
			return false;
	return true;
}

void
term_rows_close(struct term_rows *rows)
{
	tsv_close(rows->table);
	free(rows->at);
	arena_free(&rows->arena);
	*rows = (struct term_rows){ 0 };
}

static int
compare_lines(const void *a, const void *b)
{
	const struct term_row *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

struct slice
term_rows_pattern(const struct term_rows *rows, struct slice rule, struct slice code)
{
	const struct slice file = SLICE("terms.tsv:"), none = SLICE("");
	struct term_row key = { 0 };
	const struct term_row *found;
	uint64_t line;

	if (rows->count == 0 || !slice_starts(rule, file))
		return none;
	if (!json_unsigned((struct slice){ rule.at + file.size, rule.size - file.size }, &line))
		return none;
	key.line = line;
	found = bsearch(&key, rows->at, rows->count, sizeof key, compare_lines);
	return found && (code.size == 0 || slice_equal(found->code, code)) ? found->pattern : none;
}

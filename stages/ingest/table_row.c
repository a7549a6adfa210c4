#include "table_row.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"

enum {
	KEPT_ROOM = 1024 * 1024
};

static bool
begin_cell(struct table_row *row)
{
	struct table_cell *cells = array_reserve(row->cells, &row->room, row->count, 1,
		sizeof *cells);

	if (!cells)
		return false;
	row->cells = cells;
	cells[row->count++] = (struct table_cell){ .at = row->bytes.size };
	return true;
}

static void
end_cell(struct table_row *row)
{
	struct table_cell *cell = &row->cells[row->count - 1];
	struct slice value = ascii_trim(
		(struct slice){ row->bytes.at + cell->at, row->bytes.size - cell->at });

	if (value.size)
		cell->at = (size_t)(value.at - row->bytes.at);
	cell->size = value.size;
	row->open = false;
}

/* Takes what stands in quotation marks, up to the one that closes it or the end of the line, off *line. */
static void
take_quoted(struct table_row *row, struct slice *line)
{
	row->open = true;
	while (line->size) {
		const char *mark = memchr(line->at, '"', line->size);
		size_t size = mark ? (size_t)(mark - line->at) : line->size;

		buffer_add(&row->bytes, line->at, size);
		size += mark != NULL;
		*line = (struct slice){ line->at + size, line->size - size };
		if (!mark)
			return;
		if (line->size == 0 || *line->at != '"') {
			row->open = false;
			return;
		}
		buffer_add_char(&row->bytes, '"');
		*line = (struct slice){ line->at + 1, line->size - 1 };
	}
}

/* Takes the rest of a cell off *line, with the divider behind it. False: the line ended. */
static bool
take_rest(struct table_row *row, struct slice *line)
{
	const char *divider = line->size ? memchr(line->at, row->divider, line->size) : NULL;
	size_t size = divider ? (size_t)(divider - line->at) : line->size;

	buffer_add(&row->bytes, line->at, size);
	size += divider != NULL;
	*line = (struct slice){ line->at + size, line->size - size };
	return divider;
}

static void
skip_quote(struct table_row *row, struct slice *line)
{
	size_t at = 0;

	while (at < line->size && line->at[at] == ' ')
		at++;
	if (row->plain || at == line->size || line->at[at] != '"')
		return;
	*line = (struct slice){ line->at + at + 1, line->size - at - 1 };
	take_quoted(row, line);
}

bool
table_row_add(struct table_row *row, struct slice line, uint64_t number)
{
	bool more = true;

	if (row->open) {
		buffer_add_char(&row->bytes, '\n');
		take_quoted(row, &line);
	} else {
		buffer_reset(&row->bytes, KEPT_ROOM);
		row->count = 0;
		row->full = false;
		row->line = number;
		if (!begin_cell(row))
			return false;
		skip_quote(row, &line);
	}
	while (!row->open && more) {
		more = take_rest(row, &line);
		end_cell(row);
		row->full = more && row->count == row->most;
		if (row->full)
			break;
		if (more && !begin_cell(row))
			return false;
		if (more)
			skip_quote(row, &line);
	}
	return !buffer_failed(&row->bytes);
}

bool
table_row_end(struct table_row *row)
{
	if (row->open)
		end_cell(row);
	return !buffer_failed(&row->bytes);
}

void
table_row_free(struct table_row *row)
{
	buffer_free(&row->bytes);
	free(row->cells);
}

#include "tsv.h"

#include <stdlib.h>

#include "buffer.h"
#include "input.h"
#include "utf8.h"

enum {
	COLUMNS = 64	/* more of them is no table that somebody keeps by hand */
};

struct tsv {
	const char *path;
	struct buffer bytes;
	const char *next;	/* the first byte that was not read yet */
	size_t next_line;
	struct slice row;
	size_t line;		/* of the row */
	size_t columns;
	struct slice header;
	size_t header_line;
	struct slice names[COLUMNS];
	struct slice cells[COLUMNS];
	struct slice beyond;	/* of the row: what no column is for; empty if there is nothing */
};

static bool
place_at(const struct tsv *tsv, size_t line, const char *start, const char *at,
	struct fault *fault)
{
	return fault_place(fault, "%s:%zu:%zu", tsv->path, line,
		utf8_count(start, (size_t)(at - start)) + 1);
}

bool
tsv_place(const struct tsv *tsv, const char *at, struct fault *fault)
{
	return place_at(tsv, tsv->line, tsv->row.at, at, fault);
}

static struct slice
trim(const char *from, const char *to)
{
	while (from < to && *from == ' ')
		from++;
	while (from < to && to[-1] == ' ')
		to--;
	return (struct slice){ from, (size_t)(to - from) };
}

static bool
row_counts(struct slice row)
{
	if (row.size && row.at[0] == '#')
		return false;
	for (size_t i = 0; i < row.size; i++)
		if (row.at[i] != ' ' && row.at[i] != '\t')
			return true;
	return false;
}

/* Goes to the next line that counts, without looking at its cells. */
static bool
next_row(struct tsv *tsv)
{
	const char *end = tsv->bytes.at + tsv->bytes.size;

	while (tsv->next < end) {
		size_t left = (size_t)(end - tsv->next);
		const char *feed = memchr(tsv->next, '\n', left);
		size_t size = feed ? (size_t)(feed - tsv->next) : left;

		tsv->row = (struct slice){ tsv->next, size };
		if (size && tsv->next[size - 1] == '\r')
			tsv->row.size--;
		tsv->line = tsv->next_line++;
		tsv->next += size + (feed != NULL);
		if (row_counts(tsv->row))
			return true;
	}
	return false;
}

/* Cuts the row into `count` cells. Returns the first cell behind them that holds something, or
 * one without bytes. */
static struct slice
split_row(const struct tsv *tsv, struct slice *cells, size_t count)
{
	const char *at = tsv->row.at, *end = at + tsv->row.size;

	for (size_t i = 0; i < count; i++)
		cells[i] = (struct slice){ end, 0 };
	for (size_t i = 0; at; i++) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		struct slice cell = trim(at, tab ? tab : end);

		if (i < count)
			cells[i] = cell;
		else if (cell.size)
			return cell;
		at = tab ? tab + 1 : NULL;
	}
	return (struct slice){ end, 0 };
}

static bool
check_utf8(const struct tsv *tsv, struct fault *fault)
{
	const char *bad = tsv->next + utf8_valid_prefix(tsv->next, tsv->bytes.size
		- (size_t)(tsv->next - tsv->bytes.at));
	const char *start = tsv->next;
	size_t line = 1;

	if (bad == tsv->bytes.at + tsv->bytes.size)
		return true;
	for (const char *at = tsv->next; at < bad; at++)
		if (*at == '\n') {
			start = at + 1;
			line++;
		}
	fault_set(fault, "bytes that are not UTF-8; save the table as UTF-8");
	return place_at(tsv, line, start, bad, fault);
}

static bool
no_header(const struct tsv *tsv, struct fault *fault)
{
	return fault_set(fault, "%s: empty; the first line must name the columns", tsv->path);
}

static bool
read_header(struct tsv *tsv, struct fault *fault)
{
	char name[QUOTED_BYTES];
	struct slice beyond;

	if (!next_row(tsv))
		return no_header(tsv, fault);
	tsv->header = tsv->row;
	tsv->header_line = tsv->line;
	beyond = split_row(tsv, tsv->names, COLUMNS);
	if (beyond.size) {
		fault_set(fault, "more than %d columns; keep what is used", COLUMNS);
		return tsv_place(tsv, beyond.at, fault);
	}
	for (size_t i = 0; i < COLUMNS; i++) {
		if (tsv->names[i].size == 0)
			continue;
		tsv->columns = i + 1;
		for (size_t j = 0; j < i; j++)
			if (slice_equal(tsv->names[i], tsv->names[j])) {
				fault_set(fault, "a second column \"%s\"; keep one",
					quoted(name, tsv->names[i]));
				return tsv_place(tsv, tsv->names[i].at, fault);
			}
	}
	return true;
}

/* Goes to the next row and cuts it. */
static bool
cut_row(struct tsv *tsv)
{
	if (!next_row(tsv))
		return false;
	tsv->beyond = split_row(tsv, tsv->cells, tsv->columns);
	return true;
}

bool
tsv_row_fits(const struct tsv *tsv, struct fault *fault)
{
	if (tsv->beyond.size == 0)
		return true;
	fault_set(fault, "a cell more than the header has columns (%zu); take it out, or name its "
		"column", tsv->columns);
	return tsv_place(tsv, tsv->beyond.at, fault);
}

static bool
check_rows(struct tsv *tsv, struct fault *fault)
{
	while (cut_row(tsv))
		if (!tsv_row_fits(tsv, fault))
			return false;
	return true;
}

static bool
read_file(struct tsv *tsv, struct fault *fault)
{
	struct input *input = input_open(tsv->path, fault);
	const struct slice mark = SLICE("\xef\xbb\xbf");
	bool read;

	if (!input)
		return false;
	read = input_read_all(input, &tsv->bytes, TSV_BYTES, fault);
	input_close(input);
	if (!read)
		return false;
	if (tsv->bytes.size == 0)
		return no_header(tsv, fault);
	tsv->next = tsv->bytes.at;
	if (slice_starts(buffer_slice(&tsv->bytes), mark))
		tsv->next += mark.size;
	tsv->next_line = 1;
	return true;
}

struct tsv *
tsv_open_rows(const char *path, struct fault *fault)
{
	struct tsv *tsv = calloc(1, sizeof *tsv);

	if (!tsv) {
		fault_memory(fault);
		return NULL;
	}
	tsv->path = path;
	if (read_file(tsv, fault) && check_utf8(tsv, fault) && read_header(tsv, fault))
		return tsv;
	tsv_close(tsv);
	return NULL;
}

struct tsv *
tsv_open(const char *path, struct fault *fault)
{
	struct tsv *tsv = tsv_open_rows(path, fault);
	const char *rows;
	size_t line;

	if (!tsv)
		return NULL;
	rows = tsv->next;
	line = tsv->next_line;
	if (!check_rows(tsv, fault)) {
		tsv_close(tsv);
		return NULL;
	}
	tsv->next = rows;
	tsv->next_line = line;
	return tsv;
}

void
tsv_close(struct tsv *tsv)
{
	if (!tsv)
		return;
	buffer_free(&tsv->bytes);
	free(tsv);
}

size_t
tsv_column(const struct tsv *tsv, const char *name)
{
	for (size_t i = 0; i < tsv->columns; i++)
		if (slice_is(tsv->names[i], name))
			return i;
	return TSV_NONE;
}

/* A header of one name with commas or semicolons in it is that of another kind of table. */
static bool
has_other_dividers(const struct tsv *tsv)
{
	return tsv->columns == 1 && (memchr(tsv->header.at, ',', tsv->header.size)
		|| memchr(tsv->header.at, ';', tsv->header.size));
}

bool
tsv_need_column(const struct tsv *tsv, const char *name, size_t *column, struct fault *fault)
{
	*column = tsv_column(tsv, name);
	if (*column != TSV_NONE)
		return true;
	return fault_set(fault, "%s: no column \"%s\"; %s", tsv->path, name,
		has_other_dividers(tsv) ? "tabs divide columns: save it as text with tabs"
		: "add it to the header");
}

size_t
tsv_column_count(const struct tsv *tsv)
{
	return tsv->columns;
}

struct slice
tsv_column_name(const struct tsv *tsv, size_t column)
{
	return tsv->names[column];
}

bool
tsv_place_column(const struct tsv *tsv, size_t column, struct fault *fault)
{
	return place_at(tsv, tsv->header_line, tsv->header.at, tsv->names[column].at, fault);
}

bool
tsv_next(struct tsv *tsv)
{
	return cut_row(tsv);
}

struct slice
tsv_cell(const struct tsv *tsv, size_t column)
{
	if (column >= tsv->columns)
		return (struct slice){ tsv->row.at + tsv->row.size, 0 };
	return tsv->cells[column];
}

size_t
tsv_line(const struct tsv *tsv)
{
	return tsv->line;
}

size_t
tsv_character(const struct tsv *tsv, const char *at)
{
	return utf8_count(tsv->row.at, (size_t)(at - tsv->row.at)) + 1;
}

bool
tsv_refuse(const struct tsv *tsv, struct slice cell, const char *words, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	fault_set(fault, "\"%s\" %s", quoted(shown, cell), words);
	return tsv_place(tsv, cell.at, fault);
}

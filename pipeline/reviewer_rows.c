#include "reviewer_rows.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "columns.h"

/* A file that is being read. */
struct reading {
	const struct reviewer_table *table;
	void *data;
	const struct tsv *tsv;
	const char *path;
	size_t id, reviewer;	/* columns */
	struct slice consensus;
};

static bool
find_columns(struct reading *reading, struct fault *fault)
{
	const struct tsv *tsv = reading->tsv;

	reading->reviewer = tsv_column(tsv, "reviewer");
	return columns_known(tsv, reading->table->names, fault)
		&& tsv_need_column(tsv, "id", &reading->id, fault)
		&& reading->table->find_columns(reading->data, tsv, fault);
}

/* Which record, and who says it. */
static bool
read_whose(const struct reading *reading, struct reviewer_rows *rows, struct reviewer_row *row,
	struct fault *fault)
{
	struct slice id = tsv_cell(reading->tsv, reading->id);
	struct slice reviewer = tsv_cell(reading->tsv, reading->reviewer);

	if (id.size == 0) {
		fault_set(fault, "no id; say which record this is about");
		return tsv_place(reading->tsv, id.at, fault);
	}
	row->settles = slice_equal(reviewer, reading->consensus);
	row->path = reading->path;
	row->line = tsv_line(reading->tsv);
	row->id = lexis_intern(rows->ids, id);
	row->reviewer = lexis_intern(rows->reviewers, reviewer);
	if (row->id == LEXIS_NONE || row->reviewer == LEXIS_NONE)
		return fault_memory(fault);
	if (lexis_count(rows->reviewers) <= REVIEWERS + 1)
		return true;
	fault_set(fault, "more than %d reviewers; is this column their names?", REVIEWERS);
	return tsv_place(reading->tsv, reviewer.at, fault);
}

static bool
read_row(const struct reading *reading, struct reviewer_rows *rows, struct fault *fault)
{
	char *at = array_reserve(rows->at, &rows->room, rows->count, 1, rows->row_size);
	bool said = true;

	if (!at)
		return fault_memory(fault);
	rows->at = at;
	at += rows->count * rows->row_size;
	memset(at, 0, rows->row_size);
	if (!reading->table->read(reading->data, reading->tsv, at, &said, fault))
		return false;
	if (!said)
		return true;
	rows->count++;
	return read_whose(reading, rows, (struct reviewer_row *)(void *)at, fault);
}

static bool
read_file(struct reviewer_rows *rows, struct reading reading, struct fault *fault)
{
	struct tsv *tsv = tsv_open(reading.path, fault);

	if (!tsv)
		return false;
	rows->files[rows->file_count++] = tsv;
	reading.tsv = tsv;
	if (!find_columns(&reading, fault))
		return false;
	while (tsv_next(tsv))
		if (!read_row(&reading, rows, fault))
			return false;
	return true;
}

static const struct reviewer_row *
row_at(const struct reviewer_rows *rows, size_t row)
{
	return (const void *)((const char *)rows->at + row * rows->row_size);
}

/* False: no memory. */
static bool
index_make(struct reviewer_rows *rows)
{
	size_t ids = lexis_count(rows->ids), next = 0;

	rows->first = calloc(ids + 1, sizeof *rows->first);
	for (size_t id = 0; rows->first && id <= ids; id++) {
		while (next < rows->count && row_at(rows, next)->id < id)
			next++;
		rows->first[id] = next;
	}
	return rows->first != NULL;
}

bool
reviewer_rows_open(struct reviewer_rows *rows, const struct reviewer_table *table, void *data,
	const struct strings *paths, const char *consensus, struct fault *fault)
{
	struct reading reading = { .table = table, .data = data, .consensus = slice_of(consensus) };

	rows->row_size = table->row_size;
	rows->ids = lexis_new(SIZE_MAX);
	rows->reviewers = lexis_new(SIZE_MAX);
	rows->files = calloc(paths->count + 1, sizeof *rows->files);
	if (!rows->ids || !rows->reviewers || !rows->files)
		return fault_memory(fault);
	for (size_t i = 0; i < paths->count; i++) {
		reading.path = paths->at[i];
		if (!read_file(rows, reading, fault))
			return false;
	}
	if (rows->count)
		qsort(rows->at, rows->count, rows->row_size, table->order);
	return index_make(rows) || fault_memory(fault);
}

void
reviewer_rows_close(struct reviewer_rows *rows)
{
	for (size_t i = 0; i < rows->file_count; i++)
		tsv_close(rows->files[i]);
	free(rows->files);
	free(rows->at);
	free(rows->first);
	lexis_free(rows->ids);
	lexis_free(rows->reviewers);
	*rows = (struct reviewer_rows){ 0 };
}

const void *
reviewer_rows_find(const struct reviewer_rows *rows, struct slice id, size_t *count,
	uint32_t *number)
{
	*number = lexis_find(rows->ids, id);
	if (*number == LEXIS_NONE) {
		*count = 0;
		return NULL;
	}
	*count = rows->first[*number + 1] - rows->first[*number];
	return row_at(rows, rows->first[*number]);
}

bool
reviewer_rows_refuse(const struct reviewer_rows *rows, const struct reviewer_row *one,
	const struct reviewer_row *other, const char *words, struct fault *fault)
{
	char shown[QUOTED_BYTES], path[QUOTED_BYTES], other_path[QUOTED_BYTES];

	return fault_set(fault, "%s:%zu and %s:%zu: \"%s\" %s; keep one",
		quoted(path, slice_of(one->path)), one->line,
		quoted(other_path, slice_of(other->path)), other->line,
		quoted(shown, lexis_word(rows->ids, one->id)), words);
}

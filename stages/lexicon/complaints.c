#include "complaints.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "array.h"
#include "input.h"
#include "tsv.h"
#include "utf8.h"

struct complaint {
	struct slice path;	/* with a NUL behind it */
	size_t line, column;	/* 0: the whole table, or not known yet */
	const char *cell;	/* the column by its name; NULL: by its number */
	bool mistake;
	struct slice words;
	size_t number;
};

static void
add(struct complaints *complaints, struct complaint complaint)
{
	struct complaint *at = array_reserve(complaints->at, &complaints->room,
		complaints->count, 1, sizeof *at);

	complaint.path = arena_copy(&complaints->arena, complaint.path);
	complaint.words = arena_copy(&complaints->arena, complaint.words);
	complaint.number = complaints->count;
	if (at)
		complaints->at = at;
	if (!at || !complaint.path.at || !complaint.words.at) {
		fault_memory(&complaints->failure);
		return;
	}
	at[complaints->count++] = complaint;
	*(complaint.mistake ? &complaints->mistakes : &complaints->warnings) += 1;
}

/* Reads ":12" and moves behind it; 0 if there is no such thing. */
static size_t
take_number(const char **at)
{
	const char *digit = *at + 1;
	size_t number = 0;

	if (**at != ':')
		return 0;
	for (; *digit >= '0' && *digit <= '9' && number < 100000000; digit++)
		number = number * 10 + (size_t)(*digit - '0');
	if (*digit == ':')
		*at = digit;
	return *digit == ':' ? number : 0;
}

bool
complaints_hear(void *data, const struct fault *fault)
{
	struct complaint complaint = { .mistake = true, .words = slice_of(fault->words) };
	struct complaints *complaints = data;

	if (fault->broken) {
		complaints->failure = *fault;
		return true;
	}
	for (const char *at = strchr(fault->words, ':'); at; at = strchr(at + 1, ':')) {
		const char *end = at;

		complaint.line = take_number(&end);
		complaint.column = complaint.line ? take_number(&end) : 0;
		if (complaint.line && end[1] == ' ') {
			complaint.column += complaint.column == 0;
			complaint.path = (struct slice){ fault->words,
				(size_t)(at - fault->words) };
			complaint.words = slice_of(end + 2);
			break;
		}
		complaint.line = 0;
	}
	add(complaints, complaint);
	return true;
}

static void
warn(struct complaints *complaints, struct complaint complaint, const char *format, va_list list)
{
	char words[4 * FAULT_WORDS];

	vsnprintf(words, sizeof words, format, list);
	complaint.words = slice_of(words);
	add(complaints, complaint);
}

void
complaints_warn(struct complaints *complaints, const char *path, size_t line, const char *cell,
	const char *format, ...)
{
	va_list list;

	va_start(list, format);
	warn(complaints, (struct complaint){ .path = slice_of(path), .line = line, .cell = cell },
		format, list);
	va_end(list);
}

void
complaints_warn_entry(struct complaints *complaints, const struct entry *entry, const char *format,
	...)
{
	va_list list;

	va_start(list, format);
	warn(complaints, (struct complaint){ .path = slice_of(entry->path), .line = entry->line,
		.cell = "pattern" }, format, list);
	va_end(list);
}

static int
number_order(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
complaint_order(const void *left, const void *right)
{
	const struct complaint *a = left, *b = right;
	int order = slice_compare(a->path, b->path);

	if (order == 0)
		order = number_order(a->line, b->line);
	if (order == 0)
		order = number_order(a->column, b->column);
	return order ? order : number_order(a->number, b->number);
}

/* Finds the columns of complaints about cells of one table, which is sound: they are in order. */
static bool
find_columns(struct complaint *at, size_t count, struct fault *fault)
{
	struct tsv *tsv = tsv_open(at->path.at, fault);

	if (!tsv)
		return false;
	for (size_t i = 0; i < count && tsv_next(tsv); ) {
		for (; i < count && at[i].line < tsv_line(tsv); i++)
			;
		for (; i < count && at[i].line == tsv_line(tsv); i++)
			if (at[i].cell)
				at[i].column = tsv_character(tsv,
					tsv_cell(tsv, tsv_column(tsv, at[i].cell)).at);
	}
	tsv_close(tsv);
	return true;
}

/* Complaints about one file, from `first` on. */
static size_t
same_path(const struct complaints *complaints, size_t first, bool *cells)
{
	size_t end = first;

	*cells = false;
	while (end < complaints->count
			&& slice_equal(complaints->at[first].path, complaints->at[end].path))
		*cells |= complaints->at[end++].cell != NULL;
	return end;
}

/* The line of the file's bytes, without its end; empty where there is none. */
static struct slice
line_of(struct slice bytes, size_t number)
{
	const char *at = bytes.at, *end = at + bytes.size, *feed;

	for (; at < end && --number > 0; at = feed ? feed + 1 : end)
		feed = memchr(at, '\n', (size_t)(end - at));
	if (at >= end)
		return SLICE("");
	feed = memchr(at, '\n', (size_t)(end - at));
	end = feed ? feed : end;
	return (struct slice){ at, (size_t)(end - at) - (end > at && end[-1] == '\r') };
}

/* Adds the row as a terminal can show it, and below it what brings a caret under the column. */
static void
add_row(struct buffer *out, struct slice row, size_t column)
{
	const char *at = row.at, *end = row.at + row.size;
	struct buffer under = { 0 };

	for (size_t point = 1; at < end; point++) {
		size_t size = utf8_length(at, end);
		bool control = (unsigned char)*at < ' ' && *at != '\t';

		if (size == 0 || control || *at == 0x7f)
			buffer_add_string(out, "\xef\xbf\xbd");
		else
			buffer_add(out, at, size);
		if (point < column)
			buffer_add_char(&under, *at == '\t' ? '\t' : ' ');
		at += size ? size : 1;
	}
	buffer_add_char(out, '\n');
	buffer_add_slice(out, buffer_slice(&under));
	buffer_add_string(out, "^\n");
	out->failed |= buffer_failed(&under);
	buffer_free(&under);
}

static bool
write_one(const struct complaint *complaint, struct slice bytes, struct sink *sink,
	struct fault *fault)
{
	struct buffer *out = &sink->text;
	char shown[QUOTED_BYTES];

	if (complaint->line)
		buffer_add_format(out, "%s:%zu:%zu: ", quoted(shown, complaint->path),
			complaint->line, complaint->column);
	buffer_add_string(out, complaint->mistake ? "mistake: " : "warning: ");
	buffer_add_slice(out, complaint->words);
	buffer_add_char(out, '\n');
	if (complaint->line)
		add_row(out, line_of(bytes, complaint->line), complaint->column);
	return sink_pass(sink, fault);
}

/* What is there of the file: a row that cannot be shown is an empty one. */
static bool
read_bytes(const char *path, struct buffer *bytes, struct fault *fault)
{
	struct fault ignored = { 0 };
	struct input *input = input_open(path, &ignored);

	buffer_reset(bytes, SIZE_MAX);
	if (input)
		input_read_all(input, bytes, TSV_BYTES, &ignored);
	input_close(input);
	return fault_excuse(&ignored, fault);
}

bool
complaints_write(struct complaints *complaints, struct sink *sink, struct fault *fault)
{
	struct buffer bytes = { 0 };
	bool good = fault_excuse(&complaints->failure, fault), cells;

	if (complaints->count > 0)
		qsort(complaints->at, complaints->count, sizeof *complaints->at, complaint_order);
	for (size_t first = 0, end; good && first < complaints->count; first = end) {
		struct complaint *at = &complaints->at[first];

		end = same_path(complaints, first, &cells);
		good = !cells || find_columns(at, end - first, fault);
		qsort(at, end - first, sizeof *at, complaint_order);
		good = good && (at->path.size == 0 || read_bytes(at->path.at, &bytes, fault));
		for (size_t i = first; good && i < end; i++)
			good = write_one(&complaints->at[i], buffer_slice(&bytes), sink, fault);
	}
	buffer_free(&bytes);
	return good;
}

void
complaints_free(struct complaints *complaints)
{
	arena_free(&complaints->arena);
	free(complaints->at);
}

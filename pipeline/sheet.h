/* sheet.h: a table as it is handed on: named columns, then row by row, in one of several
 * formats.
 *
 * Some formats are read by machines (tsv, csv, json), some by people (markdown, latex, text). A
 * column or a cell that only one of them needs is marked; shares are numbers for machines and
 * percentages for people. */
#ifndef TL_SHEET_H
#define TL_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "slice.h"

enum sheet_kind {
	SHEET_EMPTY,
	SHEET_TEXT,
	SHEET_NUMBER,	/* .text is one already */
	SHEET_COUNT,	/* .part */
	SHEET_SHARE,	/* .part / .whole; empty where .whole is 0 */
	SHEET_RATE	/* the same */
};

struct sheet_cell {
	enum sheet_kind kind;
	bool echo;	/* said by a row above: people need not read it again */
	struct slice text;
	uint64_t part, whole;
};

static inline struct sheet_cell
sheet_text(struct slice text)
{
	return (struct sheet_cell){ .kind = SHEET_TEXT, .text = text };
}

static inline struct sheet_cell
sheet_count(uint64_t count)
{
	return (struct sheet_cell){ .kind = SHEET_COUNT, .part = count };
}

struct sheet_column {
	struct slice head;	/* SHEET_SHARE: the format adds "share" or "%" */
	enum sheet_kind kind;
	bool machine;		/* left out where people read */
};

/* Columns beside each other that the same words begin the head of, with a space behind them: a
 * head for all of them where a format has such. None of them is for machines alone. */
struct sheet_span {
	struct slice head;	/* not empty */
	size_t from, count;	/* columns */
};

struct sheet {
	struct slice title;
	struct sheet_column *columns;
	size_t column_count;
	const struct sheet_span *spans;	/* apart from each other, in order; may be none */
	size_t span_count;
	struct slice *notes;	/* what the numbers are shares of; for people */
	size_t note_count;
};

/* Each adds to `out`. Several sheets with the same columns may follow each other: where machines
 * read, only the first brings the heads. A strong row sums up others. */
struct sheet_format {
	const char *name;
	const char *head, *foot;	/* before the first sheet, behind the last; NULL: nothing */
	bool whole;			/* `out` keeps what it has from begin until end */
	void (*begin)(struct buffer *out, const struct sheet *sheet, bool first);
	void (*row)(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells,
		bool strong);
	void (*end)(struct buffer *out, const struct sheet *sheet);
};

/* Cells between tabs; a tab, line feed, carriage return or backslash in them becomes \t \n \r
 * \\. */
extern const struct sheet_format sheet_tsv;

/* RFC 4180. Text that a spreadsheet would take for a formula (it starts with = + - @, a tab, a
 * carriage return or a line feed) gets an apostrophe in front. */
extern const struct sheet_format sheet_csv;

/* A pipe table of GitHub Flavored Markdown; what would be markup is escaped, control characters
 * and those that turn the direction of writing become U+FFFD. */
extern const struct sheet_format sheet_markdown;

/* A float with a caption, a label and a tabular with the rules of booktabs; what would be a command
 * or a ligature is escaped, and a question mark stands for what markdown has U+FFFD for. */
extern const struct sheet_format sheet_latex;

/* A JSON object a row, its members called as the columns; what is empty is null. */
extern const struct sheet_format sheet_jsonl;

/* One JSON document (RFC 8259): an array of objects with "title", "columns" (names), "notes" and
 * "rows", arrays with a value for each column; what is empty is null. */
extern const struct sheet_format sheet_json;

/* Aligned columns for a terminal; control characters as in markdown. */
extern const struct sheet_format sheet_plain;

/* tsv, csv or markdown by its name, as an option has it; TSV for NULL. False and fault where the name is
 * none of them. */
bool sheet_format_find(const char *name, const struct sheet_format **format, struct fault *fault);

/* The same of all but jsonl: for who heeds head, foot and whole. */
bool sheet_document_find(const char *name, const struct sheet_format **format, struct fault *fault);

/* Adds text as Markdown has it: one line, markup escaped. */
void sheet_add_markdown(struct buffer *out, struct slice text);

/* Adds the head of a column as machines read it: with "share" behind it if it is one. */
void sheet_add_name(struct buffer *out, const struct sheet_column *column);

#endif

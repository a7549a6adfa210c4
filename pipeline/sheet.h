/* sheet.h: a table as it is handed on: named columns, then row by row, in one of several
 * formats.
 *
 * Some formats are read by machines (tsv, csv), some by people (markdown). A column or a cell
 * that only one of them needs is marked; shares are numbers for machines and percentages for
 * people. */
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

struct sheet {
	struct slice title;
	struct sheet_column *columns;
	size_t column_count;
	struct slice *notes;	/* what the numbers are shares of; for people */
	size_t note_count;
};

/* Each adds to `out`. Several sheets with the same columns may follow each other: where machines
 * read, only the first brings the heads. A strong row sums up others. */
struct sheet_format {
	const char *name;
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

/* A JSON object a row, its members called as the columns; what is empty is null. */
extern const struct sheet_format sheet_jsonl;

/* tsv, csv or markdown by its name, as an option has it; TSV for NULL. False and fault where the name is
 * none of them. */
bool sheet_format_find(const char *name, const struct sheet_format **format, struct fault *fault);

#endif

/* term_list_inside.h: a list in the making, between term_list.c and term_list_columns.c. */
#ifndef TL_TERMS_TERM_LIST_INSIDE_H
#define TL_TERMS_TERM_LIST_INSIDE_H

#include "term_list.h"

struct term_list;

/* Puts what a column has for a row into the cell. */
typedef void filler(struct term_list *list, const struct row *row, size_t number,
	struct sheet_cell *cell);

struct column {
	filler *fill;
	size_t number;	/* which of several */
};

struct term_list {
	const struct rows *rows;
	const struct reading *reading;
	const struct group_fields *fields;
	const struct format *format;
	struct emitter *emitter;
	struct sheet sheet;
	struct column *columns;		/* parallel to the sheet's */
	struct sheet_cell *cells;
	uint32_t *forms;		/* by word: how stems are shown; NULL: none are */
	uint32_t words[TERM_WORDS];	/* of the row at hand */
	struct arena arena, row_arena;
	struct buffer text, scratch;	/* text fails for want of any memory */
};

/* Makes the columns. False: no memory. */
bool term_list_columns(struct term_list *list);

/* json_plain; the text fails without memory. */
struct slice term_list_plain(struct term_list *list, struct slice value, struct arena *arena);

#endif

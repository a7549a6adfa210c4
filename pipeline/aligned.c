#include "aligned.h"

#include "unicode.h"

enum {
	COLUMNS = 64,	/* those behind it are not aligned */
	GAP = 2		/* spaces between columns */
};

/* Takes the next cell off the lines; *last: it ends its line. */
static struct slice
take_cell(struct slice *lines, bool *last)
{
	struct slice cell = { lines->at, 0 };

	while (cell.size < lines->size && cell.at[cell.size] != '\t' && cell.at[cell.size] != '\n')
		cell.size++;
	*last = cell.size == lines->size || cell.at[cell.size] == '\n';
	lines->at += cell.size + (cell.size < lines->size);
	lines->size -= cell.size + (cell.size < lines->size);
	return cell;
}

static void
measure(struct slice lines, size_t widths[COLUMNS])
{
	size_t column = 0;
	bool last;

	while (lines.size) {
		struct slice cell = take_cell(&lines, &last);
		size_t width = unicode_text_width(cell);

		if (column < COLUMNS && width > widths[column])
			widths[column] = width;
		column = last ? 0 : column + 1;
	}
}

void
aligned_add(struct buffer *out, struct slice lines)
{
	size_t widths[COLUMNS] = { 0 }, column = 0;
	bool last;

	measure(lines, widths);
	while (lines.size) {
		struct slice cell = take_cell(&lines, &last);
		size_t width = unicode_text_width(cell);

		buffer_add_slice(out, cell);
		for (; !last && column < COLUMNS && width < widths[column] + GAP; width++)
			buffer_add_char(out, ' ');
		if (last)
			buffer_add_char(out, '\n');
		column = last ? 0 : column + 1;
	}
}

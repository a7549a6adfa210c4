#include "aligned.h"

#include "unicode.h"

enum {
	GAP = 2	/* spaces between columns */
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
measure(struct slice lines, size_t widths[ALIGNED_COLUMNS])
{
	size_t column = 0;
	bool last;

	while (lines.size) {
		struct slice cell = take_cell(&lines, &last);
		size_t width = unicode_text_width(cell);

		if (column < ALIGNED_COLUMNS && width > widths[column])
			widths[column] = width;
		column = last ? 0 : column + 1;
	}
}

static void
add_blanks(struct buffer *out, size_t count)
{
	while (count-- > 0)
		buffer_add_char(out, ' ');
}

/* Blanks are due until a cell that is not empty needs them. */
void
aligned_add(struct buffer *out, struct slice lines, uint64_t right)
{
	size_t widths[ALIGNED_COLUMNS] = { 0 }, column = 0, due = 0;
	bool last;

	measure(lines, widths);
	while (lines.size) {
		struct slice cell = take_cell(&lines, &last);
		size_t width = unicode_text_width(cell), blanks = 0;

		if (column < ALIGNED_COLUMNS)
			blanks = widths[column] - width;
		if (column < ALIGNED_COLUMNS && right >> column & 1) {
			due += blanks;
			blanks = 0;
		}
		add_blanks(out, cell.size ? due : 0);
		buffer_add_slice(out, cell);
		due = blanks + GAP + (cell.size ? 0 : due);
		if (last) {
			buffer_add_char(out, '\n');
			due = 0;
		}
		column = last ? 0 : column + 1;
	}
}

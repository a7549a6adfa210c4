/* learnt_terms.c: terms.tsv line by line, with other weights and notes. */
#include <stdlib.h>

#include "learnt.h"
#include "lines.h"
#include "thousandths.h"

/* The table on its way. */
struct terms_out {
	const struct learnt *learnt;
	size_t weight, note;	/* columns */
	size_t columns;		/* 0: no header yet */
	size_t entry;		/* the next */
	struct buffer *out;
};

static struct slice
trimmed(struct slice cell)
{
	while (cell.size > 0 && (cell.at[cell.size - 1] == ' ' || cell.at[cell.size - 1] == '\r'))
		cell.size--;
	while (cell.size > 0 && cell.at[0] == ' ')
		cell = (struct slice){ cell.at + 1, cell.size - 1 };
	return cell;
}

/* Takes the next cell off the row; false behind the last. */
static bool
next_cell(struct slice *row, struct slice *cell)
{
	const char *tab = row->size ? memchr(row->at, '\t', row->size) : NULL;

	if (!row->at)
		return false;
	*cell = trimmed((struct slice){ row->at, tab ? (size_t)(tab - row->at) : row->size });
	*row = tab ? (struct slice){ tab + 1, row->size - (size_t)(tab + 1 - row->at) }
		: (struct slice){ NULL, 0 };
	return true;
}

/* Finds the columns, and adds those that are not there. */
static void
take_header(struct terms_out *terms, struct slice row)
{
	size_t count = 0;
	struct slice cell;

	terms->weight = terms->note = SIZE_MAX;
	for (; next_cell(&row, &cell); count++) {
		buffer_add_string(terms->out, count ? "\t" : "");
		buffer_add_slice(terms->out, cell);
		if (slice_is(cell, "weight"))
			terms->weight = count;
		if (slice_is(cell, "note"))
			terms->note = count;
	}
	if (terms->weight == SIZE_MAX) {
		terms->weight = count++;
		buffer_add_string(terms->out, "\tweight");
	}
	if (terms->note == SIZE_MAX) {
		terms->note = count++;
		buffer_add_string(terms->out, "\tnote");
	}
	buffer_add_char(terms->out, '\n');
	terms->columns = count;
}

static void
take_row(struct terms_out *terms, struct slice row, size_t entry)
{
	for (size_t i = 0; i < terms->columns; i++) {
		struct slice cell = { NULL, 0 };

		next_cell(&row, &cell);
		buffer_add_string(terms->out, i ? "\t" : "");
		if (i == terms->weight)
			thousandths_add(terms->out,
				learnt_weight(terms->learnt->weights->entries[entry]));
		else if (i == terms->note)
			learnt_note(cell, learnt_entry_hits(terms->learnt, entry), terms->out);
		else
			buffer_add_slice(terms->out, cell);
	}
	buffer_add_char(terms->out, '\n');
}

static void
take_line(struct terms_out *terms, struct slice line, size_t number)
{
	const struct tagger *tagger = &terms->learnt->examples->tagger;
	bool entry = terms->entry < tagger->term_count
		&& tagger->entries[terms->entry].line == number;

	if (terms->columns == 0 && trimmed(line).size > 0 && line.at[0] != '#') {
		take_header(terms, line);
	} else if (!entry) {
		buffer_add_slice(terms->out, line);
		buffer_add_char(terms->out, '\n');
	} else {
		if (!learnt_drops(terms->learnt, terms->entry))
			take_row(terms, line, terms->entry);
		terms->entry++;
	}
}

bool
learnt_terms(const struct learnt *learnt, struct buffer *out, struct fault *fault)
{
	const struct tagger *tagger = &learnt->examples->tagger;
	struct terms_out terms = { .learnt = learnt, .out = out };
	struct lines *lines = lines_open(tagger->entries[0].path, fault);
	enum lines_got got = lines ? LINES_ONE : LINES_BROKEN;
	struct slice line;

	for (size_t number = 1; got == LINES_ONE; number++) {
		got = lines_next(lines, &line, fault);
		if (got == LINES_ONE)
			take_line(&terms, line, number);
	}
	lines_close(lines);
	return got == LINES_END && (!buffer_failed(out) || fault_memory(fault));
}

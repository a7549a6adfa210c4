/* pdf_heads.c: running heads and feet, told by what repeats over the pages. */
#include "pdf_line.h"

#include <stdlib.h>

#include "ascii.h"
#include "lexis.h"

enum {
	EDGE_LINES = 3,		/* at the top and the bottom of a page that may be heads and feet */
	REPEATS = 3,		/* pages that have one */
	FEW_PAGES = 4,		/* of which two with one are enough */
	FORM_BYTES = 200,	/* of the longest head */
	NUMBER_LETTERS = 6	/* "Page 3 of 12" */
};

struct heads {
	struct pdf_lines *lines;
	struct lexis *forms;		/* of lines at the edges */
	struct lexis_column pages;	/* that have the form */
	struct lexis_column last;	/* of these */
};

/* The line in small letters, with one # for each number. False: it is too long for a head. */
static bool
make_form(struct slice line, char form[FORM_BYTES], size_t *size)
{
	line = ascii_trim(line);
	*size = 0;
	for (size_t i = 0; i < line.size; i++) {
		char c = ascii_is_digit(line.at[i]) ? '#'
			: ascii_is_space(line.at[i]) ? ' ' : ascii_lower(line.at[i]);

		if (*size && (c == '#' || c == ' ') && form[*size - 1] == c)
			continue;
		if (*size == FORM_BYTES)
			return false;
		form[(*size)++] = c;
	}
	return true;
}

/* A page's number alone, or with "page" and "of"; "iv" too. */
static bool
is_page_number(struct slice line)
{
	size_t letters = 0, digits = 0, roman = 0;

	line = ascii_trim(line);
	for (size_t i = 0; i < line.size; i++) {
		char c = line.at[i];

		digits += ascii_is_digit(c);
		letters += ascii_is_letter(c);
		roman += memchr("ivxlIVXL", c, 8) != NULL;
		if ((unsigned char)c >= 0x80 || (!ascii_is_digit(c) && !ascii_is_letter(c)
				&& !strchr(" -|/[]()", c)))
			return false;
	}
	if (digits == 0)
		return roman > 0 && roman == line.size && line.size <= 5;
	return digits <= 8 && (letters == 0 || (letters <= NUMBER_LETTERS
		&& (ascii_starts(line, SLICE("page ")) || memmem(line.at, line.size, " of ", 4))));
}

/* Calls `visit` with each of the first and last lines of each page that are not blank, and how many of
 * these are nearer to the edge. False: no memory. */
static bool
visit_edges(struct heads *heads, bool (*visit)(struct heads *heads, struct pdf_line *line,
	size_t nearer))
{
	struct pdf_line *at = heads->lines->at, *end = at + heads->lines->count;

	while (at < end) {
		struct pdf_line *first = at, *behind = at;
		size_t seen = 0;

		while (behind < end && behind->page == first->page)
			behind++;
		for (; at < behind && seen < EDGE_LINES; at++)
			if (at->text.size && !visit(heads, at, seen++))
				return false;
		seen = 0;
		for (struct pdf_line *line = behind; line > at && seen < EDGE_LINES; line--)
			if (line[-1].text.size && !visit(heads, line - 1, seen++))
				return false;
		at = behind;
	}
	return true;
}

static bool
count_form(struct heads *heads, struct pdf_line *line, size_t nearer)
{
	char form[FORM_BYTES];
	uint32_t id, *pages, *last;
	size_t size;

	(void)nearer;
	if (!make_form(line->text, form, &size))
		return true;
	id = lexis_intern(heads->forms, (struct slice){ form, size });
	if (id == LEXIS_NONE)
		return false;
	pages = lexis_column_at(&heads->pages, heads->forms, id);
	last = lexis_column_at(&heads->last, heads->forms, id);
	if (!pages || !last)
		return false;
	if (*last != (uint32_t)line->page)
		*pages = *pages == LEXIS_UNSET ? 1 : *pages + 1;
	*last = (uint32_t)line->page;
	return true;
}

/* The first page may have the title where others have it as their head. */
static bool
mark_line(struct heads *heads, struct pdf_line *line, size_t nearer)
{
	size_t wanted = heads->lines->pages <= FEW_PAGES ? 2 : REPEATS, size;
	char form[FORM_BYTES];
	uint32_t id, *pages;

	if (nearer == 0 && is_page_number(line->text)) {
		line->out = true;
		return true;
	}
	if (!make_form(line->text, form, &size))
		return true;
	id = lexis_find(heads->forms, (struct slice){ form, size });
	pages = id == LEXIS_NONE ? NULL : lexis_column_at(&heads->pages, heads->forms, id);
	if (!pages)
		return id == LEXIS_NONE;
	line->out = *pages >= wanted && (line->page || memchr(form, '#', size));
	return true;
}

bool
pdf_mark_heads(struct pdf_lines *lines, struct fault *fault)
{
	struct heads heads = { .lines = lines, .forms = lexis_new(SIZE_MAX) };
	bool done = heads.forms && visit_edges(&heads, count_form)
		&& visit_edges(&heads, mark_line);

	free(heads.pages.at);
	free(heads.last.at);
	lexis_free(heads.forms);
	return done || fault_memory(fault);
}

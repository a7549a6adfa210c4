#include "table_names.h"

#include "ascii.h"

/* Cuts what stands before the next divider off *list. */
static struct slice
next_between(struct slice *list, struct slice divider)
{
	const char *found = list->size
		? memmem(list->at, list->size, divider.at, divider.size) : NULL;
	size_t size = found ? (size_t)(found - list->at) : list->size;
	struct slice part = ascii_trim((struct slice){ list->at, size });

	size += found ? divider.size : 0;
	*list = (struct slice){ list->at + size, list->size - size };
	return part;
}

static struct slice
next_part(struct slice *list, char divider)
{
	return next_between(list, (struct slice){ &divider, 1 });
}

static bool
has(struct slice text, char c)
{
	return text.size && memchr(text.at, c, text.size);
}

static bool
is_python_list(struct slice list)
{
	return list.size > 3 && *list.at == '[' && list.at[list.size - 1] == ']'
		&& strchr("'\"", list.at[1]);
}

/* Cuts the next quoted string off *list, which begins behind the bracket. False: no more. */
static bool
next_quoted(struct slice *list, struct slice *part)
{
	const char *at = list->at, *end = at + list->size, *close;

	while (at < end && *at != '\'' && *at != '"')
		at++;
	close = at < end ? memchr(at + 1, *at, (size_t)(end - at - 1)) : NULL;
	if (!close)
		return false;
	*part = (struct slice){ at + 1, (size_t)(close - at) - 1 };
	*list = (struct slice){ close + 1, (size_t)(end - close) - 1 };
	return true;
}

/* "Moss A.B." and "Moss AB" are a family's name and initials; a comma says so. */
static struct slice
divided(struct ingest *run, struct slice name)
{
	size_t at = name.size, capitals = 0;

	while (at > 0 && (ascii_is_upper(name.at[at - 1]) || strchr(".-", name.at[at - 1])))
		capitals += ascii_is_upper(name.at[--at]);
	if (at < 2 || capitals == 0 || capitals > 4 || name.at[at - 1] != ' ' || has(name, ','))
		return name;
	return work_join(run, ascii_trim((struct slice){ name.at, at }), ", ",
		(struct slice){ name.at + at, name.size - at });
}

/* Scopus puts its number for a person behind the name: "Moss, Ada (57204)". */
static struct slice
without_number(struct slice name)
{
	size_t at = name.size;

	if (at < 4 || name.at[at - 1] != ')')
		return name;
	for (at--; at > 0 && ascii_is_digit(name.at[at - 1]); at--)
		;
	return at > 1 && at < name.size - 1 && name.at[at - 1] == '('
		? ascii_trim((struct slice){ name.at, at - 1 }) : name;
}

static void
add_name(struct ingest *run, enum work_list list, struct slice name)
{
	work_add(&run->work, list, divided(run, without_number(name)));
}

/* Names with commas between them if each is of several words, or pairs of "Family, Given". */
static void
add_comma_names(struct ingest *run, enum work_list list, struct slice cell)
{
	struct slice rest = cell;
	size_t parts = 0, words = 0;

	while (rest.size) {
		struct slice part = next_part(&rest, ',');

		parts += part.size > 0;
		words += has(part, ' ');
	}
	while (cell.size) {
		struct slice name = next_part(&cell, ',');

		if (words < parts && parts % 2 == 0)
			name = work_join(run, name, ", ", next_part(&cell, ','));
		add_name(run, list, name);
	}
}

/* "Moss, Ada and Hale, Ben", as in BibTeX: each of them has a comma. */
static bool
is_and_list(struct slice list)
{
	size_t count = 0;

	for (; list.size; count++)
		if (!has(next_between(&list, SLICE(" and ")), ','))
			return false;
	return count > 1;
}

void
table_add_names(struct ingest *run, enum work_list list, struct slice cell)
{
	char divider = has(cell, ';') ? ';' : '|';
	struct slice part;

	if (is_python_list(cell)) {
		while (next_quoted(&cell, &part))
			add_name(run, list, ascii_trim(part));
	} else if (is_and_list(cell)) {
		while (cell.size)
			add_name(run, list, next_between(&cell, SLICE(" and ")));
	} else if (has(cell, divider)) {
		while (cell.size)
			add_name(run, list, next_part(&cell, divider));
	} else {
		add_comma_names(run, list, cell);
	}
}

void
table_add_keywords(struct ingest *run, struct slice cell)
{
	char divider = has(cell, ';') ? ';' : has(cell, '|') ? '|' : ',';
	struct slice part;

	if (is_python_list(cell)) {
		while (next_quoted(&cell, &part))
			work_add(&run->work, WORK_KEYWORDS, ascii_trim(part));
		return;
	}
	work_add_parts(&run->work, WORK_KEYWORDS, cell, divider);
}

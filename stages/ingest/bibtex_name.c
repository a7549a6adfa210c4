#include "bibtex_name.h"

#include "ascii.h"
#include "latex.h"

enum {
	PARTS = 3	/* "von Last, Jr, First" */
};

static size_t
depth_behind(size_t depth, char c)
{
	if (c == '{')
		return depth + 1;
	return c == '}' && depth ? depth - 1 : depth;
}

/* Whether "and" stands here as a word. */
static bool
is_and(struct slice list, size_t at)
{
	return at + 5 <= list.size && ascii_is_space(list.at[at]) && ascii_is_space(list.at[at + 4])
		&& ascii_same((struct slice){ list.at + at + 1, 3 }, SLICE("and"));
}

/* Cuts the next name off *list. */
static struct slice
next_name(struct slice *list)
{
	struct slice name = *list;
	size_t at = 0, depth = 0;

	while (at < list->size && (depth || !is_and(*list, at)))
		depth = depth_behind(depth, list->at[at++]);
	name.size = at;
	at += at < list->size ? 4 : 0;		/* the space behind it may begin the next " and " */
	*list = (struct slice){ list->at + at, list->size - at };
	return ascii_trim(name);
}

/* Whether the brace that opens the name is closed by the one that ends it. */
static bool
is_braced(struct slice name)
{
	size_t depth = 0;

	if (name.size < 2 || *name.at != '{')
		return false;
	for (size_t i = 0; i < name.size; i++) {
		depth = depth_behind(depth, name.at[i]);
		if (depth == 0)
			return i + 1 == name.size;
	}
	return false;
}

/* Divides the name at its commas; the last part has those that are left. */
static size_t
divide(struct slice name, struct slice parts[PARTS])
{
	size_t count = 0, depth = 0, from = 0;

	for (size_t i = 0; i < name.size && count + 1 < PARTS; i++) {
		depth = depth_behind(depth, name.at[i]);
		if (depth || name.at[i] != ',')
			continue;
		parts[count++] = ascii_trim((struct slice){ name.at + from, i - from });
		from = i + 1;
	}
	parts[count++] = ascii_trim((struct slice){ name.at + from, name.size - from });
	return count;
}

/* Where the family's name begins in "First von Last": at the first word in lower case, or else at the
 * last word. 0: all of it. */
static size_t
find_family(struct slice name)
{
	size_t depth = 0, last = 0;

	for (size_t i = 1; i < name.size; i++) {
		depth = depth_behind(depth, name.at[i - 1]);
		if (depth || (!ascii_is_space(name.at[i - 1]) && name.at[i - 1] != '~'))
			continue;
		if (ascii_is_space(name.at[i]) || name.at[i] == '~')
			continue;
		last = i;
		if (ascii_is_lower(name.at[i]))
			break;
	}
	return last;
}

static void
add_part(struct buffer *out, const char *before, struct slice part)
{
	if (part.size == 0)
		return;
	buffer_add_string(out, before);
	latex_add(out, part, LATEX_LINE);
}

static void
add_divided(struct buffer *out, struct slice name)
{
	struct slice parts[PARTS];
	size_t count = divide(name, parts);
	size_t family = count == 1 ? find_family(name) : 0;

	if (count == 1) {
		add_part(out, "", (struct slice){ name.at + family, name.size - family });
		add_part(out, ", ", ascii_trim((struct slice){ name.at, family }));
	} else {
		add_part(out, "", parts[0]);
		add_part(out, ", ", parts[count - 1]);
		if (count == PARTS)
			add_part(out, ", ", parts[1]);
	}
}

static void
add_name(struct ingest *run, enum work_list list, struct slice name, struct buffer *scratch)
{
	bool whole = is_braced(name);
	struct slice copy;

	scratch->size = 0;
	if (whole)
		latex_add(scratch, name, LATEX_LINE);
	else
		add_divided(scratch, name);
	copy = arena_copy(&run->arena, buffer_slice(scratch));
	run->work.failed |= !copy.at || buffer_failed(scratch);
	if (!copy.at)
		return;
	if (whole)
		work_add_whole(&run->work, list, copy);
	else
		work_add(&run->work, list, copy);
}

void
bibtex_add_names(struct ingest *run, enum work_list list, struct slice field,
	struct buffer *scratch)
{
	while (field.size) {
		struct slice name = next_name(&field);

		if (name.size && !ascii_same(name, SLICE("others")))
			add_name(run, list, name, scratch);
	}
}

#include "sections.h"

#include "array.h"
#include "headings.h"

enum {
	ROW_LEAST = 3,	/* labels without a colon */
	DEPTHS = 8
};

/* The sections found so far. Labels without a colon are in the list as soon as they are met, and
 * taken out again if their row turns out too short. */
struct outline {
	struct section_list *list;
	size_t row;	/* where in the list the row of labels without a colon begins */
	struct slice kinds[DEPTHS];	/* of what the next heading may be a part of */
};

static bool
outline_add(struct outline *outline, const struct heading *heading, uint32_t start)
{
	struct section_list *list = outline->list;
	struct section *at = array_reserve(list->at, &list->room, list->count, 1, sizeof *at);

	if (!at)
		return false;
	list->at = at;
	list->at[list->count++] = (struct section){
		.span = { start, start }, .label = heading->label, .kind = heading->kind };
	return true;
}

static void
row_close(struct outline *outline)
{
	if (outline->list->count - outline->row < ROW_LEAST)
		outline->list->count = outline->row;
	outline->row = outline->list->count;
}

/* Until a row is long enough, a label that it already has adds nothing to it. */
static bool
row_has(const struct outline *outline, struct slice label)
{
	const struct section_list *list = outline->list;

	if (list->count - outline->row >= ROW_LEAST)
		return false;
	for (size_t i = outline->row; i < list->count; i++)
		if (slice_equal(list->at[i].label, label))
			return true;
	return false;
}

static void
inherit_kind(struct outline *outline, struct heading *heading)
{
	unsigned depth = heading->depth < DEPTHS ? heading->depth : DEPTHS - 1;
	struct slice above = depth > 1 ? outline->kinds[depth - 1] : (struct slice){ NULL, 0 };

	if (above.size > 0 && slice_equal(heading->kind, KIND_OTHER))
		heading->kind = above;
	for (unsigned i = depth; i < DEPTHS; i++)
		outline->kinds[i] = depth > 0 ? heading->kind : (struct slice){ NULL, 0 };
}

static bool
outline_read(struct outline *outline, struct heading *heading, uint32_t start)
{
	switch (heading->sureness) {
	case HEADING_NONE:
		return true;
	case HEADING_MAYBE:
		return row_has(outline, heading->label) || outline_add(outline, heading, start);
	case HEADING_SURE:
		break;
	}
	row_close(outline);
	inherit_kind(outline, heading);
	if (!outline_add(outline, heading, start))
		return false;
	outline->row = outline->list->count;
	return true;
}

/* Each section ends with the last sentence that begins before the next. */
static void
sections_end(struct section_list *list, struct spans sentences)
{
	size_t sentence = 0;

	for (size_t i = 0; i < list->count; i++) {
		while (sentence < sentences.count && (i + 1 == list->count
				|| sentences.at[sentence].start < list->at[i + 1].span.start))
			list->at[i].span.end = sentences.at[sentence++].end;
	}
}

bool
sections_find(struct section_list *list, struct slice text, struct spans sentences)
{
	struct outline outline = { .list = list };

	list->count = 0;
	for (size_t i = 0; i < sentences.count; i++) {
		struct heading heading = heading_read(&list->filter, text, sentences, i);

		if (!outline_read(&outline, &heading, sentences.at[i].start))
			return false;
	}
	row_close(&outline);
	sections_end(list, sentences);
	return true;
}

void
sections_free(struct section_list *list)
{
	free(list->at);
	*list = (struct section_list){ 0 };
}

#include "checklist.h"

#include <stdlib.h>

#include "array.h"
#include "columns.h"
#include "thousandths.h"
#include "tsv.h"

#define SUFFIX ".tsv"

enum {
	MOST_ITEMS = 1000,
	MOST_SCORE = 1000 * 1000	/* thousandths: sums of all items stay in range */
};

static const char *const names[] = { "item", "question", "answers", NULL };

struct columns {
	size_t item, question, answers;
};

static struct slice
name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct slice name = slice_of(slash ? slash + 1 : path);
	size_t suffix = strlen(SUFFIX);

	if (name.size > suffix && memcmp(name.at + name.size - suffix, SUFFIX, suffix) == 0)
		name.size -= suffix;
	return name;
}

size_t
checklist_item(const struct checklist *checklist, struct slice name)
{
	for (size_t i = 0; i < checklist->count; i++)
		if (slice_equal(checklist->items[i].name, name))
			return i;
	return SIZE_MAX;
}

size_t
item_answer(const struct item *item, struct slice name)
{
	for (size_t i = 0; i < item->count; i++)
		if (slice_equal(item->answers[i].name, name))
			return i;
	return SIZE_MAX;
}

/* Reads yes=1. */
static bool
read_answer(const struct tsv *tsv, struct item *item, struct slice word, struct fault *fault)
{
	const char *sign = memchr(word.at, '=', word.size);
	struct item_answer answer = { .name = word, .counts = true };
	struct slice score = { NULL, 0 };

	if (sign) {
		answer.name.size = (size_t)(sign - word.at);
		score = (struct slice){ sign + 1, word.size - answer.name.size - 1 };
	}
	if (slice_is(score, "-"))
		answer.counts = false;
	else if (answer.name.size == 0 || !thousandths_read(score, &answer.score)
			|| answer.score < 0 || answer.score > MOST_SCORE)
		return tsv_refuse(tsv, word, "is no answer with its score; write one such as yes=1",
			fault);
	if (item_answer(item, answer.name) != SIZE_MAX)
		return tsv_refuse(tsv, word, "is a second answer of this name", fault);
	if (answer.counts && answer.score > item->most)
		item->most = answer.score;
	item->answers[item->count++] = answer;
	return true;
}

static bool
read_answers(struct checklist *checklist, struct item *item, struct slice cell,
	struct fault *fault)
{
	const char *at = cell.at, *end = at + cell.size;

	item->answers = arena_array(&checklist->arena, cell.size / 2 + 1, sizeof *item->answers);
	if (!item->answers)
		return fault_memory(fault);
	while (at < end) {
		const char *from = at;

		while (at < end && *at != ' ')
			at++;
		if (at > from && !read_answer(checklist->tsv, item,
				(struct slice){ from, (size_t)(at - from) }, fault))
			return false;
		at += at < end;
	}
	return item->count || tsv_refuse(checklist->tsv, cell, "are no answers; write some such as "
		"yes=1 no=0", fault);
}

static bool
read_row(struct checklist *checklist, const struct columns *columns, struct fault *fault)
{
	const struct tsv *tsv = checklist->tsv;
	struct item *items = array_reserve(checklist->items, &checklist->room, checklist->count, 1,
		sizeof *items);
	struct item item = {
		.name = tsv_cell(tsv, columns->item), .question = tsv_cell(tsv, columns->question)
	};

	if (!items)
		return fault_memory(fault);
	checklist->items = items;
	if (item.name.size == 0 || checklist_item(checklist, item.name) != SIZE_MAX)
		return tsv_refuse(tsv, item.name, "cannot name an item: empty, or another's name",
			fault);
	if (checklist->count == MOST_ITEMS)
		return tsv_refuse(tsv, item.name, "is one item too many; 1000 at most", fault);
	if (!read_answers(checklist, &item, tsv_cell(tsv, columns->answers), fault))
		return false;
	items[checklist->count++] = item;
	return true;
}

bool
checklist_open(struct checklist *checklist, const char *path, struct fault *fault)
{
	struct columns columns;

	checklist->name = name_of(path);
	checklist->tsv = tsv_open(path, fault);
	if (!checklist->tsv || !columns_known(checklist->tsv, names, fault)
			|| !tsv_need_column(checklist->tsv, "item", &columns.item, fault)
			|| !tsv_need_column(checklist->tsv, "answers", &columns.answers, fault))
		return false;
	columns.question = tsv_column(checklist->tsv, "question");
	while (tsv_next(checklist->tsv))
		if (!read_row(checklist, &columns, fault))
			return false;
	return true;
}

void
checklist_close(struct checklist *checklist)
{
	tsv_close(checklist->tsv);
	free(checklist->items);
	arena_free(&checklist->arena);
	*checklist = (struct checklist){ 0 };
}

#include "kept.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"

struct slice
kept_line(const struct kept *kept, size_t number)
{
	const struct kept_line *line = kept->at[number];

	return (struct slice){ line->bytes + line->key_size, line->line_size };
}

static int
key_order(const void *left, const void *right)
{
	const struct kept_line *a = *(const struct kept_line *const *)left;
	const struct kept_line *b = *(const struct kept_line *const *)right;
	int order = slice_compare((struct slice){ a->bytes, a->key_size },
		(struct slice){ b->bytes, b->key_size });

	return order ? order : slice_compare(
		(struct slice){ a->bytes + a->key_size, a->line_size },
		(struct slice){ b->bytes + b->key_size, b->line_size });
}

static int
draw_order(const void *left, const void *right)
{
	const struct kept_line *a = *(const struct kept_line *const *)left;
	const struct kept_line *b = *(const struct kept_line *const *)right;

	return a->draw != b->draw ? (a->draw < b->draw ? -1 : 1) : key_order(left, right);
}

/* Drops all but those that stay. */
static void
cut(struct kept *kept)
{
	if (kept->limit == 0 || kept->count <= kept->limit)
		return;
	qsort(kept->at, kept->count, sizeof *kept->at, draw_order);
	while (kept->count > kept->limit)
		free(kept->at[--kept->count]);
}

static bool
put(struct kept *kept, struct kept_line *line)
{
	struct kept_line **at;

	if (kept->limit && kept->count / 2 >= kept->limit)
		cut(kept);
	at = array_reserve(kept->at, &kept->room, kept->count, 1, sizeof(struct kept_line *));
	if (!at)
		return false;
	kept->at = at;
	at[kept->count++] = line;
	return true;
}

bool
kept_add(struct kept *kept, uint64_t draw, struct slice key, struct slice line)
{
	struct kept_line *copy = malloc(sizeof *copy + key.size + line.size);

	if (!copy)
		return false;
	*copy = (struct kept_line){ draw, key.size, line.size };
	memcpy(copy->bytes, key.at, key.size);
	memcpy(copy->bytes + key.size, line.at, line.size);
	if (put(kept, copy))
		return true;
	free(copy);
	return false;
}

bool
kept_merge(struct kept *into, struct kept *from)
{
	for (; from->count > 0; from->count--)
		if (!put(into, from->at[from->count - 1]))
			return false;
	return true;
}

void
kept_settle(struct kept *kept)
{
	cut(kept);
	if (kept->count)
		qsort(kept->at, kept->count, sizeof *kept->at, key_order);
}

void
kept_free(struct kept *kept)
{
	for (size_t i = 0; i < kept->count; i++)
		free(kept->at[i]);
	free(kept->at);
	*kept = (struct kept){ 0 };
}

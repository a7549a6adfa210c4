#include "shelf.h"

#include <stdlib.h>

#include "array.h"

struct shelf {
	struct shelf *next;
	struct entry *entries;
	size_t count, room;
	struct arena strings;
	struct spool spool;
	struct entry_maker maker;
};

struct shelf *
shelf_new(void)
{
	struct shelf *shelf = calloc(1, sizeof *shelf);

	if (shelf)
		shelf->spool.file = -1;
	return shelf;
}

void
shelf_free(struct shelf *shelf)
{
	while (shelf) {
		struct shelf *next = shelf->next;

		free(shelf->entries);
		arena_free(&shelf->strings);
		spool_free(&shelf->spool);
		entry_maker_free(&shelf->maker);
		free(shelf);
		shelf = next;
	}
}

bool
shelf_add(struct shelf *shelf, struct record *record, struct fault *fault)
{
	struct buffer *line = &shelf->maker.line;
	struct entry *entries = array_reserve(shelf->entries, &shelf->room, shelf->count, 1,
		sizeof *entries);
	struct entry *entry;

	if (!entries)
		return fault_memory(fault);
	shelf->entries = entries;
	entry = &entries[shelf->count];
	*entry = (struct entry){ .spool = &shelf->spool };
	buffer_reset(line, SIZE_MAX);
	if (!entry_fill(entry, record, &shelf->maker, &shelf->strings))
		return fault_memory(fault);
	if (!record_write(record, line, fault)
			|| !spool_add(&shelf->spool, buffer_slice(line), &entry->line, fault))
		return false;
	shelf->count++;
	return true;
}

void
shelf_join(struct shelf *shelf, struct shelf *other)
{
	while (shelf->next)
		shelf = shelf->next;
	shelf->next = other;
}

static int
compare_turns(const void *left, const void *right)
{
	const struct entry *const *a = left, *const *b = right;

	return ((*a)->turn > (*b)->turn) - ((*a)->turn < (*b)->turn);
}

bool
shelf_list(struct shelf *shelf, struct entries *entries, struct fault *fault)
{
	size_t count = 0;

	for (const struct shelf *each = shelf; each; each = each->next)
		count += each->count;
	if (count >= UINT32_MAX)
		return fault_set(fault, "more than %u records; remove duplicates in parts",
			UINT32_MAX - 1);
	entries->at = calloc(count + 1, sizeof *entries->at);
	if (!entries->at)
		return fault_memory(fault);
	for (struct shelf *each = shelf; each; each = each->next)
		for (size_t i = 0; i < each->count; i++)
			entries->at[entries->count++] = &each->entries[i];
	if (count)
		qsort(entries->at, count, sizeof *entries->at, compare_turns);
	return true;
}

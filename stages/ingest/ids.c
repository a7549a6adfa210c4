#include "ids.h"

#include <stdlib.h>

enum {
	FIRST_ROOM = 1024	/* a power of two, as every room is */
};

struct ids {
	uint64_t *slots;	/* open addressing; 0: free */
	size_t count, room;
};

struct ids *
ids_new(void)
{
	struct ids *ids = calloc(1, sizeof *ids);

	if (!ids)
		return NULL;
	ids->room = FIRST_ROOM;
	ids->slots = calloc(ids->room, sizeof *ids->slots);
	if (ids->slots)
		return ids;
	free(ids);
	return NULL;
}

void
ids_free(struct ids *ids)
{
	if (!ids)
		return;
	free(ids->slots);
	free(ids);
}

/* FNV-1a, and the last step of MurmurHash3, so that the low bits that pick a slot hang on all
 * others. */
static uint64_t
fingerprint(struct slice id)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < id.size; i++)
		hash = (hash ^ (unsigned char)id.at[i]) * UINT64_C(0x100000001b3);
	hash = (hash ^ hash >> 33) * UINT64_C(0xff51afd7ed558ccd);
	hash = (hash ^ hash >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	hash ^= hash >> 33;
	return hash ? hash : 1;
}

/* The slot that holds `print`, or the free one where it belongs. */
static uint64_t *
find(const struct ids *ids, uint64_t print)
{
	size_t at = print & (ids->room - 1);

	while (ids->slots[at] && ids->slots[at] != print)
		at = (at + 1) & (ids->room - 1);
	return &ids->slots[at];
}

static bool
grow(struct ids *ids)
{
	struct ids larger = { .room = ids->room * 2, .count = ids->count };

	larger.slots = calloc(larger.room, sizeof *larger.slots);
	if (!larger.slots)
		return false;
	for (size_t i = 0; i < ids->room; i++)
		if (ids->slots[i])
			*find(&larger, ids->slots[i]) = ids->slots[i];
	free(ids->slots);
	*ids = larger;
	return true;
}

/* Makes the id's first `size` bytes its stem and `number` its suffix; true if that id is taken. */
static bool
is_taken(const struct ids *ids, struct buffer *id, size_t size, uint64_t number)
{
	id->size = size;
	buffer_add_char(id, '-');
	buffer_add_number(id, number);
	return *find(ids, fingerprint(buffer_slice(id))) != 0;
}

/* Doubles the suffix until one is free, then closes in on the first of a run of taken ones: few
 * steps even where one id comes a million times. */
static void
add_suffix(const struct ids *ids, struct buffer *id)
{
	size_t size = id->size;
	uint64_t taken = 1, free_one = 2;

	while (is_taken(ids, id, size, free_one)) {
		taken = free_one;
		free_one *= 2;
	}
	while (free_one - taken > 1) {
		uint64_t middle = taken + (free_one - taken) / 2;

		if (is_taken(ids, id, size, middle))
			taken = middle;
		else
			free_one = middle;
	}
	is_taken(ids, id, size, free_one);
}

bool
ids_claim(struct ids *ids, struct buffer *id, bool *changed, struct fault *fault)
{
	uint64_t *slot, print;

	if (ids->count >= ids->room / 4 * 3 && !grow(ids))
		return fault_memory(fault);
	*changed = *find(ids, fingerprint(buffer_slice(id))) != 0;
	if (*changed)
		add_suffix(ids, id);
	if (buffer_failed(id))
		return fault_memory(fault);
	print = fingerprint(buffer_slice(id));
	slot = find(ids, print);
	*slot = print;
	ids->count++;
	return true;
}

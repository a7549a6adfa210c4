#include "numbering.h"

#include <stdbool.h>
#include <stdlib.h>

#include "array.h"

enum {
	FIRST_SLOTS = 4096
};

/* Fibonacci hashing: the upper bits of the product are the best. */
static size_t
hash_of(uint32_t first, uint32_t second)
{
	uint64_t product = ((uint64_t)first << 32 | second) * UINT64_C(0x9e3779b97f4a7c15);

	return (size_t)(product ^ product >> 32);
}

/* The slot of the pair, or the free one where it would be. */
static uint32_t *
slot_of(const struct numbering *numbering, uint32_t first, uint32_t second)
{
	size_t at = hash_of(first, second) & numbering->slot_mask;

	for (;; at = (at + 1) & numbering->slot_mask) {
		uint32_t number = numbering->slots[at];
		const struct numbered *pair;

		if (number == NUMBERING_NONE)
			break;
		pair = &numbering->at[number];
		if (pair->first == first && pair->second == second)
			break;
	}
	return &numbering->slots[at];
}

/* Doubles the slots when they are half full. */
static bool
slots_grow(struct numbering *numbering)
{
	size_t slots = numbering->slots ? (numbering->slot_mask + 1) * 2 : FIRST_SLOTS;
	uint32_t *at;

	if (numbering->slots && numbering->count * 2 <= numbering->slot_mask)
		return true;
	at = slots <= SIZE_MAX / sizeof *at ? malloc(slots * sizeof *at) : NULL;
	if (!at)
		return false;
	for (size_t i = 0; i < slots; i++)
		at[i] = NUMBERING_NONE;
	free(numbering->slots);
	numbering->slots = at;
	numbering->slot_mask = slots - 1;
	for (size_t i = 0; i < numbering->count; i++)
		*slot_of(numbering, numbering->at[i].first, numbering->at[i].second) = (uint32_t)i;
	return true;
}

uint32_t
numbering_of(struct numbering *numbering, uint32_t first, uint32_t second)
{
	struct numbered *at;
	uint32_t *slot;

	if (!slots_grow(numbering))
		return NUMBERING_NONE;
	slot = slot_of(numbering, first, second);
	if (*slot != NUMBERING_NONE || numbering->count >= NUMBERING_NONE)
		return *slot;
	at = array_reserve(numbering->at, &numbering->room, numbering->count, 1, sizeof *at);
	if (!at)
		return NUMBERING_NONE;
	numbering->at = at;
	at[numbering->count] = (struct numbered){ first, second };
	*slot = (uint32_t)numbering->count++;
	return *slot;
}

void
numbering_free(struct numbering *numbering)
{
	free(numbering->at);
	free(numbering->slots);
	*numbering = (struct numbering){ 0 };
}

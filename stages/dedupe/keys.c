#include "keys.h"

#include <stdlib.h>

enum {
	BYTES = sizeof(uint64_t),
	VALUES = 256
};

bool
keys_init(struct keys *keys, size_t most)
{
	*keys = (struct keys){
		.at = calloc(most + 1, sizeof *keys->at),
		.aside = calloc(most + 1, sizeof *keys->aside)
	};
	return keys->at && keys->aside;
}

void
keys_free(struct keys *keys)
{
	free(keys->at);
	free(keys->aside);
}

static size_t
byte_of(const struct key *key, unsigned number)
{
	return key->hash >> (8 * number) & (VALUES - 1);
}

static void
count_values(const struct keys *keys, size_t counts[BYTES][VALUES])
{
	for (size_t i = 0; i < keys->count; i++)
		for (unsigned number = 0; number < BYTES; number++)
			counts[number][byte_of(&keys->at[i], number)]++;
}

/* Puts the keys in the order of one byte, from how often it has each value. */
static void
sort_by(struct keys *keys, unsigned number, size_t counts[VALUES])
{
	struct key *sorted = keys->aside;
	size_t place = 0;

	for (size_t value = 0; value < VALUES; value++) {
		size_t count = counts[value];

		counts[value] = place;
		place += count;
	}
	for (size_t i = 0; i < keys->count; i++)
		sorted[counts[byte_of(&keys->at[i], number)]++] = keys->at[i];
	keys->aside = keys->at;
	keys->at = sorted;
}

void
keys_sort(struct keys *keys)
{
	size_t counts[BYTES][VALUES] = { { 0 } };

	count_values(keys, counts);
	for (unsigned number = 0; number < BYTES; number++)
		sort_by(keys, number, counts[number]);
}

size_t
keys_alike(const struct keys *keys, size_t from, unsigned bits)
{
	size_t end = from + 1;

	while (end < keys->count && (keys->at[end].hash ^ keys->at[from].hash) >> bits == 0)
		end++;
	return end - from;
}

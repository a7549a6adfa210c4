/* keys.h: entries with the same key beside each other. */
#ifndef TL_DEDUPE_KEYS_H
#define TL_DEDUPE_KEYS_H

#include <stddef.h>
#include <stdint.h>

struct key {
	uint64_t hash;
	uint32_t entry;
};

/* By hash, then by entry. */
void keys_sort(struct key *keys, size_t count);

/* The keys from `from` on that have its hash. */
size_t keys_alike(const struct key *keys, size_t count, size_t from);

#endif

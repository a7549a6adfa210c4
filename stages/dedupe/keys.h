/* keys.h: entries with the same key beside each other. */
#ifndef TL_DEDUPE_KEYS_H
#define TL_DEDUPE_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct key {
	uint64_t hash;
	uint32_t entry;
};

struct keys {
	struct key *at;
	size_t count;
	struct key *aside;	/* as much room again, to sort in */
};

/* Room for so many; keys_free also after a failure. False: no memory. */
bool keys_init(struct keys *keys, size_t most);
void keys_free(struct keys *keys);

/* By hash; those with the same hash stay in the order in which they were added. In time that is
 * linear: by one byte after the other, the last one first (radix sort; Seward 1954, in Knuth, "The
 * Art of Computer Programming" 3, 5.2.5). */
void keys_sort(struct keys *keys);

/* How many keys from `from` on agree with it in all but the last `bits` bits of the hash. */
size_t keys_alike(const struct keys *keys, size_t from, unsigned bits);

#endif

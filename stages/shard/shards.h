/* shards.h: the files that records are sorted into.
 *
 * They gather in a folder of their own beside the prefix, PREFIX.partial-XXXXXX, and get their names
 * at the end, the first shard last of all: as long as PREFIX-0000.jsonl.gz is not there the others
 * are not all of them. */
#ifndef TL_SHARD_SHARDS_H
#define TL_SHARD_SHARDS_H

#include <stdint.h>

#include "names.h"
#include "output.h"
#include "slice.h"

struct shard {
	char *path;		/* NULL: it has its name */
	struct output *output;	/* NULL: it is closed */
	uint64_t records, bytes;	/* unpacked, line feeds with them */
};

struct shards {
	const char *prefix;	/* borrowed */
	char *folder;		/* NULL: none */
	struct shard *at;
	size_t count, room;
};

/* Zero-initialise; shards_free in any case: it leaves nothing behind that has no name yet. Refuses
 * where there are shards of the prefix unless they may be replaced. */
bool shards_open(struct shards *shards, const char *prefix, bool replace, struct fault *fault);
void shards_free(struct shards *shards);

/* Begins one more. */
bool shards_add(struct shards *shards, struct fault *fault);

/* Adds a line, given without its line feed, to one that is not closed. */
bool shards_write(struct shards *shards, size_t number, struct slice line, struct fault *fault);

/* Nothing more goes into it. */
bool shards_close(struct shards *shards, size_t number, struct fault *fault);

/* Closes them and gives them their names; earlier shards with higher numbers are removed. */
bool shards_publish(struct shards *shards, struct fault *fault);

#endif

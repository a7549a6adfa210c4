/* names.h: what shards are called: PREFIX-0000.jsonl.gz, PREFIX-0001.jsonl.gz and on. */
#ifndef TL_SHARD_NAMES_H
#define TL_SHARD_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"

enum {
	SHARDS_MOST = 10000
};

/* The name of a shard in `folder`; owned by the caller. NULL: no memory. */
char *name_of_shard(const char *folder, const char *base, size_t number);

/* Calls `visit` with the path and number of each shard of the prefix that is there, in no order,
 * until it returns false (fault says why). False too where the folder cannot be read. */
typedef bool name_visitor(void *data, const char *path, size_t number, struct fault *fault);

bool name_each(const char *prefix, name_visitor *visit, void *data, struct fault *fault);

/* The part of a path behind its last slash. */
const char *name_base(const char *path);

#endif

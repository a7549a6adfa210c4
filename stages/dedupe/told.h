/* told.h: what is told of the search in files beside the output, as JSON lines:
 *   {"kind":"likeness","a":"..","b":"..","score":0.9,"parts":{"title":1,"authors":1,"year":1},
 *    "apart":"doi"}                                      each pair that was looked at
 *   {"kind":"cluster","kept":"..","records":["..",".."],
 *    "links":[{"a":"..","b":"..","reason":"like","score":0.9}]}      each cluster of several */
#ifndef TL_DEDUPE_TOLD_H
#define TL_DEDUPE_TOLD_H

#include <stdbool.h>

#include "candidates.h"
#include "clusters.h"
#include "fault.h"
#include "likeness.h"

struct told;

/* With a NULL path nothing is told. The path is borrowed. NULL: fault. */
struct told *told_open(const char *path, struct fault *fault);
bool told_pair(struct told *told, const struct entries *entries, struct pair pair,
	const struct likeness *likeness, struct fault *fault);
bool told_cluster(struct told *told, const struct entries *entries,
	const struct clusters *clusters, uint32_t kept, struct fault *fault);

/* The file appears under its name. */
bool told_commit(struct told *told, struct fault *fault);
void told_free(struct told *told);

#endif

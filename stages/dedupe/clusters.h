/* clusters.h: records that are one publication, and which of them is kept.
 *
 * Bonds are taken the surest first, equal ones in the order of input; what a bond joins is joined with
 * all that its ends are joined with (union-find, Tarjan 1975). A bond of likeness does not join clusters
 * with different DOIs, PMIDs or PMCIDs, though neither of its ends may have one. */
#ifndef TL_DEDUPE_CLUSTERS_H
#define TL_DEDUPE_CLUSTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bonds.h"

enum {
	CLUSTER_END = UINT32_MAX
};

struct clusters {
	uint32_t *kept;		/* of each entry the one that is kept in its place, often itself */
	uint32_t *first, *next;	/* first[kept] begins the list of its cluster, in the order of input */
	struct bonds *bonds;	/* by bond_owner and then the surest first; borrowed */
	size_t records, duplicates;
};

/* Zero-initialise; clusters_free also after a failure. Sorts the bonds. False: no memory. */
bool clusters_make(struct clusters *clusters, const struct entries *entries, struct bonds *bonds);
void clusters_free(struct clusters *clusters);

/* Whether the entry is kept in place of others too. */
bool clusters_is_several(const struct clusters *clusters, uint32_t entry);

/* The end of a bond that is told with it: the later one, unless that is kept. */
uint32_t bond_owner(const struct clusters *clusters, const struct bond *bond);

/* The bonds of an owner: *count of them. */
const struct bond *clusters_bonds(const struct clusters *clusters, uint32_t owner, size_t *count);

#endif

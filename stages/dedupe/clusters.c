#include "clusters.h"

#include <stdlib.h>

static int
compare_bonds(const struct bond *a, const struct bond *b)
{
	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	if (a->b != b->b)
		return a->b < b->b ? -1 : 1;
	return (int)a->reason - (int)b->reason;
}

static int
compare_sureness(const void *left, const void *right)
{
	return compare_bonds(left, right);
}

/* The root of an entry, with the way there made shorter. */
static uint32_t
find_root(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

/* What a cluster is known by: an entry that has each of the identifiers, or none. */
struct known {
	uint32_t by[ENTRY_PMCID + 1 - ENTRY_DOI];
};

/* Whether two clusters have different identifiers of a kind, so that what is merely alike must not join
 * them. */
static bool
are_apart(const struct entries *entries, const struct known *a, const struct known *b)
{
	for (enum entry_field field = ENTRY_DOI; field <= ENTRY_PMCID; field++) {
		uint32_t left = a->by[field - ENTRY_DOI], right = b->by[field - ENTRY_DOI];

		if (left != CLUSTER_END && right != CLUSTER_END
				&& !slice_equal(entry_field(entries->at[left], field),
					entry_field(entries->at[right], field)))
			return true;
	}
	return false;
}

/* Roots are the first of their cluster: whatever the bonds, the same. */
static void
join(uint32_t *parent, struct known *known, const struct entries *entries,
	const struct bond *bond)
{
	uint32_t a = find_root(parent, bond->a), b = find_root(parent, bond->b);
	uint32_t root = a < b ? a : b, other = a < b ? b : a;

	if (a == b || (bond->reason == REASON_LIKE && are_apart(entries, &known[a], &known[b])))
		return;
	parent[other] = root;
	for (size_t i = 0; i < sizeof known->by / sizeof *known->by; i++)
		if (known[root].by[i] == CLUSTER_END)
			known[root].by[i] = known[other].by[i];
}

/* Leaves the root of its cluster in clusters->kept of each entry. False: no memory. */
static bool
join_all(struct clusters *clusters, const struct entries *entries)
{
	struct known *known = calloc((size_t)entries->count + 1, sizeof *known);
	const struct bonds *bonds = clusters->bonds;

	if (!known)
		return false;
	for (uint32_t i = 0; i < entries->count; i++) {
		clusters->kept[i] = i;
		for (enum entry_field field = ENTRY_DOI; field <= ENTRY_PMCID; field++)
			known[i].by[field - ENTRY_DOI] =
				entry_field(entries->at[i], field).size ? i : CLUSTER_END;
	}
	for (size_t i = 0; i < bonds->count; i++)
		join(clusters->kept, known, entries, &bonds->at[i]);
	free(known);
	return true;
}

/* Drops bonds between what was kept apart after all, so that links are those of the clusters. */
static void
drop_refused(const struct clusters *clusters)
{
	struct bonds *bonds = clusters->bonds;
	size_t count = 0;

	for (size_t i = 0; i < bonds->count; i++)
		if (clusters->kept[bonds->at[i].a] == clusters->kept[bonds->at[i].b])
			bonds->at[count++] = bonds->at[i];
	bonds->count = count;
}

/* Turns the roots into the entries to be kept. `best` is room for one number an entry. */
static void
choose_kept(struct clusters *clusters, const struct entries *entries, uint32_t *best)
{
	for (uint32_t i = 0; i < entries->count; i++) {
		uint32_t root = clusters->kept[i] = find_root(clusters->kept, i);

		if (root == i || entry_compare_wealth(entries->at[i], entries->at[best[root]]) < 0)
			best[root] = i;
	}
	for (uint32_t i = 0; i < entries->count; i++)
		clusters->kept[i] = best[clusters->kept[i]];
}

static void
list_members(struct clusters *clusters, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		clusters->first[i] = CLUSTER_END;
	for (uint32_t i = count; i-- > 0; ) {
		uint32_t kept = clusters->kept[i];

		clusters->next[i] = clusters->first[kept];
		clusters->first[kept] = i;
		clusters->duplicates += kept != i;
	}
}

bool
clusters_is_several(const struct clusters *clusters, uint32_t entry)
{
	return clusters->kept[entry] == entry
		&& clusters->next[clusters->first[entry]] != CLUSTER_END;
}

uint32_t
bond_owner(const struct clusters *clusters, const struct bond *bond)
{
	return clusters->kept[bond->b] == bond->b ? bond->a : bond->b;
}

static int
compare_owners(const void *left, const void *right, void *clusters)
{
	uint32_t a = bond_owner(clusters, left), b = bond_owner(clusters, right);

	return a != b ? (a < b ? -1 : 1) : compare_bonds(left, right);
}

bool
clusters_make(struct clusters *clusters, const struct entries *entries, struct bonds *bonds)
{
	size_t room = (size_t)entries->count + 1;

	clusters->kept = calloc(room, sizeof *clusters->kept);
	clusters->first = calloc(room, sizeof *clusters->first);
	clusters->next = calloc(room, sizeof *clusters->next);
	clusters->bonds = bonds;
	clusters->records = entries->count;
	if (!clusters->kept || !clusters->first || !clusters->next)
		return false;
	if (bonds->count)
		qsort(bonds->at, bonds->count, sizeof *bonds->at, compare_sureness);
	if (!join_all(clusters, entries))
		return false;
	choose_kept(clusters, entries, clusters->first);
	list_members(clusters, entries->count);
	drop_refused(clusters);
	if (bonds->count)
		qsort_r(bonds->at, bonds->count, sizeof *bonds->at, compare_owners, clusters);
	return true;
}

void
clusters_free(struct clusters *clusters)
{
	free(clusters->kept);
	free(clusters->first);
	free(clusters->next);
}

const struct bond *
clusters_bonds(const struct clusters *clusters, uint32_t owner, size_t *count)
{
	const struct bonds *bonds = clusters->bonds;
	size_t low = 0, high = bonds->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (bond_owner(clusters, &bonds->at[middle]) < owner)
			low = middle + 1;
		else
			high = middle;
	}
	for (*count = 0; low + *count < bonds->count; ++*count)
		if (bond_owner(clusters, &bonds->at[low + *count]) != owner)
			break;
	return bonds->at + low;
}

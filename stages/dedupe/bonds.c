#include "bonds.h"

#include <stdlib.h>

#include "array.h"
#include "draw.h"
#include "keys.h"
#include "likeness.h"

const char *
reason_name(enum reason reason)
{
	static const char *const names[REASONS] = {
		[REASON_DOI] = "doi", [REASON_PMID] = "pmid", [REASON_PMCID] = "pmcid",
		[REASON_LIKE] = "like",
	};

	return names[reason];
}

bool
bonds_add(struct bonds *bonds, struct bond bond)
{
	struct bond *at = array_reserve(bonds->at, &bonds->room, bonds->count, 1, sizeof *at);

	if (!at)
		return false;
	bonds->at = at;
	at[bonds->count++] = bond;
	return true;
}

void
bonds_free(struct bonds *bonds)
{
	free(bonds->at);
}

/* Of keys with one hash. Different strings of the same hash are told apart. */
static bool
bind_block(struct bonds *bonds, const struct entries *entries, enum entry_field field,
	const struct key *keys, size_t count)
{
	struct bond bond = {
		.a = keys[0].entry, .reason = (enum reason)(field - ENTRY_DOI), .score = SCORE_SURE
	};
	struct slice first = entry_field(entries->at[bond.a], field);

	for (size_t i = 1; i < count; i++) {
		bond.b = keys[i].entry;
		if (slice_equal(entry_field(entries->at[bond.b], field), first)
				&& !likeness_contradicts(entries->at[bond.a], entries->at[bond.b])
				&& !bonds_add(bonds, bond))
			return false;
	}
	return true;
}

static bool
bind_field(struct bonds *bonds, const struct entries *entries, enum entry_field field,
	struct keys *keys)
{
	keys->count = 0;
	for (uint32_t i = 0; i < entries->count; i++) {
		struct slice text = entry_field(entries->at[i], field);

		if (text.size)
			keys->at[keys->count++] = (struct key){ draw_key(0, text), i };
	}
	keys_sort(keys);
	for (size_t i = 0, alike; i < keys->count; i += alike) {
		alike = keys_alike(keys, i, 0);
		if (!bind_block(bonds, entries, field, keys->at + i, alike))
			return false;
	}
	return true;
}

bool
bonds_find_same(struct bonds *bonds, const struct entries *entries)
{
	struct keys keys;
	bool good = keys_init(&keys, entries->count);

	for (enum entry_field field = ENTRY_DOI; field <= ENTRY_PMCID && good; field++)
		good = bind_field(bonds, entries, field, &keys);
	keys_free(&keys);
	return good;
}

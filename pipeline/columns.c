#include "columns.h"

enum {
	LONGEST = 32,		/* letters of a name that could be meant */
	LONG_NAME = 6
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Levenshtein, V. I. (1966): Binary codes capable of correcting deletions, insertions, and
 * reversals; one row of the matrix at a time. */
static size_t
distance(struct slice a, struct slice b)
{
	size_t row[LONGEST + 1];

	for (size_t j = 0; j <= b.size; j++)
		row[j] = j;
	for (size_t i = 0; i < a.size; i++) {
		size_t corner = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < b.size; j++) {
			size_t best = corner + (lower(a.at[i]) != lower(b.at[j]));

			corner = row[j + 1];
			if (best > corner + 1)
				best = corner + 1;
			if (best > row[j] + 1)
				best = row[j] + 1;
			row[j + 1] = best;
		}
	}
	return row[b.size];
}

static bool
is_meant(struct slice name, struct slice known)
{
	return name.size && name.size <= LONGEST
		&& distance(name, known) <= (known.size < LONG_NAME ? 1 : 2);
}

/* The name that is missing and nearly this one, NULL if there is none. */
static const char *
meant(const struct tsv *tsv, struct slice name, const char *const *names)
{
	for (const char *const *at = names; *at; at++)
		if (slice_is(name, *at))
			return NULL;
	for (; *names; names++)
		if (tsv_column(tsv, *names) == TSV_NONE && is_meant(name, slice_of(*names)))
			return *names;
	return NULL;
}

void
columns_check(const struct tsv *tsv, const char *const *names,
	bool (*mistake)(void *data, struct fault *fault), void *data, struct fault *fault)
{
	bool go_on = true;

	for (size_t i = 0; go_on && i < tsv_column_count(tsv); i++) {
		struct slice name = tsv_column_name(tsv, i);
		const char *known = meant(tsv, name, names);
		char shown[QUOTED_BYTES];

		if (!known)
			continue;
		fault_set(fault, "no column is called \"%s\"; write \"%s\", or for people's own "
			"column another name", quoted(shown, name), known);
		tsv_place_column(tsv, i, fault);
		go_on = mistake(data, fault);
	}
}

static bool
stop(void *data, struct fault *fault)
{
	(void)fault;
	*(bool *)data = false;
	return false;
}

bool
columns_known(const struct tsv *tsv, const char *const *names, struct fault *fault)
{
	bool good = true;

	columns_check(tsv, names, stop, &good, fault);
	return good;
}

#include "edges.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "array.h"
#include "matcher_inside.h"
#include "unicode.h"

/* Adds an edge to the reading in the making unless this round has added it. */
static bool
edge_add(struct readings *readings, uint32_t symbol, uint32_t span)
{
	struct edge *edges;

	if (readings->met[symbol] == readings->round)
		return true;
	edges = readings->edge_count >= UINT32_MAX ? NULL : array_reserve(readings->edges,
		&readings->edge_room, readings->edge_count, 1, sizeof *edges);
	if (!edges)
		return false;
	readings->edges = edges;
	edges[readings->edge_count++] = (struct edge){ symbol, span };
	readings->met[symbol] = readings->round;
	return true;
}

/* Adds the edges of the symbols that the element belongs to. */
static bool
add_element(struct readings *readings, uint32_t element, uint32_t span)
{
	const struct matcher *matcher = readings->matcher;

	for (uint32_t i = matcher->members[element]; i < matcher->members[element + 1]; i++)
		if (!edge_add(readings, matcher->memberships[i].symbol, span))
			return false;
	return true;
}

static bool
add_forms(struct readings *readings, enum word_test test, struct slice text, uint32_t span)
{
	size_t count;
	const struct form *forms = matcher_forms(readings->matcher, test, text, &count);

	for (size_t i = 0; i < count; i++)
		if (!add_element(readings, forms[i].element, span))
			return false;
	return true;
}

/* The word with "'" for U+2019, in the arena; .at is NULL without memory. */
static struct slice
plain_apostrophes(struct readings *readings, struct slice word)
{
	char *out = arena_take(&readings->arena, word.size + 1);
	size_t size = 0;

	for (size_t i = 0; out && i < word.size; i++) {
		bool mark = word.size - i >= 3 && memcmp(word.at + i, "\xe2\x80\x99", 3) == 0;

		out[size++] = mark ? '\'' : word.at[i];
		i += mark ? 2 : 0;
	}
	return (struct slice){ out, size };
}

static struct slice
lower_case(struct readings *readings, struct slice word)
{
	char *out = arena_array(&readings->arena, word.size + 1, 3);

	return (struct slice){ out, out ? unicode_lower_text(out, word) : 0 };
}

/* The globs of each dialect, on all the spellings that it has for the form. */
static bool
add_globs(struct readings *readings, struct slice form, uint32_t span)
{
	for (size_t i = 0; i < readings->matcher->dialect_count; i++) {
		const struct dialect *dialect = &readings->matcher->dialects[i];
		struct spellings spellings = { &form, 1 };

		if (dialect->spelling && spelling_varies(dialect->spelling, form)
				&& !spelling_variants(dialect->spelling, form, &readings->arena,
				&spellings))
			return false;
		for (size_t j = 0; j < spellings.count; j++) {
			if (!globs_search(dialect->globs, spellings.at[j], &readings->search))
				return false;
			for (size_t k = 0; k < readings->search.count; k++)
				if (!add_element(readings, readings->search.found[k], span))
					return false;
		}
	}
	return true;
}

/* Whether a word is its own lower-case form, and in ASCII, as most are. */
static bool
is_lower_ascii(struct slice word)
{
	for (size_t i = 0; i < word.size; i++)
		if (word.at[i] & '\x80' || (word.at[i] >= 'A' && word.at[i] <= 'Z'))
			return false;
	return true;
}

/* All edges of a word but those of its stem. Leaves its lower-case form in *lower. */
static bool
add_word(struct readings *readings, struct slice word, uint32_t span, struct slice *lower)
{
	struct slice plain = word;

	readings->round++;
	*lower = word;
	if (!is_lower_ascii(word)) {
		plain = plain_apostrophes(readings, word);
		if (!plain.at)
			return false;
		*lower = lower_case(readings, plain);
	}
	return lower->at && add_forms(readings, WORD_EXACT, *lower, span)
		&& (slice_equal(plain, *lower) || add_forms(readings, WORD_ACRONYM, plain, span))
		&& add_globs(readings, *lower, span);
}

bool
edges_of_word(struct readings *readings, struct slice word)
{
	struct slice lower;

	return add_word(readings, word, 1, &lower);
}

bool
edges_of_stem(struct readings *readings, struct slice stem)
{
	return add_forms(readings, WORD_STEM, stem, 1);
}

static struct slice
join(struct readings *readings, const struct slice *parts, size_t count)
{
	size_t size = 0;
	char *out;

	for (size_t i = 0; i < count; i++)
		size += parts[i].size;
	out = arena_take(&readings->arena, size + 1);
	size = 0;
	for (size_t i = 0; out && i < count; i++) {
		memcpy(out + size, parts[i].at, parts[i].size);
		size += parts[i].size;
	}
	return (struct slice){ out, size };
}

bool
edges_of_compound(struct readings *readings, const struct slice *parts, size_t count)
{
	struct slice joined = join(readings, parts, count), lower;
	uint32_t span = (uint32_t)count;

	if (!joined.at || !add_word(readings, joined, span, &lower))
		return false;
	if (lower.size > READING_STEMMED)
		return true;
	for (size_t i = 0; i < readings->matcher->dialect_count; i++) {
		const sb_symbol *stem = sb_stemmer_stem(readings->stemmers[i],
			(const sb_symbol *)lower.at, (int)lower.size);
		struct slice text = { (const char *)stem,
			(size_t)sb_stemmer_length(readings->stemmers[i]) };

		if (!stem || !add_forms(readings, WORD_STEM, text, span))
			return false;
	}
	return true;
}

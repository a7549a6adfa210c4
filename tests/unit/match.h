/* match.h: patterns, a text and what the matcher finds in it. Texts are words with single spaces between
 * them. */
#ifndef TL_MATCH_H
#define TL_MATCH_H

#include <libstemmer.h>

#include "arena.h"
#include "array.h"
#include "buffer.h"
#include "check.h"
#include "compound.h"
#include "lexis.h"
#include "matcher.h"
#include "unicode.h"

struct match_bench {
	struct matcher *matcher;
	struct spelling *spelling;
	struct lexis *lexis;
	struct sb_stemmer *stemmer;
	struct matching *matching;
	uint32_t dialect;
};

static inline void
bench_open(struct match_bench *bench, bool spelt)
{
	struct fault fault = { .words = "" };

	*bench = (struct match_bench){
		.matcher = matcher_new(), .lexis = lexis_new(0), .stemmer = sb_stemmer_new("english", NULL),
	};
	assert_non_null(bench->matcher);
	if (spelt)
		bench->spelling = spelling_load("lexicons/spelling", &fault);
	if (spelt && !bench->spelling)
		fail_msg("%s", fault.words);
	assert_true(matcher_dialect(bench->matcher, "english", bench->spelling, &bench->dialect, &fault));
}

static inline void
bench_add(struct match_bench *bench, const char *source, uint32_t entry)
{
	struct fault fault = { .words = "" };
	struct arena arena = { 0 };
	struct pattern pattern;
	const char *at;

	if (!pattern_read(slice_of(source), &arena, &pattern, &at, &fault))
		fail_msg("%s: %s", source, fault.words);
	assert_true(matcher_add(bench->matcher, bench->dialect, &pattern, entry));
	arena_free(&arena);
}

static inline void
bench_seal(struct match_bench *bench)
{
	assert_true(matcher_seal(bench->matcher));
	bench->matching = matching_new(bench->matcher, bench->lexis);
	assert_non_null(bench->matching);
}

static inline void
bench_close(struct match_bench *bench)
{
	matching_free(bench->matching);
	matcher_free(bench->matcher);
	spelling_free(bench->spelling);
	lexis_free(bench->lexis);
	sb_stemmer_delete(bench->stemmer);
}

struct text {
	struct slice bytes;
	struct span *tokens;
	uint32_t *words, *stems;
	size_t count, room;
};

/* The stems of the parts with "-" between them. */
static inline uint32_t
stem_id(struct match_bench *bench, struct slice word)
{
	struct buffer stem = { 0 };
	struct slice part;
	uint32_t id;
	bool first = true;

	while (compound_next(&word, &part)) {
		char lower[256];
		size_t size = unicode_lower_text(lower, part);
		const sb_symbol *symbols = sb_stemmer_stem(bench->stemmer, (sb_symbol *)lower, (int)size);

		buffer_add_string(&stem, first ? "" : "-");
		buffer_add(&stem, symbols, (size_t)sb_stemmer_length(bench->stemmer));
		first = false;
	}
	id = lexis_intern(bench->lexis, buffer_slice(&stem));
	buffer_free(&stem);
	return id;
}

static inline void
text_add(struct match_bench *bench, struct text *text, struct slice word)
{
	struct span *tokens;

	if (text->count == text->room) {
		text->room = text->room ? text->room * 2 : 16;
		text->words = realloc(text->words, text->room * sizeof *text->words);
		text->stems = realloc(text->stems, text->room * sizeof *text->stems);
		tokens = realloc(text->tokens, text->room * sizeof *tokens);
		assert_true(text->words && text->stems && tokens);
		text->tokens = tokens;
	}
	text->tokens[text->count].start = (uint32_t)(word.at - text->bytes.at);
	text->tokens[text->count].end = (uint32_t)(word.at + word.size - text->bytes.at);
	text->words[text->count] = lexis_intern(bench->lexis, word);
	text->stems[text->count++] = stem_id(bench, word);
}

static inline struct text
text_of(struct match_bench *bench, const char *string)
{
	struct text text = { .bytes = slice_of(string) };
	const char *at = string, *space;

	for (; *at; at = *space ? space + 1 : space) {
		space = strchrnul(at, ' ');
		text_add(bench, &text, (struct slice){ at, (size_t)(space - at) });
	}
	return text;
}

static inline void
text_free(struct text *text)
{
	free(text->tokens);
	free(text->words);
	free(text->stems);
}

struct found {
	uint32_t entry, start, end;	/* bytes */
};

static inline int
found_order(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

static inline void
found_add(struct found **all, size_t *room, size_t *count, struct found found)
{
	*all = array_reserve(*all, room, *count, 1, sizeof **all);
	assert_non_null(*all);
	(*all)[(*count)++] = found;
}

/* Sorts them and drops those that are there again; returns how many are left. */
static inline size_t
found_sort(struct found *all, size_t count)
{
	size_t kept = 0;

	if (count)
		qsort(all, count, sizeof *all, found_order);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || found_order(&all[kept - 1], &all[i]) != 0)
			all[kept++] = all[i];
	return kept;
}

/* All sightings and what is set aside, each once, in order. The array is the caller's. */
static inline struct found *
find_all(struct match_bench *bench, const struct text *text, size_t *count)
{
	struct passage passage = { text->tokens, text->words, text->stems, text->count };
	struct found *all = NULL;
	size_t room = 0;

	*count = 0;
	while (passage.count) {
		struct matched matched;

		assert_true(matching_run(bench->matching, &passage, &matched));
		for (size_t i = 0; i < matched.sighting_count; i++) {
			const struct sighting *sighting = &matched.sightings[i];

			found_add(&all, &room, count, (struct found){ sighting->entry,
				matched.units[sighting->first].span.start,
				matched.units[sighting->end - 1].span.end });
		}
		for (size_t i = 0; i < matched.aside_count; i++) {
			const struct aside *aside = &matched.asides[i];
			struct span span = matched.units[aside->unit].span;

			for (uint32_t j = aside->first; j < aside->first + aside->count; j++)
				found_add(&all, &room, count, (struct found){
					matched.aside_entries[j], span.start, span.end });
		}
	}
	*count = found_sort(all, *count);
	return all;
}

#endif

/* The matcher against one that is slow and plainly right: each sequence of each pattern at each word. Its
 * texts have no compounds. */
#include "match.h"

/* Every other pattern is set aside where it is a word alone. */
static uint32_t
entry_of(uint32_t pattern)
{
	return pattern % 2 ? MATCH_ASIDE + pattern : pattern;
}

static bool
glob_fits(const char *glob, const char *glob_end, const char *word, const char *end)
{
	if (glob == glob_end)
		return word == end;
	if (*glob == '*')
		return glob_fits(glob + 1, glob_end, word, end)
			|| (word < end && glob_fits(glob, glob_end, word + 1, end));
	return word < end && (*glob == '?' || *glob == *word)
		&& glob_fits(glob + 1, glob_end, word + 1, end);
}

static bool
word_fits(struct match_bench *bench, const struct pattern_word *step, struct slice word)
{
	const sb_symbol *stem;

	switch (step->test) {
	case WORD_EXACT:
		return slice_equal(word, step->text);
	case WORD_GLOB:
		return glob_fits(step->text.at, step->text.at + step->text.size, word.at,
			word.at + word.size);
	case WORD_STEM:
		stem = sb_stemmer_stem(bench->stemmer, (const sb_symbol *)step->text.at,
			(int)step->text.size);
		return lexis_intern(bench->lexis, (struct slice){ (const char *)stem,
			(size_t)sb_stemmer_length(bench->stemmer) }) == stem_id(bench, word);
	default:
		return false;
	}
}

static bool
step_fits(struct match_bench *bench, const struct pattern_step *step, struct slice word)
{
	bool fits = false;

	for (size_t i = 0; i < step->count; i++)
		fits |= word_fits(bench, &step->words[i], word);
	return fits;
}

/* Everything that the patterns of a case find, gathered one by one. */
struct slow {
	struct match_bench *bench;
	const struct text *text;
	struct found *all;
	size_t count, room;
};

static void
fit_slowly(struct slow *slow, const struct pattern_sequence *sequence, size_t step, struct found found,
	size_t word)
{
	if (step == sequence->count) {
		found.end = slow->text->tokens[word - 1].end;
		found_add(&slow->all, &slow->room, &slow->count, found);
		return;
	}
	if (sequence->steps[step].count == 0) {
		for (size_t i = 0; i <= sequence->steps[step].gap && word + i <= slow->text->count; i++)
			fit_slowly(slow, sequence, step + 1, found, word + i);
		return;
	}
	if (word < slow->text->count && step_fits(slow->bench, &sequence->steps[step],
			lexis_word(slow->bench->lexis, slow->text->words[word])))
		fit_slowly(slow, sequence, step + 1, found, word + 1);
}

/* All sightings, each once, in order. The array is the caller's. */
static struct found *
find_slowly(struct match_bench *bench, const struct pattern *patterns, size_t pattern_count,
	const struct text *text, size_t *count)
{
	struct slow slow = { .bench = bench, .text = text };

	for (size_t start = 0; start < text->count; start++)
		for (uint32_t i = 0; i < pattern_count; i++)
			for (struct pattern_sequence *s = patterns[i].first; s; s = s->next)
				fit_slowly(&slow, s, 0,
					(struct found){ entry_of(i), text->tokens[start].start, 0 }, start);
	*count = found_sort(slow.all, slow.count);
	return slow.all;
}

static void
add_random_word(struct buffer *out, uint64_t *random, bool pattern)
{
	static const char *const words[] = {
		"care", "caring", "cares", "trust", "trusted", "work", "working", "of", "lack",
	};
	static const char *const others[] = {
		"car*", "*ing", "t?ust*", "*r*", "=care", "~work", "care|work", "(lack of | work)", "[of]",
		"[trust|care]", "(care {1} of | lack)",
	};
	size_t choice = next_random(random) % (COUNT_OF(words) + (pattern ? COUNT_OF(others) : 0));

	buffer_add_string(out, out->size ? " " : "");
	buffer_add_string(out, choice < COUNT_OF(words) ? words[choice] : others[choice - COUNT_OF(words)]);
}

static struct slice
random_words(struct arena *arena, uint64_t *random, size_t count, bool pattern)
{
	struct buffer words = { 0 };
	struct slice copy;

	for (size_t i = 0; i < count; i++) {
		if (pattern && i && next_random(random) % 4 == 0)
			buffer_add_format(&words, " {%u}", next_random(random) % 3 + 1);
		add_random_word(&words, random, pattern);
	}
	copy = arena_copy(arena, buffer_slice(&words));
	assert_non_null(copy.at);
	buffer_free(&words);
	return copy;
}

/* Reads random patterns until there are `count` good ones. */
static void
read_random_patterns(struct match_bench *bench, struct arena *arena, uint64_t *random,
	struct pattern *patterns, size_t count)
{
	for (uint32_t i = 0; i < count; ) {
		struct slice source = random_words(arena, random, next_random(random) % 4 + 1, true);
		struct fault fault;
		const char *at;

		if (!pattern_read(source, arena, &patterns[i], &at, &fault))
			continue;	/* all optional, or a gap at the border */
		assert_true(matcher_add(bench->matcher, bench->dialect, &patterns[i],
			entry_of(i)));
		i++;
	}
}

static void
assert_agrees(struct match_bench *bench, const struct pattern *patterns, uint32_t count, const char *words)
{
	struct text text = text_of(bench, words);
	size_t fast_count, slow_count;
	struct found *fast = find_all(bench, &text, &fast_count);
	struct found *slow = find_slowly(bench, patterns, count, &text, &slow_count);

	assert_int_equal(fast_count, slow_count);
	for (size_t i = 0; i < slow_count; i++)
		assert_int_equal(found_order(&fast[i], &slow[i]), 0);
	free(fast);
	free(slow);
	text_free(&text);
}

static void
agrees_with_the_slow_matcher(void **state)
{
	uint64_t random = 7;

	(void)state;
	for (size_t round = 0; round < 200; round++) {
		struct pattern patterns[12];
		struct arena arena = { 0 };
		struct match_bench bench;

		bench_open(&bench, false);
		read_random_patterns(&bench, &arena, &random, patterns, COUNT_OF(patterns));
		bench_seal(&bench);
		assert_agrees(&bench, patterns, COUNT_OF(patterns),
			random_words(&arena, &random, 30, false).at);
		bench_close(&bench);
		arena_free(&arena);
	}
}

/* One of 40 words. */
static const char *
few_words(char name[8], uint64_t *random)
{
	snprintf(name, 8, "w%u", (unsigned)(next_random(random) % 40));
	return name;
}

/* "w1|w2 {3} w4|w5": each word has many symbols, and more are looked for than masks have bits. */
static void
read_crowded_pattern(struct match_bench *bench, struct arena *arena, uint64_t *random,
	struct pattern *pattern, uint32_t entry)
{
	struct buffer source = { 0 };
	char names[4][8];
	struct fault fault;
	const char *at;

	buffer_add_format(&source, "%s|%s ", few_words(names[0], random), few_words(names[1], random));
	if (next_random(random) % 2)
		buffer_add_format(&source, "{%u} ", (unsigned)(next_random(random) % 9 + 1));
	buffer_add_format(&source, "%s|%s", few_words(names[2], random), few_words(names[3], random));
	assert_true(pattern_read(arena_copy(arena, buffer_slice(&source)), arena, pattern, &at, &fault));
	assert_true(matcher_add(bench->matcher, bench->dialect, pattern, entry));
	buffer_free(&source);
}

static void
agrees_where_all_is_crowded(void **state)
{
	uint64_t random = 11;

	(void)state;
	for (size_t round = 0; round < 5; round++) {
		struct pattern patterns[400];
		struct arena arena = { 0 };
		struct buffer words = { 0 };
		struct match_bench bench;
		char name[8];

		bench_open(&bench, false);
		for (uint32_t i = 0; i < COUNT_OF(patterns); i++)
			read_crowded_pattern(&bench, &arena, &random, &patterns[i], entry_of(i));
		bench_seal(&bench);
		for (size_t i = 0; i < MATCH_UNITS; i++)
			buffer_add_format(&words, i ? " %s" : "%s", few_words(name, &random));
		assert_agrees(&bench, patterns, COUNT_OF(patterns),
			arena_copy(&arena, buffer_slice(&words)).at);
		buffer_free(&words);
		bench_close(&bench);
		arena_free(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_the_slow_matcher),
		cmocka_unit_test(agrees_where_all_is_crowded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

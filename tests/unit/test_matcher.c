/* matcher: what patterns find in texts, against expectations and against a slow matcher that is
 * plainly right. Texts are words with single spaces between them. */
#include <libstemmer.h>

#include "arena.h"
#include "array.h"
#include "buffer.h"
#include "check.h"
#include "compound.h"
#include "lexis.h"
#include "matcher.h"
#include "unicode.h"

struct bench {
	struct matcher *matcher;
	struct spelling *spelling;
	struct lexis *lexis;
	struct sb_stemmer *stemmer;
	struct matching *matching;
	uint32_t dialect;
};

static void
bench_open(struct bench *bench, bool spelt)
{
	struct fault fault = { .words = "" };

	*bench = (struct bench){
		.matcher = matcher_new(), .lexis = lexis_new(0), .stemmer = sb_stemmer_new("english", NULL),
	};
	assert_non_null(bench->matcher);
	if (spelt)
		bench->spelling = spelling_load("lexicons/spelling", &fault);
	if (spelt && !bench->spelling)
		fail_msg("%s", fault.words);
	assert_true(matcher_dialect(bench->matcher, "english", bench->spelling, &bench->dialect, &fault));
}

static void
bench_add(struct bench *bench, const char *source, uint32_t entry)
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

static void
bench_seal(struct bench *bench)
{
	assert_true(matcher_seal(bench->matcher));
	bench->matching = matching_new(bench->matcher, bench->lexis);
	assert_non_null(bench->matching);
}

static void
bench_close(struct bench *bench)
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
static uint32_t
stem_id(struct bench *bench, struct slice word)
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

static void
text_add(struct bench *bench, struct text *text, struct slice word)
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

static struct text
text_of(struct bench *bench, const char *string)
{
	struct text text = { .bytes = slice_of(string) };
	const char *at = string, *space;

	for (; *at; at = *space ? space + 1 : space) {
		space = strchrnul(at, ' ');
		text_add(bench, &text, (struct slice){ at, (size_t)(space - at) });
	}
	return text;
}

static void
text_free(struct text *text)
{
	free(text->tokens);
	free(text->words);
	free(text->stems);
}

struct found {
	uint32_t entry, start, end;	/* bytes */
};

static int
found_order(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

/* All sightings, each once, in order. The array is the caller's. */
static struct found *
find_all(struct bench *bench, const struct text *text, size_t *count)
{
	struct passage passage = { text->tokens, text->words, text->stems, text->count };
	struct found *all = NULL;
	size_t room = 0, kept = 0;

	*count = 0;
	while (passage.count) {
		struct matched matched;

		assert_true(matching_run(bench->matching, &passage, &matched));
		for (size_t i = 0; i < matched.sighting_count; i++) {
			const struct sighting *sighting = &matched.sightings[i];

			all = array_reserve(all, &room, *count, 1, sizeof *all);
			assert_non_null(all);
			all[(*count)++] = (struct found){ sighting->entry,
				matched.units[sighting->first].span.start,
				matched.units[sighting->end - 1].span.end };
		}
	}
	if (*count)
		qsort(all, *count, sizeof *all, found_order);
	for (size_t i = 0; i < *count; i++)
		if (i == 0 || found_order(&all[kept - 1], &all[i]) != 0)
			all[kept++] = all[i];
	*count = kept;
	return all;
}

/* What the patterns (numbered from 0, up to NULL) find: "0:joint working 1:working". */
static void
assert_finds_all(const char *const *sources, bool spelt, const char *string, const char *expected)
{
	struct bench bench;
	struct buffer seen = { 0 };
	struct found *all;
	struct text text;
	size_t count;

	bench_open(&bench, spelt);
	for (uint32_t i = 0; sources[i]; i++)
		bench_add(&bench, sources[i], i);
	bench_seal(&bench);
	text = text_of(&bench, string);
	all = find_all(&bench, &text, &count);
	for (size_t i = 0; i < count; i++)
		buffer_add_format(&seen, "%s%u:%.*s", i ? " " : "", all[i].entry,
			(int)(all[i].end - all[i].start), string + all[i].start);
	assert_slice(buffer_slice(&seen), expected);
	buffer_free(&seen);
	free(all);
	text_free(&text);
	bench_close(&bench);
}

static void
assert_finds(const char *source, const char *string, const char *expected)
{
	const char *const sources[] = { source, NULL };

	assert_finds_all(sources, false, string, expected);
}

static void
a_word_alone_finds_its_form(void **state)
{
	(void)state;
	assert_finds("caring", "caring care cares Caring CARING", "0:caring 0:Caring 0:CARING");
	assert_finds("~caring", "caring care", "0:caring 0:care");
	assert_finds("carer's", "the carer\u2019s carer's carers", "0:carer\u2019s 0:carer's");
}

static void
words_together_are_found_by_stem(void **state)
{
	(void)state;
	assert_finds("joint working", "joint work jointly worked joint", "0:joint work 0:jointly worked");
	assert_finds("=caring role", "caring roles care roles", "0:caring roles");
}

static void
globs_find_forms(void **state)
{
	(void)state;
	assert_finds("fund*", "fund funds refund Funding", "0:fund 0:funds 0:Funding");
	assert_finds("*work", "work network works", "0:work 0:network");
	assert_finds("w?rd", "word wrd woord w\u00e4rd", "0:word 0:w\u00e4rd");
	assert_finds("*o*k*", "framework books ok bok", "0:framework 0:books 0:ok 0:bok");
	assert_finds("*an*", "bananananana an ban", "0:bananananana 0:an 0:ban");
	assert_finds("in*nt", "inefficient innt int", "0:inefficient 0:innt");
}

static void
acronyms_find_capitals(void **state)
{
	(void)state;
	assert_finds("NHS trust", "NHS trusts nhs trust Nhs trust", "0:NHS trusts");
	assert_finds("IT", "it It IT", "0:IT");
}

static void
gaps_pass_over_words(void **state)
{
	(void)state;
	assert_finds("lack {2} trust", "lack of mutual trust lack of it and trust lack trust",
		"0:lack of mutual trust 0:lack trust");
}

static void
compounds_match_every_way(void **state)
{
	(void)state;
	assert_finds("co-production", "co-production coproduction Co\u2010production co production",
		"0:co-production 0:coproduction 0:Co\u2010production 0:co production");
	assert_finds("coproduction", "co-production coproduction co production",
		"0:co-production 0:coproduction");
	assert_finds("person centred care", "person-centred care", "0:person-centred care");
	assert_finds("person-centred care", "person centred caring", "0:person centred caring");
	assert_finds("healthcare worker", "health-care workers", "0:health-care workers");
	assert_finds("multidisciplin*", "multi-disciplinary", "0:multi-disciplinary");
	assert_finds("centred", "person-centred", "0:centred");
	assert_finds("risk {1} sharing", "risk-and-reward-sharing risk-or-sharing", "0:risk-or-sharing");
	assert_finds("co*", "co-production", "0:co 0:co-production");
}

static void
rulers_of_hyphens_stay_whole(void **state)
{
	(void)state;
	assert_finds("ab", "ab--ab ab-", "");
	assert_finds("ab", "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab", "");
}

static void
spellings_match_both_ways(void **state)
{
	static const char *const british[] = {
		"organisation", "organised care", "person-centred", "organis*", NULL
	};
	static const char *const american[] = {
		"organization", "organized care", "person-centered", "organiz*", NULL
	};
	static const char text[] = "organisation organization organised care organizing care "
		"person-centered person-centred";
	static const char expected[] = "0:organisation 3:organisation 0:organization 3:organization "
		"3:organised 1:organised care 3:organizing 1:organizing care "
		"2:person-centered 2:person-centred";

	(void)state;
	assert_finds_all(british, true, text, expected);
	assert_finds_all(american, true, text, expected);
}

static void
all_patterns_are_found_at_once(void **state)
{
	static const char *const sources[] = {
		"joint commissioning", "commissioning", "joint|shared", "joint commissioning board", NULL
	};

	(void)state;
	assert_finds_all(sources, false, "joint commissioning boards",
		"2:joint 0:joint commissioning 3:joint commissioning boards 1:commissioning");
}

static void
no_pattern_finds_nothing(void **state)
{
	static const char *const sources[] = { NULL };

	(void)state;
	assert_finds_all(sources, false, "joint commissioning boards", "");
	assert_finds("joint", "", "");
}

/* Stems whose parts are not those of their word count for nothing. */
static void
odd_stems_are_no_danger(void **state)
{
	struct bench bench;
	struct found *all;
	struct text text;
	size_t count;

	(void)state;
	bench_open(&bench, false);
	bench_add(&bench, "~care", 0);
	bench_add(&bench, "day", 1);
	bench_seal(&bench);
	text = text_of(&bench, "day-care care");
	text.stems[0] = lexis_intern(bench.lexis, SLICE("care"));
	text.stems[1] = lexis_intern(bench.lexis, SLICE("care-care"));
	all = find_all(&bench, &text, &count);
	assert_int_equal(count, 1);
	assert_int_equal(all[0].entry, 1);
	free(all);
	text_free(&text);
	bench_close(&bench);
}

/* The lexis forgets its words between two records, and gives their ids to others. */
static void
forgotten_words_are_read_again(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench, false);
	bench_add(&bench, "trust", 0);
	bench_seal(&bench);
	for (size_t i = 0; i < 3; i++) {
		struct text text = text_of(&bench, i == 1 ? "other words trust" : "trust it");
		struct found *all;
		size_t count;

		all = find_all(&bench, &text, &count);
		assert_int_equal(count, 1);
		assert_int_equal(all[0].start, i == 1 ? 12 : 0);
		free(all);
		text_free(&text);
		lexis_trim(bench.lexis);
	}
	bench_close(&bench);
}

static void
long_passages_come_in_pieces(void **state)
{
	struct bench bench;
	struct buffer string = { 0 };
	struct found *all;
	struct text text;
	size_t count;

	(void)state;
	bench_open(&bench, false);
	bench_add(&bench, "joint work", 0);
	bench_seal(&bench);
	for (size_t i = 0; i < MATCH_UNITS * 3; i++)
		buffer_add_string(&string, "joint work and ");
	buffer_add_string(&string, "joint");
	buffer_add_char(&string, '\0');
	text = text_of(&bench, string.at);
	all = find_all(&bench, &text, &count);
	assert_in_range(count, MATCH_UNITS * 3 - 9, MATCH_UNITS * 3);	/* some lie across the cuts */
	free(all);
	text_free(&text);
	buffer_free(&string);
	bench_close(&bench);
}

/* The slow matcher: each sequence of each pattern at each word. Its texts have no compounds. */
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
word_fits(struct bench *bench, const struct pattern_word *step, struct slice word)
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
step_fits(struct bench *bench, const struct pattern_step *step, struct slice word)
{
	bool fits = false;

	for (size_t i = 0; i < step->count; i++)
		fits |= word_fits(bench, &step->words[i], word);
	return fits;
}

/* Everything that the patterns of a case find, gathered one by one. */
struct slow {
	struct bench *bench;
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
		slow->all = array_reserve(slow->all, &slow->room, slow->count, 1, sizeof *slow->all);
		assert_non_null(slow->all);
		slow->all[slow->count++] = found;
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
find_slowly(struct bench *bench, const struct pattern *patterns, size_t pattern_count,
	const struct text *text, size_t *count)
{
	struct slow slow = { .bench = bench, .text = text };
	size_t kept = 0;

	for (size_t start = 0; start < text->count; start++)
		for (uint32_t i = 0; i < pattern_count; i++)
			for (struct pattern_sequence *s = patterns[i].first; s; s = s->next)
				fit_slowly(&slow, s, 0,
					(struct found){ i, text->tokens[start].start, 0 }, start);
	if (slow.count)
		qsort(slow.all, slow.count, sizeof *slow.all, found_order);
	for (size_t i = 0; i < slow.count; i++)
		if (i == 0 || found_order(&slow.all[kept - 1], &slow.all[i]) != 0)
			slow.all[kept++] = slow.all[i];
	*count = kept;
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
read_random_patterns(struct bench *bench, struct arena *arena, uint64_t *random,
	struct pattern *patterns, size_t count)
{
	for (uint32_t i = 0; i < count; ) {
		struct slice source = random_words(arena, random, next_random(random) % 4 + 1, true);
		struct fault fault;
		const char *at;

		if (!pattern_read(source, arena, &patterns[i], &at, &fault))
			continue;	/* all optional, or a gap at the border */
		assert_true(matcher_add(bench->matcher, bench->dialect, &patterns[i], i));
		i++;
	}
}

static void
agrees_with_the_slow_matcher(void **state)
{
	uint64_t random = 7;

	(void)state;
	for (size_t round = 0; round < 200; round++) {
		struct pattern patterns[12];
		struct arena arena = { 0 };
		struct bench bench;
		struct found *fast, *slow;
		size_t fast_count, slow_count;
		struct text text;

		bench_open(&bench, false);
		read_random_patterns(&bench, &arena, &random, patterns, COUNT_OF(patterns));
		bench_seal(&bench);
		text = text_of(&bench, random_words(&arena, &random, 30, false).at);
		fast = find_all(&bench, &text, &fast_count);
		slow = find_slowly(&bench, patterns, COUNT_OF(patterns), &text, &slow_count);
		assert_int_equal(fast_count, slow_count);
		for (size_t i = 0; i < slow_count; i++)
			assert_int_equal(found_order(&fast[i], &slow[i]), 0);
		free(fast);
		free(slow);
		text_free(&text);
		bench_close(&bench);
		arena_free(&arena);
	}
}

static void
unknown_languages_are_refused(void **state)
{
	struct matcher *matcher = matcher_new();
	struct fault fault = { .words = "" };
	uint32_t dialect;

	(void)state;
	assert_false(matcher_dialect(matcher, "klingon", NULL, &dialect, &fault));
	assert_words(&fault, "no stemmer for the language \"klingon\"");
	assert_true(matcher_dialect(matcher, "french", NULL, &dialect, &fault));
	matcher_free(matcher);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_alone_finds_its_form),
		cmocka_unit_test(words_together_are_found_by_stem),
		cmocka_unit_test(globs_find_forms),
		cmocka_unit_test(acronyms_find_capitals),
		cmocka_unit_test(gaps_pass_over_words),
		cmocka_unit_test(compounds_match_every_way),
		cmocka_unit_test(rulers_of_hyphens_stay_whole),
		cmocka_unit_test(spellings_match_both_ways),
		cmocka_unit_test(all_patterns_are_found_at_once),
		cmocka_unit_test(no_pattern_finds_nothing),
		cmocka_unit_test(odd_stems_are_no_danger),
		cmocka_unit_test(forgotten_words_are_read_again),
		cmocka_unit_test(long_passages_come_in_pieces),
		cmocka_unit_test(agrees_with_the_slow_matcher),
		cmocka_unit_test(unknown_languages_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* tl-tokenise: the scanner that knows the easy cases against a plain reading of the rules. */
#include "map.h"
#include "unicode.h"
#include "utf8.h"

extern const struct stage tokenise_stage;

enum {
	RANDOM_TEXTS = 200000,
	RANDOM_LENGTH = 24,	/* code points */
	LONG_TEXTS = 20000,
	LONG_LENGTH = 200	/* across the blocks of a glance */
};

struct bench {
	struct map joining, splitting;
	struct span *expected;
	size_t room;
};

static int
set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);
	char *split = "--split-hyphens";

	assert_non_null(bench);
	assert_true(map_begin(&bench->joining, &tokenise_stage, NULL, 0));
	assert_true(map_begin(&bench->splitting, &tokenise_stage, &split, 1));
	*state = bench;
	return 0;
}

static int
tear_down(void **state)
{
	struct bench *bench = *state;

	map_end(&bench->joining);
	map_end(&bench->splitting);
	free(bench->expected);
	free(bench);
	return 0;
}

static const struct spans *
tokenise(struct map *map, struct slice text)
{
	const struct spans *tokens;

	assert_int_equal(map_text(map, text, ""), VERDICT_KEEP);
	tokens = record_tokens(map->record, &map->fault);
	assert_non_null(tokens);
	return tokens;
}

static bool
is_word_letter(uint32_t c)
{
	return unicode_is_letter(c) && unicode_word_break(c) != WB_EXTEND;
}

/* What a segment holds: 'a' a letter, '1' a number and no letter, '-' one hyphen, 0 neither. */
static char
segment_kind(const char *at, const char *end)
{
	const char *first = at;
	uint32_t c = utf8_next(&first);
	char kind = 0;

	if (first == end && (c == '-' || c == 0x2010 || c == 0x2011))
		return '-';
	while (at < end) {
		c = utf8_next(&at);
		if (is_word_letter(c))
			return 'a';
		if (unicode_is_number(c))
			kind = '1';
	}
	return kind;
}

static bool
starts_with_word(const char *at)
{
	uint32_t c = utf8_next(&at);

	return is_word_letter(c) || unicode_is_number(c);
}

/* The tokens of `text` by the letter of the rules: segment by segment. */
static size_t
expect_tokens(struct bench *bench, struct slice text, bool join)
{
	char before = 0, hyphen = 0;	/* kinds of the last segments, if nothing lies between */
	size_t count = 0;

	if (bench->room < text.size) {
		bench->room = text.size;
		bench->expected = realloc(bench->expected, bench->room * sizeof *bench->expected);
		assert_non_null(bench->expected);
	}
	for (size_t at = 0, end; at < text.size; at = end) {
		char kind;

		end = word_boundary(text.at, text.size, at);
		kind = segment_kind(text.at + at, text.at + end);
		if (kind == '-' && before && !hyphen) {
			hyphen = kind;
			continue;
		}
		if (kind == '-')
			kind = 0;
		if (kind && join && hyphen && (before == 'a' || kind == 'a')
				&& starts_with_word(text.at + at))
			bench->expected[count - 1].end = (uint32_t)end;
		else if (kind)
			bench->expected[count++] = (struct span){ (uint32_t)at, (uint32_t)end };
		before = kind;
		hyphen = 0;
	}
	return count;
}

static void
print_text(struct slice text)
{
	for (const char *at = text.at; at < text.at + text.size;)
		print_message("U+%04X ", utf8_next(&at));
	print_message("\n");
}

static void
assert_agrees(struct bench *bench, struct slice text)
{
	for (int join = 0; join < 2; join++) {
		struct map *map = join ? &bench->joining : &bench->splitting;
		const struct spans *tokens = tokenise(map, text);
		size_t count = expect_tokens(bench, text, join);

		if (tokens->count != count || (count && memcmp(tokens->at, bench->expected,
				count * sizeof *tokens->at) != 0)) {
			print_text(text);
			fail_msg("not the tokens that the rules give");
		}
	}
}

/* Code points of every class, the ordinary ones more than once. */
static const uint32_t alphabet[] = {
	'a', 'b', 'Z', 'e', 't', ' ', ' ', ' ', '-', '-', '-', '1', '2', '0', '_', '.', ',', ':',
	';', '\'', '"', '(', '/', '\r', '\n', 0x85, 0xad, 0xb7, 0xbd, 0xe9, 0x308, 0x37e, 0x5d0,
	0x5d1, 0x661, 0x66b, 0xe01, 0x200d, 0x2010, 0x2011, 0x2013, 0x2014, 0x2019, 0x2019, 0x201c,
	0x201d, 0x2024, 0x2028, 0x202f, 0x2060, 0x2160, 0x24c2, 0x2764, 0x3000, 0x3042, 0x30a2,
	0x30fc, 0x4e00, 0xac00, 0xfe0f, 0xff07, 0xff10, 0xff9e, 0x1d7d9, 0x1f1e6, 0x1f3fb, 0x1f469
};

static void
random_text_agrees(struct bench *bench, uint64_t *seed, uint32_t longest)
{
	uint32_t length = next_random(seed) % (longest + 1);
	/* some texts over few letters, so that rare neighbours meet */
	uint32_t some = next_random(seed) % COUNT_OF(alphabet) + 1;
	uint32_t shift = next_random(seed);
	char text[4 * LONG_LENGTH];
	size_t size = 0;

	for (uint32_t i = 0; i < length; i++)
		size += utf8_put(text + size,
			alphabet[(shift + next_random(seed) % some) % COUNT_OF(alphabet)]);
	assert_agrees(bench, (struct slice){ text, size });
}

static void
random_texts_agree(void **state)
{
	uint64_t seed = 1;

	for (size_t i = 0; i < RANDOM_TEXTS; i++)
		random_text_agrees(*state, &seed, RANDOM_LENGTH);
	for (size_t i = 0; i < LONG_TEXTS; i++)
		random_text_agrees(*state, &seed, LONG_LENGTH);
}

static FILE *
open_samples(void)
{
	const char *folder = getenv("UNIDATA");
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/auxiliary/WordBreakTest.txt",
		folder ? folder : "/usr/share/unicode");
	file = fopen(path, "r");
	if (!file) {
		print_message("skipped: no %s\n", path);
		skip();
	}
	return file;
}

/* Each sample of UAX #29 alone, between letters, between digits, and in a text with all others. */
static void
samples_of_uax_29_agree(void **state)
{
	FILE *file = open_samples();
	struct buffer all = { 0 };
	char line[4096];

	while (fgets(line, sizeof line, file)) {
		char text[256] = "a", *rest = line;
		size_t size = 1;

		line[strcspn(line, "#\n")] = '\0';
		for (char *word; (word = strsep(&rest, " \t"));)
			if (strspn(word, "0123456789ABCDEF") >= 4)
				size += utf8_put(text + size, (uint32_t)strtoul(word, NULL, 16));
		assert_agrees(*state, (struct slice){ text + 1, size - 1 });
		buffer_add(&all, text + 1, size - 1);
		text[size] = 'a';
		assert_agrees(*state, (struct slice){ text, size + 1 });
		text[0] = text[size] = '1';
		assert_agrees(*state, (struct slice){ text, size + 1 });
	}
	fclose(file);
	assert_false(buffer_failed(&all));
	assert_agrees(*state, buffer_slice(&all));
	buffer_free(&all);
}

/* Checks the tokens of `text`, divided by "|". */
static void
assert_tokens(struct map *map, const char *text, const char *divided)
{
	const struct spans *tokens = tokenise(map, slice_of(text));
	struct buffer seen = { 0 };

	for (size_t i = 0; i < tokens->count; i++) {
		struct span span = tokens->at[i];

		buffer_add_string(&seen, i ? "|" : "");
		buffer_add(&seen, text + span.start, span.end - span.start);
	}
	assert_slice(buffer_slice(&seen), divided);
	buffer_free(&seen);
}

static void
words_as_people_write_them(void **state)
{
	struct bench *bench = *state;
	struct map *map = &bench->joining;

	assert_tokens(map, "", "");
	assert_tokens(map, " - — … !?", "");
	assert_tokens(map, "Care, not cure.", "Care|not|cure");
	assert_tokens(map, "the patient\u2019s “own” patients\u2019 GP",
		"the|patient\u2019s|own|patients|GP");
	assert_tokens(map, "£1,000.50 (p<0.05; 95% CI 1.2–3.4)", "1,000.50|p|0.05|95|CI|1.2|3.4");
	assert_tokens(map, "e.g. U.S. and/or 3G", "e.g|U.S|and|or|3G");
	assert_tokens(map, "de\u00advelop\u00ad ment", "de\u00advelop\u00ad|ment");
	assert_tokens(map, "snake_case _x_ __", "snake_case|_x_");
}

static void
hyphens_join(void **state)
{
	struct bench *bench = *state;
	struct map *map = &bench->joining;

	assert_tokens(map, "well-being state-of-the-art", "well-being|state-of-the-art");
	assert_tokens(map, "COVID-19 SARS-CoV-2 12-month", "COVID-19|SARS-CoV-2|12-month");
	assert_tokens(map, "well\u2010being well\u2011being", "well\u2010being|well\u2011being");
	assert_tokens(map, "2018-2022 10-12-year", "2018|2022|10|12-year");
	assert_tokens(map, "COVID-19-2020", "COVID-19|2020");
	assert_tokens(map, "short- and long-term", "short|and|long-term");
	assert_tokens(map, "care--cure care - cure -care", "care|cure|care|cure|care");
	assert_tokens(map, "care–cure care—cure", "care|cure|care|cure");
	assert_tokens(map, "long-\nterm a-\u0308b a-_b", "long|term|a|b|a|_b");
	assert_tokens(map, "bien-être mère-enfant", "bien-être|mère-enfant");
	assert_tokens(map, "care-", "care");
}

static void
hyphens_can_split(void **state)
{
	struct bench *bench = *state;

	assert_tokens(&bench->splitting, "well-being, COVID-19", "well|being|COVID|19");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_as_people_write_them),
		cmocka_unit_test(hyphens_join),
		cmocka_unit_test(hyphens_can_split),
		cmocka_unit_test(samples_of_uax_29_agree),
		cmocka_unit_test(random_texts_agree),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

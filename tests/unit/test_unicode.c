/* Word boundaries and properties against the files of the Unicode Character Database that the
 * tables were made of (UNIDATA names their folder). */
#include "buffer.h"
#include "check.h"
#include "unicode.h"
#include "utf8.h"

enum {
	CASE_BYTES = 256,
	MARKS = 1000000
};

static FILE *
open_data(const char *name)
{
	const char *folder = getenv("UNIDATA");
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder ? folder : "/usr/share/unicode", name);
	file = fopen(path, "r");
	if (!file) {
		print_message("skipped: no %s\n", path);
		skip();
	}
	return file;
}

/* One sample: "÷ 0061 × 0308 ÷". Boundaries are marked by the byte they stand before. */
struct sample {
	char text[CASE_BYTES];
	size_t size;
	bool boundary[CASE_BYTES + 1];
};

static void
read_sample(char *line, struct sample *sample)
{
	char *word;

	*sample = (struct sample){ .size = 0 };
	line[strcspn(line, "#\n")] = '\0';
	while ((word = strsep(&line, " \t"))) {
		if (strcmp(word, "÷") == 0)
			sample->boundary[sample->size] = true;
		else if (*word && strcmp(word, "×") != 0)
			sample->size += utf8_put(sample->text + sample->size,
				(uint32_t)strtoul(word, NULL, 16));
		assert_true(sample->size <= CASE_BYTES - 4);
	}
}

static bool
sample_holds(const struct sample *sample)
{
	bool found[CASE_BYTES + 1] = { true };

	for (size_t at = 0; at < sample->size;) {
		at = word_boundary(sample->text, sample->size, at);
		found[at] = true;
	}
	return memcmp(found, sample->boundary, sizeof found) == 0;
}

static void
every_sample_of_uax_29_holds(void **state)
{
	FILE *file = open_data("auxiliary/WordBreakTest.txt");
	char line[4096], kept[4096];
	size_t passed = 0, failed = 0;
	struct sample sample;

	(void)state;
	while (fgets(line, sizeof line, file)) {
		strcpy(kept, line);
		read_sample(line, &sample);
		if (sample.size == 0)
			continue;
		if (sample_holds(&sample)) {
			passed++;
			continue;
		}
		failed++;
		print_message("%s", kept);
	}
	fclose(file);
	print_message("WordBreakTest.txt: %zu passed, %zu failed\n", passed, failed);
	assert_true(passed > 0);
	assert_int_equal(failed, 0);
}

static void
assert_segments(const char *text, const char *divided)
{
	struct buffer seen = { 0 };
	size_t size = strlen(text);

	for (size_t at = 0; at < size;) {
		size_t end = word_boundary(text, size, at);

		buffer_add(&seen, text + at, end - at);
		buffer_add_char(&seen, '|');
		at = end;
	}
	buffer_add_char(&seen, '\0');
	assert_false(buffer_failed(&seen));
	assert_string_equal(seen.at, divided);
	buffer_free(&seen);
}

/* What the samples leave out: the third of three, and rules that meet. */
static void
rules_that_meet(void **state)
{
	(void)state;
	assert_segments("ש'ש", "ש'ש|");
	assert_segments("ש'", "ש'|");
	assert_segments("ש'1", "ש'|1|");
	assert_segments("ש\"ש\"ש\"", "ש\"ש\"ש|\"|");
	assert_segments("a'b'", "a'b|'|");
	assert_segments("a\u2019\u0308b", "a\u2019\u0308b|");
	assert_segments("1.2.3.a", "1.2.3|.|a|");
	assert_segments("a1.2b.c", "a1.2b.c|");
	assert_segments("1,a", "1|,|a|");
	assert_segments("🇩🇪🇬🇧🇫", "🇩🇪|🇬🇧|🇫|");
	assert_segments("a🇩\u0308🇪🇬", "a|🇩\u0308🇪|🇬|");
	assert_segments("👩\u200d\u2695\ufe0f👩", "👩\u200d\u2695\ufe0f|👩|");
	assert_segments("a\r\n\u0308b", "a|\r\n|\u0308|b|");
	assert_segments("  \u0308 a", "  \u0308| |a|");
	assert_segments("soft\u00adhyphen", "soft\u00adhyphen|");
}

static void
add_marks(struct buffer *text, const char *before)
{
	buffer_add_string(text, before);
	for (size_t i = 0; i < MARKS; i++)
		buffer_add_string(text, "\u0308");
}

/* Looking ahead over marks must not make the whole quadratic: that would take hours here. */
static void
millions_of_marks(void **state)
{
	struct buffer text = { 0 };
	size_t segments = 0;

	(void)state;
	add_marks(&text, "a:");
	add_marks(&text, "1,");
	assert_false(buffer_failed(&text));
	for (size_t at = 0; at < text.size; segments++)
		at = word_boundary(text.at, text.size, at);
	assert_int_equal(segments, 4);
	buffer_free(&text);
}

static bool
is_category(const char *category, const char *letters)
{
	return strchr(letters, category[0]) != NULL;
}

static void
assert_properties(uint32_t c, const char *category, uint32_t lower)
{
	bool upper = strcmp(category, "Lu") == 0 || strcmp(category, "Lt") == 0;

	if (unicode_is_letter(c) != is_category(category, "L")
			|| unicode_is_number(c) != is_category(category, "N")
			|| unicode_is_upper(c) != upper || unicode_lower(c) != lower)
		fail_msg("U+%04X: not what UnicodeData.txt says", c);
}

/* Goes through all code points, so that those between the lines count as unassigned. */
static void
properties_are_those_of_the_database(void **state)
{
	FILE *file = open_data("UnicodeData.txt");
	uint32_t next = 0;
	char line[1024];

	(void)state;
	while (fgets(line, sizeof line, file)) {
		char *field[15], *rest = line;
		uint32_t c;

		for (size_t i = 0; i < 15; i++)
			field[i] = strsep(&rest, ";\n");
		c = (uint32_t)strtoul(field[0], NULL, 16);
		for (bool inside = strstr(field[1], ", Last>"); next < c; next++)
			assert_properties(next, inside ? field[2] : "Cn", next);
		assert_properties(c, field[2],
			*field[13] ? (uint32_t)strtoul(field[13], NULL, 16) : c);
		next = c + 1;
	}
	fclose(file);
	for (; next < 0x110000; next++)
		assert_properties(next, "Cn", next);
}

static void
properties_of_some(void **state)
{
	(void)state;
	assert_int_equal(unicode_word_break('a'), WB_ALETTER);
	assert_int_equal(unicode_word_break(0x2019), WB_MIDNUMLET);
	assert_int_equal(unicode_word_break(0xad), WB_FORMAT);
	assert_int_equal(unicode_word_break(0xac00), WB_ALETTER);
	assert_int_equal(unicode_word_break(0x4e00), WB_OTHER);
	assert_true(unicode_is_letter(0x4e01));		/* inside a range of UnicodeData.txt */
	assert_true(unicode_is_pictographic(0x1f600));
	assert_false(unicode_is_pictographic('#'));
	assert_true(unicode_is_space(' ') && unicode_is_space(0xa0) && unicode_is_space('\n'));
	assert_false(unicode_is_space(0x200b));
	assert_int_equal(unicode_word_break(UINT32_MAX), WB_OTHER);
	assert_int_equal(unicode_lower(UINT32_MAX), UINT32_MAX);
}

static void
letters_lose_their_marks(void **state)
{
	(void)state;
	assert_int_equal(unicode_base('e'), 'e');
	assert_int_equal(unicode_base(0xe9), 'e');
	assert_int_equal(unicode_base(0x1ec7), 'e');	/* two marks, decomposed one after the other */
	assert_int_equal(unicode_base(0xf8), 0xf8);
	assert_int_equal(unicode_base(0xfb01), 0xfb01);	/* a ligature: for compatibility alone */
	assert_int_equal(unicode_base(UINT32_MAX), UINT32_MAX);
}

static void
text_is_lower_cased(void **state)
{
	const char *text = "ÉCOLE \u023a 2\u0130 Straße \U00010400 ΣΑΣ";
	char out[3 * 64];
	size_t size = unicode_lower_text(out, slice_of(text));

	(void)state;
	out[size] = '\0';
	assert_string_equal(out, "école \u2c65 2i straße \U00010428 σασ");
}

/* Every byte of ASCII in every place of 8, beside itself and others. */
static void
ascii_is_lower_cased_alone(void **state)
{
	char text[11], out[3 * sizeof text];

	(void)state;
	for (int c = 0; c < 0x80; c++)
		for (size_t place = 0; place < sizeof text; place++) {
			char lower = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : (char)c;

			memset(text, "Zz\0"[place % 3], sizeof text);
			text[place] = (char)c;
			assert_int_equal(unicode_lower_text(out, (struct slice){ text, sizeof text }),
				sizeof text);
			assert_int_equal(out[place], lower);
			assert_int_equal(out[(place + 1) % sizeof text], "zz\0"[place % 3]);
		}
}

static void
widths_are_those_of_a_terminal(void **state)
{
	(void)state;
	assert_int_equal(unicode_width('a'), 1);
	assert_int_equal(unicode_width(0x301), 0);	/* combining acute accent */
	assert_int_equal(unicode_width(0x200d), 0);	/* zero width joiner */
	assert_int_equal(unicode_width(0xad), 1);
	assert_int_equal(unicode_width(0x4e00), 2);
	assert_int_equal(unicode_width(0x2a700), 2);	/* inside a range of EastAsianWidth.txt */
	assert_int_equal(unicode_width(0xff21), 2);	/* fullwidth A */
	assert_int_equal(unicode_width(0xff71), 1);	/* halfwidth katakana */
	assert_int_equal(unicode_width(0x1f600), 2);
	assert_int_equal(unicode_text_width(SLICE("e\u0301t\u00e9")), 3);
	assert_int_equal(unicode_text_width(SLICE("\u65e5\u672c")), 4);
	assert_int_equal(unicode_text_width(SLICE("\u1112\u1161\u11ab")), 2);	/* one syllable */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sample_of_uax_29_holds),
		cmocka_unit_test(rules_that_meet),
		cmocka_unit_test(millions_of_marks),
		cmocka_unit_test(properties_are_those_of_the_database),
		cmocka_unit_test(properties_of_some),
		cmocka_unit_test(letters_lose_their_marks),
		cmocka_unit_test(text_is_lower_cased),
		cmocka_unit_test(ascii_is_lower_cased_alone),
		cmocka_unit_test(widths_are_those_of_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

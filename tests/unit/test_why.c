/* tl-why: lines of a width, marks in a text, scores told apart by their parts, quotations. */
#include "../../stages/why/marked.h"
#include "../../stages/why/page.h"
#include "../../stages/why/sum.h"
#include "check.h"
#include "quote.h"

static void
assert_text(struct buffer *out, const char *expected)
{
	buffer_add_char(out, '\0');
	assert_false(out->failed);
	assert_string_equal(out->at, expected);
	buffer_reset(out, SIZE_MAX);
}

static void
lines_end_where_the_width_does(void **state)
{
	struct buffer out = { 0 };
	struct page page = { .out = &out, .width = PAGE_LEAST };

	(void)state;
	page_field(&page, "code");
	page_add_string(&page, " twenty-nine  columns go to here, not\nall of them ");
	page_end_line(&page);
	assert_text(&out, "  code     twenty-nine columns go to\n           here, not all of them\n");
	page_indent(&page, 2);
	page_add_string(&page, "e\xcc\x81tudes of 012345678901234567890123456789012345678901");
	page_end_line(&page);
	assert_text(&out, "  e\xcc\x81tudes of\n  01234567890123456789012345678901234567\n  8901\n");
	page_free(&page);
	buffer_free(&out);
}

static void
nothing_turns_the_terminal(void **state)
{
	struct buffer out = { 0 };
	struct page page = { .out = &out, .width = PAGE_WIDTH };

	(void)state;
	page_add(&page, SLICE("a\033[2J\0b\xe2\x80\xae\xc2\x9b\xff \x7f"));
	page_end_line(&page);
	assert_text(&out, "a\\x1b[2J\\x00b\\xe2\\x80\\xae\\xc2\\x9b\\xff \\x7f\n");
	page_free(&page);
	buffer_free(&out);
}

/* Marks "from to class", "-" for the term. */
static void
assert_marked(bool colours, const struct mark *marks, size_t count, const char *expected)
{
	struct buffer out = { 0 };
	struct page page = { .out = &out, .width = PAGE_WIDTH, .colours = colours };
	struct arena arena = { 0 };
	struct slice text = SLICE("lack of two words");

	assert_true(marked_add(&page, text, (struct span){ 0, 17 }, marks, count, &arena));
	page_end_line(&page);
	assert_text(&out, expected);
	arena_free(&arena);
	page_free(&page);
	buffer_free(&out);
}

static void
marks_stand_around_what_they_mark(void **state)
{
	const struct mark side[] = { { { 8, 17 }, { 0 } }, { { 0, 7 }, SLICE("deficit") } };
	const struct mark inside[] = { { { 0, 17 }, { 0 } }, { { 0, 7 }, SLICE("deficit") } };
	const struct mark same[] = { { { 0, 4 }, { 0 } }, { { 0, 4 }, SLICE("hedge") } };
	const struct mark across[] = { { { 0, 7 }, { 0 } }, { { 5, 11 }, SLICE("hedge") } };
	const struct mark beyond[] = { { { 8, 40 }, { 0 } }, { { 20, 30 }, SLICE("hedge") } };

	(void)state;
	assert_marked(false, side, 2, "{lack of:deficit} [two words]\n");
	assert_marked(false, inside, 2, "[{lack of:deficit} two words]\n");
	assert_marked(false, same, 2, "[{lack:hedge}] of two words\n");
	assert_marked(false, across, 2, "[lack {of] two:hedge} words\n");
	assert_marked(false, beyond, 2, "lack of [two words]\n");
}

/* A space is underlined only between words that are. */
static void
colours_end_with_what_they_mark(void **state)
{
	const struct mark marks[] = { { { 8, 17 }, { 0 } }, { { 0, 7 }, SLICE("deficit") } };

	(void)state;
	assert_marked(true, marks, 2, "\033[0;1;31mlack of\033[0m \033[0;1;4mtwo words\033[0m\n");
}

static void
assert_sum(struct tag tag, enum sum_kind kind, bool adds_up)
{
	struct sum sum = sum_of(&tag);

	assert_int_equal(sum.kind, kind);
	assert_int_equal(sum.adds_up, adds_up);
}

static void
parts_tell_how_they_make_the_score(void **state)
{
	struct tag_part rules[] = { { SLICE("term"), 1000 }, { SLICE("cue"), 1500 } };
	struct tag_part learnt[] = { { SLICE("bias"), -1000 }, { SLICE("direction"), 2000 } };
	struct tag_part term[] = { { SLICE("term"), 700 } };
	struct slice coded = SLICE("a/b"), uncoded = SLICE("uncoded");

	(void)state;
	assert_sum((struct tag){ .code = coded, .score = 2500, .parts = rules, .part_count = 2 },
		SUM_PLAIN, true);
	assert_sum((struct tag){ .code = uncoded, .score = 2400, .parts = rules, .part_count = 2 },
		SUM_PLAIN, false);
	/* L(-1) L(2) = 0.268941 * 0.880797 = 0.236882 */
	assert_sum((struct tag){ .code = coded, .score = 237, .parts = learnt, .part_count = 2 },
		SUM_CODE, true);
	assert_sum((struct tag){ .code = coded, .score = 240, .parts = learnt, .part_count = 2 },
		SUM_CODE, false);
	assert_sum((struct tag){ .code = coded, .score = 700, .parts = term, .part_count = 1 },
		SUM_PLAIN, true);
	/* L(0.7) = 0.668188, half of it without a direction */
	assert_sum((struct tag){ .code = coded, .score = 334, .parts = term, .part_count = 1 },
		SUM_CODE, true);
	assert_sum((struct tag){ .code = uncoded, .score = 668, .parts = term, .part_count = 1 },
		SUM_STATEMENT, true);
}

/* 3,000 bytes of one sentence, of two bytes a character, with spaces or without. */
static void
assert_cut(const char *unit, size_t most)
{
	struct buffer text = { 0 };
	struct span all = { 0, 3000 }, term = { 1500, 1502 };
	const struct spans sentences = { &all, 1 };
	struct quote quote;

	while (text.size < 3000)
		buffer_add_string(&text, unit);
	quote = quote_of(buffer_slice(&text), &sentences, term);
	assert_int_equal(quote.number, 1);
	assert_int_equal(quote.sentence.end, 3000);
	assert_in_range(quote.part.start, term.start - QUOTE_MOST, term.start - most);
	assert_in_range(quote.part.end, term.end + most, term.end + QUOTE_MOST);
	assert_true((text.at[quote.part.start] & 0xc0) != 0x80);
	assert_true((text.at[quote.part.end] & 0xc0) != 0x80);
	buffer_free(&text);
}

static void
long_sentences_are_cut(void **state)
{
	(void)state;
	assert_cut("\xc3\xa9", QUOTE_MOST - 2);
	assert_cut("a\xc3\xa9 b ", QUOTE_MOST - 6);
}

static void
a_place_may_be_in_no_sentence(void **state)
{
	struct slice text = SLICE("one two three");
	struct span all = { 4, 7 };
	const struct spans sentences = { &all, 1 };
	struct quote quote = quote_of(text, &sentences, (struct span){ 0, 3 });

	(void)state;
	assert_int_equal(quote.number, 0);
	assert_int_equal(quote.part.end, 3);
	quote = quote_of(text, &sentences, (struct span){ 5, 13 });
	assert_int_equal(quote.number, 1);
	assert_int_equal(quote.part.start, 4);
	assert_int_equal(quote.part.end, 13);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_where_the_width_does),
		cmocka_unit_test(nothing_turns_the_terminal),
		cmocka_unit_test(marks_stand_around_what_they_mark),
		cmocka_unit_test(colours_end_with_what_they_mark),
		cmocka_unit_test(parts_tell_how_they_make_the_score),
		cmocka_unit_test(long_sentences_are_cut),
		cmocka_unit_test(a_place_may_be_in_no_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* svg: numbers, escaped text, and the document around the elements. */
#include "check.h"
#include "svg.h"

static void
check_number(double number, const char *expected)
{
	struct buffer out = { 0 };

	svg_add_number(&out, number);
	assert_slice(buffer_slice(&out), expected);
	buffer_free(&out);
}

static void
numbers_have_two_decimals_at_most(void **state)
{
	(void)state;
	check_number(0, "0");
	check_number(-0.001, "0");
	check_number(12, "12");
	check_number(-1.5, "-1.5");
	check_number(0.055, "0.06");
	check_number(2.345678, "2.35");
	check_number(1000000.25, "1000000.25");
}

static void
text_is_escaped_and_forbidden_characters_are_replaced(void **state)
{
	struct svg svg = { .prefix = SLICE("p-") };
	struct buffer out = { 0 };

	(void)state;
	svg_text(&svg, 1, 2.5, (struct lettering){ 9, true },
		SLICE("<a href=\"x\">&]]>\x01\n\xe2\x80\xae\xef\xbf\xbe"), "fill=\"red\"");
	svg_end(&svg, &out, 10, 20, SLICE("a<b"), SLICE("\x7f"));
	assert_false(buffer_failed(&out));
	assert_slice(buffer_slice(&out),
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\""
		" viewBox=\"0 0 10 20\" role=\"img\" aria-labelledby=\"p-title p-desc\""
		" font-family=\"sans-serif\" text-rendering=\"geometricPrecision\">\n"
		"<title id=\"p-title\">a&lt;b</title>\n"
		"<desc id=\"p-desc\">\xef\xbf\xbd</desc>\n"
		"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
		"<text x=\"1\" y=\"2.5\" font-size=\"9\" font-weight=\"bold\" fill=\"red\">"
		"&lt;a href=&quot;x&quot;&gt;&amp;]]&gt;\xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd</text>\n"
		"</svg>\n");
	buffer_free(&out);
	svg_free(&svg);
}

static void
cut_lines_have_the_whole_as_a_tip(void **state)
{
	struct svg svg = { 0 };
	struct lettering lettering = { 10, false };
	struct lettering_lines lines = { .at = { SLICE("one"), SLICE("tw") }, .count = 2, .cut = true };

	(void)state;
	svg_lines(&svg, 0, 10, lettering, &lines, SLICE("one two"), "");
	assert_slice(buffer_slice(&svg.body),
		"<g><title>one two</title>\n"
		"<text x=\"0\" y=\"10\" font-size=\"10\">one</text>\n"
		"<text x=\"0\" y=\"23.5\" font-size=\"10\">tw\xe2\x80\xa6</text>\n"
		"</g>\n");
	svg_free(&svg);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_have_two_decimals_at_most),
		cmocka_unit_test(text_is_escaped_and_forbidden_characters_are_replaced),
		cmocka_unit_test(cut_lines_have_the_whole_as_a_tip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

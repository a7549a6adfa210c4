/* What tl-ingest does with text of XML on its way into the parser and out of it. */
#include "buffer.h"
#include "check.h"

#include "../../stages/ingest/line.h"
#include "../../stages/ingest/xml_spell.h"

#define E_ACUTE "\xc3\xa9"
#define E_SPELT "\x7f" "Bh"	/* '?' and the low six bits of each byte */

static void
check_spelt(struct slice piece, const char *spelt)
{
	struct buffer out = { 0 };

	xml_spell(&out, piece);
	assert_slice(buffer_slice(&out), spelt);
	assert_int_equal(xml_unspelt_size(buffer_slice(&out)), piece.size);
	buffer_free(&out);
}

static void
spelt(void **state)
{
	static const struct {
		const char *piece, *spelt;
	} cases[] = {
		{ "<a>e</a>", "<a>e</a>" },
		{ "<a>" E_ACUTE "e" E_ACUTE "</a>", "<a>" E_SPELT "e" E_SPELT "</a>" },
		/* of two, three and four bytes */
		{ ">\xc2\x80\xdf\xbf<", ">\x7f" "A?" "\x7f" "^~<" },
		{ ">\xe4\xb8\xad\xf0\x9f\x98\x80<", ">\x7f" "cwl" "\x7f" "o^W?<" },
		/* not in tags, of which an attribute may hold a bracket */
		{ "<" E_ACUTE " a=\"" E_ACUTE "\">x<", "<" E_ACUTE " a=\"" E_ACUTE "\">x<" },
		{ "<a b=\">" E_ACUTE "\">" E_ACUTE "<", "<a b=\">" E_ACUTE "\">" E_SPELT "<" },
		/* nor where no tag begins or ends */
		{ E_ACUTE "<a>" E_ACUTE, E_ACUTE "<a>" E_ACUTE },
		/* nor in names of references */
		{ ">&r" E_ACUTE "s; " E_ACUTE "<", ">&r" E_ACUTE "s; " E_SPELT "<" },
		{ ">a & " E_ACUTE "<", ">a & " E_SPELT "<" },
		/* nor what XML does not allow */
		{ ">\xef\xbf\xbe\xef\xbf\xbd<", ">\xef\xbf\xbe\x7fn~|<" },
		/* U+007F, which announces a spelling, everywhere */
		{ "<\x7f>" "\x7f" "Bh<", "<\x7f@>" "\x7f@" "Bh<" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		check_spelt(slice_of(cases[i].piece), cases[i].spelt);
	assert_true(xml_is_plain(SLICE("<a>")));
	assert_false(xml_is_plain(SLICE("sixteen bytes and" E_ACUTE)));
	assert_false(xml_is_plain(SLICE("\x7f")));
}

/* Every piece of some parts comes back as it was. */
static void
put_back(void **state)
{
	static const char *const parts[] = { "<", ">", "&", E_ACUTE, "\x7f", "B", "\xe4\xb8\xad",
		"\xef\xbf\xbe" };
	struct buffer piece = { 0 }, out = { 0 };

	(void)state;
	for (unsigned number = 0; number < 1u << 18; number++) {
		piece.size = out.size = 0;
		for (unsigned rest = number; rest; rest >>= 3)
			buffer_add_string(&piece, parts[rest & 7]);
		xml_spell(&out, buffer_slice(&piece));
		assert_int_equal(xml_unspelt_size(buffer_slice(&out)), piece.size);
		out.size = xml_unspell(out.at, out.size);
		if (!slice_equal(buffer_slice(&piece), buffer_slice(&out)))
			fail_msg("piece %u: %.*s", number, (int)piece.size, piece.at);
	}
	buffer_free(&piece);
	buffer_free(&out);
}

/* What was not spelt by xml_spell stays. */
static void
not_spelt(void **state)
{
	static const char *const texts[] = { "", "\x7f", "\x7f" "B", "\x7f" "B\x7f", "\x7f>",
		"\x7f~~~~", "\x7f_??", "\x7fl_?" };
	char text[16];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct slice whole = slice_of(texts[i]);

		memcpy(text, whole.at, whole.size);
		assert_int_equal(xml_unspell(text, whole.size), whole.size);
		assert_memory_equal(text, whole.at, whole.size);
	}
}

static void
even(void **state)
{
	static const struct {
		const char *text;
		size_t even;
	} cases[] = {
		{ "", 0 }, { "a", 1 }, { " ", 1 }, { "  ", 1 }, { "a b ", 4 }, { "a  b", 2 },
		{ "a\tb", 1 }, { "fifteen letters  and", 16 }, { "sixteen letters. and", 20 },
		{ "sixteen letters,  and", 17 }, { "a line of seventy bytes\v", 23 },
		{ "one byte of many \xc3\xa9 \xc2\xa0 \xc2\xa0 is not\r", 32 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (line_even(slice_of(cases[i].text)) != cases[i].even)
			fail_msg("%s: %zu", cases[i].text, line_even(slice_of(cases[i].text)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spelt),
		cmocka_unit_test(put_back),
		cmocka_unit_test(not_spelt),
		cmocka_unit_test(even),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* LaTeX in the values of BibTeX becomes plain text. */
#include "buffer.h"
#include "check.h"

#include "../../stages/ingest/latex.h"
#include "../../stages/ingest/latex_table.h"

struct reading {
	const char *latex, *plain;
};

static void
check_all(const struct reading *readings, size_t count, enum latex_kind kind)
{
	struct buffer out = { 0 };

	for (size_t i = 0; i < count; i++) {
		out.size = 0;
		latex_add(&out, slice_of(readings[i].latex), kind);
		buffer_add_char(&out, '\0');
		assert_string_equal(out.at, readings[i].plain);
	}
	buffer_free(&out);
}

#define CHECK(readings, kind) check_all((readings), sizeof(readings) / sizeof *(readings), (kind))

static void
accents(void **state)
{
	static const struct reading readings[] = {
		{ "\\'e \\'{e} {\\'e} {\\'{e}} \\' e", "é é é é é" },
		{ "\\v{C}apek, \\v Capek, {\\v C}apek", "Čapek, Čapek, Čapek" },
		{ "na\\\"{\\i}ve na\\\"\\i ve", "naïve naïve" },
		{ "\\c{c}\\k{a}\\H{o}\\r{u}\\d{t}\\b{d}\\.{Z}\\={e}\\u{g}\\^{y}\\~{n}\\`{a}",
			"çąőůṭḏŻēğŷñà" },
		{ "\\'{q}", "q\u0301" },
		{ "\\\"{oo}", "öo" },
		{ "{\\O}sterg{\\aa}rd stra{\\ss}e {\\L}\\'od\\'z", "Østergård straße Łódź" },
		{ "\\'{\\ae}", "æ\u0301" },
		{ "é \\'", "é" },
	};

	(void)state;
	CHECK(readings, LATEX_LINE);
}

static void
commands(void **state)
{
	static const struct reading readings[] = {
		{ "\\emph{so} \\textbf{\\textit{on}}", "so on" },
		{ "50\\% \\& \\#1 \\_ \\$ \\{x\\}", "50% & #1 _ $ {x}" },
		{ "100% sure", "100% sure" },
		{ "\\href{https://a.b/c_d}{here}", "here" },
		{ "\\url{https://a.b/~c_d}", "https://a.b/~c_d" },
		{ "a\\\\b\\ c~d\\,e", "a b c d e" },
		{ "hy\\-phen\\/ation", "hyphenation" },
		{ "\\unknown{kept}", "kept" },
		{ "\\textquoteright\\textendash{} \\ldots", "’– …" },
		{ "\\AA \\zeta \\SS", "ÅζSS" },
		{ "\\begin{itemize}\\item a\\item b\\end{itemize}", "a b" },
		{ "\\href{never closed", "" },
		{ "}}{{", "" },
		{ "\\", "" },
	};

	(void)state;
	CHECK(readings, LATEX_LINE);
}

static void
formulas(void **state)
{
	static const struct reading readings[] = {
		{ "H$_2$O, $x^{2}$, 20$^{\\circ}$C", "H2O, x2, 20°C" },
		{ "from $5 to $6 a day", "from $5 to $6 a day" },
		{ "$5 at $p \\le 0.05$", "$5 at p ≤0.05" },
		{ "cost in $", "cost in $" },
		{ "a_b and a^b", "a_b and a^b" },
	};

	(void)state;
	CHECK(readings, LATEX_LINE);
}

static void
marks(void **state)
{
	static const struct reading lines[] = {
		{ "``so'' -- on --- and-on", "“so” – on — and-on" },
		{ " a\n\n  b\tc ", "a b c" },
	};
	static const struct reading paragraphs[] = {
		{ " a\nb\n \n c\\par d\n\n", "a b\n\nc\n\nd" },
	};
	static const struct reading addresses[] = {
		{ "https://a.b/~c--d''\\_e\\%20$1$", "https://a.b/~c--d''_e%20$1$" },
		{ "10.1000/\\textasciitilde{}a{\\_}b\\~{}c{\\char126}d", "10.1000/~a_b~c~d" },
	};

	(void)state;
	CHECK(lines, LATEX_LINE);
	CHECK(paragraphs, LATEX_PARAGRAPHS);
	CHECK(addresses, LATEX_ADDRESS);
}

static void
symbols(void **state)
{
	(void)state;
	assert_string_equal(latex_symbol(SLICE("AA")), "Å");
	assert_string_equal(latex_symbol(SLICE("leqslant")), "≤");
	assert_string_equal(latex_symbol(SLICE("zeta")), "ζ");
	assert_null(latex_symbol(SLICE("nothing")));
	assert_null(accent_of('x'));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accents),
		cmocka_unit_test(commands),
		cmocka_unit_test(formulas),
		cmocka_unit_test(marks),
		cmocka_unit_test(symbols),
	};

	return cmocka_run_group_tests_name("ingest: LaTeX", tests, NULL, NULL);
}

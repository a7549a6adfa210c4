/* What tl-ingest reads out of lines of pages: labels, names, where a document appeared, markup. */
#include "check.h"

#include "../../stages/ingest/front_matter.h"
#include "../../stages/ingest/line.h"
#include "../../stages/ingest/markup.h"
#include "../../stages/ingest/pdf_line.h"
#include "../../stages/ingest/web_citation.h"
#include "../../stages/ingest/web_names.h"
#include "../../stages/ingest/web_words.h"

static void
markup(void **state)
{
	static const struct {
		const char *value, *clean;
	} cases[] = {
		{ "plain", "plain" },
		{ "p < 0.05 and n > 3", "p < 0.05 and n > 3" },
		{ "p<0.05, q<i and r>s", "p<0.05, q<i and r>s" },
		{ "<i>E. coli</i>", "E. coli" },
		{ "<I>E. coli</I>", "E. coli" },
		{ "<i>not closed", "<i>not closed" },
		{ "not opened</i>", "not opened</i>" },
		{ "</i>the wrong way<i>", "</i>the wrong way<i>" },
		{ "H<sub>2</sub>O", "H2O" },
		{ "<p>One.</p><p>Two.</p>", "One. Two." },
		{ "One<br/>two<BR>three", "One two three" },
		{ "<jats:p xml:lang=\"en\">One</jats:p>", "One" },
		{ "&lt;b&gt;bold&lt;/b&gt;", "bold" },
		{ "&amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;", "bold" },
		{ "&amp;amp;amp;", "&" },
		{ "R&D; AT&T; &copy &", "R&D; AT&T; &copy &" },
		{ "caf&eacute; &#233;&#xE9;&#xe9;", "café ééé" },
		{ "&#150;&#128;", "–€" },
		{ "&#0;&#xd800;&#1114112;&#99999999999999999999;",
			"&#0;&#xd800;&#1114112;&#99999999999999999999;" },
		{ "a&nbsp;b&apos;c", "a b'c" },
		{ "<title>Abstract</title><p>One.</p>", "One." },
		{ "<b>Aims</b>We asked", "Aims We asked" },
		{ "Mac<b>D</b>onald", "MacDonald" },
		{ "<script>alert(1)</script>", "<script>alert(1)</script>" },
		{ "<", "<" }, { "&", "&" }, { "<b", "<b" }, { "&#", "&#" }, { "&lt;", "<" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_slice(markup_clean(&arena, slice_of(cases[i].value)), cases[i].clean);
	arena_free(&arena);
}

static void
found_in_lines(void **state)
{
	size_t at = 0;

	(void)state;
	assert_slice(line_doi(SLICE("doi: 10.5334/ijic.982. Print 2012")), "10.5334/ijic.982");
	assert_slice(line_doi(SLICE("(https://doi.org/10.5555/a(1)b).")), "10.5555/a(1)b");
	assert_slice(line_doi(SLICE("version 10.5 of 110.1000/x")), "");
	assert_slice(line_pmcid(SLICE("PMCID: PMC3601509 x")), "PMC3601509");
	assert_slice(line_pmcid(SLICE("PMC")), "");
	assert_int_equal(line_year(SLICE("12345 in 2019."), &at), 2019);
	assert_int_equal(at, 9);
	assert_int_equal(line_year(SLICE("page 9999"), &at), 0);
	assert_int_equal(line_words(SLICE("  two  words ")), 2);
	assert_int_equal(line_find(SLICE("A Volume 3"), "volume "), 2);
	assert_slice(line_number(SLICE(": E753-E761, x")), "E753-E761");
}

static void
roles(void **state)
{
	static const struct {
		const char *line;
		enum web_role role;
		const char *value;
	} cases[] = {
		{ "Abstract", ROLE_ABSTRACT, "" },
		{ "ABSTRACT:", ROLE_ABSTRACT, "" },
		{ "Abstract: It helped.", ROLE_ABSTRACT, "It helped." },
		{ "Methods", ROLE_PART, "" },
		{ "2.1 Methods", ROLE_PART, "" },
		{ "2. Methods", ROLE_PART, "" },
		{ "2019 Methods", ROLE_NONE, "" },
		{ "Methods: We asked.", ROLE_NONE, "We asked." },
		{ "Cited by (12)", ROLE_OUT, "" },
		{ "Cite", ROLE_FURNITURE, "" },
		{ "Share: a virtue", ROLE_NONE, "a virtue" },
		{ "Skip to the next part", ROLE_FURNITURE, "" },
		{ "DOI:10.5555/x", ROLE_DOI, "10.5555/x" },
		{ "被引:29", ROLE_NOTHING, "29" },
		{ "摘要", ROLE_ABSTRACT, "" },
		{ "页码：E753 / E761", ROLE_PAGES, "E753 / E761" },
		{ "Nothing that is known", ROLE_NONE, "" },
		{ "", ROLE_NONE, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct slice value;
		enum web_role role = web_role_of(slice_of(cases[i].line), &value);

		if (role != cases[i].role || !slice_is(value, cases[i].value))
			fail_msg("\"%s\" is %d, \"%.*s\"", cases[i].line, (int)role,
				(int)value.size, value.at);
	}
}

/* The names of a line with bars between them; "-": it is no list of names. */
static void
check_names(const char *line, const char *expected)
{
	struct ingest run = { 0 };
	struct buffer out = { 0 };

	work_begin(&run, "web", 1);
	if (!web_add_names(&run, slice_of(line)))
		buffer_add_char(&out, '-');
	for (size_t i = 0; i < run.work.value_count; i++) {
		buffer_add_string(&out, i ? "|" : "");
		buffer_add_slice(&out, run.work.values[i].value);
	}
	assert_slice(buffer_slice(&out), expected);
	buffer_free(&out);
	work_free(&run.work);
	arena_free(&run.arena);
}

static void
names(void **state)
{
	(void)state;
	check_names("Tom Ling  1 , Laura Brereton 1 2, Ann van den Berg 3",
		"Ling, Tom|Brereton, Laura|van den Berg, Ann");
	check_names("Ling, T (Ling, Tom) [1] ; Moss, A (Moss, Ada) [1,2]", "Ling, Tom|Moss, Ada");
	check_names("Dambha-Miller, Hajira [1 ]", "Dambha-Miller, Hajira");
	check_names("Ada Moss a, Jan King b *", "Moss, Ada|King, Jan");
	check_names("Ada Moss, Jan King and Li Wu", "Moss, Ada|King, Jan|Wu, Li");
	check_names("Ling T, Moss AB", "Ling, T|Moss, AB");
	check_names("Records, trust and time", "-");
	check_names("We asked twelve nurses, and they answered", "-");
}

/* "year|container|volume|issue|page", or "-". */
static void
check_citation(const char *line, const char *expected)
{
	static const enum work_line lines[] = { WORK_CONTAINER, WORK_VOLUME, WORK_ISSUE, WORK_PAGE };
	struct ingest run = { 0 };
	struct buffer out = { 0 };

	work_begin(&run, "web", 1);
	if (web_citation(&run, slice_of(line))) {
		buffer_add_number(&out, run.work.issued.year);
		for (size_t i = 0; i < COUNT_OF(lines); i++) {
			buffer_add_char(&out, '|');
			buffer_add_slice(&out, run.work.lines[lines[i]]);
		}
	} else {
		buffer_add_char(&out, '-');
	}
	assert_slice(buffer_slice(&out), expected);
	buffer_free(&out);
	work_free(&run.work);
	arena_free(&run.arena);
}

static void
citations(void **state)
{
	(void)state;
	check_citation("Int J Integr Care. 2012 Jul 24;12(3):e129.", "2012|Int J Integr Care|12|3|e129");
	check_citation(". 2012 Jul 24:12:e129.", "2012||12||e129");
	check_citation("Volume 125, Issue 3, March 2021, Pages 330-337", "2021||125|3|330-337");
	check_citation("BMC Health volume 20, Article number: 123 (2020)", "2020|BMC Health|20||123");
	check_citation("Tom Ling et al. Int J Integr Care. .", "0|Int J Integr Care|||");
	check_citation("What happened in 2012 and later", "-");
	check_citation("Shared records between hospital and home", "-");
}

static void
front_matter(void **state)
{
	(void)state;
	assert_int_equal(front_matter_size(SLICE("---\ntitle: x\n---\ntext")), 17);
	assert_int_equal(front_matter_size(SLICE("+++\ntitle = 'x'\n+++\n")), 20);
	assert_int_equal(front_matter_size(SLICE("---\ntitle: x\n...\n")), 17);
	assert_int_equal(front_matter_size(SLICE("---\ntitle: x\n")), 0);
	assert_int_equal(front_matter_size(SLICE("---\nno key\n---\n")), 0);
	assert_int_equal(front_matter_size(SLICE("---\n---\n")), 0);
	assert_int_equal(front_matter_size(SLICE("text\n---\na: b\n---\n")), 0);
	assert_int_equal(front_matter_size(SLICE("")), 0);
}

/* The two lines as one text; the words of `document` are known. */
static void
check_hyphen(const char *document, const char *first, const char *second, const char *expected)
{
	struct pdf_line at[] = {
		{ .text = slice_of(document) }, { .text = slice_of(first) },
		{ .text = slice_of(second) }
	};
	struct pdf_lines lines = { .at = at, .count = COUNT_OF(at), .pages = 1 };
	struct pdf_hyphens hyphens = { 0 };
	struct buffer out = { 0 };
	struct fault fault = { 0 };

	assert_true(pdf_add_text(&out, &lines, &hyphens, &fault));
	assert_true(slice_starts(buffer_slice(&out), slice_of(document)));
	assert_slice(((struct slice){ out.at + strlen(document) + 1,
		out.size - strlen(document) - 1 }), expected);
	buffer_free(&out);
}

static void
hyphens(void **state)
{
	(void)state;
	check_hyphen("Integrated care", "inte-", "grated teams", "integrated\nteams\n");
	check_hyphen("A long-term plan", "a long-", "term one", "a long-term\none\n");
	check_hyphen("Self care", "self-", "care, too", "self-care,\ntoo\n");
	check_hyphen("Cooperate, co, operate", "co-", "operate", "cooperate\n");
	check_hyphen("x", "in the UK-", "Based one", "in the UK-\nBased one\n");
	check_hyphen("x", "2019-", "2020", "2019-\n2020\n");
	check_hyphen("x", "soft\u00ad", "ly", "softly\n");
	check_hyphen("x", "a dash -", "and more", "a dash -\nand more\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup),
		cmocka_unit_test(found_in_lines),
		cmocka_unit_test(roles),
		cmocka_unit_test(names),
		cmocka_unit_test(citations),
		cmocka_unit_test(front_matter),
		cmocka_unit_test(hyphens),
	};

	return cmocka_run_group_tests_name("ingest: pages", tests, NULL, NULL);
}

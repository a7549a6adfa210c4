/* The page of tl-report: text made safe for HTML, documents named, records that are not those of
 * the count. What the page looks like and does is for tests/browser.sh. */
#include "../../stages/report/page_document.h"
#include "html.h"
#include "lexis.h"
#include "scratch.h"
#include "sum.h"

extern const struct stage report_stage;

static void
assert_text(struct buffer *out, const char *expected)
{
	buffer_add_char(out, '\0');
	assert_false(buffer_failed(out));
	assert_string_equal(out->at, expected);
	buffer_free(out);
}

static void
text_is_text_in_html(void **state)
{
	static const struct {
		struct slice from;
		const char *markup, *json;
	} cases[] = {
		{ SLICE(""), "", "\"\"" },
		{ SLICE("a</script><!--"), "a&lt;/script&gt;&lt;!--",
			"\"a\\u003c/script\\u003e\\u003c!--\"" },
		{ SLICE("\"'&\\"), "&quot;&#39;&amp;\\", "\"\\\"'\\u0026\\\\\"" },
		{ SLICE("\0\x1b\x7f\xc2\x85"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
			"\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
		{ SLICE("\t\r\n\xe2\x80\xa8\xe2\x80\xa9"), "     ", "\"     \"" },
		{ SLICE("\xe2\x80\xae\xe2\x81\xa6\xef\xbf\xbf"),
			"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
			"\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
		{ SLICE("\xd7\x90\xe2\x80\x8f\xf0\x9f\x98\x80"), "\xd7\x90\xe2\x80\x8f\xf0\x9f\x98\x80",
			"\"\xd7\x90\xe2\x80\x8f\xf0\x9f\x98\x80\"" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = { 0 };

		html_add(&out, cases[i].from);
		assert_text(&out, cases[i].markup);
		html_add_json(&out, cases[i].from);
		assert_text(&out, cases[i].json);
	}
}

static void
lengths_are_those_of_javascript(void **state)
{
	(void)state;
	assert_int_equal(html_units(SLICE("")), 0);
	assert_int_equal(html_units(SLICE("abc")), 3);
	assert_int_equal(html_units(SLICE("\xc3\xa9\xe2\x82\xac")), 2);
	assert_int_equal(html_units(SLICE("\xf0\x9f\x98\x80x")), 3);
}

static void
documents_have_names(void **state)
{
	static const struct {
		const char *line, *named;
	} cases[] = {
		{ "{\"id\":\"x\"}", "[\"x\",\"\",\"\",\"\",\"\",\"\"]" },
		{ "{\"id\":\"x\",\"title\":\"T\",\"author\":[{\"given\":\"A.\",\"family\":\"Abel\"}],"
			"\"issued\":{\"date-parts\":[[2020,6]]},\"year\":1999,\"source\":\"grey\","
			"\"language\":\"en\"}",
			"[\"x\",\"T\",\"Abel\",\"2020\",\"grey\",\"en\"]" },
		{ "{\"id\":\"x\",\"author\":[{\"literal\":\"Board\"},\"Baker\",{\"given\":\"C.\"}],"
			"\"year\":\"2001\"}",
			"[\"x\",\"\",\"Board, Baker and C.\",\"2001\",\"\",\"\"]" },
		{ "{\"id\":\"x\",\"author\":[\"A\",\"B\",\"C\",\"D\",\"E\"]}",
			"[\"x\",\"\",\"A, B, C and 2 others\",\"\",\"\",\"\"]" },
		{ "{\"id\":\"x\",\"title\":[\"T\"],\"author\":{\"family\":\"A\"},\"issued\":2,"
			"\"source\":true,\"language\":null}", "[\"x\",\"\",\"\",\"\",\"\",\"\"]" },
		{ "{\"id\":\"x\",\"author\":[]}", "[\"x\",\"\",\"\",\"\",\"\",\"\"]" },
	};
	struct lexis *lexis = lexis_new(1 << 16);
	struct record *record = record_new(lexis);
	struct fault fault = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = { 0 };

		assert_true(record_parse(record, slice_of(cases[i].line), true, &fault));
		page_document_add(&out, record);
		assert_text(&out, cases[i].named);
	}
	record_free(record);
	lexis_free(lexis);
}

#define TAG(code, polarity) \
	"{\"start\":0,\"end\":3,\"lexicon\":\"l\",\"code\":\"" code "\",\"polarity\":\"" polarity \
	"\",\"status\":\"reported\",\"rule\":\"terms.tsv:2\",\"cues\":[]}"
#define RECORD(id, tags) \
	"{\"id\":\"" id "\",\"source\":\"g\",\"text\":\"one two\",\"sentences\":[0,7],\"tokens\":[]," \
	"\"tags\":[" tags "]}\n"

/* One document with one barrier. */
static const char counted[] =
	"{\"kind\":\"group\",\"by\":{\"source\":\"g\"},\"documents\":1,\"sentences\":1,\"words\":2,"
	"\"references\":{\"l\":{\"barrier\":1}}}\n"
	"{\"kind\":\"cell\",\"by\":{\"source\":\"g\"},\"lexicon\":\"l\",\"code\":\"a\","
	"\"polarity\":\"barrier\",\"references\":1,\"sentences\":1,\"documents\":1}\n";

static bool
make_page(struct scratch *scratch, const char *records, struct sum *sum)
{
	char *options[] = { "--page", "--records", NULL };
	char path[512];
	void *worker;

	strcpy(path, scratch_path(scratch, "records"));
	write_file(path, slice_of(records));
	options[2] = path;
	assert_true(sum_begin(sum, &report_stage, options, COUNT_OF(options)));
	worker = sum_worker(sum);
	sum_text(sum, worker, slice_of(counted));
	return sum_finish(sum, worker);
}

static void
takes_the_records_that_were_counted(void **state)
{
	struct sum sum;

	assert_true(make_page(*state, RECORD("x", TAG("a", "barrier") "," TAG("b", "neutral")), &sum));
	buffer_add_char(&sum.emitter.out, '\0');
	assert_non_null(strstr(sum.emitter.out.at, "[0,0,3,0,\"reported\",null,[]]"));
	sum_end(&sum);
}

static void
takes_no_other_records(void **state)
{
	static const struct {
		const char *records, *words;
	} cases[] = {
		{ RECORD("x", ""), "they have 0 references where the count has 1 (" },
		{ RECORD("x", TAG("a", "barrier") "," TAG("a", "barrier")), "they have 2 references where the count has 1 (" },
		{ RECORD("x", TAG("a", "barrier")) RECORD("y", ""),
			"they have 2 documents where the count has 1 (" },
		{ RECORD("x", TAG("a/b", "barrier")), "record \"x\": has a tag that was not counted" },
		{ RECORD("x", TAG("a", "enabler")), "has a tag that was not counted" },
		{ "{\"id\":\"x\",\"source\":\"h\",\"text\":\"\",\"sentences\":[],\"tags\":[]}\n",
			"not of a group that was counted" },
		{ "{\"id\":\"x\",\"source\":\"g\",\"text\":\"\",\"sentences\":[]}\n",
			"no \"tags\"; run tl-tag first" },
		{ "{\"id\":\"x\"\n", "records:1: " },
		{ "", "they have 0 documents where the count has 1 (" },
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sum sum;

		assert_false(make_page(*state, cases[i].records, &sum));
		assert_words(&sum.fault, cases[i].words);
		sum_end(&sum);
	}
}

static void
refuses_what_is_not_for_a_page(void **state)
{
	static const struct refused cases[] = {
		{ { "--page", "--long" }, "--page has all tables" },
		{ { "--page", "-fcsv" }, "--page has all tables" },
		{ { "--page", "-Fthemes" }, "--page has all tables" },
		{ { "--records=x", "-ftsv" }, "are for a page; add --page" },
		{ { "--quotations=2", "-ftsv" }, "are for a page; add --page" },
	};

	(void)state;
	check_refused(&report_stage, cases, COUNT_OF(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_text_in_html),
		cmocka_unit_test(lengths_are_those_of_javascript),
		cmocka_unit_test(documents_have_names),
		scratch_test(takes_the_records_that_were_counted),
		scratch_test(takes_no_other_records),
		cmocka_unit_test(refuses_what_is_not_for_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* tl-report: tables of hand-made counts, hostile text in every format, and what is refused. */
#include "scratch.h"
#include "sum.h"

extern const struct stage report_stage;

#define TOTALS(barriers, enablers) \
	"\"references\":{\"care\":{\"barrier\":" #barriers ",\"enabler\":" #enablers "}}"
#define GROUP(by, documents, words, totals) \
	"{\"kind\":\"group\",\"by\":{" by "},\"documents\":" #documents \
	",\"sentences\":9,\"words\":" #words "," totals "}\n"
#define CELL(by, code, polarity, n, documents) \
	"{\"kind\":\"cell\",\"by\":{" by "},\"lexicon\":\"care\",\"code\":\"" code \
	"\",\"polarity\":\"" polarity "\",\"references\":" #n ",\"sentences\":1,\"documents\":" \
	#documents "}\n"
#define MARGIN(by, code, n, documents) \
	"{\"kind\":\"margin\",\"by\":{" by "},\"lexicon\":\"care\",\"code\":\"" code \
	"\",\"references\":" #n ",\"sentences\":1,\"documents\":" #documents "}\n"

#define PAIR(a, b, both, of_a, of_b) \
	"{\"kind\":\"pair\",\"by\":{},\"unit\":\"sentence\",\"a\":{\"lexicon\":\"care\"," \
	"\"code\":\"" a "\"},\"b\":{\"lexicon\":\"care\",\"code\":\"" b "\"},\"both\":" #both \
	",\"of_a\":" #of_a ",\"of_b\":" #of_b ",\"units\":9}\n"

#define GREY "\"source\":\"grey\""
#define NOWHERE "\"source\":null"

/* Three references in grey documents, one in those without a source; lines in no order. */
static const char two_groups[] =
	CELL(GREY, "costs/savings", "barrier", 2, 1)
	CELL(GREY, "costs", "barrier", 2, 1)
	CELL(NOWHERE, "costs", "enabler", 1, 1)
	CELL(NOWHERE, "costs/funding", "enabler", 1, 1)
	GROUP(GREY, 3, 100, TOTALS(2, 1))
	CELL(GREY, "access", "enabler", 1, 2)
	CELL(GREY, "access", "denied", 4, 2)
	CELL(GREY, "uncoded", "barrier", 6, 2)
	GROUP(NOWHERE, 2, 50, TOTALS(0, 1))
	MARGIN(GREY, "costs", 2, 1)
	MARGIN(GREY, "costs/savings", 2, 1)
	MARGIN(NOWHERE, "costs", 1, 1)
	MARGIN(NOWHERE, "costs/funding", 1, 1)
	MARGIN(GREY, "access", 1, 1);

static void
check_report(char *const options[], size_t count, const char *text, const char *expected)
{
	struct sum sum;
	void *worker;

	if (!sum_begin(&sum, &report_stage, options, count))
		fail_msg("%s", sum.fault.words);
	worker = sum_worker(&sum);
	sum_text(&sum, worker, slice_of(text));
	assert_true(sum_finish(&sum, worker));
	assert_slice(buffer_slice(&sum.emitter.out), expected);
	sum_end(&sum);
}

static void
sets_groups_side_by_side(void **state)
{
	(void)state;
	check_report(NULL, 0, two_groups,
		"lexicon\tcode\ttheme\tsubtheme"
		"\t(none) barrier n\t(none) barrier share\t(none) enabler n\t(none) enabler share"
		"\t(none) documents"
		"\tgrey barrier n\tgrey barrier share\tgrey enabler n\tgrey enabler share"
		"\tgrey documents"
		"\tcombined barrier n\tcombined barrier share\tcombined enabler n"
		"\tcombined enabler share\tcombined documents\n"
		"care\taccess\taccess\t\t0\t0.0000\t0\t0.0000\t0\t0\t0.0000\t1\t0.3333\t1"
		"\t0\t0.0000\t1\t0.2500\t1\n"
		"care\tcosts\tcosts\t\t0\t0.0000\t1\t1.0000\t1\t2\t0.6667\t0\t0.0000\t1"
		"\t2\t0.5000\t1\t0.2500\t2\n"
		"care\tcosts/funding\tcosts\tfunding\t0\t0.0000\t1\t1.0000\t1\t0\t0.0000\t0\t0.0000\t0"
		"\t0\t0.0000\t1\t0.2500\t1\n"
		"care\tcosts/savings\tcosts\tsavings\t0\t0.0000\t0\t0.0000\t0\t2\t0.6667\t0\t0.0000\t1"
		"\t2\t0.5000\t0\t0.0000\t1\n"
		"care\t\tTotal\t\t0\t0.0000\t1\t1.0000\t2\t2\t0.6667\t1\t0.3333\t3"
		"\t2\t0.5000\t2\t0.5000\t5\n");
}

static void
gives_a_row_to_each_cell(void **state)
{
	static char *const options[] = { "--long" };

	(void)state;
	check_report(options, 1, two_groups,
		"source\tlexicon\tcode\tlabel\tdepth\tpolarity\treferences\tsentences\tdocuments\tshare"
		"\trate\tgroup references\tgroup sentences\tgroup documents\tgroup words\n"
		"\tcare\tcosts\tcosts\t1\tenabler\t1\t1\t1\t1.0000\t20.0000\t1\t9\t2\t50\n"
		"\tcare\tcosts/funding\tfunding\t2\tenabler\t1\t1\t1\t1.0000\t20.0000\t1\t9\t2\t50\n"
		"grey\tcare\taccess\taccess\t1\tdenied\t4\t1\t2\t\t40.0000\t3\t9\t3\t100\n"
		"grey\tcare\taccess\taccess\t1\tenabler\t1\t1\t2\t0.3333\t10.0000\t3\t9\t3\t100\n"
		"grey\tcare\tcosts\tcosts\t1\tbarrier\t2\t1\t1\t0.6667\t20.0000\t3\t9\t3\t100\n"
		"grey\tcare\tcosts/savings\tsavings\t2\tbarrier\t2\t1\t1\t0.6667\t20.0000\t3\t9\t3\t100\n"
		"grey\tcare\tuncoded\tuncoded\t1\tbarrier\t6\t1\t2\t\t60.0000\t3\t9\t3\t100\n");
}

static void
reads_well_in_markdown(void **state)
{
	static char *const options[] = { "-fmarkdown", "-tthemes" };

	(void)state;
	check_report(options, 2,
		GROUP("", 4, 200, TOTALS(3, 5))
		CELL("", "a/b", "barrier", 3, 2) CELL("", "a", "barrier", 3, 2)
		MARGIN("", "a", 3, 2) MARGIN("", "a/b", 3, 2),
		"**Barriers and enablers by theme: care**\n"
		"\n"
		"| theme | barrier n | barrier % | enabler n | enabler % | documents |\n"
		"|---|---:|---:|---:|---:|---:|\n"
		"| a | 3 | 37.5 | 0 | 0.0 | 2 |\n"
		"| **Total** | 3 | 37.5 | 5 | 62.5 | 4 |\n"
		"\n"
		"%: of the barrier and enabler references of the same documents. "
		"Documents: those with a barrier or an enabler; in the total, all.\n"
		"\n"
		"- documents 4, sentences 9, words 200, barrier and enabler references 8\n");
}

static void
has_a_table_without_cells(void **state)
{
	(void)state;
	check_report(NULL, 0, "", "lexicon\tcode\ttheme\tsubtheme\n\t\tTotal\t\n");
	check_report(NULL, 0, GROUP("", 1, 2, "\"references\":{}"),
		"lexicon\tcode\ttheme\tsubtheme\tbarrier n\tbarrier share\tenabler n\tenabler share"
		"\tdocuments\n"
		"\t\tTotal\t\t0\t\t0\t\t1\n");
}

/* Formulas, separators, quotes, markup and a control character, as values to count by. */
static const char hostile[] =
	GROUP("\"=a\\tb\":\"=1+1\\n\\\"x\\\", y|*z*\\u0001\\\\<b>\\u202e\"", 1, 2, TOTALS(1, 0))
	CELL("\"=a\\tb\":\"=1+1\\n\\\"x\\\", y|*z*\\u0001\\\\<b>\\u202e\"", "-a", "barrier", 1, 1)
	GROUP("\"=a\\tb\":-1", 1, 2, TOTALS(1, 0))
	CELL("\"=a\\tb\":-1", "-a", "barrier", 1, 1)
	GROUP("\"=a\\tb\":false", 1, 2, TOTALS(1, 0))
	CELL("\"=a\\tb\":false", "-a", "barrier", 1, 1);

#define LONG_HEADS(tab) "lexicon" tab "code" tab "label" tab "depth" tab "polarity" tab "references" \
	tab "sentences" tab "documents"
#define GROUP_HEADS(tab) "group references" tab "group sentences" tab "group documents" tab "group words"

static void
keeps_hostile_text_in_its_cell(void **state)
{
	static char *const tsv[] = { "--long" }, *const csv[] = { "-L", "-fcsv" };
	static char *const markdown[] = { "-L", "-fmarkdown" };

	(void)state;
	check_report(tsv, 1, hostile,
		"=a\\tb\t" LONG_HEADS("\t") "\tshare\trate\t" GROUP_HEADS("\t") "\n"
		"false\tcare\t-a\t-a\t1\tbarrier\t1\t1\t1\t1.0000\t500.0000\t1\t9\t1\t2\n"
		"-1\tcare\t-a\t-a\t1\tbarrier\t1\t1\t1\t1.0000\t500.0000\t1\t9\t1\t2\n"
		"=1+1\\n\"x\", y|*z*\x01\\\\<b>\xe2\x80\xae"
		"\tcare\t-a\t-a\t1\tbarrier\t1\t1\t1\t1.0000\t500.0000\t1\t9\t1\t2\n");
	check_report(csv, 2, hostile,
		"'=a\tb," LONG_HEADS(",") ",share,rate," GROUP_HEADS(",") "\r\n"
		"false,care,'-a,'-a,1,barrier,1,1,1,1.0000,500.0000,1,9,1,2\r\n"
		"-1,care,'-a,'-a,1,barrier,1,1,1,1.0000,500.0000,1,9,1,2\r\n"
		"\"'=1+1\n\"\"x\"\", y|*z*\x01\\<b>\xe2\x80\xae\""
		",care,'-a,'-a,1,barrier,1,1,1,1.0000,500.0000,1,9,1,2\r\n");
	check_report(markdown, 2, hostile,
		"**Cells**\n"
		"\n"
		"| =a b | " LONG_HEADS(" | ") " | % | rate | " GROUP_HEADS(" | ") " |\n"
		"|---|---|---|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
		"| false | care | -a | -a | 1 | barrier | 1 | 1 | 1 | 100.0 | 500.00 | 1 | 9 | 1 | 2 |\n"
		"| -1 | care | -a | -a | 1 | barrier | 1 | 1 | 1 | 100.0 | 500.00 | 1 | 9 | 1 | 2 |\n"
		"| =1+1 \"x\", y\\|\\*z\\*\xef\xbf\xbd\\\\\\<b\\>\xef\xbf\xbd"
		" | care | -a | -a | 1 | barrier | 1 | 1 | 1 | 100.0 | 500.00 | 1 | 9 | 1 | 2 |\n");
}

static void
takes_order_and_labels_from_a_lexicon(void **state)
{
	struct scratch *scratch = *state;
	char *options[] = { "--table=subthemes", "-l", scratch->folder };

	write_file(scratch_path(scratch, "lexicon.json"), SLICE("{\"name\":\"care\"}\n"));
	write_file(scratch_path(scratch, "codebook.tsv"),
		SLICE("label\tcode\nSavings\tcosts/savings\nTrust\ttrust\nCosts\tcosts\n"));
	check_report(options, 3,
		GROUP("", 4, 200, TOTALS(1, 0)) CELL("", "costs/funding", "barrier", 1, 1)
		CELL("", "costs", "barrier", 1, 1) CELL("", "access", "denied", 1, 1)
		MARGIN("", "costs", 1, 1) MARGIN("", "costs/funding", 1, 1),
		"lexicon\tcode\ttheme\tsubtheme\tbarrier n\tbarrier share\tenabler n\tenabler share"
		"\tdocuments\n"
		"care\tcosts\tCosts\t\t1\t1.0000\t0\t0.0000\t1\n"
		"care\tcosts/savings\tCosts\tSavings\t0\t0.0000\t0\t0.0000\t0\n"
		"care\tcosts/funding\tCosts\tfunding\t1\t1.0000\t0\t0.0000\t1\n"
		"care\ttrust\tTrust\t\t0\t0.0000\t0\t0.0000\t0\n"
		"care\taccess\taccess\t\t0\t0.0000\t0\t0.0000\t0\n"
		"care\t\tTotal\t\t1\t1.0000\t0\t0.0000\t4\n");
}

static void
says_which_lines_it_cannot_use(void **state)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{ "{\"id\":\"x\"}", "run tl-count first" },
		{ "{\"kind\":\"group\",\"partial\":true,\"by\":{" GREY "},\"documents\":1,"
			"\"sentences\":1,\"words\":1,\"references\":{}}", "run tl-count --merge first" },
		{ "{\"kind\":\"group\",\"by\":{\"year\":1},\"documents\":1,\"sentences\":1,"
			"\"words\":1,\"references\":{}}", "counted by other fields" },
		{ "{\"kind\":\"pair\"}", "\"by\" is not as in a pair of codes" },
		{ "{\"kind\":\"pair\",\"by\":{}}", "\"unit\" is not as" },
		{ "{\"kind\":\"pair\",\"by\":{},\"unit\":\"sentence\",\"a\":1}", "\"lexicon\" is not as" },
		{ PAIR("a//b", "c", 1, 1, 1), "\"code\" is not as" },
		{ PAIR("a", "b", -1, 1, 1), "\"both\" is not as" },
		{ PAIR("a", "b", 2, 2, 1), "\"both\" is not as" },
		{ PAIR("a", "b", 1, 1.5, 1), "\"of_a\" is not as" },
		{ PAIR("a", "b", 1, 1, 9007199254740992), "\"of_b\" is not as" },
	};
	struct sum sum;
	void *worker;

	(void)state;
	assert_true(sum_begin(&sum, &report_stage, NULL, 0));
	worker = sum_worker(&sum);
	sum_text(&sum, worker, slice_of(two_groups));
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(sum_line(&sum, worker, slice_of(cases[i].line)), VERDICT_REJECT);
		assert_words(&sum.fault, cases[i].words);
	}
	sum.stage->end(worker);
	sum_end(&sum);
}

static void
says_when_lines_are_no_count(void **state)
{
	static const struct {
		const char *lines, *words;
	} cases[] = {
		{ GROUP("", 1, 2, TOTALS(1, 0)) GROUP("", 1, 2, TOTALS(1, 0)), "twice" },
		{ GROUP("", 1, 2, TOTALS(1, 0)) CELL("", "a", "barrier", 1, 1)
			CELL("", "a", "barrier", 2, 1), "twice" },
		{ CELL("", "a", "barrier", 1, 1), "without the line of its group" },
		{ PAIR("a", "b", 1, 2, 3) PAIR("a", "b", 2, 2, 3), "the same pair twice" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sum sum;
		void *worker;

		assert_true(sum_begin(&sum, &report_stage, NULL, 0));
		worker = sum_worker(&sum);
		sum_text(&sum, worker, slice_of(cases[i].lines));
		assert_false(sum_finish(&sum, worker));
		assert_words(&sum.fault, cases[i].words);
		sum_end(&sum);
	}
}

static void
workers_share_the_lines(void **state)
{
	struct sum sum;
	void *one, *other;
	struct slice expected;
	size_t half = strchr(two_groups + sizeof two_groups / 2, '\n') + 1 - two_groups;

	(void)state;
	assert_true(sum_begin(&sum, &report_stage, NULL, 0));
	one = sum_worker(&sum);
	sum_text(&sum, one, slice_of(two_groups));
	assert_true(sum_finish(&sum, one));
	expected = exact_copy(buffer_slice(&sum.emitter.out));
	one = sum_worker(&sum);
	other = sum_worker(&sum);
	sum_text(&sum, other, (struct slice){ two_groups, half });
	sum_text(&sum, one, slice_of(two_groups + half));
	assert_true(sum.stage->merge(one, other, &sum.fault));
	sum.stage->end(other);
	assert_true(sum_finish(&sum, one));
	assert_true(slice_equal(buffer_slice(&sum.emitter.out), expected));
	free_copy(expected);
	sum_end(&sum);
}

static void
refuses_settings_that_make_no_sense(void **state)
{
	static const struct refused cases[] = {
		{ { "--format=pdf", "--long" }, "unknown format \"pdf\"" },
		{ { "--table=chairs", "-ftsv" }, "unknown table \"chairs\"" },
		{ { "--table=themes", "--long" }, "do not go together" },
		{ { "-l", "/nowhere/at/all" }, "/nowhere/at/all" },
		{ { "--figure=pie", "-fsvg" }, "unknown figure \"pie\"; take themes, subthemes, "
			"proportions, forest, crosswalk or network" },
		{ { "--figure=themes", "-fcsv" }, "unknown format of a figure \"csv\"" },
		{ { "--figure=themes", "--long" }, "--figure does not go together" },
		{ { "--figure=themes", "--bars=round" }, "unknown bars \"round\"" },
		{ { "--bars=grouped", "-ftsv" }, "add --figure" },
	};

	(void)state;
	check_refused(&report_stage, cases, COUNT_OF(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_groups_side_by_side),
		cmocka_unit_test(gives_a_row_to_each_cell),
		cmocka_unit_test(reads_well_in_markdown),
		cmocka_unit_test(has_a_table_without_cells),
		cmocka_unit_test(keeps_hostile_text_in_its_cell),
		scratch_test(takes_order_and_labels_from_a_lexicon),
		cmocka_unit_test(says_which_lines_it_cannot_use),
		cmocka_unit_test(says_when_lines_are_no_count),
		cmocka_unit_test(workers_share_the_lines),
		cmocka_unit_test(refuses_settings_that_make_no_sense),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Memory that runs out while figures and pages are made. */
#include "scarce.h"

extern const struct stage report_stage;

/* One reference, by source and, as a total, of all documents. */
#define COUNTED(by) \
	"{\"kind\":\"group\"," by ",\"documents\":1,\"sentences\":1,\"words\":2," \
	"\"references\":{\"l\":{\"barrier\":1}}}\n" \
	"{\"kind\":\"rule\"," by ",\"lexicon\":\"l\",\"depth\":1,\"polarity\":\"barrier\"," \
	"\"of\":\"share\",\"unit\":\"reference\",\"quantile\":0.750,\"type\":7,\"ties\":\"key\"," \
	"\"cells\":1,\"zeros\":0,\"threshold\":1.000000}\n" \
	"{\"kind\":\"cell\"," by ",\"lexicon\":\"l\",\"code\":\"a\",\"polarity\":\"barrier\"," \
	"\"references\":1,\"sentences\":1,\"documents\":1,\"key\":true}\n"

static const char counted[] =
	COUNTED("\"by\":{\"source\":\"g\"}") COUNTED("\"all\":true,\"by\":{}");
static const char *drawn;	/* the figure */
static struct buffer whole;	/* the figure as it is when there is memory */

/* Each that is made must be whole: none may lack a name or a number. */
static bool
draw_figure(struct scratch *scratch, struct fault *fault)
{
	struct buffer seen = { 0 };
	long then;

	if (!run_stage(scratch, &report_stage, drawn, fault))
		return false;
	then = left;
	left = -1;
	read_file(scratch_path(scratch, "out"), &seen);
	if (!whole.size)
		buffer_add_slice(&whole, buffer_slice(&seen));
	assert_true(slice_equal(buffer_slice(&seen), buffer_slice(&whole)));
	buffer_free(&seen);
	left = then;
	return true;
}

#define GROUP(source) "{\"kind\":\"group\",\"by\":{\"source\":\"" source "\"},\"documents\":1," \
	"\"sentences\":1,\"words\":2,\"references\":{\"l\":{\"barrier\":2}}}\n"
#define CELL(source, code) "{\"kind\":\"cell\",\"by\":{\"source\":\"" source "\"},\"lexicon\":\"l\"," \
	"\"code\":\"" code "\",\"polarity\":\"barrier\",\"references\":2,\"sentences\":1," \
	"\"documents\":1}\n"
#define PAIR(lexicon) "{\"kind\":\"pair\",\"by\":{},\"unit\":\"sentence\",\"a\":{\"lexicon\":\"l\"," \
	"\"code\":\"a/b\"},\"b\":{\"lexicon\":\"" lexicon "\",\"code\":\"c\"},\"both\":1,\"of_a\":2," \
	"\"of_b\":3,\"units\":9,\"jaccard\":0.25,\"lift\":1.5}\n"

static void
drawings(void **state)
{
	static const char *const texts[] = {
		"report -F subthemes", "report -F themes -b grouped", "report -F proportions",
		"report -F forest", "report -F crosswalk", "report -F network"
	};

	write_file(scratch_path(*state, "in"), SLICE(GROUP("\\u0061") GROUP("b")
		CELL("\\u0061", "a") CELL("\\u0061", "a/b") CELL("b", "c") PAIR("l") PAIR("m")));
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct fault fault = { 0 };

		drawn = texts[i];
		buffer_reset(&whole, SIZE_MAX);
		assert_true(draw_figure(*state, &fault));
		try_with_ever_more(draw_figure, *state);
	}
	buffer_free(&whole);
}

static bool
make_page(struct scratch *scratch, struct fault *fault)
{
	struct buffer text = { 0 };
	bool done;

	buffer_add_format(&text, "report --page --records %s", scratch_path(scratch, "tags"));
	buffer_add_format(&text, " --lexicon %s", scratch->folder);
	buffer_add_char(&text, '\0');
	done = buffer_failed(&text) ? fault_memory(fault)
		: run_stage(scratch, &report_stage, text.at, fault);
	buffer_free(&text);
	return done;
}

static void
pages(void **state)
{
	write_file(scratch_path(*state, "codebook.tsv"), SLICE("code\tlabel\na\tA\n"));
	write_file(scratch_path(*state, "terms.tsv"), SLICE("code\tpattern\tkind\na\tone\tresource\n"));
	write_file(scratch_path(*state, "lexicon.json"), SLICE("{\"name\":\"l\"}"));
	write_file(scratch_path(*state, "tags"), SLICE("{\"id\":\"\\u0078\",\"title\":\"\\u0041\","
		"\"author\":[{\"family\":\"\\u0042\"},\"\\u0043\"],\"source\":\"\\u0067\","
		"\"text\":\"one two\",\"sentences\":[0,7],\"tokens\":[],\"sections\":[],"
		"\"tags\":[{\"start\":0,\"end\":3,\"lexicon\":\"l\",\"code\":\"a\",\"polarity\":\"barrier\","
		"\"status\":\"reported\",\"rule\":\"terms.tsv:2\",\"cues\":[{\"start\":4,\"end\":7,"
		"\"class\":\"deficit\"}],\"score\":2.1,\"parts\":{\"term\":2.1}}]}\n"));
	write_file(scratch_path(*state, "in"), SLICE(counted));
	try_with_ever_more(make_page, *state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(drawings),
		scratch_test(pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

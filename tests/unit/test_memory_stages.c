/* Memory that runs out in stages and tools. */
#include "scarce.h"

extern const struct stage compare_stage, cooccur_stage, count_stage, kwic_stage, tag_stage,
	terms_stage;

static const char terms[] =
	"code\tpattern\tkind\tlevel\tframe\tsections\twhen\n"
	"a/near\tone near/2 two|three near/3 four\tresource\tmeso\tf\t!methods\tid=x\n"
	"a/except\ttwo {3} four unless three five unless six\tproblem\n"
	"b\t@a near/4 five unless /z+/\tneutral\t\t\tnone\tn>1\n"
	"c\t/f\\w+/i\tneutral\n";

static bool
run_tag(struct scratch *scratch, struct fault *fault)
{
	char text[512];

	snprintf(text, sizeof text, "tag -l %s", scratch->folder);
	return run_stage(scratch, &tag_stage, text, fault);
}

/* From the tables of a lexicon to tags. */
static void
lexicons(void **state)
{
	struct buffer out = { 0 };

	write_file(scratch_path(*state, "terms.tsv"), SLICE(terms));
	write_file(scratch_path(*state, "cues.tsv"),
		SLICE("class\tpattern\twhen\nbarrier\tfive near/3 six\tn>=2\n"));
	write_file(scratch_path(*state, "in"), SLICE("{\"id\":\"x\",\"n\":2,\"text\":\"one two three "
		"four five six\",\"sentences\":[0,27],\"tokens\":[0,3,4,7,8,13,14,18,19,23,24,27],"
		"\"stems\":[\"one\",\"two\",\"three\",\"four\",\"five\",\"six\"]}\n"));
	try_with_ever_more(run_tag, *state);
	read_file(scratch_path(*state, "out"), &out);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.at, "\"code\":\"a/near\""));
	assert_non_null(strstr(out.at, "\"code\":\"b\""));
	assert_non_null(strstr(out.at, "\"code\":\"c\""));
	buffer_free(&out);
}

static bool
run_count(struct scratch *scratch, struct fault *fault)
{
	char text[512];

	snprintf(text, sizeof text, "count -p -b n/2,s -r 3 | count -m -t -L 0.1 -l %s",
		scratch->folder);
	return run_stage(scratch, &count_stage, text, fault);
}

#define TAGS "\"tags\":[{\"start\":0,\"end\":3,\"lexicon\":\"l\",\"code\":\"a/\\u0062\"," \
	"\"polarity\":\"barrier\"},{\"start\":1,\"end\":3,\"lexicon\":\"l\",\"code\":\"uncoded\"," \
	"\"polarity\":\"enabler\"}]}\n"

/* From documents to parts, and from these to what a whole count finds. */
static void
counts(void **state)
{
	struct buffer out = { 0 };

	write_file(scratch_path(*state, "codebook.tsv"), SLICE("code\tlabel\na/b\tB\nc\tC\n"));
	write_file(scratch_path(*state, "in"), SLICE(
		"{\"id\":\"x\",\"n\":2,\"text\":\"one\",\"sentences\":[0,3],\"tokens\":[0,3]," TAGS
		"{\"id\":\"y\",\"s\":\"\\u0041\",\"text\":\"one\",\"sentences\":[],\"tokens\":[]," TAGS));
	try_with_ever_more(run_count, *state);
	read_file(scratch_path(*state, "out"), &out);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.at, "\"all\":true,\"by\":{},\"lexicon\":\"l\",\"code\":\"a/b\""));
	assert_non_null(strstr(out.at, "\"key_stability\""));
	buffer_free(&out);
}

static bool
run_compare(struct scratch *scratch, struct fault *fault)
{
	return run_stage(scratch, &compare_stage, "compare --by g -r 5 -n 5", fault);
}

static bool
run_cooccur(struct scratch *scratch, struct fault *fault)
{
	return run_stage(scratch, &cooccur_stage, "cooccur --by g -u document -f level", fault);
}

#define TAGGED(id, group) "{\"id\":\"" id "\",\"g\":" group ",\"text\":\"one two\"," \
	"\"sentences\":[0,7],\"tokens\":[0,3,4,7],\"tags\":[{\"start\":0,\"end\":3," \
	"\"lexicon\":\"l\",\"code\":\"a/b\",\"polarity\":\"barrier\"},{\"start\":4,\"end\":7," \
	"\"lexicon\":\"l\",\"code\":\"c\",\"polarity\":\"enabler\"}]}\n"

static void
comparisons(void **state)
{
	struct buffer out = { 0 };

	write_file(scratch_path(*state, "in"), SLICE(TAGGED("x", "\"p\"") TAGGED("y", "\"q\"")
		TAGGED("z", "1")));
	try_with_ever_more(run_compare, *state);
	try_with_ever_more(run_cooccur, *state);
	read_file(scratch_path(*state, "out"), &out);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.at, "\"both\":1"));
	buffer_free(&out);
}

static bool
run_terms(struct scratch *scratch, struct fault *fault)
{
	return run_jobs_of(scratch, &terms_stage, "terms -n 1-2 -s -d --by source --keyness", 2,
		fault);
}

static bool
run_collocations(struct scratch *scratch, struct fault *fault)
{
	return run_jobs_of(scratch, &terms_stage, "terms -c -w 3 --node one -f text", 2, fault);
}

static bool
run_concordance(struct scratch *scratch, struct fault *fault)
{
	return run_stage(scratch, &kwic_stage, "kwic -e 'one near/2 three' -e two -b source",
		fault);
}

static bool
run_sorted_concordance(struct scratch *scratch, struct fault *fault)
{
	return run_jobs_of(scratch, &kwic_stage, "kwic -f text -s 1R,match -n 1 'one|two'", 2,
		fault);
}

static void
reading_aids(void **state)
{
	write_file(scratch_path(*state, "in"), SLICE(
		"{\"id\":\"x\",\"source\":\"\\u0061\",\"text\":\"one two three\",\"sentences\":[0,13],"
		"\"tokens\":[0,3,4,7,8,13],\"stems\":[\"one\",\"two\",\"three\"]}\n"
		"{\"id\":\"y\",\"text\":\"two one\",\"sentences\":[0,7],\"tokens\":[0,3,4,7],"
		"\"stems\":[\"two\",\"one\"]}\n"));
	try_with_ever_more(run_terms, *state);
	try_with_ever_more(run_collocations, *state);
	try_with_ever_more(run_concordance, *state);
	try_with_ever_more(run_sorted_concordance, *state);
}

extern const struct stage dedupe_stage;

static bool
run_dedupe(struct scratch *scratch, struct fault *fault)
{
	char text[1024];

	snprintf(text, sizeof text, "dedupe --explain %s/pairs", scratch->folder);
	return run_jobs_of(scratch, &dedupe_stage, text, 2, fault);
}

#define CARE "\"title\":\"C\\u0061re of older people at home\"," \
	"\"author\":[{\"family\":\"\\u0041\"}]"

static void
duplicates(void **state)
{
	struct buffer out = { 0 };

	write_file(scratch_path(*state, "in"), SLICE(
		"{\"id\":\"x\",\"text\":\"\"," CARE ",\"DOI\":\"10.1000/a\","
		"\"abstract\":\"one two\"}\n"
		"{\"id\":\"y\",\"text\":\"\"," CARE ",\"\\u0065\":1}\n"
		"{\"id\":\"z\",\"text\":\"\",\"DOI\":\"10.1000/a\"}\n"));
	try_with_ever_more(run_dedupe, *state);
	read_file(scratch_path(*state, "out"), &out);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.at, "\"gave\":[\"e\"]"));
	assert_non_null(strstr(out.at, "\"reason\":\"doi\""));
	buffer_free(&out);
}

extern const struct tool why_tool;

static bool
run_why(struct scratch *scratch, const char *format, struct fault *fault)
{
	char folder[512], in[512], out[512];
	char *words[] = { (char *)"tl-why", (char *)"-f", (char *)format, (char *)"-w",
		(char *)"id=x", (char *)"-l", folder, (char *)"--no-sandbox", (char *)"-o", out,
		in };

	strcpy(folder, scratch->folder);
	strcpy(in, scratch_path(scratch, "tags"));
	strcpy(out, scratch_path(scratch, "out"));
	return run_tool(&why_tool, COUNT_OF(words), words, out, fault);
}

static bool
explain_text(struct scratch *scratch, struct fault *fault)
{
	return run_why(scratch, "text", fault);
}

static bool
explain_lines(struct scratch *scratch, struct fault *fault)
{
	return run_why(scratch, "jsonl", fault);
}

static void
explanations(void **state)
{
	write_file(scratch_path(*state, "terms.tsv"),
		SLICE("code\tpattern\tkind\nb\tone|two\tproblem\na\tone two\tproblem\n"));
	write_file(scratch_path(*state, "lexicon.json"), SLICE("{\"name\":\"l\"}"));
	write_file(scratch_path(*state, "tags"), SLICE("{\"id\":\"x\",\"title\":\"\\u0041\","
		"\"text\":\"one two\",\"sentences\":[0,7],\"tokens\":[0,3,4,7],"
		"\"stems\":[\"one\",\"two\"],\"tags\":[{\"start\":0,\"end\":7,\"lexicon\":\"l\","
		"\"code\":\"a\",\"polarity\":\"barrier\",\"status\":\"reported\","
		"\"rule\":\"terms.tsv:3\",\"cues\":[],\"score\":2.1,"
		"\"parts\":{\"term\":1,\"words\":0.1,\"cue\":1}}]}\n"));
	try_with_ever_more(explain_text, *state);
	try_with_ever_more(explain_lines, *state);
}

extern const struct tool prisma_tool;

static bool
run_prisma(struct scratch *scratch, struct fault *fault)
{
	char in[512], out[512];
	char *words[] = { (char *)"tl-prisma", (char *)"-f", (char *)"json",
		(char *)"--no-sandbox", (char *)"-o", out, in };

	strcpy(in, scratch_path(scratch, "records"));
	strcpy(out, scratch_path(scratch, "out"));
	return run_tool(&prisma_tool, COUNT_OF(words), words, out, fault);
}

static void
flows(void **state)
{
	write_file(scratch_path(*state, "records"), SLICE("{\"id\":\"x\",\"text\":\"\","
		"\"source\":\"\\u0061\",\"duplicates\":[{\"id\":\"y\",\"source\":\"b\"}],"
		"\"screening\":{\"status\":\"excluded\",\"stage\":\"full-text\","
		"\"reason\":\"no \\u0061ccess\"}}\n"));
	try_with_ever_more(run_prisma, *state);
}

extern const struct tool lexicon_learn;

static bool
run_learn(struct scratch *scratch, struct fault *fault)
{
	char coded[512], folder[512], in[512], out[512];
	char *words[] = { (char *)"learn", (char *)"--coded", coded, (char *)"--no-sandbox",
		(char *)"-o", out, folder, in };

	strcpy(coded, scratch_path(scratch, "coded"));
	strcpy(folder, scratch->folder);
	strcpy(in, scratch_path(scratch, "records"));
	strcpy(out, scratch_path(scratch, "out"));
	return run_tool(&lexicon_learn, COUNT_OF(words), words, out, fault);
}

/* liblinear's own memory is not ours. */
static void
lessons(void **state)
{
	write_file(scratch_path(*state, "terms.tsv"),
		SLICE("code\tpattern\tkind\na\tone\tproblem\nb\ttwo\tresource\n"));
	write_file(scratch_path(*state, "records"),
		SLICE("{\"id\":\"x\",\"text\":\"One four.\\n\"}\n"
			"{\"id\":\"y\",\"text\":\"Two five.\\n\"}\n"));
	write_file(scratch_path(*state, "coded"), SLICE(
		"{\"id\":\"x\",\"start\":0,\"end\":9,\"codes\":[{\"code\":\"a\",\"polarity\":\"barrier\"}]}\n"
		"{\"id\":\"y\",\"start\":0,\"end\":9,\"codes\":[{\"code\":\"b\",\"polarity\":\"enabler\"}]}\n"));
	try_with_ever_more(run_learn, *state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(lexicons),
		scratch_test(counts),
		scratch_test(comparisons),
		scratch_test(reading_aids),
		scratch_test(duplicates),
		scratch_test(explanations),
		scratch_test(flows),
		scratch_test(lessons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
